import { z } from 'zod';
import { cents, letterheadSchema, milli, onDate } from './parts';

/** Snapshot of an order to a supplier, as it was sent. */
export const purchaseOrderPrintSchema = z.object({
  letterhead: letterheadSchema,
  number: z.string().min(1),
  orderedOn: onDate,
  expectedOn: onDate.nullable(),
  supplier: z.object({
    name: z.string().min(1),
    eik: z.string().nullable(),
    address: z.string().nullable(),
    contact: z.string().nullable(),
  }),
  /** Where it is to be delivered. */
  warehouse: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  lines: z
    .array(
      z.object({
        number: z.string(),
        supplierNumber: z.string().nullable(),
        name: z.string(),
        unit: z.string(),
        quantityMilli: milli,
        /** Net per unit; null where no price was agreed. */
        unitCents: cents.nullable(),
        netCents: cents.nullable(),
        expectedOn: onDate.nullable(),
      }),
    )
    .min(1),
  /** Net of the priced lines. */
  netCents: cents,
  orderedBy: z.string(),
});
export type PurchaseOrderPrint = z.infer<typeof purchaseOrderPrintSchema>;
