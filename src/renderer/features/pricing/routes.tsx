import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { PricesPage } from './pages/PricesPage';

export const pricingRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/prices', component: PricesPage }),
] as const;
