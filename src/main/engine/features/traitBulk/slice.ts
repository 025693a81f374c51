import type { traitBulkContract } from '@shared/features/traits/bulkContract';
import type { Handlers } from '../../kernel/handlers';
import { bulkApply, bulkPreview } from './bulk';
import { bulkLog, bulkUndo, undoPreview } from './undo';

export { traitBulkExports } from './exports';

/** Apart from the characteristics themselves: it goes over the lists, which stand on all that reads a characteristic. */
export const traitBulkHandlers: Handlers<typeof traitBulkContract> = {
  'traits.bulkPreview': bulkPreview,
  'traits.bulkApply': bulkApply,
  'traits.bulkLog': bulkLog,
  'traits.undoPreview': undoPreview,
  'traits.bulkUndo': bulkUndo,
};
