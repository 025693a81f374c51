import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import { cashDesk, cashMovementKinds, paidCents, paymentKinds, paymentRow } from './model';

export const paymentsContract = {
  /** The register, newest first. */
  'payments.list': query({
    input: z.object({
      fromOn: isoDate,
      toOn: isoDate,
      kind: z.enum(paymentKinds).nullable().default(null),
      beforeId: id.nullable().default(null),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      rows: z.array(paymentRow),
      nextBeforeId: id.nullable(),
      count: z.int(),
      totalCents: z.int(),
    }),
    permission: 'payments.view',
  }),
  /** Takes money for one or more invoices of a payer; never more than is open. */
  'payments.take': command({
    input: z.object({
      kind: z.enum(paymentKinds),
      allocations: z
        .array(z.object({ invoiceId: id, amountCents: paidCents }))
        .min(1)
        .max(50),
      note: z.string().trim().max(200).default(''),
      /** Cash at or above the limit needs a second look (ЗОПБ чл. 3, documents §4). */
      confirmLargeCash: z.boolean().default(false),
    }),
    output: paymentRow,
    permission: 'payments.take',
  }),
  'payments.reverse': command({
    input: z.object({ paymentId: id, reason: z.string().trim().min(3).max(200) }),
    output: paymentRow,
    permission: 'payments.take',
  }),
  'payments.cashDesk': query({
    input: z.object({ on: isoDate }),
    output: cashDesk,
    permission: 'payments.view',
  }),
  'payments.moveCash': command({
    input: z.object({
      kind: z.enum(cashMovementKinds),
      amountCents: cents.min(0),
      note: z.string().trim().max(200).default(''),
    }),
    output: cashDesk,
    permission: 'payments.cashDesk',
  }),
};
