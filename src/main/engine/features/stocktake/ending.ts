import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stocktakeContract } from '@shared/features/stocktake/contract';
import { multiplyCents } from '@shared/kernel/money';
import { eq, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { stocktake, stocktakeLine } from '../../db/schema/stocktaking';
import type { CommandContext } from '../../kernel/context';
import { type PostingLine, postDocument } from '../stock/slice';
import {
  type Difference,
  differenceSql,
  differencesOf,
  lineOf,
  type StocktakeRecord,
  takeVersion,
  unitCostOf,
} from './repo';
import { unfreeze } from './start';

type Contract = typeof stocktakeContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

const changed = ({ id, version }: StocktakeRecord) => ({ stocktakeId: id, version });

/** Everything is counted. @throws DomainError STOCKTAKE_UNCOUNTED, STOCKTAKE_STATE */
export function finishCount(
  ctx: CommandContext,
  input: Input<'stocktake.finish'>,
): Output<'stocktake.finish'> {
  const record = takeVersion(ctx, input, ['counting', 'recount']);
  const missing = ctx.tx.get<{ n: number }>(sql`
    SELECT count(*) AS n FROM stocktake_line WHERE stocktake_id = ${record.id}
      AND (counted_milli IS NULL OR (recount = 1 AND recounted_milli IS NULL))`);
  if (missing && missing.n > 0) throw new DomainError('STOCKTAKE_UNCOUNTED', { count: missing.n });
  setState(ctx, record, { state: 'counted', countedBy: ctx.user.id, countedAt: ctx.now });
  return changed(record);
}

/** What differs is counted a second time, and that count holds. @throws DomainError STOCKTAKE_NO_DIFFERENCES, STOCKTAKE_STATE */
export function recount(ctx: CommandContext, input: Input<'stocktake.recount'>): Output<'stocktake.recount'> {
  const record = takeVersion(ctx, input, ['counted']);
  const { changes } = ctx.tx.run(sql`
    UPDATE stocktake_line AS l SET recount = 1, counted_milli = coalesce(l.recounted_milli, l.counted_milli), recounted_milli = NULL
    WHERE l.stocktake_id = ${record.id} AND (${differenceSql} <> 0 OR l.part_id IS NULL)`);
  if (changes === 0) throw new DomainError('STOCKTAKE_NO_DIFFERENCES');
  // What was counted twice and now agrees is settled.
  ctx.tx.run(
    sql`UPDATE stocktake_line SET recount = 0 WHERE stocktake_id = ${record.id} AND recounted_milli IS NOT NULL`,
  );
  setState(ctx, record, { state: 'recount' });
  return { ...changed(record), lines: changes };
}

function setState(ctx: CommandContext, record: StocktakeRecord, fields: Partial<StocktakeRecord>): void {
  ctx.tx.update(stocktake).set(fields).where(eq(stocktake.id, record.id)).run();
  ctx.audit({ entity: `stocktake:${record.id}`, before: { state: record.state }, after: fields });
}

/** What one unit of a surplus is worth, where the part never had a cost. @throws DomainError STOCKTAKE_STATE */
export function setCost(ctx: CommandContext, input: Input<'stocktake.setCost'>): Output<'stocktake.setCost'> {
  const { stocktakeId, lineId, unitCostCents } = input;
  const line = lineOf(ctx.tx, stocktakeId, lineId);
  const record = ctx.tx.select().from(stocktake).where(eq(stocktake.id, stocktakeId)).get();
  if (record?.state !== 'counted') throw new DomainError('STOCKTAKE_STATE', { number: record?.number ?? '' });
  ctx.tx.update(stocktakeLine).set({ unitCostCents }).where(eq(stocktakeLine.id, lineId)).run();
  ctx.audit({
    entity: `stocktake:${stocktakeId}`,
    before: { line: lineId, unitCostCents: line.unitCostCents },
    after: { unitCostCents },
  });
  ctx.touch('stocktake', `stocktake:${stocktakeId}`);
  return { lineId };
}

/**
 * The differences become one adjustment with its value, the places are free again (domain §4.7). Without a difference there is
 * no document. @throws DomainError STOCKTAKE_UNKNOWN, STOCKTAKE_WITHOUT_COST, STOCKTAKE_SERIALS, STOCK_SHORT, STOCKTAKE_STATE
 */
export function approve(ctx: CommandContext, input: Input<'stocktake.approve'>): Output<'stocktake.approve'> {
  const record = takeVersion(ctx, input, ['counted']);
  refuseUnknown(ctx.tx, record);
  const differences = differencesOf(ctx.tx, record);
  const lines = differences.map((one) => adjustmentLine(one, record.warehouseId));
  unfreeze(ctx.tx, record.id);
  const { number, warehouseId } = record;
  const head = {
    kind: 'adjustment',
    purpose: 'stocktake',
    warehouseId,
    stocktakeId: record.id,
    note: number,
  } as const;
  const posted = lines.length === 0 ? null : postDocument(ctx, head, lines);
  const documentId = posted?.documentId ?? null;
  setState(ctx, record, { state: 'approved', approvedBy: ctx.user.id, approvedAt: ctx.now, documentId });
  ctx.touch('stock', 'stocktake');
  return { ...changed(record), documentId, number: posted?.number ?? null, lines: lines.length };
}

function refuseUnknown(tx: WriteTx, { id }: StocktakeRecord): void {
  const row = tx.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM stocktake_line WHERE stocktake_id = ${id} AND part_id IS NULL`,
  );
  if (row && row.n > 0) throw new DomainError('STOCKTAKE_UNKNOWN', { count: row.n });
}

/** A surplus comes in at its unit cost, a shortage goes out at the average. */
function adjustmentLine(one: Difference, warehouseId: number): PostingLine {
  const { partId, bin, differenceMilli, number } = one;
  // Which unit is missing or new has to be said by its serial number, in an adjustment of its own.
  if (one.serialTracked === 1) throw new DomainError('STOCKTAKE_SERIALS', { part: number });
  const quantityMilli = Math.abs(differenceMilli);
  const base = { partId, warehouseId, bin: bin || null, preferredBin: bin, quantityMilli };
  if (differenceMilli < 0) return { ...base, direction: 'out' };
  const unitCostCents = unitCostOf(one);
  if (unitCostCents === null) throw new DomainError('STOCKTAKE_WITHOUT_COST', { part: number });
  return {
    ...base,
    direction: 'in',
    unitCostCents,
    valueCents: multiplyCents(unitCostCents, base.quantityMilli),
  };
}

/** Nothing of it counts, the places are free again. @throws DomainError STOCKTAKE_STATE */
export function cancelStocktake(
  ctx: CommandContext,
  input: Input<'stocktake.cancel'>,
): Output<'stocktake.cancel'> {
  const record = takeVersion(ctx, input, ['counting', 'recount', 'counted']);
  ctx.reason(input.reason);
  unfreeze(ctx.tx, record.id);
  setState(ctx, record, { state: 'cancelled' });
  ctx.touch('stock');
  return changed(record);
}
