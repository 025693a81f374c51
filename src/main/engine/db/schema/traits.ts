import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { asset } from './assets';
import { assetClass } from './catalog';

/** A typed characteristic of the things of a class and of all classes below it (domain §2.4). */
export const trait = sqliteTable(
  'trait',
  {
    id: integer('id').primaryKey(),
    code: text('code').notNull(),
    codeKey: text('code_key').notNull(),
    nameBg: text('name_bg').notNull(),
    nameEn: text('name_en').notNull(),
    /** Null: of every class. */
    classId: integer('class_id').references((): AnySQLiteColumn => assetClass.id),
    type: text('type', { enum: ['text', 'number', 'date', 'yesNo', 'choice'] }).notNull(),
    unit: text('unit'),
    decimals: integer('decimals').notNull().default(0),
    /** Heading under which it stands on the card. */
    section: text('section'),
    position: integer('position').notNull().default(0),
    required: integer('required', { mode: 'boolean' }).notNull().default(false),
    minMilli: integer('min_milli'),
    maxMilli: integer('max_milli'),
    minOn: text('min_on'),
    maxOn: text('max_on'),
    /** Who may write values on a card. */
    editRight: text('edit_right', { enum: ['assets.edit', 'catalog.edit'] })
      .notNull()
      .default('assets.edit'),
    endedAt: integer('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('trait_code').on(t.codeKey), index('trait_class').on(t.classId)],
);

/** One of the words that a `choice` may be; a word in use is ended, never deleted. */
export const traitOption = sqliteTable(
  'trait_option',
  {
    id: integer('id').primaryKey(),
    traitId: integer('trait_id')
      .notNull()
      .references(() => trait.id, { onDelete: 'cascade' }),
    nameBg: text('name_bg').notNull(),
    nameEn: text('name_en').notNull(),
    position: integer('position').notNull().default(0),
    endedAt: integer('ended_at'),
  },
  (t) => [index('trait_option_trait').on(t.traitId, t.position)],
);

/** The value that all things at a place of the catalogue have until they say otherwise. */
export const traitDefault = sqliteTable(
  'trait_default',
  {
    id: integer('id').primaryKey(),
    traitId: integer('trait_id')
      .notNull()
      .references(() => trait.id, { onDelete: 'cascade' }),
    level: text('level', { enum: ['class', 'make', 'model', 'modification'] }).notNull(),
    targetId: integer('target_id').notNull(),
    /** As in `trait_value`. */
    value: text('value').notNull(),
  },
  (t) => [
    uniqueIndex('trait_default_key').on(t.traitId, t.level, t.targetId),
    index('trait_default_target').on(t.level, t.targetId),
  ],
);

/** What one thing has of its own. `value` by the type: the text, thousandths, `YYYY-MM-DD`, `1` or `0`, the option's id. */
export const traitValue = sqliteTable(
  'trait_value',
  {
    id: integer('id').primaryKey(),
    traitId: integer('trait_id')
      .notNull()
      .references(() => trait.id, { onDelete: 'cascade' }),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    value: text('value').notNull(),
  },
  (t) => [uniqueIndex('trait_value_key').on(t.traitId, t.assetId), index('trait_value_asset').on(t.assetId)],
);

/** One change of a characteristic on many things at once; undone as a whole. */
export const traitBulk = sqliteTable('trait_bulk', {
  id: integer('id').primaryKey(),
  traitId: integer('trait_id')
    .notNull()
    .references(() => trait.id, { onDelete: 'cascade' }),
  /** JSON of what was to be done: set, clear, or undo of another. */
  change: text('change').notNull(),
  /** JSON of the filter by which the things were found. */
  filter: text('filter').notNull(),
  changed: integer('changed').notNull(),
  userId: integer('user_id').notNull(),
  at: integer('at').notNull(),
  undoneAt: integer('undone_at'),
  undoneBy: integer('undone_by'),
});

/** Old → new of every value, of a thing or of a place of the catalogue; null is „inherited“. */
export const traitChange = sqliteTable(
  'trait_change',
  {
    id: integer('id').primaryKey(),
    traitId: integer('trait_id')
      .notNull()
      .references(() => trait.id, { onDelete: 'cascade' }),
    assetId: integer('asset_id').references(() => asset.id, { onDelete: 'cascade' }),
    /** The place of the catalogue when it is none of a thing. */
    level: text('level', { enum: ['class', 'make', 'model', 'modification'] }),
    targetId: integer('target_id'),
    before: text('before'),
    after: text('after'),
    bulkId: integer('bulk_id').references(() => traitBulk.id, { onDelete: 'cascade' }),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    index('trait_change_asset').on(t.assetId, t.traitId, t.id),
    index('trait_change_place').on(t.level, t.targetId, t.traitId),
    index('trait_change_bulk').on(t.bulkId),
  ],
);
