import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { party } from './parties';
import { part, partSerial } from './parts';

export const documentPurposes = [
  'supplier',
  'opening',
  'order',
  'internal',
  'place',
  'count',
  'stocktake',
  'scrap',
] as const;

export const warehouse = sqliteTable('warehouse', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
});

/** A place in a warehouse: what stands in `bin` columns is its code. */
export const storageBin = sqliteTable(
  'storage_bin',
  {
    id: integer('id').primaryKey(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    code: text('code').notNull(),
    note: text('note'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    /** The stocktake that counts it now: nothing moves in or out meanwhile (domain §4.7). */
    frozenBy: integer('frozen_by'),
  },
  (t) => [uniqueIndex('storage_bin_code').on(t.warehouseId, t.code)],
);

/**
 * Kept balance per part and warehouse; the value never drifts (domain §4.3). `bin` is the part's usual place there, what lies
 * where is in `stock_bin`.
 */
export const stockBalance = sqliteTable(
  'stock_balance',
  {
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    quantityMilli: integer('quantity_milli').notNull().default(0),
    valueCents: integer('value_cents').notNull().default(0),
    /** Σ `part_line.reserved_milli`, kept by triggers. */
    reservedMilli: integer('reserved_milli').notNull().default(0),
    bin: text('bin'),
  },
  (t) => [
    primaryKey({ columns: [t.partId, t.warehouseId] }),
    index('stock_balance_warehouse').on(t.warehouseId, t.partId),
  ],
);

/** Quantity of a part by its place, '' for none; Σ over the places of a warehouse = the balance, always. */
export const stockBin = sqliteTable(
  'stock_bin',
  {
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    bin: text('bin').notNull().default(''),
    quantityMilli: integer('quantity_milli').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.partId, t.warehouseId, t.bin] }),
    index('stock_bin_place').on(t.warehouseId, t.bin),
  ],
);

/** Draft → posted → reversed; a posted document is never edited (domain §4.3). */
export const stockDocument = sqliteTable(
  'stock_document',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['receipt', 'issue', 'return', 'transfer', 'adjustment'] }).notNull(),
    /** What for: decides the print's title and which commands may undo it. */
    purpose: text('purpose', { enum: documentPurposes }).notNull().default('supplier'),
    number: text('number'),
    status: text('status', { enum: ['draft', 'posted', 'reversed'] }).notNull(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    toWarehouseId: integer('to_warehouse_id').references(() => warehouse.id),
    partyId: integer('party_id').references(() => party.id),
    orderId: integer('order_id'),
    purchaseOrderId: integer('purchase_order_id'),
    stocktakeId: integer('stocktake_id'),
    reversesId: integer('reverses_id'),
    documentOn: text('document_on').notNull(),
    supplierDocument: text('supplier_document'),
    supplierDocumentOn: text('supplier_document_on'),
    note: text('note'),
    valueCents: integer('value_cents').notNull().default(0),
    snapshot: text('snapshot'),
    snapshotHash: text('snapshot_hash'),
    userId: integer('user_id').notNull(),
    createdAt: integer('created_at').notNull(),
    postedAt: integer('posted_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('stock_document_number').on(t.kind, t.number),
    index('stock_document_order').on(t.orderId),
    index('stock_document_date').on(t.documentOn, t.id),
    index('stock_document_party').on(t.partyId),
    index('stock_document_purchase').on(t.purchaseOrderId),
  ],
);

export const stockDocumentLine = sqliteTable(
  'stock_document_line',
  {
    id: integer('id').primaryKey(),
    documentId: integer('document_id')
      .notNull()
      .references(() => stockDocument.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    quantityMilli: integer('quantity_milli').notNull(),
    /** Net cents per unit as on the supplier's document, receipts and counted surpluses only. */
    unitCostCents: integer('unit_cost_cents'),
    valueCents: integer('value_cents').notNull().default(0),
    bin: text('bin'),
    /** Where a transfer puts it. */
    toBin: text('to_bin'),
    partLineId: integer('part_line_id'),
    purchaseLineId: integer('purchase_line_id'),
    workerId: integer('worker_id'),
    /** Of a count: what the books said and what was found; the quantity is the difference between them. */
    bookedMilli: integer('booked_milli'),
    countedMilli: integer('counted_milli'),
    /** Numbers of units typed in a draft, as a list of texts; once posted they stand in `stock_line_serial`. */
    draftSerials: text('draft_serials'),
  },
  (t) => [
    index('stock_document_line_document').on(t.documentId, t.position),
    index('stock_document_line_part').on(t.partId),
  ],
);

/** Which units of a serial-tracked part a line moved. */
export const stockLineSerial = sqliteTable(
  'stock_line_serial',
  {
    lineId: integer('line_id')
      .notNull()
      .references(() => stockDocumentLine.id, { onDelete: 'cascade' }),
    serialId: integer('serial_id')
      .notNull()
      .references(() => partSerial.id),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.serialId] }), index('stock_line_serial_unit').on(t.serialId)],
);

/** Signed quantity and value; Σ movements = balance, always (reports §5.6). */
export const stockMovement = sqliteTable(
  'stock_movement',
  {
    id: integer('id').primaryKey(),
    documentId: integer('document_id')
      .notNull()
      .references(() => stockDocument.id),
    documentLineId: integer('document_line_id')
      .notNull()
      .references(() => stockDocumentLine.id),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    quantityMilli: integer('quantity_milli').notNull(),
    valueCents: integer('value_cents').notNull(),
    bin: text('bin').notNull().default(''),
    on: text('on').notNull(),
    at: integer('at').notNull(),
    partLineId: integer('part_line_id'),
    workerId: integer('worker_id'),
  },
  (t) => [
    index('stock_movement_part').on(t.partId, t.warehouseId, t.id),
    index('stock_movement_document').on(t.documentId),
    index('stock_movement_line').on(t.partLineId),
    index('stock_movement_on').on(t.on),
  ],
);
