import type BetterSqlite3 from 'better-sqlite3';

/** A column of the database that points at a party. */
export interface PartyReference {
  table: string;
  column: string;
}

interface Column {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

/** The history of merges and erasures speaks of parties by name of the row: nothing hangs on it. */
const bookkeeping = new Set(['party', 'party_merge', 'party_erasure']);

/** Every foreign key to `party`, read from the database, so that a table made tomorrow is tested as well. */
export function referencesOf(sqlite: BetterSqlite3.Database): PartyReference[] {
  const found = sqlite
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'party' ORDER BY m.name, f."from"`,
    )
    .all() as PartyReference[];
  return found.filter(({ table }) => !bookkeeping.has(table));
}

/**
 * Puts a row that points at a party into any table: what the table insists on is filled, texts from a small set, so that
 * rows of two parties can be the same. A row that a unique rule refuses is left out.
 */
export function addReference(
  sqlite: BetterSqlite3.Database,
  { table, column }: PartyReference,
  partyId: number,
  text: string,
  number: number,
): void {
  const columns = sqlite.prepare(`SELECT * FROM pragma_table_info(?)`).all(table) as Column[];
  const aloneKey = columns.filter(({ pk }) => pk > 0).length === 1;
  const filled = columns.filter(
    ({ name, notnull, dflt_value, pk }) =>
      name === column || (pk > 0 ? !aloneKey : notnull === 1 && dflt_value === null),
  );
  const others = new Set(referencesOf(sqlite).flatMap((one) => (one.table === table ? one.column : [])));
  const values = filled.map(({ name, type }) =>
    name === column || others.has(name) ? partyId : type === 'text' ? text : number,
  );
  const names = filled.map(({ name }) => `"${name}"`).join(', ');
  sqlite
    .prepare(`INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${filled.map(() => '?').join(', ')})`)
    .run(...values);
}

/** All rows of what points at a party and of the parties themselves; versions only ever grow, so they are left out. */
export function rowsOfParties(sqlite: BetterSqlite3.Database): Record<string, string[]> {
  const tables = new Set(['party', ...referencesOf(sqlite).map(({ table }) => table)]);
  return Object.fromEntries(
    [...tables].map((table) => {
      const rows = sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
      return [table, rows.map(({ version: _version, ...row }) => JSON.stringify(row)).sort()];
    }),
  );
}
