import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBackup } from '@engine/backup/verify';
import { applicationId, readMigrations, tableCounts } from '@engine/db/migrate';
import { findProjectRoot } from '@engine/projectRoot';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOf, databaseIn, newFolder, removeFolders, startCode, startOn } from '../support/dataFolders';
import { bundledEngine, launchEngine } from '../support/engineProcess';
import { addPart, receiveParts } from '../support/goods';
import { openShop } from '../support/orders';
import { unsoundness } from '../support/soundness';
import { openWorkshop } from '../support/workshop';

const project = findProjectRoot();
const known = readMigrations(join(project, 'migrations')).length;

/** The way drizzle-kit adds a column with a constraint: a rebuild, whose DROP would cascade into the child rows. */
const rebuild = [
  'PRAGMA foreign_keys=OFF',
  'CREATE TABLE `__new_role` (`id` integer PRIMARY KEY NOT NULL, `key` text NOT NULL, `name` text, `version` integer DEFAULT 1 NOT NULL, `note` text)',
  'INSERT INTO `__new_role` (`id`, `key`, `name`, `version`) SELECT `id`, `key`, `name`, `version` FROM `role`',
  'DROP TABLE `role`',
  'ALTER TABLE `__new_role` RENAME TO `role`',
  'CREATE UNIQUE INDEX `role_key_unique` ON `role` (`key`)',
  'PRAGMA foreign_keys=ON',
];
const failing = [...rebuild.slice(0, -1), 'INSERT INTO nowhere VALUES (1)'];
/** Takes long enough to be killed in the middle of it. */
const slow = [
  ...rebuild,
  'CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000000) SELECT i, hex(i) AS h FROM n',
];

let populated: string;

beforeAll(async () => {
  const workshop = await openWorkshop();
  const shop = await openShop(workshop);
  const partId = await addPart(workshop.manager, { number: 'M 1' });
  await receiveParts(workshop.manager, shop.supplierId, [{ partId, units: 3, costCents: 700 }]);
  await workshop.engine.close();
  populated = workshop.dataDir;
});
afterAll(() => {
  removeFolders();
  rmSync(populated, { recursive: true, force: true });
});

/** The next version of the program: this one with one more step. */
function nextVersion(statements: readonly string[]): string {
  const root = newFolder();
  cpSync(join(project, 'migrations'), join(root, 'migrations'), { recursive: true });
  copyFileSync(join(project, 'package.json'), join(root, 'package.json'));
  for (const shared of ['assets', 'node_modules']) symlinkSync(join(project, shared), join(root, shared));
  const step = join(root, 'migrations', `${String(known).padStart(4, '0')}_next.sql`);
  writeFileSync(step, statements.join(';\n--> statement-breakpoint\n'));
  return root;
}

function contentOf(dataDir: string) {
  const sqlite = new Database(databaseIn(dataDir), { readonly: true });
  try {
    const roleColumns = sqlite
      .prepare('SELECT * FROM role')
      .columns()
      .map(({ name }) => name);
    return {
      version: Number(sqlite.pragma('user_version', { simple: true })),
      rows: Object.fromEntries(tableCounts(sqlite)),
      hasNote: roleColumns.includes('note'),
    };
  } finally {
    sqlite.close();
  }
}

const migrationBackups = (dataDir: string) =>
  readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('-migration.maistor'));

describe('a populated database under the next version', () => {
  it('keeps every row, children of a rebuilt table included, after a verified copy was made', async () => {
    const dataDir = copyOf(populated);
    const before = contentOf(dataDir);
    expect(await startCode(dataDir, { projectRoot: nextVersion(rebuild) })).toBe('started');
    expect(contentOf(dataDir)).toEqual({ version: known + 1, rows: before.rows, hasNote: true });
    expect(unsoundness(dataDir)).toEqual([]);
    const [copy, ...more] = migrationBackups(dataDir);
    expect(more).toEqual([]);
    const file = join(dataDir, 'backups', copy ?? '');
    await verifyBackup(file, { applicationId, databaseVersion: known });
    const old = new Database(file, { readonly: true });
    expect(old.pragma('user_version', { simple: true })).toBe(known);
    expect(Object.fromEntries(tableCounts(old))).toEqual(before.rows);
    old.close();
    // The old program must not open what the new one wrote.
    expect(await startCode(dataDir)).toBe('DATABASE_NEWER');
  });

  it('a step that fails → MIGRATION_FAILED; the old version is intact, starts, and takes the mended step', async () => {
    const dataDir = copyOf(populated);
    const before = contentOf(dataDir);
    expect(await startCode(dataDir, { projectRoot: nextVersion(failing) })).toBe('MIGRATION_FAILED');
    expect(contentOf(dataDir)).toEqual(before);
    expect(await startCode(dataDir)).toBe('started');
    expect(unsoundness(dataDir)).toEqual([]);
    const later = { now: () => Date.UTC(2026, 10, 24, 9) };
    expect(await startCode(dataDir, { projectRoot: nextVersion(rebuild), clock: later })).toBe('started');
    expect(contentOf(dataDir).rows).toEqual(before.rows);
  });

  it('no copy can be made → its own code, and no step is taken', async () => {
    const dataDir = copyOf(populated);
    const before = contentOf(dataDir);
    // A folder in the way of the name under which the copy would be written.
    const now = Date.UTC(2026, 10, 24, 8, 42);
    mkdirSync(join(dataDir, 'backups', 'maistor-20261124-104200-000-migration.maistor'), { recursive: true });
    const options = { projectRoot: nextVersion(rebuild), clock: { now: () => now } };
    expect(await startCode(dataDir, options)).toBe('BACKUP_EXISTS');
    expect(contentOf(dataDir)).toEqual(before);
  });

  it('another engine has the folder open → DATABASE_IN_USE; it goes on working, and the step is taken later', async () => {
    const dataDir = copyOf(populated);
    const before = contentOf(dataDir);
    const other = await startOn(dataDir);
    const next = nextVersion(rebuild);
    expect(await startCode(dataDir, { projectRoot: next })).toBe('DATABASE_IN_USE');
    expect(migrationBackups(dataDir)).toEqual([]);
    expect(contentOf(dataDir)).toEqual(before);
    expect(
      await other.call('session.state', {}, { token: null, channel: 'cli', windowId: 'cli' }),
    ).toMatchObject({
      ok: true,
    });
    await other.close();
    expect(await startCode(dataDir, { projectRoot: next })).toBe('started');
  });

  it('killed in the middle of a step: the old version is intact each time and the step is taken in the end', async () => {
    const dataDir = copyOf(populated);
    const before = contentOf(dataDir);
    const bundle = await bundledEngine();
    const root = nextVersion(slow);
    cpSync(bundle, join(root, 'out'), { recursive: true });
    const script = join(root, 'out', 'entry.js');
    for (const delay of [0, 150, 600]) {
      const copies = migrationBackups(dataDir).length;
      const { ready, engine } = await launchEngine(dataDir, { script, clock: 1_000_000 * (copies + 1) });
      let outcome: unknown = 'still migrating';
      void ready.then((failure) => {
        outcome = failure;
      });
      // The copy has its name: the transaction with the steps begins.
      while (migrationBackups(dataDir).length === copies && outcome === 'still migrating')
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, delay));
      expect(outcome).toBe('still migrating');
      await engine.kill();
      expect(contentOf(dataDir)).toEqual(before);
      expect(unsoundness(dataDir)).toEqual([]);
      expect(await startCode(dataDir)).toBe('started');
    }
    expect(await startCode(dataDir, { projectRoot: nextVersion(rebuild) })).toBe('started');
    expect(contentOf(dataDir)).toEqual({ version: known + 1, rows: before.rows, hasNote: true });
  }, 90_000);
});
