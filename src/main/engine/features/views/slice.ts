import type { viewsContract } from '@shared/features/views/contract';
import type { Handlers } from '../../kernel/handlers';
import { listViews, removeView, saveView, setDefaultView } from './views';

export const viewsHandlers: Handlers<typeof viewsContract> = {
  'views.list': listViews,
  'views.save': saveView,
  'views.remove': removeView,
  'views.setDefault': setDefaultView,
};
