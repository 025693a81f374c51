import type { KeptRow } from '@shared/features/imports/model';
import type BetterSqlite3 from 'better-sqlite3';
import type { RowImages, Touched } from './capture';

export interface Change {
  id: number;
  line: number;
  table: string;
  key: string;
  before: string | null;
  after: string | null;
}

/** What follows from other rows and is made anew, so that it holds nothing back. */
const derived = new Set(['search_code', 'search_document', 'asset_figures']);
const identities = ['make', 'model', 'modification', 'party', 'asset', 'operation'];

interface Reference {
  table: string;
  column: string;
}

/** The kept changes of one import, and whether they can be taken back. */
export class ChangeLog {
  private readonly references = new Map<string, Reference[]>();
  private readonly insert;
  private readonly known;
  private readonly ofLine;

  constructor(
    private readonly images: RowImages,
    private readonly runId: number,
  ) {
    const { sqlite } = images;
    this.insert = sqlite.prepare(
      `INSERT INTO import_change (run_id, line, table_name, row_key, before, after) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (run_id, table_name, row_key) DO UPDATE SET after = excluded.after`,
    );
    this.known = sqlite.prepare<[number, string, string], { line: number }>(
      'SELECT line FROM import_change WHERE run_id = ? AND table_name = ? AND row_key = ?',
    );
    this.ofLine = sqlite.prepare<[number, number], Change>(
      `SELECT id, line, table_name AS "table", row_key AS key, before, after FROM import_change
       WHERE run_id = ? AND line = ? ORDER BY id DESC`,
    );
    for (const table of identities) this.references.set(table, referencesTo(sqlite, table));
  }

  /** Keeps what a row of the file did. */
  record(line: number, touched: readonly Touched[]): void {
    for (const { table, key, before } of touched) {
      const after = this.images.hash(table, key);
      if (before === null && after === null) continue;
      this.insert.run(this.runId, line, table, key, before, after);
    }
  }

  /** Rows of the file that did something, the last first: what a later one uses was made by an earlier one. */
  lines(): number[] {
    return this.images.sqlite
      .prepare('SELECT DISTINCT line FROM import_change WHERE run_id = ? ORDER BY line DESC')
      .pluck()
      .all(this.runId) as number[];
  }

  /** The changes of one row of the file, the last first. */
  of(line: number): Change[] {
    return this.ofLine.all(this.runId, line);
  }

  /** Why these changes cannot be taken back; null when they can. `kept`: rows that stay themselves. */
  obstacle(changes: readonly Change[], kept: ReadonlySet<number>): KeptRow['reason'] | null {
    for (const { table, key, before, after } of changes) {
      // A word that something else needs too stays, and that is no obstacle.
      if (table === 'search_word') continue;
      if (this.images.hash(table, key) !== after) return 'changed';
      if (before === null && this.isUsed(table, key, kept)) return 'used';
    }
    return null;
  }

  private isUsed(table: string, key: string, kept: ReadonlySet<number>): boolean {
    return (this.references.get(table) ?? []).some(({ table: child, column }) => {
      const text = `SELECT rowid AS key FROM ${child} WHERE ${column} = ?`;
      const rows = this.images.prepared(text).all(key) as { key: number }[];
      return rows.some((row) => {
        const own = this.known.get(this.runId, child, String(row.key));
        return !own || kept.has(own.line);
      });
    });
  }

  /** Takes changes back, the last first, and forgets them. */
  revert(changes: readonly Change[]): void {
    for (const { id, table, key, before } of changes) {
      if (before !== null) this.images.restore(table, key, before);
      else if (table !== 'search_word') this.images.remove(table, key);
      if (table !== 'search_word') this.forget(id);
    }
  }

  /** Words that no document holds any more; after the search rows were made anew. */
  revertWords(changes: readonly Change[]): void {
    for (const { id, table, key } of changes) {
      if (table !== 'search_word') continue;
      const match = `words : "${key.replaceAll('"', '""')}"`;
      const isUsed = this.images
        .prepared('SELECT 1 FROM search_words_fts WHERE search_words_fts MATCH ? LIMIT 1')
        .get(match);
      if (!isUsed) this.images.remove('search_word', key);
      this.forget(id);
    }
  }

  private forget(id: number): void {
    this.images.prepared('DELETE FROM import_change WHERE id = ?').run(id);
  }
}

function referencesTo(sqlite: BetterSqlite3.Database, parent: string): Reference[] {
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return tables
    .filter((table) => !derived.has(table) && !table.includes('_fts'))
    .flatMap((table) =>
      (sqlite.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
        .filter((key) => key.table === parent)
        .map(({ from }) => ({ table, column: from })),
    );
}
