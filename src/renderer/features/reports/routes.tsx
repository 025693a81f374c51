import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { DayPage } from './pages/DayPage';

export const reportsRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/reports', component: DayPage }),
] as const;
