import { DomainError } from '@shared/contract/errors';
import { isCounting } from '@shared/features/stocktake/model';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { multiplyCents } from '@shared/kernel/money';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { stocktake, stocktakeLine } from '../../db/schema/stocktaking';
import type { CommandContext } from '../../kernel/context';

export type StocktakeRecord = typeof stocktake.$inferSelect;
export type LineRecord = typeof stocktakeLine.$inferSelect;

/** @throws DomainError NOT_FOUND */
export function stocktakeById(db: ReadDb, id: number): StocktakeRecord {
  const row = db.select().from(stocktake).where(eq(stocktake.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws DomainError NOT_FOUND when the line is not of this stocktake */
export function lineOf(db: ReadDb, stocktakeId: number, lineId: number): LineRecord {
  const row = db.select().from(stocktakeLine).where(eq(stocktakeLine.id, lineId)).get();
  if (row?.stocktakeId !== stocktakeId) throw new DomainError('NOT_FOUND');
  return row;
}

/** A stocktake that is being counted. @throws DomainError STOCKTAKE_STATE, NOT_FOUND */
export function countable(db: ReadDb, id: number): StocktakeRecord {
  const row = stocktakeById(db, id);
  if (!isCounting(row.state)) throw new DomainError('STOCKTAKE_STATE', { number: row.number });
  return row;
}

/** Takes the next version of a stocktake in one of the states. @throws DomainError STOCKTAKE_STATE, CONCURRENT_MODIFICATION */
export function takeVersion(
  ctx: CommandContext,
  { stocktakeId, version }: { stocktakeId: number; version: number },
  states: readonly StocktakeRecord['state'][],
): StocktakeRecord {
  const row = stocktakeById(ctx.tx, stocktakeId);
  if (!states.includes(row.state)) throw new DomainError('STOCKTAKE_STATE', { number: row.number });
  if (row.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  ctx.tx
    .update(stocktake)
    .set({ version: version + 1 })
    .where(eq(stocktake.id, stocktakeId))
    .run();
  ctx.touch('stocktake', `stocktake:${stocktakeId}`);
  return { ...row, version: version + 1 };
}

/** What a part's place holds by the books now. */
export function bookOf(db: ReadDb, partId: number, warehouseId: number, bin: string): number {
  const row = db.get<{ quantity: number } | undefined>(
    sql`SELECT quantity_milli AS quantity FROM stock_bin
      WHERE part_id = ${partId} AND warehouse_id = ${warehouseId} AND bin = ${bin}`,
  );
  return row?.quantity ?? 0;
}

/** The second count where there is one, else the first. */
export const foundSql = sql`coalesce(l.recounted_milli, l.counted_milli)`;

/** Of a part in a place, what was found less what the books said. */
export const differenceSql = sql`(${foundSql} - l.book_milli)`;

export interface Difference {
  id: number;
  partId: number;
  number: string;
  bin: string;
  serialTracked: number;
  differenceMilli: number;
  quantityMilli: number;
  valueCents: number;
  lastCents: number | null;
  typedCents: number | null;
}

/** All lines of known parts that differ, by place and number. */
export function differencesOf(db: ReadDb, { id, warehouseId }: StocktakeRecord): Difference[] {
  return db.all<Difference>(sql`
    SELECT l.id, l.part_id AS partId, p.number, l.bin, p.serial_tracked AS serialTracked,
      ${differenceSql} AS differenceMilli, coalesce(b.quantity_milli, 0) AS quantityMilli,
      coalesce(b.value_cents, 0) AS valueCents, ${lastCostSql} AS lastCents, l.unit_cost_cents AS typedCents
    FROM stocktake_line l JOIN part p ON p.id = l.part_id
      LEFT JOIN stock_balance b ON b.part_id = l.part_id AND b.warehouse_id = ${warehouseId}
    WHERE l.stocktake_id = ${id} AND ${differenceSql} <> 0 ORDER BY l.bin, p.number_key, l.id`);
}

export const lastCostSql = sql`(SELECT s.unit_cost_cents FROM stock_document_line s JOIN stock_document d ON d.id = s.document_id
  WHERE s.part_id = p.id AND d.status = 'posted' AND s.unit_cost_cents IS NOT NULL ORDER BY s.id DESC LIMIT 1)`;

/**
 * Net cents of one unit for a difference: the average of what is there, else the cost that was typed for it, else what the part
 * cost last; null when it never had a cost.
 */
export function unitCostOf(
  row: Pick<Difference, 'quantityMilli' | 'valueCents' | 'lastCents' | 'typedCents'>,
): number | null {
  if (row.quantityMilli > 0) return averageUnitCents(row);
  return row.typedCents ?? row.lastCents;
}

/** What a difference is worth, by which the adjustment is approved; null without a cost. */
export function differenceCents(row: Difference): number | null {
  const unit = unitCostOf(row);
  return unit === null ? null : multiplyCents(unit, row.differenceMilli);
}
