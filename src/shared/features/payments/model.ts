import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { cents } from '../../kernel/money';

export const paymentKinds = ['cash', 'card', 'bank', 'voucher', 'offset'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Money that enters or leaves the cash desk without an invoice; `count` is what was counted in the evening. */
export const cashMovementKinds = ['float', 'in', 'out', 'bank', 'count'] as const;

/** What a person may enter: more than nothing. */
export const paidCents = cents.min(1);

export const paymentRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(paymentKinds),
  partyId: id,
  party: z.string(),
  amountCents: z.int(),
  on: isoDate,
  at: z.int(),
  note: z.string().nullable(),
  user: z.string(),
  invoices: z.array(z.object({ invoiceId: id, number: z.string(), amountCents: z.int() })),
  /** The payment that this one takes back, or that takes this one back. */
  reversesId: id.nullable(),
  reversedById: id.nullable(),
});
export type PaymentRow = z.output<typeof paymentRow>;

/** The cash desk of a day (documents §4). */
export const cashDesk = z.object({
  floatCents: z.int(),
  cashPaymentsCents: z.int(),
  inCents: z.int(),
  outCents: z.int(),
  bankCents: z.int(),
  expectedCents: z.int(),
  countedCents: z.int().nullable(),
});
export type CashDesk = z.output<typeof cashDesk>;
