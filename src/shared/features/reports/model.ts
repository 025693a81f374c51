import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { dateBases } from '../earnings/model';
import { documentKinds } from '../invoicing/model';
import { orderPhases } from '../orders/status';
import { cashDesk, paymentKinds } from '../payments/model';

const cents = z.int();

/** An order behind a figure. */
export const dayOrderRef = z.object({
  orderId: id,
  number: z.string(),
  mark: z.string().nullable(),
  client: z.string(),
});

const work = {
  normSec: z.int(),
  labourCents: cents,
  /** Null and named in `masked` without `earnings.viewDay`. */
  earningsCents: cents.nullable(),
};

export const dayWorker = z.object({
  workerId: id,
  number: z.string(),
  name: z.string(),
  orders: z.int(),
  ...work,
});

export const dayOrder = dayOrderRef.extend({ phase: z.enum(orderPhases), ...work });

export const dayInvoices = z.object({
  kind: z.enum(documentKinds),
  count: z.int(),
  netCents: cents,
  vatCents: cents,
  totalCents: cents,
});

export const dayPayments = z.object({ kind: z.enum(paymentKinds), count: z.int(), amountCents: cents });

/** Дневна рекапитулация (reports D1): what was done, earned, invoiced and taken on a date. */
export const dayReport = z.object({
  on: isoDate,
  /** Whose work it is: accrued on the day, or of the orders received, finished, invoiced or released on it. */
  basis: z.enum(dateBases),
  received: z.array(dayOrderRef),
  finished: z.array(dayOrderRef),
  released: z.array(dayOrderRef),
  workers: z.array(dayWorker),
  orders: z.array(dayOrder),
  totals: z.object(work),
  /** Whether the two tables add up to the same hours, labour and earnings. */
  agrees: z.boolean(),
  /** Null without the right to see money. */
  invoices: z.array(dayInvoices).nullable(),
  payments: z.array(dayPayments).nullable(),
  paymentsCents: cents.nullable(),
  cashDesk: cashDesk.nullable(),
  masked: z.array(z.string()),
});
export type DayReport = z.output<typeof dayReport>;
