import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { verifyAuditChain } from '../kernel/audit';
import { readCommitCounter } from './commitCounter';
import { type DataFolder, startErrorOf } from './dataFolder';
import { type Handles, handlesOf } from './handles';
import { applyAlways, migrate, migrationState, readMigrations } from './migrate';
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
 * Opens the one writing connection: WAL with synchronous=FULL (a commit that returned is on the disk), migrated and checked.
 * @throws StartError with the reason that the recovery screen shows
 */
export async function openDatabase(options: OpenOptions): Promise<Handles> {
  const { folder } = options;
  refuseLostDatabase(folder);
  const uncleanEnd = hasRows(`${folder.database}-wal`);
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(folder.database, { timeout: 5000 });
    setPragmas(sqlite);
    if (uncleanEnd) quickCheck(sqlite);
    await migrateAlone(sqlite, options);
    checkAgainstCounter(sqlite, folder);
    const broken = verifyAuditChain(sqlite, 'lastAnchor');
    if (broken !== null) throw new StartError('AUDIT_BROKEN', { id: broken });
    return handlesOf(sqlite);
  } catch (error) {
    sqlite?.close();
    throw startErrorOf(error, folder.path);
  }
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

async function migrateAlone(sqlite: Database.Database, options: OpenOptions): Promise<void> {
  const folder = join(options.projectRoot, 'migrations');
  const migrations = readMigrations(folder);
  if (migrationState(sqlite, migrations) === 'pending') {
    const alone = await options.presence.alone(async () => {
      if (Number(sqlite.pragma('user_version', { simple: true })) > 0) await options.backupBeforeMigration();
      migrate(sqlite, migrations, options.now);
    });
    if (!alone) throw new StartError('DATABASE_IN_USE', { folder: options.folder.path });
  }
  applyAlways(sqlite, folder);
}

function checkAgainstCounter(sqlite: Database.Database, folder: DataFolder): void {
  const expected = readCommitCounter(folder.counter);
  const found = Number(sqlite.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck().get());
  if (expected !== null && expected > found) throw new StartError('DATABASE_BEHIND', { expected, found });
}
