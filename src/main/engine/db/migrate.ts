import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@shared/contract/errors';
import type BetterSqlite3 from 'better-sqlite3';
import { isDiskFull } from './dataFolder';

/** „Mai1“ in the header of the file, so that another program's database is recognised. */
export const applicationId = 0x4d616931;

export interface Migration {
  name: string;
  sha256: string;
  statements: string[];
}

/** The steps of a folder in order: `NNNN_name.sql`, statements parted by drizzle-kit's breakpoint. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => /^\d{4}_.+\.sql$/.test(file));
  if (files.length === 0) throw new Error(`no migrations in ${folder}`);
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const statements = text
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      // drizzle-kit switches foreign keys off inside the step, where SQLite ignores it: the runner does it outside.
      .filter((statement) => statement !== '' && !/^PRAGMA\s+(defer_)?foreign_keys/i.test(statement));
    return {
      name: file.replace(/\.sql$/, ''),
      sha256: createHash('sha256').update(text).digest('hex'),
      statements,
    };
  });
}

/** Whether steps are pending on this database. @throws StartError DATABASE_NEWER, DATABASE_FOREIGN */
export function migrationState(
  sqlite: BetterSqlite3.Database,
  migrations: Migration[],
): 'current' | 'pending' {
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  const tables = Number(
    sqlite.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table'").pluck().get(),
  );
  const id = Number(sqlite.pragma('application_id', { simple: true }));
  if (tables > 0 && id !== applicationId) throw new StartError('DATABASE_FOREIGN');
  if (version > migrations.length)
    throw new StartError('DATABASE_NEWER', { found: version, known: migrations.length });
  return version === migrations.length ? 'current' : 'pending';
}

/**
 * Applies what is pending in one transaction: foreign keys off outside, BEGIN IMMEDIATE, all steps, foreign_key_check and row
 * counts, COMMIT, foreign keys on. A failure leaves the old version as it was (architecture §4).
 * @returns the names applied
 * @throws StartError DATABASE_NEWER, DATABASE_FOREIGN, MIGRATION_FAILED
 */
export function migrate(sqlite: BetterSqlite3.Database, migrations: Migration[], now: number): string[] {
  if (migrationState(sqlite, migrations) === 'current') return [];
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  const pending = migrations.slice(version);
  sqlite.pragma('foreign_keys = OFF');
  try {
    applyAll(sqlite, pending, version, now);
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
  return pending.map((migration) => migration.name);
}

function applyAll(sqlite: BetterSqlite3.Database, pending: Migration[], version: number, now: number): void {
  let step = '';
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const before = tableCounts(sqlite);
    dropDerived(sqlite);
    for (const [index, migration] of pending.entries()) {
      step = migration.name;
      for (const statement of migration.statements) sqlite.exec(statement);
      sqlite
        .prepare('INSERT INTO schema_migration (id, name, sha256, applied_at) VALUES (?, ?, ?, ?)')
        .run(version + index + 1, migration.name, migration.sha256, now);
    }
    step = 'check';
    const violations = sqlite.pragma('foreign_key_check') as unknown[];
    if (violations.length > 0) throw new Error(`${violations.length} rows without their parent`);
    refuseLostRows(before, tableCounts(sqlite));
    sqlite.pragma(`user_version = ${version + pending.length}`);
    sqlite.pragma(`application_id = ${applicationId}`);
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    if (error instanceof Error && 'code' in error && isDiskFull(String(error.code))) throw error;
    throw new StartError('MIGRATION_FAILED', {
      step,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * Triggers and views make way for the steps and are replayed after them: a step that builds a table anew would take its
 * triggers with it unnoticed, and none can be renamed under a view.
 */
function dropDerived(sqlite: BetterSqlite3.Database): void {
  const derived = sqlite
    .prepare<[], { type: string; name: string }>(
      "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')",
    )
    .all();
  if (derived.length === 0) return;
  for (const { type, name } of derived) sqlite.exec(`DROP ${type} "${name}"`);
  sqlite.exec("UPDATE setting SET value = '' WHERE key = 'schema.always'");
}

/** Rows per table, the engine's own bookkeeping and FTS shadow tables left out. */
export function tableCounts(sqlite: BetterSqlite3.Database): Map<string, number> {
  const names = sqlite
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%' AND name <> 'schema_migration'",
    )
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [name, Number(sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

function refuseLostRows(before: Map<string, number>, after: Map<string, number>): void {
  for (const [name, rows] of before) {
    const kept = after.get(name);
    // A dropped table is a decision of the step that a reviewer sees; a table that shrank is the silent cascade.
    if (kept !== undefined && kept < rows) throw new Error(`${name}: ${rows} rows became ${kept}`);
  }
}

/** FTS, triggers and views: replayed at every start, so that they always fit the tables. */
export function applyAlways(sqlite: BetterSqlite3.Database, folder: string): void {
  const file = join(folder, 'always.sql');
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const known = sqlite.prepare("SELECT value FROM setting WHERE key = 'schema.always'").pluck().get();
  if (known === hash) return;
  const replay = sqlite.transaction(() => {
    sqlite.exec(text);
    sqlite
      .prepare(
        "INSERT INTO setting (key, value, updated_at) VALUES ('schema.always', ?, 0) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      )
      .run(hash);
  });
  replay.immediate();
}
