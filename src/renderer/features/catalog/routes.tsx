import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { CatalogPage } from './pages/CatalogPage';

export const catalogRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/catalog', component: CatalogPage }),
] as const;
