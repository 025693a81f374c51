import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { asset } from './assets';
import { serviceOrder } from './orders';
import { party } from './parties';
import { part } from './parts';
import { storedFile } from './system';

export const attachmentKinds = ['photo', 'document'] as const;

/** A photo or file of one asset, party, order or part (domain §2.1); detached ones stay until their content is erased. */
export const attachment = sqliteTable(
  'attachment',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id').references(() => asset.id),
    partyId: integer('party_id').references(() => party.id),
    orderId: integer('order_id').references(() => serviceOrder.id),
    partId: integer('part_id').references(() => part.id),
    fileHash: text('file_hash')
      .notNull()
      .references(() => storedFile.hash),
    kind: text('kind', { enum: attachmentKinds }).notNull(),
    /** As the person's disk called it: shown and suggested, never a path. */
    name: text('name').notNull(),
    caption: text('caption').notNull().default(''),
    addedAt: integer('added_at').notNull(),
    userId: integer('user_id').notNull(),
    removedAt: integer('removed_at'),
    removedBy: integer('removed_by'),
    removeReason: text('remove_reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('attachment_asset').on(t.assetId, t.id),
    index('attachment_party').on(t.partyId, t.id),
    index('attachment_order').on(t.orderId, t.id),
    index('attachment_part').on(t.partId, t.id),
    index('attachment_file').on(t.fileHash),
  ],
);

/** What is known of a picture: its sides as it is looked at (turned as the camera says) and its small copy. */
export const filePicture = sqliteTable('file_picture', {
  hash: text('hash')
    .primaryKey()
    .references(() => storedFile.hash),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  thumbnailHash: text('thumbnail_hash').references(() => storedFile.hash),
});

/** Content that a lawful erasure took away: copies of the store forget it once no older backup needs it. */
export const erasedFile = sqliteTable('erased_file', {
  hash: text('hash').primaryKey(),
  at: integer('at').notNull(),
});

/** A person whose data was erased on request (documents §7); who asked and why stands in the log. */
export const partyErasure = sqliteTable('party_erasure', {
  partyId: integer('party_id')
    .primaryKey()
    .references(() => party.id),
  at: integer('at').notNull(),
  userId: integer('user_id').notNull(),
  /** Last day on which the kept documents have to be kept; null when there are none. */
  documentsUntil: text('documents_until'),
});
