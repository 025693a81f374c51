import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { part } from './parts';
import { stockDocument, warehouse } from './stock';

/** A count of what lies in a warehouse, in chosen places or of a group (domain §4.7). */
export const stocktake = sqliteTable(
  'stocktake',
  {
    id: integer('id').primaryKey(),
    number: text('number').notNull().unique(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    scope: text('scope', { enum: ['warehouse', 'bins', 'group'] }).notNull(),
    groupId: integer('group_id'),
    /** Whoever counts does not see what the books say. */
    blind: integer('blind', { mode: 'boolean' }).notNull().default(true),
    /** counting → recount (differences a second time) → counted → approved | cancelled */
    state: text('state', { enum: ['counting', 'recount', 'counted', 'approved', 'cancelled'] }).notNull(),
    note: text('note'),
    createdBy: integer('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    countedBy: integer('counted_by'),
    countedAt: integer('counted_at'),
    approvedBy: integer('approved_by'),
    approvedAt: integer('approved_at'),
    documentId: integer('document_id').references(() => stockDocument.id),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('stocktake_state').on(t.state, t.id)],
);

/** The places that are counted, '' for what has none. */
export const stocktakeBin = sqliteTable(
  'stocktake_bin',
  {
    stocktakeId: integer('stocktake_id')
      .notNull()
      .references(() => stocktake.id, { onDelete: 'cascade' }),
    bin: text('bin').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.stocktakeId, t.bin] })],
);

/** A part in a place: what the books said at its count, and what was found there. */
export const stocktakeLine = sqliteTable(
  'stocktake_line',
  {
    id: integer('id').primaryKey(),
    stocktakeId: integer('stocktake_id')
      .notNull()
      .references(() => stocktake.id, { onDelete: 'cascade' }),
    bin: text('bin').notNull().default(''),
    /** Null for a code that no card has: it must be given to a part or dropped before the approval. */
    partId: integer('part_id').references(() => part.id),
    code: text('code'),
    /** Of the place, when this line was last counted; until then when the count began. */
    bookMilli: integer('book_milli').notNull().default(0),
    countedMilli: integer('counted_milli'),
    recountedMilli: integer('recounted_milli'),
    /** Its first count differed from the books, so it is counted a second time. */
    recount: integer('recount', { mode: 'boolean' }).notNull().default(false),
    /** Net cents per unit for a surplus of a part that never had a cost. */
    unitCostCents: integer('unit_cost_cents'),
    countedBy: integer('counted_by'),
    countedAt: integer('counted_at'),
  },
  (t) => [
    uniqueIndex('stocktake_line_part').on(t.stocktakeId, t.bin, t.partId),
    index('stocktake_line_code').on(t.stocktakeId, t.code),
    index('stocktake_line_card').on(t.partId),
  ],
);
