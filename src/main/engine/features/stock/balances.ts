import { DomainError } from '@shared/contract/errors';
import type { StockState } from '@shared/kernel/averageCost';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { stockReads } from './statements';

/** Quantity and value of a part in a warehouse, nothing of either when it never was there. */
export function stockState(db: ReadDb, partId: number, warehouseId: number): StockState {
  const row = stockReads(db).balance.get({ partId, warehouseId });
  return { quantityMilli: row?.quantityMilli ?? 0, valueCents: row?.valueCents ?? 0 };
}

/** What a stock document says of a part. @throws DomainError NOT_FOUND */
export function stockPart(db: ReadDb, partId: number) {
  const row = stockReads(db).part.get({ partId });
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** What a unit of the part cost the last time it came in; net cents, 0 when it never did. */
export function lastUnitCost(db: ReadDb, partId: number): number {
  const last = db.get<{ cents: number } | undefined>(sql`
    SELECT l.unit_cost_cents AS cents FROM stock_document_line l JOIN stock_document d ON d.id = l.document_id
    WHERE l.part_id = ${partId} AND d.status = 'posted' AND l.unit_cost_cents IS NOT NULL ORDER BY l.id DESC LIMIT 1`);
  return last?.cents ?? 0;
}
