import type { reportsContract } from '@shared/features/reports/contract';
import type { Handlers } from '../../kernel/handlers';
import { dayReportOf } from './day';

export { dayReportOf } from './day';
export { reportsExports } from './exports';

export const reportsHandlers: Handlers<typeof reportsContract> = {
  'reports.day': (ctx, { on, basis }) => dayReportOf(ctx, on, basis),
};
