import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { ProvisionPage } from './pages/ProvisionPage';

export const provisionRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/reports/provision', component: ProvisionPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/stock/provision', component: ProvisionPage }),
] as const;
