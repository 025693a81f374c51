import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { ItemsPage } from './pages/ItemsPage';

export const registryRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/registry/items', component: ItemsPage }),
] as const;
