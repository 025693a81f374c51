import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';

/**
 * What an import writes, seen by the database itself: while it runs, temporary triggers note the first state of every row
 * that the slices' own functions make or change. So an undo needs to know nothing of their rules.
 */

/** The tables that importing functions write to, parents first. Search rows follow from them and are made anew. */
const capturedTables = [
  'make',
  'model',
  'modification',
  'party',
  'party_role',
  'party_contact',
  'party_address',
  'party_vat',
  'party_label',
  'asset',
  'asset_plate',
  'asset_owner',
  'meter_reading',
  'operation',
  'operation_place',
  'norm',
  'search_word',
] as const;

/** The only key of a table without rowids among them. */
const keyOf = (table: string): string => (table === 'search_word' ? 'word' : 'rowid');
const quoted = (name: string): string => `"${name}"`;

export interface Touched {
  table: string;
  key: string;
  /** JSON of all columns as they were; null where there was no row. */
  before: string | null;
}

/** Rows of any captured table as images of all their columns. */
export class RowImages {
  private readonly columns = new Map<string, string[]>();
  private readonly statements = new Map<string, BetterSqlite3.Statement>();

  constructor(readonly sqlite: BetterSqlite3.Database) {}

  private columnsOf(table: string): string[] {
    const known = this.columns.get(table);
    if (known) return known;
    const found = (this.sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    this.columns.set(table, found);
    return found;
  }

  /** `json_array` of the columns under a prefix (`new`, `old`, the table). */
  json(table: string, prefix: string): string {
    const columns = this.columnsOf(table).map((name) => `${prefix}.${quoted(name)}`);
    return `json_array(${columns.join(', ')})`;
  }

  prepared(text: string): BetterSqlite3.Statement {
    const known = this.statements.get(text);
    if (known) return known;
    const statement = this.sqlite.prepare(text);
    this.statements.set(text, statement);
    return statement;
  }

  /** Hash of the row as it stands; null when it is gone. */
  hash(table: string, key: string): string | null {
    const text = `SELECT ${this.json(table, table)} AS image FROM ${table} WHERE ${keyOf(table)} = ?`;
    const row = this.prepared(text).get(key) as { image: string } | undefined;
    return row ? createHash('sha1').update(row.image).digest('base64').slice(0, 16) : null;
  }

  remove(table: string, key: string): void {
    this.prepared(`DELETE FROM ${table} WHERE ${keyOf(table)} = ?`).run(key);
  }

  /** Puts a row back as its image says, over what stands there. */
  restore(table: string, key: string, image: string): void {
    const values = JSON.parse(image) as unknown[];
    const columns = this.columnsOf(table);
    const set = columns.map((name) => `${quoted(name)} = ?`).join(', ');
    const changed = this.prepared(`UPDATE ${table} SET ${set} WHERE ${keyOf(table)} = ?`).run(...values, key);
    if (changed.changes > 0) return;
    // A table whose id is its rowid has it among the columns.
    const own = columns.includes('id') || keyOf(table) !== 'rowid';
    const names = [...(own ? [] : ['rowid']), ...columns.map(quoted)];
    const marks = names.map(() => '?').join(', ');
    this.prepared(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(
      ...(own ? [] : [key]),
      ...values,
    );
  }
}

/** Notes what is written between `on` and `take`; others who write in the meantime are not noted. */
export class Capture {
  private readonly flag;
  private readonly taken;
  private readonly clear;

  constructor(private readonly images: RowImages) {
    const { sqlite } = images;
    sqlite.exec(`
      CREATE TEMP TABLE IF NOT EXISTS import_capture (is_on INTEGER NOT NULL);
      CREATE TEMP TABLE IF NOT EXISTS import_touch (
        id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, row_key TEXT NOT NULL, before TEXT, UNIQUE (table_name, row_key));
      DELETE FROM import_touch; DELETE FROM import_capture; INSERT INTO import_capture VALUES (0);`);
    for (const table of capturedTables) sqlite.exec(this.triggers(table));
    this.flag = sqlite.prepare('UPDATE temp.import_capture SET is_on = ?');
    this.taken = sqlite.prepare(
      'SELECT table_name AS "table", row_key AS key, before FROM temp.import_touch ORDER BY id',
    );
    this.clear = sqlite.prepare('DELETE FROM temp.import_touch');
  }

  private triggers(table: string): string {
    const key = keyOf(table);
    const trigger = (act: string, prefix: string, before: string) => `
      CREATE TEMP TRIGGER IF NOT EXISTS import_${table}_${act} AFTER ${act} ON main.${table}
      WHEN (SELECT is_on FROM import_capture) = 1 BEGIN
        INSERT INTO import_touch (table_name, row_key, before)
        SELECT '${table}', ${prefix}.${key}, ${before}
        WHERE NOT EXISTS (SELECT 1 FROM import_touch WHERE table_name = '${table}' AND row_key = CAST(${prefix}.${key} AS TEXT));
      END;`;
    const image = this.images.json(table, 'old');
    return (
      trigger('INSERT', 'new', 'NULL') + trigger('UPDATE', 'old', image) + trigger('DELETE', 'old', image)
    );
  }

  on(): void {
    this.flag.run(1);
  }

  /** What was noted since, first things first; noting ends. */
  take(): Touched[] {
    this.flag.run(0);
    const found = this.taken.all() as Touched[];
    if (found.length > 0) this.clear.run();
    return found;
  }

  /** Takes the triggers away. */
  end(): void {
    const { sqlite } = this.images;
    for (const table of capturedTables)
      for (const act of ['INSERT', 'UPDATE', 'DELETE'])
        sqlite.exec(`DROP TRIGGER IF EXISTS temp.import_${table}_${act}`);
    sqlite.exec('DROP TABLE IF EXISTS temp.import_touch; DROP TABLE IF EXISTS temp.import_capture;');
  }
}
