import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { party } from './parties';

/** A maker's or supplier's list of client prices (domain §4.6); what is in force are the rows of its active version. */
export const priceList = sqliteTable(
  'price_list',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** Of every row, unless the file names the brand itself. */
    brand: text('brand').notNull(),
    isVwGroup: integer('is_vw_group', { mode: 'boolean' }).notNull().default(false),
    supplierId: integer('supplier_id').references(() => party.id),
    /** Prices with VAT; converted to net by `vatBp`. */
    gross: integer('gross', { mode: 'boolean' }).notNull().default(false),
    vatBp: integer('vat_bp').notNull().default(2000),
    /** The list with the lower number is asked first. */
    position: integer('position').notNull().default(0),
    fromOn: text('from_on'),
    toOn: text('to_on'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    activeVersionId: integer('active_version_id'),
    /** How its files are read: format, encoding, columns, as JSON of the model. */
    mapping: text('mapping'),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('price_list_name').on(t.name)],
);

/** One file of a list. Filled in chunks while inactive; a short transaction makes it the active one, an undo goes back. */
export const priceListVersion = sqliteTable(
  'price_list_version',
  {
    id: integer('id').primaryKey(),
    priceListId: integer('price_list_id')
      .notNull()
      .references(() => priceList.id),
    status: text('status', { enum: ['filling', 'ready', 'active', 'previous', 'discarded'] }).notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    /** Counts of the reading and of the difference, as JSON of the model. */
    counts: text('counts').notNull().default('{}'),
    userId: integer('user_id').notNull(),
    createdAt: integer('created_at').notNull(),
    appliedAt: integer('applied_at'),
    appliedOn: text('applied_on'),
  },
  (t) => [index('price_list_version_list').on(t.priceListId, t.id)],
);

/** Names repeat in a list of a million rows: each is kept and folded once. */
export const priceName = sqliteTable(
  'price_name',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
  },
  (t) => [uniqueIndex('price_name_name').on(t.name)],
);

/** A row of a version; without a rowid, so that a number is one step of the tree. */
export const priceRow = sqliteTable(
  'price_row',
  {
    versionId: integer('version_id').notNull(),
    numberKey: text('number_key').notNull(),
    /** As in the file; null when it reads like the key. */
    number: text('number'),
    nameId: integer('name_id').notNull(),
    /** Net cents per unit. */
    priceCents: integer('price_cents').notNull(),
    discountGroup: text('discount_group'),
    coreDepositCents: integer('core_deposit_cents').notNull().default(0),
    replacedByKey: text('replaced_by_key'),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.numberKey] }),
    index('price_row_name').on(t.versionId, t.nameId),
  ],
);

/** What a version changes of the one before it, found while it is filled; read in pages before it is applied. */
export const priceChange = sqliteTable(
  'price_change',
  {
    versionId: integer('version_id').notNull(),
    /** `jump` repeats the prices that changed by at least 30 %, so that a wrong file shows itself. */
    kind: text('kind', { enum: ['new', 'price', 'jump', 'replaced', 'ended'] }).notNull(),
    numberKey: text('number_key').notNull(),
    oldCents: integer('old_cents'),
    newCents: integer('new_cents'),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.kind, t.numberKey] })],
);

/** What the application of a version did to cards; what the undo needs and the figures open. */
export const priceEffect = sqliteTable(
  'price_effect',
  {
    versionId: integer('version_id').notNull(),
    kind: text('kind', { enum: ['price', 'replaced', 'made'] }).notNull(),
    partId: integer('part_id').notNull(),
    oldCents: integer('old_cents'),
    newCents: integer('new_cents'),
    substituteId: integer('substitute_id'),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.kind, t.partId] })],
);
