import { orderText } from '@shared/kernel/folding';
import type BetterSqlite3 from 'better-sqlite3';

/** Tables with a `name_order` and the column whose order it is. */
const named = {
  party: 'name',
  part: 'name_bg',
  operation: 'name_bg',
  make: 'name',
  model: 'name',
  modification: 'name',
} as const;

/**
 * Gives rows from before the column their key: SQL cannot lower Cyrillic, so the step that adds the column cannot do it. One
 * transaction; nothing is written when nothing is missing.
 */
export function fillNameOrder(sqlite: BetterSqlite3.Database): void {
  const missing = Object.entries(named).filter(([table, name]) =>
    sqlite.prepare(`SELECT 1 FROM ${table} WHERE name_order = '' AND ${name} <> '' LIMIT 1`).get(),
  );
  if (missing.length === 0) return;
  const fill = sqlite.transaction(() => {
    for (const [table, name] of missing) {
      const rows = sqlite.prepare<[], { id: number; name: string }>(
        `SELECT id, ${name} AS name FROM ${table} WHERE name_order = ''`,
      );
      const write = sqlite.prepare(`UPDATE ${table} SET name_order = ? WHERE id = ?`);
      for (const row of rows.all()) write.run(orderText(row.name), row.id);
    }
  });
  fill.immediate();
}
