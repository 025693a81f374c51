import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { storedFile } from './system';

export const printKinds = [
  'serviceOrder',
  'handoverIntake',
  'handoverRelease',
  'invoice',
  'dayRecap',
  'list',
  'testPage',
  'assetLabel',
  'labels',
  'tyreSlip',
  'purchaseOrder',
  'stockDocument',
  'stockDocumentValue',
] as const;

/** Each printing is a row of its own with the very bytes (decisions 12); „print again“ sends those. */
export const printRun = sqliteTable(
  'print_run',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: printKinds }).notNull(),
    entity: text('entity').notNull(),
    title: text('title').notNull(),
    copies: integer('copies').notNull(),
    pages: integer('pages').notNull(),
    fileHash: text('file_hash')
      .notNull()
      .references(() => storedFile.hash),
    at: integer('at').notNull(),
    userId: integer('user_id').notNull(),
    printer: text('printer'),
    sentAt: integer('sent_at'),
    error: text('error'),
  },
  (t) => [index('print_run_entity').on(t.entity, t.id)],
);

/** A printer prints without a dialog once its test page was confirmed (documents §2). */
export const printer = sqliteTable('printer', {
  name: text('name').primaryKey(),
  confirmedAt: integer('confirmed_at'),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull().default(false),
});

export const printSetItem = sqliteTable(
  'print_set_item',
  {
    event: text('event', { enum: ['intake', 'release', 'close', 'invoice'] }).notNull(),
    kind: text('kind', { enum: printKinds }).notNull(),
    copies: integer('copies').notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull().default(true),
    printerName: text('printer_name'),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.kind] })],
);
