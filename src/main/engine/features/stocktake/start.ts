import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stocktakeContract } from '@shared/features/stocktake/contract';
import { sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { stocktake } from '../../db/schema/stocktaking';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber } from '../../kernel/numbering';
import { knownWarehouse } from '../stock/slice';

type Contract = typeof stocktakeContract;
type Start = EntryInput<Contract['stocktake.start']>;

/**
 * Begins a count: what the books say lies there becomes its lines, and only its places freeze (domain §4.7). What has no place
 * cannot freeze: there every line takes the books of the moment in which it is counted.
 * @throws DomainError STOCKTAKE_NOTHING, STOCKTAKE_BIN_BUSY, STOCKTAKE_LINE_BUSY, NOT_FOUND
 */
export function startStocktake(ctx: CommandContext, input: Start): EntryOutput<Contract['stocktake.start']> {
  const { warehouseId, scope, groupId, blind, note } = input;
  knownWarehouse(ctx.tx, warehouseId);
  if ((scope === 'group') !== (groupId !== null))
    throw new DomainError('INVALID_INPUT', { field: 'groupId' });
  const number = takeYearNumber(ctx.tx, 'stocktake', ctx.today);
  const { id } = ctx.tx
    .insert(stocktake)
    .values({
      ...{ number, warehouseId, scope, groupId, blind, note, state: 'counting' },
      ...{ createdBy: ctx.user.id, createdAt: ctx.now },
    })
    .returning({ id: stocktake.id })
    .get();
  writePlaces(ctx.tx, id, input);
  const lines = writeLines(ctx.tx, id, input);
  refuseOverlap(ctx.tx, id, warehouseId);
  freeze(ctx.tx, id, warehouseId);
  ctx.audit({ entity: `stocktake:${id}`, after: { number, warehouseId, scope, groupId, blind, lines } });
  ctx.touch('stocktake', `stocktake:${id}`, 'stock');
  return { stocktakeId: id, version: 1, number };
}

function writePlaces(tx: WriteTx, id: number, { warehouseId, scope, bins, groupId }: Start): void {
  const stocked = sql`SELECT s.bin FROM stock_bin s JOIN part p ON p.id = s.part_id
    WHERE s.warehouse_id = ${warehouseId} AND s.quantity_milli <> 0
      AND (${groupId} IS NULL OR p.group_id = ${groupId})`;
  const places =
    scope === 'bins'
      ? sql`SELECT DISTINCT trim(value) FROM json_each(${JSON.stringify(bins.map((bin) => bin.toUpperCase()))})`
      : scope === 'group'
        ? stocked
        : sql`${stocked} UNION SELECT code FROM storage_bin WHERE warehouse_id = ${warehouseId} AND active = 1 UNION SELECT ''`;
  tx.run(
    sql`INSERT OR IGNORE INTO stocktake_bin (stocktake_id, bin) SELECT ${id}, bin FROM (SELECT NULL AS bin WHERE 0 UNION ${places})`,
  );
  const any = tx.get(sql`SELECT 1 FROM stocktake_bin WHERE stocktake_id = ${id}`);
  if (!any) throw new DomainError('STOCKTAKE_NOTHING');
}

function writeLines(tx: WriteTx, id: number, { warehouseId, groupId }: Start): number {
  return tx.run(sql`
    INSERT INTO stocktake_line (stocktake_id, bin, part_id, book_milli)
    SELECT ${id}, s.bin, s.part_id, s.quantity_milli FROM stock_bin s JOIN part p ON p.id = s.part_id
    WHERE s.warehouse_id = ${warehouseId} AND s.quantity_milli <> 0
      AND s.bin IN (SELECT bin FROM stocktake_bin WHERE stocktake_id = ${id})
      AND (${groupId} IS NULL OR p.group_id = ${groupId})
    ORDER BY s.bin, p.number_key`).changes;
}

/** One place is counted by one stocktake; so is one part in what has no place. */
function refuseOverlap(tx: WriteTx, id: number, warehouseId: number): void {
  const busy = tx.get<{ bin: string; number: string } | undefined>(sql`
    SELECT f.code AS bin, k.number FROM storage_bin f JOIN stocktake k ON k.id = f.frozen_by
    WHERE f.warehouse_id = ${warehouseId} AND f.code IN (SELECT bin FROM stocktake_bin WHERE stocktake_id = ${id}) LIMIT 1`);
  if (busy) throw new DomainError('STOCKTAKE_BIN_BUSY', busy);
  const line = tx.get<{ part: string; number: string } | undefined>(sql`
    SELECT p.number AS part, k.number FROM stocktake_line l
      JOIN stocktake_line o ON o.part_id = l.part_id AND o.bin = l.bin AND o.stocktake_id <> l.stocktake_id
      JOIN stocktake k ON k.id = o.stocktake_id AND k.state IN ('counting', 'recount', 'counted')
        AND k.warehouse_id = ${warehouseId}
      JOIN part p ON p.id = l.part_id
    WHERE l.stocktake_id = ${id} LIMIT 1`);
  if (line) throw new DomainError('STOCKTAKE_LINE_BUSY', line);
}

function freeze(tx: WriteTx, id: number, warehouseId: number): void {
  const places = sql`SELECT bin FROM stocktake_bin WHERE stocktake_id = ${id} AND bin <> ''`;
  // A code that movements brought without a card of its own gets one, so that it can freeze.
  tx.run(
    sql`INSERT OR IGNORE INTO storage_bin (warehouse_id, code) SELECT ${warehouseId}, bin FROM (${places})`,
  );
  tx.run(
    sql`UPDATE storage_bin SET frozen_by = ${id} WHERE warehouse_id = ${warehouseId} AND code IN (${places})`,
  );
}

/** What was frozen may move again. */
export function unfreeze(tx: WriteTx, id: number): void {
  tx.run(sql`UPDATE storage_bin SET frozen_by = NULL WHERE frozen_by = ${id}`);
}
