import type { exportsContract } from '@shared/features/exports/contract';
import { exportTask } from '@shared/features/exports/model';
import type { Handlers } from '../../kernel/handlers';
import { writeExport } from './write';

export { listExports } from './lists';

export const exportsHandlers: Handlers<typeof exportsContract> = {
  'exports.write': writeExport,
  'exports.cancel': (ctx, { list }) => {
    ctx.services.cancelTask(exportTask(list));
    return {};
  },
};
