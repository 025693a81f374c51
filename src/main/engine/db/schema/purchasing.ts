import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { party } from './parties';
import { part } from './parts';
import { warehouse } from './stock';

export const purchaseStatuses = ['draft', 'sent', 'received', 'cancelled'] as const;

/** What was asked of a supplier (domain §4.5); numbered when sent. `received`: nothing more is awaited. */
export const purchaseOrder = sqliteTable(
  'purchase_order',
  {
    id: integer('id').primaryKey(),
    number: text('number').unique(),
    supplierId: integer('supplier_id')
      .notNull()
      .references(() => party.id),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    status: text('status', { enum: purchaseStatuses }).notNull(),
    orderedOn: text('ordered_on'),
    /** When it is all expected; a line may name its own day. */
    expectedOn: text('expected_on'),
    /** The supplier's number of the order. */
    reference: text('reference'),
    note: text('note'),
    snapshot: text('snapshot'),
    snapshotHash: text('snapshot_hash'),
    userId: integer('user_id').notNull(),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('purchase_order_supplier').on(t.supplierId, t.id),
    index('purchase_order_status').on(t.status, t.expectedOn),
  ],
);

/** Awaited = quantity − received − cancelled, of orders that are sent. */
export const purchaseLine = sqliteTable(
  'purchase_line',
  {
    id: integer('id').primaryKey(),
    purchaseOrderId: integer('purchase_order_id')
      .notNull()
      .references(() => purchaseOrder.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    quantityMilli: integer('quantity_milli').notNull(),
    receivedMilli: integer('received_milli').notNull().default(0),
    cancelledMilli: integer('cancelled_milli').notNull().default(0),
    /** Net cents per unit as agreed; null when not known. */
    unitCostCents: integer('unit_cost_cents'),
    expectedOn: text('expected_on'),
    note: text('note'),
  },
  (t) => [
    index('purchase_line_order').on(t.purchaseOrderId, t.position),
    index('purchase_line_part').on(t.partId),
  ],
);

/**
 * `kept`: the client keeps the old part and with it the deposit stays with the workshop; `refused`: the supplier did not
 * credit it.
 */
export const coreStates = ['owed', 'collected', 'sent', 'credited', 'refused', 'kept'] as const;

/**
 * Old parts that go back to the supplier for their deposit (domain §4.5): one row for each line of an order that issued a
 * part with a deposit, made and kept by a trigger on the movements until it is collected.
 */
export const coreReturn = sqliteTable(
  'core_return',
  {
    id: integer('id').primaryKey(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    quantityMilli: integer('quantity_milli').notNull(),
    /** Net cents per unit, as on the card when the part was issued. */
    depositCents: integer('deposit_cents').notNull(),
    state: text('state', { enum: coreStates }).notNull().default('owed'),
    partLineId: integer('part_line_id'),
    orderId: integer('order_id'),
    clientId: integer('client_id').references(() => party.id),
    /** The line of the order by which the client paid the deposit. */
    feeLineId: integer('fee_line_id'),
    /** When the deposit went back to the client. */
    refundedOn: text('refunded_on'),
    supplierId: integer('supplier_id').references(() => party.id),
    /** The supplier's document of the credit, or ours of the sending. */
    reference: text('reference'),
    /** Net cents that the supplier gave for all of it. */
    creditCents: integer('credit_cents'),
    openedOn: text('opened_on').notNull(),
    collectedOn: text('collected_on'),
    sentOn: text('sent_on'),
    settledOn: text('settled_on'),
    note: text('note'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('core_return_line').on(t.partLineId),
    index('core_return_state').on(t.state, t.id),
    index('core_return_order').on(t.orderId),
  ],
);
