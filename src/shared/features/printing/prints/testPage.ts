import { z } from 'zod';
import { letterheadSchema } from './parts';

/** Snapshot of the page that confirms a printer (documents §2). */
export const testPagePrintSchema = z.object({
  letterhead: letterheadSchema,
  printerName: z.string(),
  /** Digits that the user reads from the paper to confirm the printer. */
  confirmation: z.string().regex(/^\d{1,8}$/),
});
export type TestPagePrint = z.infer<typeof testPagePrintSchema>;
