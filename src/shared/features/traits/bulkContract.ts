import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { pageOutput, pageShape } from '../../contract/paging';
import { id } from '../../kernel/ids';
import { assetFilterSchema } from '../registry/model';
import {
  bulkChangeSchema,
  bulkFilterSchema,
  bulkLogRowSchema,
  bulkRowSchema,
  bulkTotalsSchema,
  leftRowSchema,
} from './model';

/** One characteristic of many things at once (domain §2.4). */
export const traitBulkContract = {
  /** Old → new for everything that a list shows; totals are of all of it, `count` of the asked outcome. */
  'traits.bulkPreview': query({
    permission: 'assets.view',
    input: z.object(pageShape(['number'], bulkFilterSchema)),
    output: pageOutput(bulkRowSchema, bulkTotalsSchema),
  }),
  'traits.bulkApply': command({
    permission: 'assets.edit',
    input: z.object({
      assets: assetFilterSchema,
      traitId: id,
      change: bulkChangeSchema,
      /** How many the preview said; another count is refused. */
      expected: z.int().min(1),
    }),
    output: z.object({ bulkId: id, changed: z.int() }),
  }),
  /** The newest changes of many things at once. */
  'traits.bulkLog': query({
    permission: 'assets.view',
    input: z.object({}),
    output: z.object({ rows: z.array(bulkLogRowSchema) }),
  }),
  /** What an undo would bring back and what it would leave. */
  'traits.undoPreview': query({
    permission: 'assets.view',
    input: z.object({ bulkId: id }),
    output: z.object({ back: z.int(), left: z.int(), named: z.array(leftRowSchema) }),
  }),
  'traits.bulkUndo': command({
    permission: 'assets.edit',
    input: z.object({ bulkId: id }),
    output: z.object({ back: z.int(), left: z.int() }),
  }),
};
