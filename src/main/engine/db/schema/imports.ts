import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One import of a file (domain §2.6). It is written in many short transactions; `applying` and `undoing` left behind by an end of
 * the program mean that rows of it may stand, and its undo takes them back.
 */
export const importRun = sqliteTable(
  'import_run',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['parties', 'assets', 'operations', 'norms'] }).notNull(),
    fileName: text('file_name').notNull(),
    state: text('state', { enum: ['applying', 'done', 'undoing', 'undone', 'cancelled'] }).notNull(),
    created: integer('created').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    /** Rows that an undo left because they were changed or used since. */
    kept: integer('kept').notNull().default(0),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
    undoneAt: integer('undone_at'),
    undoneBy: integer('undone_by'),
  },
  (t) => [index('import_run_at').on(t.at)],
);

/**
 * One database row that an import made or changed, for its undo: what stood there before (null: nothing) and the hash of what the
 * import left there (null: nothing). Gone once it is undone.
 */
export const importChange = sqliteTable(
  'import_change',
  {
    id: integer('id').primaryKey(),
    runId: integer('run_id')
      .notNull()
      .references(() => importRun.id),
    /** Row of the file. */
    line: integer('line').notNull(),
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (t) => [
    uniqueIndex('import_change_row').on(t.runId, t.tableName, t.rowKey),
    index('import_change_line').on(t.runId, t.line, t.id),
  ],
);

/** What the columns of a file with these headings were taken for the last time. */
export const importMapping = sqliteTable(
  'import_mapping',
  {
    kind: text('kind', { enum: ['parties', 'assets', 'operations', 'norms'] }).notNull(),
    headings: text('headings').notNull(),
    mapping: text('mapping').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.headings] })],
);
