import { z } from 'zod';
import { documentForms } from '../../stock/model';
import { cents, letterheadSchema, milli, onDate } from './parts';

const optionalText = z.string().nullable();

/** Snapshot of a stock document: складова разписка, искане, връщане and the protocols (documents §3.7). */
export const stockDocumentPrintSchema = z.object({
  letterhead: letterheadSchema,
  form: z.enum(documentForms),
  number: z.string().min(1),
  /** Id of the document, digits: the same number stands in the series of every kind. */
  code: z.string().regex(/^\d{1,12}$/),
  documentOn: onDate,
  /** Number of the document that this one takes back. */
  reverses: optionalText,
  warehouse: z.string(),
  toWarehouse: optionalText,
  party: z.object({ name: z.string(), eik: optionalText }).nullable(),
  order: optionalText,
  supplierDocument: optionalText,
  supplierDocumentOn: onDate.nullable(),
  note: optionalText,
  user: z.string(),
  receivedBy: optionalText,
  /** Costs are printed; never without the right to see them. */
  withValue: z.boolean(),
  lines: z.array(
    z.object({
      number: z.string(),
      name: z.string(),
      unit: z.string(),
      /** Of a correction signed. */
      quantityMilli: milli,
      bookedMilli: milli.nullable(),
      countedMilli: milli.nullable(),
      bin: optionalText,
      toBin: optionalText,
      serials: z.array(z.string()),
      unitCostCents: cents.nullable(),
      valueCents: cents.nullable(),
    }),
  ),
});
export type StockDocumentPrint = z.infer<typeof stockDocumentPrintSchema>;
