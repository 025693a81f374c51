import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { partCost } from './partPrices';

/** Net cost of a unit of each part as the matrix knows it: average, last delivery, best condition; absent when unknown. */
export function unitCosts(db: ReadDb, partIds: readonly number[]): Map<number, number> {
  const rows = db.all<{ id: number; cost: number | null }>(sql`
    SELECT p.id, ${partCost} AS cost FROM part p
    WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify([...new Set(partIds)])}))`);
  return new Map(rows.flatMap(({ id, cost }) => (cost === null ? [] : [[id, cost] as const])));
}
