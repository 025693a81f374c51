import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import { etkaChoices, etkaExportRow, etkaSummary } from './model';

export const etkaContract = {
  /** What an export would write and skip, and why (etka §3). */
  'etka.preview': query({ input: etkaChoices, output: etkaSummary, permission: 'stock.exportEtka' }),
  'etka.exports': query({
    input: z.object({}),
    output: z.object({ exports: z.array(etkaExportRow) }),
    permission: 'stock.exportEtka',
  }),
  /** Writes the file to the granted drive or folder: temporary name, flush, read back, rename (etka §4). */
  'etka.export': command({
    input: etkaChoices.extend({ grantId: z.string().max(80) }),
    output: etkaSummary.extend({ exportId: id, sha256: z.string(), path: z.string() }),
    permission: 'stock.exportEtka',
  }),
};
