import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { verifyAuditChain } from '../kernel/audit';
import { readCommitCounter } from './commitCounter';
import { type DataFolder, startErrorOf } from './dataFolder';
import { type Handles, handlesOf } from './handles';
import { applyAlways, type Migration, migrate, migrationState, readMigrations } from './migrate';
import type { Presence } from './presence';

export interface OpenOptions {
  folder: DataFolder;
  projectRoot: string;
  presence: Presence;
  now: number;
  /** The verified copy of a database that holds data, before the first step of a migration. */
  backupBeforeMigration: () => Promise<void>;
}

/**
 * Opens the one writing connection: WAL with synchronous=FULL (a commit that returned is on the disk), checked and migrated.
 * @throws StartError with the reason that the recovery screen shows; then the database is as it was, byte by byte
 */
export async function openDatabase(options: OpenOptions): Promise<Handles> {
  const { folder } = options;
  let sqlite: Database.Database | undefined;
  try {
    refuseLostDatabase(folder);
    const migrations = readMigrations(join(options.projectRoot, 'migrations'));
    if (existsSync(folder.database)) inspect(folder, migrations);
    sqlite = new Database(folder.database, { timeout: 5000 });
    setPragmas(sqlite);
    await migrateAlone(sqlite, migrations, options);
    applyAlways(sqlite, join(options.projectRoot, 'migrations'));
    return handlesOf(sqlite);
  } catch (error) {
    sqlite?.close();
    throw startErrorOf(error, folder.path);
  }
}

/**
 * Asks everything that can refuse a database of a connection that cannot write: a writing one would turn another program's
 * file to WAL, and its close would carry the journal into a damaged file.
 */
function inspect(folder: DataFolder, migrations: Migration[]): void {
  const uncleanEnd = hasRows(`${folder.database}-wal`);
  const sqlite = openToLook(folder.database);
  try {
    migrationState(sqlite, migrations);
    if (uncleanEnd) quickCheck(sqlite);
    checkAgainstCounter(sqlite, folder);
    const broken = isNew(sqlite) ? null : verifyAuditChain(sqlite, 'lastAnchor');
    if (broken !== null) throw new StartError('AUDIT_BROKEN', { id: broken });
  } finally {
    sqlite.close();
  }
}

function openToLook(path: string): Database.Database {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    sqlite.pragma('schema_version');
    return sqlite;
  } catch (error) {
    sqlite.close();
    // Ended while a restored file was turned to WAL: the rollback journal that stayed needs a writer.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK')
      return new Database(path, { fileMustExist: true, timeout: 5000 });
    throw error;
  }
}

/** Made but never migrated: the first start ended before its commit. */
function isNew(sqlite: Database.Database): boolean {
  return Number(sqlite.pragma('user_version', { simple: true })) === 0;
}

function setPragmas(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('temp_store = MEMORY');
}

/** A 0-byte file opens as a valid empty database, and a missing one is made anew: neither may hide a loss. */
function refuseLostDatabase(folder: DataFolder): void {
  const commits = readCommitCounter(folder.counter) ?? 0;
  if (!existsSync(folder.database)) {
    if (commits > 0) throw new StartError('DATABASE_MISSING', { folder: folder.path });
    return;
  }
  if (statSync(folder.database).size === 0 && (commits > 0 || !hasRows(`${folder.database}-wal`))) {
    throw new StartError('DATABASE_CORRUPT', { folder: folder.path, detail: 'empty file' });
  }
}

function hasRows(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function quickCheck(sqlite: Database.Database): void {
  const answer = sqlite.pragma('quick_check', { simple: true });
  if (answer !== 'ok') throw new StartError('DATABASE_CORRUPT', { detail: String(answer) });
}

async function migrateAlone(
  sqlite: Database.Database,
  migrations: Migration[],
  options: OpenOptions,
): Promise<void> {
  if (migrationState(sqlite, migrations) === 'current') return;
  const alone = await options.presence.alone(async () => {
    if (!isNew(sqlite)) await options.backupBeforeMigration();
    migrate(sqlite, migrations, options.now);
  });
  if (!alone) throw new StartError('DATABASE_IN_USE', { folder: options.folder.path });
}

function checkAgainstCounter(sqlite: Database.Database, folder: DataFolder): void {
  const expected = readCommitCounter(folder.counter);
  const found = isNew(sqlite)
    ? 0
    : Number(sqlite.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck().get());
  if (expected !== null && expected > found) throw new StartError('DATABASE_BEHIND', { expected, found });
}
