import type BetterSqlite3 from 'better-sqlite3';

/** The rows of a table as they are stored. */
export interface TableRows {
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** What belongs to the one database and its runs, not to the workshop in it. */
const ownOfDatabase = [
  'schema_migration',
  'session',
  'request',
  'draft',
  'backup_run',
  'asset_figures',
  'care_change',
  // The migration writes the row; the movements fill the places as they come.
  'pricing_state',
  'stock_bin',
];
const chain = { audit: 'id', audit_payload: 'audit_id', audit_entity: 'audit_id' } as const;

/** The log so far. */
export function chainTables(sqlite: BetterSqlite3.Database): TableRows[] {
  return Object.keys(chain).map((table) => readRows(sqlite, table));
}

/** Everything that a workshop is made of, of the log only what is newer than the end of the other one's. */
export function workshopTables(sqlite: BetterSqlite3.Database, target: BetterSqlite3.Database): TableRows[] {
  const head = Number(target.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck().get());
  const tables = sqlite
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return tables
    .filter((table) => !ownOfDatabase.includes(table))
    .map((table) =>
      isOfChain(table) ? readRows(sqlite, table, `${chain[table]} > ${head}`) : readRows(sqlite, table),
    );
}

const isOfChain = (table: string): table is keyof typeof chain => Object.hasOwn(chain, table);

function readRows(sqlite: BetterSqlite3.Database, table: string, where = '1'): TableRows {
  const statement = sqlite.prepare(`SELECT * FROM "${table}" WHERE ${where}`).raw();
  const columns = statement.columns().map(({ name }) => name);
  return { table, columns, rows: statement.all() as unknown[][] };
}

/** Adds the rows to the same table of another database; a setting or a state that is there already gives way. */
export function copyRows(sqlite: BetterSqlite3.Database, { table, columns, rows }: TableRows): void {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const verb = ['setting', 'pricing_state'].includes(table) ? 'INSERT OR REPLACE' : 'INSERT';
  const insert = sqlite.prepare(`${verb} INTO "${table}" (${names}) VALUES (${places})`);
  for (const row of rows) insert.run(row);
}

/** Tables come one after another, so what triggers keep of several of them is told anew when all are here. */
export function refreshKept(sqlite: BetterSqlite3.Database): void {
  sqlite.exec('DELETE FROM asset_figures; INSERT INTO asset_figures SELECT * FROM asset_figures_now');
}
