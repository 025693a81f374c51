import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

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

/**
 * Every code of a document once more, in a B-tree forwards and backwards (`tail`): a whole code, what one begins or ends
 * with and what differs by one error are ranges of it, many times faster than the trigrams, which find the middle.
 */
export const searchCode = sqliteTable(
  'search_code',
  {
    code: text('code').notNull(),
    documentId: integer('document_id')
      .notNull()
      .references(() => searchDocument.id, { onDelete: 'cascade' }),
    field: text('field').notNull(),
    tail: text('tail').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.documentId, t.field] }),
    index('search_code_tail').on(t.tail, t.field),
    index('search_code_document').on(t.documentId),
  ],
);

/** Every word that some document holds, forwards and backwards: where a typing error is looked up. */
export const searchWord = sqliteTable(
  'search_word',
  { word: text('word').primaryKey(), tail: text('tail').notNull() },
  (t) => [index('search_word_tail').on(t.tail)],
);
