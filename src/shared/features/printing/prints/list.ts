import { z } from 'zod';
import { letterheadSchema } from './parts';

/** A list as it stands on the screen: its columns, filter and sort in words, cells as printed text. */
export const listPrintSchema = z.object({
  letterhead: letterheadSchema,
  title: z.string().min(1),
  /** When the list was read, UTC ms. */
  at: z.int(),
  /** Filter and sort in words, one line each. */
  notes: z.array(z.string()),
  landscape: z.boolean(),
  columns: z
    .array(z.object({ title: z.string(), align: z.enum(['left', 'right']), mayShrink: z.boolean() }))
    .min(1),
  rows: z.array(z.array(z.string())),
  totals: z.array(z.string()).nullable(),
});
export type ListPrint = z.infer<typeof listPrintSchema>;
