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
    /** Net client price fixed on the card; it wins over lists and the matrix (domain §4.6). */
    ownPriceCents: integer('own_price_cents'),
    /** Net client price in force, kept by `pricing.refreshPartPrices` from its source; null without one. */
    priceCents: integer('price_cents'),
    priceSource: text('price_source', { enum: ['own', 'list', 'matrix'] }),
    priceOn: text('price_on'),
    coreDepositCents: integer('core_deposit_cents').notNull().default(0),
    minimumMilli: integer('minimum_milli').notNull().default(0),
    maximumMilli: integer('maximum_milli'),
    /** Not used any more: every code of a part stands in `part_code`. */
    barcode: text('barcode'),
    weightGrams: integer('weight_grams'),
    warrantyMonths: integer('warranty_months'),
    /** Every unit has a serial number: quantities are whole and name their units. */
    serialTracked: integer('serial_tracked', { mode: 'boolean' }).notNull().default(false),
    /** The supplier that is asked first; conditions of all of them stand in `part_supplier`. */
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

/**
 * `replaced`: the substitute takes the part's place; `set`: it does together with the others of kind `set` (one-to-many);
 * `equal`: either serves (domain §4.2). Dates are inclusive; a link counts only between them.
 */
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
    kind: text('kind', { enum: ['replaced', 'set', 'equal'] }).notNull(),
    /** Units of the substitute for one unit of the part. */
    quantityMilli: integer('quantity_milli').notNull().default(1000),
    fromOn: text('from_on'),
    toOn: text('to_on'),
    source: text('source', { enum: ['manual', 'priceList'] })
      .notNull()
      .default('manual'),
    /** The version of the price list that said so; an undo of it takes the link back. */
    priceVersionId: integer('price_version_id'),
  },
  (t) => [
    uniqueIndex('part_substitute_pair').on(t.partId, t.substituteId),
    index('part_substitute_back').on(t.substituteId),
    check('part_substitute_not_self', sql`part_id <> substitute_id`),
  ],
);

/** Further codes that a scan of the part may give: the maker's EAN, the supplier's label. */
export const partCode = sqliteTable(
  'part_code',
  {
    code: text('code').notNull(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.code, t.partId] }), index('part_code_part').on(t.partId)],
);

/** Conditions under which a supplier sells a part (domain §4.1). */
export const partSupplier = sqliteTable(
  'part_supplier',
  {
    partId: integer('part_id')
      .notNull()
      .references(() => part.id, { onDelete: 'cascade' }),
    supplierId: integer('supplier_id')
      .notNull()
      .references(() => party.id),
    /** The supplier's own number for it. */
    number: text('number'),
    numberKey: text('number_key'),
    /** Net cents per unit before the discount. */
    priceCents: integer('price_cents'),
    discountBp: integer('discount_bp').notNull().default(0),
    leadDays: integer('lead_days'),
    /** The smallest quantity that is sold, and the step above it. */
    packMilli: integer('pack_milli').notNull().default(1000),
    priceOn: text('price_on'),
  },
  (t) => [
    primaryKey({ columns: [t.partId, t.supplierId] }),
    index('part_supplier_supplier').on(t.supplierId, t.numberKey),
  ],
);

/** One unit of a serial-tracked part and where it is now. */
export const partSerial = sqliteTable(
  'part_serial',
  {
    id: integer('id').primaryKey(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    serial: text('serial').notNull(),
    serialKey: text('serial_key').notNull(),
    /** Null when it is not in stock. */
    warehouseId: integer('warehouse_id'),
    bin: text('bin'),
    state: text('state', { enum: ['inStock', 'issued', 'returned', 'scrapped'] }).notNull(),
  },
  (t) => [
    uniqueIndex('part_serial_key').on(t.partId, t.serialKey),
    index('part_serial_stock').on(t.partId, t.warehouseId).where(sql`state = 'inStock'`),
  ],
);
