import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { EarningsPage } from './pages/EarningsPage';

export const earningsRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/earnings', component: EarningsPage }),
] as const;
