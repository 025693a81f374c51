import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { party } from './parties';

export const partGroup = sqliteTable('part_group', {
  id: integer('id').primaryKey(),
  nameBg: text('name_bg').notNull(),
  nameEn: text('name_en').notNull(),
  position: integer('position').notNull().default(0),
});

/** Part card (domain §4.1). `numberKey` = upper case without separators; VW numbers also as the 14-character form. */
export const part = sqliteTable(
  'part',
  {
    id: integer('id').primaryKey(),
    number: text('number').notNull(),
    numberKey: text('number_key').notNull(),
    etkaNumber: text('etka_number'),
    brand: text('brand').notNull(),
    isVwGroup: integer('is_vw_group', { mode: 'boolean' }).notNull().default(false),
    nameBg: text('name_bg').notNull(),
    nameEn: text('name_en'),
    folded: text('folded').notNull(),
    /** `orderText` of the Bulgarian name. */
    nameOrder: text('name_order').notNull().default(''),
    unit: text('unit').notNull().default('pcs'),
    groupId: integer('group_id').references(() => partGroup.id),
    discountGroup: text('discount_group'),
    vatBp: integer('vat_bp').notNull().default(2000),
    /** Net client price, the minimum before price lists (decisions 10). */
    priceCents: integer('price_cents'),
    priceOn: text('price_on'),
    coreDepositCents: integer('core_deposit_cents').notNull().default(0),
    minimumMilli: integer('minimum_milli').notNull().default(0),
    maximumMilli: integer('maximum_milli'),
    barcode: text('barcode'),
    weightGrams: integer('weight_grams'),
    warrantyMonths: integer('warranty_months'),
    supplierId: integer('supplier_id').references(() => party.id),
    /** The current number of the family this part belongs to; null for that number itself and for parts without one. */
    familyId: integer('family_id'),
    /** Sorts a family together, its current number first; kept by the command that changes the links (domain §4.2). */
    familyKey: text('family_key').notNull().default(''),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('part_number_brand').on(t.numberKey, t.brand),
    index('part_name_order').on(t.nameOrder, t.id),
    index('part_barcode').on(t.barcode),
    index('part_family').on(t.familyKey, t.id),
    index('part_family_members').on(t.familyId),
  ],
);

/** `replaced`: substitute takes the part's place; `equal`: either serves (domain §4.2). */
export const partSubstitute = sqliteTable(
  'part_substitute',
  {
    id: integer('id').primaryKey(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    substituteId: integer('substitute_id')
      .notNull()
      .references(() => part.id),
    kind: text('kind', { enum: ['replaced', 'equal'] }).notNull(),
    fromOn: text('from_on'),
    toOn: text('to_on'),
    source: text('source', { enum: ['manual', 'priceList'] })
      .notNull()
      .default('manual'),
  },
  (t) => [
    uniqueIndex('part_substitute_pair').on(t.partId, t.substituteId),
    index('part_substitute_back').on(t.substituteId),
    check('part_substitute_not_self', sql`part_id <> substitute_id`),
  ],
);

export const warehouse = sqliteTable('warehouse', {
  id: integer('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
});

/** Kept balance per part and warehouse; the value never drifts (domain §4.3). */
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
    reservedMilli: integer('reserved_milli').notNull().default(0),
    bin: text('bin'),
  },
  (t) => [
    primaryKey({ columns: [t.partId, t.warehouseId] }),
    index('stock_balance_warehouse').on(t.warehouseId, t.partId),
  ],
);

/** Draft → posted → reversed; a posted document is never edited (domain §4.3). */
export const stockDocument = sqliteTable(
  'stock_document',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['receipt', 'issue', 'return', 'transfer', 'adjustment'] }).notNull(),
    number: text('number'),
    status: text('status', { enum: ['draft', 'posted', 'reversed'] }).notNull(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    toWarehouseId: integer('to_warehouse_id').references(() => warehouse.id),
    partyId: integer('party_id').references(() => party.id),
    orderId: integer('order_id'),
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
    partLineId: integer('part_line_id'),
    workerId: integer('worker_id'),
  },
  (t) => [
    index('stock_document_line_document').on(t.documentId, t.position),
    index('stock_document_line_part').on(t.partId),
  ],
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

/** The log of exports (etka §4); `rows` holds the compact rows for the difference to the next one. */
export const etkaExport = sqliteTable(
  'etka_export',
  {
    id: integer('id').primaryKey(),
    sequence: integer('sequence').notNull(),
    profile: text('profile').notNull(),
    filters: text('filters').notNull(),
    fileName: text('file_name').notNull(),
    driveLabel: text('drive_label').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    candidates: integer('candidates').notNull(),
    written: integer('written').notNull(),
    skipped: text('skipped').notNull(),
    rows: text('rows').notNull(),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('etka_export_profile').on(t.profile, t.id)],
);
