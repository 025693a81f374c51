import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { verifyAuditChain } from '../kernel/audit';
import { syncFolder } from '../kernel/durableFiles';
import { readCommitCounter } from './commitCounter';
import { type DataFolder, startErrorOf } from './dataFolder';
import { type Handles, handlesOf } from './handles';
import { applyAlways, type Migration, migrate, migrationState, readMigrations } from './migrate';
import { fillNameOrder } from './nameOrder';
import type { Presence } from './presence';

const JOURNAL_KEPT_BYTES = 16 * 1024 * 1024;

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
    if (existsSync(folder.database)) inspect(options, migrations);
    else await createDatabase(options, migrations);
    sqlite = new Database(folder.database, { timeout: 5000 });
    setPragmas(sqlite);
    await migrateAlone(sqlite, migrations, options);
    applyAlways(sqlite, join(options.projectRoot, 'migrations'));
    fillNameOrder(sqlite);
    options.presence.serve();
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
function inspect({ folder, presence }: OpenOptions, migrations: Migration[]): void {
  const uncleanEnd = hasRows(`${folder.database}-wal`) && !presence.isServed();
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

/**
 * A workshop's database comes to be by a rename, migrated and flushed: a first start that is cut off leaves none at all,
 * and an empty file always means a loss.
 */
async function createDatabase(
  { folder, presence, now }: OpenOptions,
  migrations: Migration[],
): Promise<void> {
  const fresh = `${folder.database}.new`;
  const clear = (): void => {
    for (const end of ['', '-journal']) rmSync(`${fresh}${end}`, { force: true });
  };
  const alone = await presence.alone(async () => {
    // Another engine may have been faster between the look and the lock.
    if (existsSync(folder.database)) return;
    clear();
    const sqlite = new Database(fresh);
    try {
      sqlite.pragma('synchronous = FULL');
      migrate(sqlite, migrations, now);
      sqlite.close();
    } catch (error) {
      sqlite.close();
      clear();
      throw error;
    }
    renameSync(fresh, folder.database);
    await syncFolder(folder.path);
  });
  // Not alone, for another engine makes it or has made it: that one's database is as good.
  if (!alone && !existsSync(folder.database))
    throw new StartError('DATABASE_IN_USE', { folder: folder.path });
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

/** Never migrated: not made by this program, which makes a database whole or not at all. */
function isNew(sqlite: Database.Database): boolean {
  return Number(sqlite.pragma('user_version', { simple: true })) === 0;
}

function setPragmas(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  // A journal that an import made large gives its disk space back.
  sqlite.pragma(`journal_size_limit = ${JOURNAL_KEPT_BYTES}`);
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('temp_store = MEMORY');
}

/** A 0-byte file opens as a valid empty database, and a missing one is made anew: neither may hide a loss. */
function refuseLostDatabase(folder: DataFolder): void {
  const commits = readCommitCounter(folder.counter) ?? 0;
  if (!existsSync(folder.database)) {
    // A journal without its database is a loss too, and must not be replayed into a new one.
    if (commits > 0 || hasRows(`${folder.database}-wal`))
      throw new StartError('DATABASE_MISSING', { folder: folder.path });
    return;
  }
  if (statSync(folder.database).size === 0) {
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
  if (!alone && migrationState(sqlite, migrations) !== 'current')
    throw new StartError('DATABASE_IN_USE', { folder: options.folder.path });
}

function checkAgainstCounter(sqlite: Database.Database, folder: DataFolder): void {
  const expected = readCommitCounter(folder.counter);
  const found = isNew(sqlite)
    ? 0
    : Number(sqlite.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck().get());
  if (expected !== null && expected > found) throw new StartError('DATABASE_BEHIND', { expected, found });
}
