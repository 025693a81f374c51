import { createHashHistory, createRouter } from '@tanstack/react-router';
import { NotFound, ScreenFault } from './faults';
import { featureRoutes } from './features';
import { rootRoute } from './root';

/** Addresses live in the hash: the program's own protocol serves one document. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...featureRoutes]),
  history: createHashHistory(),
  defaultErrorComponent: ScreenFault,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
