import { z } from 'zod';
import { id } from '../../kernel/ids';

/** Longer than any code that a scanner of the counter reads: more is a person leaning on the keyboard. */
export const scanText = z.string().min(1).max(200);

/** What a scan stands for. `unknown`: nothing here has this code; `forbidden`: something that the person may not see. */
export const scanned = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('part'), id, number: z.string(), name: z.string() }),
  z.object({ kind: z.literal('bin'), id, warehouseId: id, warehouse: z.string(), code: z.string() }),
  z.object({ kind: z.literal('order'), id, number: z.string() }),
  z.object({ kind: z.literal('asset'), id, code: z.string() }),
  z.object({ kind: z.literal('worker'), id, name: z.string(), userId: id.nullable() }),
  z.object({ kind: z.literal('invoice'), id, orderId: id.nullable() }),
  z.object({ kind: z.literal('stockDocument'), id, number: z.string() }),
  z.object({ kind: z.literal('forbidden'), text: z.string() }),
  z.object({ kind: z.literal('unknown'), text: z.string() }),
]);
export type Scanned = z.output<typeof scanned>;
export type ScannedKind = Scanned['kind'];
