import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { payerKinds } from '../orders/model';
import { paymentKinds, paymentRow } from '../payments/model';
import { invoicePrintSchema } from '../printing/prints/invoice';

const cents = z.int();

/** An invoice is a tax document; an internal document and a sale record are not (domain §5.6–5.7). */
export const documentKinds = ['invoice', 'internal', 'sale'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Why an order cannot be closed (decisions 7); the texts stand under the same codes in the error messages. */
export const closeRefusals = [
  'ORDER_CLOSED',
  'CLOSE_NO_LINES',
  'CLOSE_WITHOUT_WORKER',
  'CLOSE_UNFINISHED',
  'CLOSE_JOB_REFUSED',
  'PAYER_SHARES',
  'PAYER_UNKNOWN',
  'PAYER_WITHOUT_EIK',
  'PAYER_WITHOUT_ADDRESS',
  'PARTS_SHORT',
  'CLOSE_NOT_DONE',
  'CLOSE_DATE_BACK',
] as const;

export const refusalSchema = z.object({
  code: z.enum(closeRefusals),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Refusal = z.output<typeof refusalSchema>;

export const documentLine = z.object({
  kind: z.enum(['operation', 'part', 'other']),
  sourceLineId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  quantityMilli: z.int(),
  unitPriceCents: cents,
  discountBp: z.int(),
  netCents: cents,
  vatBp: z.int(),
});
export type DocumentLine = z.output<typeof documentLine>;

export const vatRow = z.object({
  vatBp: z.int(),
  baseCents: cents,
  vatCents: cents,
  ground: z.string().nullable(),
});

const amounts = {
  labourCents: cents,
  partsCents: cents,
  otherCents: cents,
  netCents: cents,
  vatCents: cents,
  totalCents: cents,
};

/** What the close will issue to one payer. */
export const plannedDocument = z.object({
  /** Null: the workshop itself (internal document). */
  partyId: id.nullable(),
  payer: z.string(),
  payerKind: z.enum(payerKinds),
  kind: z.enum(documentKinds),
  /** What the person may choose from. */
  kinds: z.array(z.enum(documentKinds)),
  paymentWay: z.enum(paymentKinds),
  dueOn: isoDate,
  /** Days after the issue when the payment is by bank. */
  bankDueOn: isoDate,
  lines: z.array(documentLine),
  vat: z.array(vatRow),
  /** Why no VAT is charged at all; null when it is. */
  noVatGround: z.string().nullable(),
  ...amounts,
});
export type PlannedDocument = z.output<typeof plannedDocument>;

/** The person's choice for one payer; whoever is not named gets the planned document. */
export const documentChoice = z.object({
  partyId: id.nullable(),
  kind: z.enum(documentKinds),
  paymentWay: z.enum(paymentKinds),
  /** Null: as planned for that way of payment. */
  dueOn: isoDate.nullable().default(null),
  /** A person may want the own ЕГН or ЛНЧ on the invoice (documents §3.5); it is not printed unasked. */
  personalNumber: z.boolean().default(false),
});
export type DocumentChoice = z.output<typeof documentChoice>;

export const issuedDocument = z.object({
  id,
  kind: z.enum(documentKinds),
  number: z.string(),
  payerId: id,
  payer: z.string(),
  issuedOn: isoDate,
  dueOn: isoDate,
  paymentWay: z.enum(paymentKinds),
  totalCents: cents,
  paidCents: cents,
});
export type IssuedDocument = z.output<typeof issuedDocument>;

export const invoiceRow = issuedDocument.extend({
  status: z.enum(['issued', 'annulled']),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  mark: z.string().nullable(),
  netCents: cents,
  vatCents: cents,
  /** Days since the due date while something is open; 0 otherwise. */
  daysOverdue: z.int(),
});
export type InvoiceRow = z.output<typeof invoiceRow>;

export const invoiceViews = ['all', 'unpaid', 'overdue'] as const;
export const invoiceSorts = ['issuedOn', 'number', 'payer', 'dueOn', 'total', 'open'] as const;
export const invoiceFilter = z.object({
  text: z.string().max(80).default(''),
  view: z.enum(invoiceViews).default('all'),
  kind: z.enum(documentKinds).nullable().default(null),
  fromOn: isoDate.nullable().default(null),
  toOn: isoDate.nullable().default(null),
});

/** An issued document as it was issued, with what was paid and printed since. */
export const invoiceView = z.object({
  row: invoiceRow,
  snapshot: invoicePrintSchema,
  /** False when the stored snapshot no longer gives the hash it was issued with. */
  intact: z.boolean(),
  payments: z.array(paymentRow),
});
export type InvoiceView = z.output<typeof invoiceView>;
