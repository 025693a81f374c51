import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { BoardPage } from './pages/BoardPage';
import { TodayPage } from './pages/TodayPage';

export const boardRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: TodayPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/board', component: BoardPage }),
] as const;
