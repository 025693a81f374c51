import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { SettingsScreen } from './pages/SettingsScreen';

export const settingsRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: SettingsScreen }),
  createRoute({ getParentRoute: () => rootRoute, path: '/settings/$page', component: SettingsScreen }),
] as const;
