import { join } from 'node:path';
import Database from 'better-sqlite3';

type Way = 'get' | 'all' | 'run';

interface Ran {
  /** Null for what goes without a statement: BEGIN, COMMIT. */
  way: Way | null;
  sql: string;
  parameters: unknown[];
}

const ways: readonly Way[] = ['get', 'all', 'run'];
type Method = (this: Database.Statement, ...parameters: unknown[]) => unknown;

/**
 * Carries calls out and writes down the SQL of each with its parameters. The statements are those of the engine, some
 * prepared long ago, so it is their common prototype that listens.
 */
async function recordSql(
  sqlite: Database.Database,
  acts: readonly (() => Promise<unknown>)[],
): Promise<Ran[][]> {
  const prototype = Object.getPrototypeOf(sqlite.prepare('SELECT 1')) as Record<Way, Method>;
  const originals = ways.map((way) => [way, prototype[way]] as const);
  const exec = sqlite.exec.bind(sqlite);
  let ran: Ran[] = [];
  for (const [way, original] of originals)
    prototype[way] = function (...parameters) {
      ran.push({ way, sql: this.source, parameters });
      return original.apply(this, parameters);
    };
  sqlite.exec = (sql) => {
    ran.push({ way: null, sql, parameters: [] });
    return exec(sql);
  };
  const calls: Ran[][] = [];
  try {
    for (const act of acts) {
      ran = [];
      await act();
      calls.push(ran);
    }
  } finally {
    for (const [way, original] of originals) prototype[way] = original;
    sqlite.exec = exec;
  }
  return calls;
}

/**
 * What the same SQL takes on the bare library: the calls are carried out once more by the engine while they are written
 * down, then by a connection of its own on a copy that was taken before, so that the same rows are met.
 * @returns milliseconds per call
 */
export async function rawTimes(
  sqlite: Database.Database,
  scratchDir: string,
  acts: readonly (() => Promise<unknown>)[],
): Promise<number[]> {
  const copy = join(scratchDir, `copy-${performance.now()}.sqlite`);
  await sqlite.backup(copy);
  const calls = await recordSql(sqlite, acts);
  const raw = new Database(copy);
  try {
    for (const pragma of [
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      'cache_size = -65536',
    ])
      raw.pragma(pragma);
    const statements = new Map<string, Database.Statement>();
    for (const { way, sql } of calls.flat())
      if (way !== null && !statements.has(sql)) statements.set(sql, prepared(raw, sql));
    return calls.map((call) => {
      const started = performance.now();
      for (const { way, sql, parameters } of call)
        if (way === null) raw.exec(sql);
        else statements.get(sql)?.[way](...parameters);
      return performance.now() - started;
    });
  } finally {
    raw.close();
  }
}

function prepared(raw: Database.Database, sql: string): Database.Statement {
  const statement = raw.prepare(sql);
  return statement.reader ? statement.raw() : statement;
}
