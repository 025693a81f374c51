import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CatalogPage } from './pages/CatalogPage';

const catalogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/catalog',
  /** „Пакет от тази поръчка“ opens the editor with what the order gives. */
  validateSearch: z.object({ packageFrom: z.coerce.number().int().positive().optional().catch(undefined) }),
  component: Catalog,
});

export const catalogRoutes = [catalogRoute] as const;

function Catalog() {
  const { packageFrom } = catalogRoute.useSearch();
  return <CatalogPage key={packageFrom} packageFrom={packageFrom} />;
}
