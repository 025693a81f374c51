import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { EtkaPage } from './pages/EtkaPage';

export const etkaRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/stock/etka', component: EtkaPage }),
] as const;
