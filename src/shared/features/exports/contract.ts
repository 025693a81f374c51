import { z } from 'zod';
import { command } from '../../contract/entry';
import { exportedLists, exportFormats } from './model';

const list = z.enum(exportedLists);

export const exportsContract = {
  /**
   * Writes a whole filtered list to the granted place (reports §1). `input` is that of the list's own query, whose
   * permission is asked for too; `shown` is what the window sorted and filtered itself in a list that it has whole.
   */
  'exports.write': command({
    permission: 'data.export',
    input: z.object({
      list,
      input: z.record(z.string(), z.unknown()),
      shown: z
        .object({
          sort: z.object({ by: z.string().max(40), dir: z.enum(['asc', 'desc']) }).nullable(),
          text: z.string().max(200),
          /** Chosen columns in their order; without a choice the file has all that the list has. */
          columns: z.array(z.string().max(40)).max(60).optional(),
        })
        .default({ sort: null, text: '' }),
      format: z.enum(exportFormats),
      grant: z.string().max(100),
    }),
    output: z.object({ fileName: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() }),
  }),
  /** Stops a running export; what stood under the name stays as it was. */
  'exports.cancel': command({
    permission: 'data.export',
    audited: false,
    input: z.object({ list }),
    output: z.object({}),
  }),
};
