import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyAlways, migrate, readMigrations } from '@engine/db/migrate';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
let sqlite: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-migrations-'));
  write('0000_first', [
    'CREATE TABLE schema_migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL)',
    'CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL)',
    'CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE)',
  ]);
  sqlite = new Database(join(folder, 'data.sqlite'));
  sqlite.pragma('foreign_keys = ON');
  migrate(sqlite, readMigrations(folder), 1);
  sqlite.exec(
    "INSERT INTO parent VALUES (1, 'a'), (2, 'b'); INSERT INTO child VALUES (1, 1), (2, 1), (3, 2)",
  );
});

afterEach(() => {
  sqlite.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, statements: string[]) =>
  writeFileSync(join(folder, `${name}.sql`), statements.join(';\n--> statement-breakpoint\n'));
const rows = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

/** The way drizzle-kit rebuilds a table that gets a new column constraint. */
const rebuildOfParent = [
  'PRAGMA foreign_keys=OFF',
  'CREATE TABLE __new_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT)',
  'INSERT INTO __new_parent (id, name) SELECT id, name FROM parent',
  'DROP TABLE parent',
  'ALTER TABLE __new_parent RENAME TO parent',
  'PRAGMA foreign_keys=ON',
];

describe('a rebuild of a table with children', () => {
  it('keeps every child row', () => {
    write('0001_rebuild', rebuildOfParent);
    expect(migrate(sqlite, readMigrations(folder), 2)).toEqual(['0001_rebuild']);
    expect([rows('parent'), rows('child')]).toEqual([2, 3]);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('leaves the triggers and views that were replayed for the old table to be replayed for the new one', () => {
    writeFileSync(
      join(folder, 'always.sql'),
      [
        'DROP TRIGGER IF EXISTS parent_log; CREATE TRIGGER parent_log AFTER UPDATE ON parent BEGIN UPDATE child SET parent_id = parent_id WHERE parent_id = new.id; INSERT INTO log VALUES (new.id); END',
        'DROP VIEW IF EXISTS parents; CREATE VIEW parents AS SELECT id FROM parent',
      ].join(';\n'),
    );
    sqlite.exec(
      'CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT, updated_at INTEGER); CREATE TABLE log (id INTEGER)',
    );
    applyAlways(sqlite, folder);
    write('0001_rebuild', rebuildOfParent);
    migrate(sqlite, readMigrations(folder), 2);
    applyAlways(sqlite, folder);
    sqlite.exec("UPDATE parent SET name = 'c' WHERE id = 2");
    expect([rows('log'), rows('parents')]).toEqual([1, 2]);
  });

  it('would lose them the way the library applies it: the fault this runner exists for', () => {
    sqlite.transaction(() => {
      for (const statement of rebuildOfParent) sqlite.exec(statement);
    })();
    expect(rows('child')).toBe(0);
  });
});

describe('a step that goes wrong', () => {
  it('leaves the old version with every row', () => {
    write('0001_half', ['ALTER TABLE parent ADD COLUMN note TEXT', 'INSERT INTO nowhere VALUES (1)']);
    expect(() => migrate(sqlite, readMigrations(folder), 2)).toThrow('MIGRATION_FAILED');
    expect(sqlite.pragma('user_version', { simple: true })).toBe(1);
    expect(sqlite.prepare('SELECT * FROM parent').columns()).toHaveLength(2);
    expect(rows('child')).toBe(3);
  });

  it('is refused when rows would vanish or lose their parent', () => {
    write('0001_lossy', ['DELETE FROM child WHERE id = 3']);
    expect(() => migrate(sqlite, readMigrations(folder), 2)).toThrow('MIGRATION_FAILED');
    write('0001_lossy', ['UPDATE child SET parent_id = 99 WHERE id = 3']);
    expect(() => migrate(sqlite, readMigrations(folder), 2)).toThrow('MIGRATION_FAILED');
    expect(rows('child')).toBe(3);
  });
});

describe('a database that is not ours to change', () => {
  it('newer: refused untouched', () => {
    sqlite.pragma('user_version = 7');
    expect(() => migrate(sqlite, readMigrations(folder), 2)).toThrow('DATABASE_NEWER');
  });

  it("another program's: refused untouched", () => {
    sqlite.pragma('application_id = 42');
    expect(() => migrate(sqlite, readMigrations(folder), 2)).toThrow('DATABASE_FOREIGN');
  });
});
