import type { ReadDb } from '../db/handles';

/**
 * Prepares hot statements once per connection: unprepared ones cost 3–20 times as much (architecture §4).
 * The handle of a transaction is that of its connection, so both find the same statements.
 */
export function preparedOnce<Statements, Handle extends ReadDb = ReadDb>(
  build: (db: Handle) => Statements,
): (db: Handle) => Statements {
  const known = new WeakMap<Handle, Statements>();
  return (db) => {
    const existing = known.get(db);
    if (existing !== undefined) return existing;
    const statements = build(db);
    known.set(db, statements);
    return statements;
  };
}
