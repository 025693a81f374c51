import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { DuePage } from './pages/DuePage';
import { PlansPage } from './pages/PlansPage';
import { StaysPage } from './pages/StaysPage';

export const careRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/registry/due', component: DuePage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/registry/tyres', component: StaysPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/registry/plans', component: PlansPage }),
] as const;
