import { createRootRoute } from '@tanstack/react-router';
import { NotFound, ScreenFault } from './faults';
import { Shell } from './Shell';

/** Parent of every page; a feature's routes name it in `getParentRoute`. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ScreenFault,
});
