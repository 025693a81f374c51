import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The workshop's own definitions of an export file; those that Майстор brings stand in the program (etka §3). */
export const etkaProfile = sqliteTable('etka_profile', {
  /** Named in the header of the file and in the log; it never changes. */
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  /** The profile as JSON of the model. */
  definition: text('definition').notNull(),
  userId: integer('user_id').notNull(),
  createdAt: integer('created_at').notNull(),
  version: integer('version').notNull().default(1),
});

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
    /** Σ quantity of the written rows, as in the trailer. */
    quantityMilli: integer('quantity_milli').notNull().default(0),
    /** Numbers that stood in more than one row of the stock. */
    merged: integer('merged').notNull().default(0),
    encoding: text('encoding').notNull().default(''),
    skipped: text('skipped').notNull(),
    rows: text('rows').notNull(),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('etka_export_profile').on(t.profile, t.id)],
);
