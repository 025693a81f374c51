import type BetterSqlite3 from 'better-sqlite3';

/** More than the program has of fixed text; texts that vary, with long lists say, push each other out. */
const KEPT = 600;

/**
 * The connection as drizzle sees it: a text that was prepared once is not prepared again, since drizzle asks anew for every
 * query that was not built ahead. Only for callers that run a statement at once and say each time how rows are to come, as
 * drizzle does.
 */
export function withKeptStatements(sqlite: BetterSqlite3.Database): BetterSqlite3.Database {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const prepare = (text: string): BetterSqlite3.Statement => {
    const known = kept.get(text);
    const statement = known ?? sqlite.prepare(text);
    if (known) kept.delete(text);
    // Rows as arrays is a mode of the statement that would stay from the last query.
    if (statement.reader) statement.raw(false);
    kept.set(text, statement);
    const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  return new Proxy(sqlite, {
    get: (target, name) => {
      if (name === 'prepare') return prepare;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
