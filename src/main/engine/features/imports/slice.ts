import type { importsContract } from '@shared/features/imports/contract';
import { importTask } from '@shared/features/imports/fields';
import type { Handlers } from '../../kernel/handlers';
import { applyImport } from './apply';
import { checkRows, openFile, reportPage } from './check';
import { checkUndo, listRuns, undoImport } from './runs';

export { importsExports } from './exports';

export const importsHandlers: Handlers<typeof importsContract> = {
  'imports.open': openFile,
  'imports.check': checkRows,
  'imports.report': reportPage,
  'imports.apply': applyImport,
  'imports.cancel': (ctx) => {
    ctx.services.cancelTask(importTask);
    return {};
  },
  'imports.list': listRuns,
  'imports.undoCheck': checkUndo,
  'imports.undo': undoImport,
};
