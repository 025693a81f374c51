import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { serviceOrder } from './orders';
import { party } from './parties';

export const paymentKinds = ['cash', 'card', 'bank', 'voucher', 'offset'] as const;

/** Invoice, internal document or sale record (domain §5.6–5.7); an issued one is immutable (documents §1). */
export const invoice = sqliteTable(
  'invoice',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['invoice', 'internal', 'sale'] }).notNull(),
    number: text('number').notNull(),
    status: text('status', { enum: ['issued', 'annulled'] })
      .notNull()
      .default('issued'),
    orderId: integer('order_id').references(() => serviceOrder.id),
    payerId: integer('payer_id')
      .notNull()
      .references(() => party.id),
    issuedOn: text('issued_on').notNull(),
    issuedAt: integer('issued_at').notNull(),
    taxEventOn: text('tax_event_on').notNull(),
    dueOn: text('due_on').notNull(),
    paymentWay: text('payment_way', { enum: paymentKinds }).notNull(),
    labourCents: integer('labour_cents').notNull(),
    partsCents: integer('parts_cents').notNull(),
    otherCents: integer('other_cents').notNull(),
    netCents: integer('net_cents').notNull(),
    vatCents: integer('vat_cents').notNull(),
    totalCents: integer('total_cents').notNull(),
    /** Kept with each payment in the same transaction. */
    paidCents: integer('paid_cents').notNull().default(0),
    snapshot: text('snapshot').notNull(),
    snapshotHash: text('snapshot_hash').notNull(),
    userId: integer('user_id').notNull(),
  },
  (t) => [
    uniqueIndex('invoice_number').on(t.kind, t.number),
    index('invoice_order').on(t.orderId),
    index('invoice_payer').on(t.payerId, t.issuedOn),
    index('invoice_issued').on(t.issuedOn, t.id),
    index('invoice_unpaid').on(t.dueOn).where(sql`paid_cents <> total_cents AND status = 'issued'`),
  ],
);

export const invoiceLine = sqliteTable(
  'invoice_line',
  {
    id: integer('id').primaryKey(),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoice.id),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ['operation', 'part', 'other'] }).notNull(),
    sourceLineId: integer('source_line_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    quantityMilli: integer('quantity_milli').notNull(),
    unitPriceCents: integer('unit_price_cents').notNull(),
    discountBp: integer('discount_bp').notNull(),
    netCents: integer('net_cents').notNull(),
    vatBp: integer('vat_bp').notNull(),
    normSec: integer('norm_sec').notNull().default(0),
    costCents: integer('cost_cents').notNull().default(0),
  },
  (t) => [
    index('invoice_line_invoice').on(t.invoiceId, t.position),
    index('invoice_line_source').on(t.kind, t.sourceLineId),
  ],
);

export const invoiceVat = sqliteTable(
  'invoice_vat',
  {
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoice.id),
    vatBp: integer('vat_bp').notNull(),
    baseCents: integer('base_cents').notNull(),
    vatCents: integer('vat_cents').notNull(),
    ground: text('ground'),
  },
  (t) => [primaryKey({ columns: [t.invoiceId, t.vatBp] })],
);

/** Payments are never edited: a mistake is a negative payment that names the one it reverses. */
export const payment = sqliteTable(
  'payment',
  {
    id: integer('id').primaryKey(),
    number: text('number').notNull().unique(),
    kind: text('kind', { enum: paymentKinds }).notNull(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    amountCents: integer('amount_cents').notNull(),
    on: text('on').notNull(),
    at: integer('at').notNull(),
    note: text('note'),
    reversesId: integer('reverses_id'),
    userId: integer('user_id').notNull(),
  },
  (t) => [index('payment_on').on(t.on, t.kind), index('payment_party').on(t.partyId, t.on)],
);

export const paymentAllocation = sqliteTable(
  'payment_allocation',
  {
    paymentId: integer('payment_id')
      .notNull()
      .references(() => payment.id),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoice.id),
    amountCents: integer('amount_cents').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paymentId, t.invoiceId] }),
    index('payment_allocation_invoice').on(t.invoiceId),
  ],
);

/** Money that enters or leaves the cash desk without an invoice; `count` is what was counted in the evening. */
export const cashMovement = sqliteTable(
  'cash_movement',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['float', 'in', 'out', 'bank', 'count'] }).notNull(),
    amountCents: integer('amount_cents').notNull(),
    on: text('on').notNull(),
    at: integer('at').notNull(),
    note: text('note'),
    userId: integer('user_id').notNull(),
  },
  (t) => [index('cash_movement_on').on(t.on)],
);
