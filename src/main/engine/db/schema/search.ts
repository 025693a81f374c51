import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One row per findable thing. `codes`: folded plates (old ones too), VIN, serial, phones, numbers, separated by blanks;
 * `words`: folded names. The FTS5 tables over both are external-content, kept by triggers (migrations/always.sql).
 */
export const searchDocument = sqliteTable(
  'search_document',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['asset', 'party', 'order', 'invoice', 'part'] }).notNull(),
    entityId: integer('entity_id').notNull(),
    codes: text('codes').notNull(),
    words: text('words').notNull(),
    /** Open orders and things in the workshop come first. */
    rank: integer('rank').notNull().default(0),
  },
  (t) => [
    uniqueIndex('search_document_entity').on(t.kind, t.entityId),
    index('search_document_rank').on(t.rank),
  ],
);
