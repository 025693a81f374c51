import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Applied migrations; also the database's version (PRAGMA user_version counts them). */
export const schemaMigration = sqliteTable('schema_migration', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  sha256: text('sha256').notNull(),
  appliedAt: integer('applied_at').notNull(),
});

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

/** One row per series and year; year 0 for series that never restart. `next` is taken inside the issuing transaction. */
export const numberSeries = sqliteTable(
  'number_series',
  {
    series: text('series').notNull(),
    year: integer('year').notNull(),
    next: integer('next').notNull(),
  },
  (t) => [primaryKey({ columns: [t.series, t.year] })],
);

/** The results of commands by request, so that a repeat changes nothing; purged after 48 hours (decisions 2). */
export const request = sqliteTable(
  'request',
  {
    requestId: text('request_id').primaryKey(),
    entry: text('entry').notNull(),
    userId: integer('user_id'),
    inputHash: text('input_hash').notNull(),
    result: text('result').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('request_at').on(t.at)],
);

export const draft = sqliteTable(
  'draft',
  {
    userId: integer('user_id').notNull(),
    form: text('form').notNull(),
    json: text('json').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.form] })],
);

/** Hash chain over every command (domain §9); the payload stands apart, so that an erasure can empty it. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey(),
    at: integer('at').notNull(),
    userId: integer('user_id'),
    entry: text('entry').notNull(),
    outcome: text('outcome').notNull(),
    reason: text('reason'),
    payloadHash: text('payload_hash').notNull(),
    documentHash: text('document_hash'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('audit_user').on(t.userId, t.id), index('audit_entry').on(t.entry, t.id)],
);

export const auditPayload = sqliteTable('audit_payload', {
  auditId: integer('audit_id')
    .primaryKey()
    .references(() => audit.id),
  salt: text('salt').notNull(),
  json: text('json'),
});

/** Which records a command changed: the history of one record. */
export const auditEntity = sqliteTable(
  'audit_entity',
  {
    entity: text('entity').notNull(),
    auditId: integer('audit_id')
      .notNull()
      .references(() => audit.id),
  },
  (t) => [primaryKey({ columns: [t.entity, t.auditId] })],
);

export const user = sqliteTable(
  'user',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    pinHash: text('pin_hash'),
    passwordHash: text('password_hash'),
    workerId: integer('worker_id'),
    language: text('language').notNull().default('bg'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    failedTries: integer('failed_tries').notNull().default(0),
    blockedUntil: integer('blocked_until').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('user_name').on(t.name)],
);

export const role = sqliteTable('role', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  name: text('name'),
  version: integer('version').notNull().default(1),
});

export const rolePermission = sqliteTable(
  'role_permission',
  {
    roleId: integer('role_id')
      .notNull()
      .references(() => role.id, { onDelete: 'cascade' }),
    permission: text('permission').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roleId, t.permission] })],
);

export const userRole = sqliteTable(
  'user_role',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    roleId: integer('role_id')
      .notNull()
      .references(() => role.id),
  },
  (t) => [primaryKey({ columns: [t.userId, t.roleId] })],
);

/** Signed-in windows: only the hash of the token is kept (decisions 1). */
export const session = sqliteTable(
  'session',
  {
    id: integer('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    userId: integer('user_id')
      .notNull()
      .references(() => user.id),
    windowId: text('window_id').notNull(),
    createdAt: integer('created_at').notNull(),
    lastGestureAt: integer('last_gesture_at').notNull(),
    lockedAt: integer('locked_at'),
    endedAt: integer('ended_at'),
  },
  (t) => [index('session_open').on(t.userId).where(sql`ended_at IS NULL`)],
);

/** Files live beside the database by content hash (domain §9). */
export const storedFile = sqliteTable('stored_file', {
  hash: text('hash').primaryKey(),
  bytes: integer('bytes').notNull(),
  mime: text('mime').notNull(),
  name: text('name'),
  addedAt: integer('added_at').notNull(),
});

export const backupRun = sqliteTable('backup_run', {
  id: integer('id').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind').notNull(),
  place: text('place').notNull(),
  fileName: text('file_name').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  verifiedAt: integer('verified_at'),
  error: text('error'),
});

export const importBatch = sqliteTable('import_batch', {
  id: integer('id').primaryKey(),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  mapping: text('mapping').notNull(),
  counts: text('counts').notNull(),
  userId: integer('user_id').notNull(),
  at: integer('at').notNull(),
});
