import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import type { BinRow, WarehouseRow } from '@shared/features/stock/model';
import { and, eq, ne, sql } from 'drizzle-orm';
import { stockBin, storageBin, warehouse } from '../../db/schema/stock';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { keysetPage } from '../../kernel/paging';
import { binCode } from './places';

type Contract = typeof stockContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

/** Warehouses by their code. */
export function allWarehouses({ db }: QueryContext): Output<'stock.warehouses'> {
  const rows = db.all<Omit<WarehouseRow, 'active'> & { active: number }>(sql`
    SELECT w.id, w.code, w.name, w.active, (SELECT count(*) FROM storage_bin WHERE warehouse_id = w.id AND code <> '' AND active) AS bins,
      (SELECT count(*) FROM stock_balance WHERE warehouse_id = w.id AND quantity_milli <> 0) AS articles
    FROM warehouse w ORDER BY w.code`);
  return { warehouses: rows.map((row) => ({ ...row, active: row.active === 1 })) };
}

/** @throws DomainError WAREHOUSE_TAKEN, WAREHOUSE_HOLDS, WAREHOUSE_LAST, NOT_FOUND */
export function saveWarehouse(
  ctx: CommandContext,
  { warehouseId, code, name, active }: Input<'stock.saveWarehouse'>,
): Output<'stock.saveWarehouse'> {
  const taken = ctx.tx
    .select({ id: warehouse.id })
    .from(warehouse)
    .where(and(eq(warehouse.code, code), ne(warehouse.id, warehouseId ?? 0)))
    .get();
  if (taken) throw new DomainError('WAREHOUSE_TAKEN', { code });
  const before = warehouseId === null ? null : warehouseById(ctx, warehouseId);
  if (before?.active && !active) refuseEnd(ctx, before);
  const id = before
    ? before.id
    : ctx.tx.insert(warehouse).values({ code, name }).returning({ id: warehouse.id }).get().id;
  ctx.tx.update(warehouse).set({ code, name, active }).where(eq(warehouse.id, id)).run();
  ctx.audit({ entity: `warehouse:${id}`, before, after: { code, name, active } });
  ctx.touch('stock', 'parts');
  return { warehouseId: id };
}

function warehouseById(ctx: CommandContext, id: number): typeof warehouse.$inferSelect {
  const row = ctx.tx.select().from(warehouse).where(eq(warehouse.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

function refuseEnd(ctx: CommandContext, { id, name }: { id: number; name: string }): void {
  const held = ctx.tx.get<{ n: number }>(sql`
    SELECT count(*) AS n FROM stock_balance WHERE warehouse_id = ${id} AND quantity_milli <> 0`);
  if (held && held.n > 0) throw new DomainError('WAREHOUSE_HOLDS', { name, count: held.n });
  const others = ctx.tx.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM warehouse WHERE active = 1 AND id <> ${id}`,
  );
  if (!others?.n) throw new DomainError('WAREHOUSE_LAST');
}

/** Places of a warehouse by their code, with how many numbers lie in each. */
export function listBins(
  ctx: QueryContext,
  { filter, cursor, limit }: Input<'stock.bins'>,
): Output<'stock.bins'> {
  const where = [
    sql`b.warehouse_id = ${filter.warehouseId}`,
    sql`b.code <> ''`,
    ...(filter.text.trim() === '' ? [] : [sql`b.code LIKE ${`%${filter.text.trim().toUpperCase()}%`}`]),
  ];
  const { rows, nextCursor } = keysetPage<
    Omit<BinRow, 'active' | 'frozen'> & { active: number; frozen: number }
  >(ctx.db, {
    columns: sql`b.id, b.code, b.note, b.active, b.frozen_by IS NOT NULL AS frozen,
        (SELECT count(*) FROM stock_bin s WHERE s.warehouse_id = b.warehouse_id AND s.bin = b.code) AS articles`,
    from: sql`storage_bin b`,
    where,
    sortKey: sql`b.code`,
    dir: 'asc',
    idColumn: sql`b.id`,
    cursor,
    limit,
  });
  const counted = ctx.db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM storage_bin b WHERE ${sql.join(where, sql` AND `)}`,
  );
  return {
    rows: rows.map((row) => ({ ...row, active: row.active === 1, frozen: row.frozen === 1 })),
    nextCursor,
    count: counted?.n ?? 0,
    totals: {},
  };
}

/** @throws DomainError BIN_TAKEN, BIN_HOLDS, NOT_FOUND */
export function saveBin(ctx: CommandContext, input: Input<'stock.saveBin'>): Output<'stock.saveBin'> {
  const { binId, warehouseId, note, active } = input;
  const code = binCode(input.code) ?? '';
  warehouseById(ctx, warehouseId);
  if (binId === null) return { binId: insertBin(ctx, { warehouseId, code, note, active }) };
  const before = ctx.tx.select().from(storageBin).where(eq(storageBin.id, binId)).get();
  if (!before) throw new DomainError('NOT_FOUND');
  if (before.active && !active) refuseHeld(ctx, before);
  ctx.tx.update(storageBin).set({ note, active }).where(eq(storageBin.id, binId)).run();
  ctx.audit({
    entity: `bin:${binId}`,
    before: { code: before.code, note: before.note, active: before.active },
    after: { note, active },
  });
  ctx.touch('stock');
  return { binId };
}

function insertBin(ctx: CommandContext, bin: Omit<typeof storageBin.$inferInsert, 'id'>): number {
  const known = ctx.tx
    .select({ id: storageBin.id })
    .from(storageBin)
    .where(and(eq(storageBin.warehouseId, bin.warehouseId), eq(storageBin.code, bin.code)))
    .get();
  if (known) throw new DomainError('BIN_TAKEN', { bin: bin.code });
  const { id } = ctx.tx.insert(storageBin).values(bin).returning({ id: storageBin.id }).get();
  ctx.audit({ entity: `bin:${id}`, after: bin });
  ctx.touch('stock');
  return id;
}

function refuseHeld(ctx: CommandContext, { warehouseId, code }: { warehouseId: number; code: string }): void {
  const held = ctx.tx
    .select({ partId: stockBin.partId })
    .from(stockBin)
    .where(and(eq(stockBin.warehouseId, warehouseId), eq(stockBin.bin, code)))
    .all();
  if (held.length > 0) throw new DomainError('BIN_HOLDS', { bin: code, count: held.length });
}
