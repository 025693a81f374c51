import { z } from 'zod';
import { letterheadSchema } from './parts';

/** Snapshot of the label that is stuck on a thing or its folder: its code and what it is. */
export const assetLabelPrintSchema = z.object({
  letterhead: letterheadSchema,
  /** Number of the card, digits. */
  number: z.string().regex(/^\d{1,12}$/),
  /** Plate or serial number, the largest text. */
  mark: z.string().nullable(),
  /** Make, model and modification in one line. */
  description: z.string(),
});
export type AssetLabelPrint = z.infer<typeof assetLabelPrintSchema>;
