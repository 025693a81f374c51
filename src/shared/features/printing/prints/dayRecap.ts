import { z } from 'zod';
import { basisPoints, cents, letterheadSchema, onDate, seconds } from './parts';

const workSchema = { normSeconds: seconds, labourCents: cents, earningsCents: cents };

/** Snapshot of „Дневна рекапитулация“ (reports D1): one page, without VAT where labour is meant. */
export const dayRecapPrintSchema = z.object({
  letterhead: letterheadSchema,
  /** A workshop without vehicles: the orders are known by serial number (product §2). */
  generic: z.boolean().default(false),
  on: onDate,
  dateBasis: z.enum(['accrued', 'received', 'finished', 'invoiced', 'released']),
  received: z.int().nonnegative(),
  finished: z.int().nonnegative(),
  released: z.int().nonnegative(),
  totals: z.object({
    ...workSchema,
    attendedSeconds: seconds.nullable(),
    efficiencyBp: basisPoints.nullable(),
  }),
  workers: z.array(
    z.object({
      name: z.string(),
      orders: z.int().nonnegative(),
      attendedSeconds: seconds.nullable(),
      efficiencyBp: basisPoints.nullable(),
      ...workSchema,
    }),
  ),
  orders: z.array(
    z.object({
      number: z.string(),
      /** Plate or serial. */
      mark: z.string().nullable(),
      client: z.string(),
      phaseName: z.string(),
      ...workSchema,
    }),
  ),
  invoices: z.array(
    z.object({
      kind: z.enum(['invoice', 'debitNote', 'creditNote', 'saleRecord', 'internal']),
      count: z.int().nonnegative(),
      baseCents: cents,
      vatCents: cents,
      totalCents: cents,
    }),
  ),
  payments: z.array(
    z.object({
      method: z.enum(['cash', 'card', 'bank', 'voucher', 'offset']),
      count: z.int().nonnegative(),
      amountCents: cents,
    }),
  ),
  cashDesk: z
    .object({
      openingCents: cents,
      /** Signed: out of the desk is negative. */
      movements: z.array(
        z.object({ kind: z.enum(['payments', 'floatIn', 'paidOut', 'banked']), amountCents: cents }),
      ),
      expectedCents: cents,
      countedCents: cents.nullable(),
    })
    .nullable(),
});
export type DayRecapPrint = z.infer<typeof dayRecapPrintSchema>;
