import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { schema } from './schema/schema';
import { withKeptStatements } from './statements';

type Database = BetterSQLite3Database<typeof schema>;
declare const readable: unique symbol;
declare const writable: unique symbol;

/** What queries receive: it cannot insert, update or delete. */
export type ReadDb = Pick<
  Database,
  'select' | 'selectDistinct' | 'query' | '$count' | 'get' | 'all' | 'values'
> & {
  readonly [readable]: true;
};

/** Only the dispatcher hands this out, inside BEGIN IMMEDIATE; functions that write take it as a parameter and so compose. */
export type WriteTx = ReadDb &
  Pick<Database, 'insert' | 'update' | 'delete' | 'run'> & {
    readonly [writable]: true;
  };

export interface Handles {
  sqlite: BetterSqlite3.Database;
  read: ReadDb;
  write: WriteTx;
}

/** The typed handles over one connection. */
export function handlesOf(sqlite: BetterSqlite3.Database): Handles {
  const database = drizzle(withKeptStatements(sqlite), { schema });
  return { sqlite, read: database as unknown as ReadDb, write: database as unknown as WriteTx };
}
