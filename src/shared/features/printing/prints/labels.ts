import { z } from 'zod';
import { letterheadSchema } from './parts';

export interface LabelFormat {
  /** Size of one label, mm. */
  width: number;
  height: number;
  /** A sheet of stickers: labels across and down, the first one's corner and the step between them, mm. Null: a roll. */
  sheet: {
    columns: number;
    rows: number;
    left: number;
    top: number;
    stepX: number;
    stepY: number;
  } | null;
}

/** The usual stickers of A4 and rolls of label printers. */
export const labelFormats = {
  sheet24: {
    ...{ width: 70, height: 37 },
    sheet: { columns: 3, rows: 8, left: 0, top: 0.5, stepX: 70, stepY: 37 },
  },
  sheet21: {
    ...{ width: 63.5, height: 38.1 },
    sheet: { columns: 3, rows: 7, left: 7.2, top: 15.1, stepX: 66, stepY: 38.1 },
  },
  sheet40: {
    ...{ width: 52.5, height: 29.7 },
    sheet: { columns: 4, rows: 10, left: 0, top: 0, stepX: 52.5, stepY: 29.7 },
  },
  roll62: { width: 62, height: 29, sheet: null },
  roll80: { width: 80, height: 40, sheet: null },
} as const satisfies Record<string, LabelFormat>;

export const labelFormatNames = ['sheet24', 'sheet21', 'sheet40', 'roll62', 'roll80'] as const;
export type LabelFormatName = (typeof labelFormatNames)[number];

/** Labels on one sheet; 1 for a roll, where each label is a page. */
export function labelsOnSheet(name: LabelFormatName): number {
  const { sheet } = labelFormats[name];
  return sheet === null ? 1 : sheet.columns * sheet.rows;
}

/** Snapshot of one run of labels, each with the code that a scan of it gives. */
export const labelsPrintSchema = z.object({
  letterhead: letterheadSchema,
  format: z.enum(labelFormatNames),
  /** Places of the first sheet that are used up already. */
  skip: z.int().min(0).max(39),
  labels: z
    .array(
      z.object({
        /** Text of the barcode, one of `encodeDocumentCode`. */
        code: z.string().regex(/^[A-Z]{2}-\d+$/),
        /** What a person reads first: number of the part, code of the place. */
        mark: z.string(),
        name: z.string(),
        /** At the right of the code: the place of a part, the warehouse of a place. */
        aside: z.string(),
      }),
    )
    .min(1)
    .max(2000),
});
export type LabelsPrint = z.infer<typeof labelsPrintSchema>;
