import { DomainError } from '@shared/contract/errors';
import type { PartInput, SupplierTerms } from '@shared/features/parts/model';
import { partKey } from '@shared/kernel/partNumber';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { part, partCode, partSupplier } from '../../db/schema/parts';
import { stockBalance, storageBin } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import type { PartRow } from './repo';

type Terms = typeof partSupplier.$inferSelect;

/** As scanners give it and people type it: upper case, no blanks at its ends. */
export const codeKey = (text: string): string => text.trim().toUpperCase();

/** Writes what a card holds beside its own row: codes, conditions of the suppliers, usual places. */
export function keepLists(ctx: CommandContext, partId: number, { codes, suppliers, bins }: PartInput): void {
  const before = { codes: codesOf(ctx.tx, partId), suppliers: termsOf(ctx.tx, partId) };
  keepCodes(ctx, partId, { before: before.codes, after: [...new Set(codes.map(codeKey))] });
  keepTerms(ctx, partId, before.suppliers, suppliers);
  for (const { warehouseId, bin } of bins) keepBin(ctx, partId, warehouseId, bin);
  const after = { codes: codesOf(ctx.tx, partId), suppliers: termsOf(ctx.tx, partId) };
  if (JSON.stringify(before) !== JSON.stringify(after))
    ctx.audit({ entity: `part:${partId}`, before, after });
}

/** Every code of a part, in the order of their characters. */
export function codesOf(db: ReadDb, partId: number): string[] {
  const rows = db.select({ code: partCode.code }).from(partCode).where(eq(partCode.partId, partId)).all();
  return rows.map(({ code }) => code).sort();
}

/** A code that another part has would make its scan doubtful. @throws DomainError PART_CODE_TAKEN */
function keepCodes(
  ctx: CommandContext,
  partId: number,
  { before, after }: { before: readonly string[]; after: readonly string[] },
): void {
  for (const code of after.filter((one) => !before.includes(one))) {
    const taken = ctx.tx
      .select({ number: part.number })
      .from(partCode)
      .innerJoin(part, eq(part.id, partCode.partId))
      .where(and(eq(partCode.code, code), ne(partCode.partId, partId)))
      .get();
    if (taken) throw new DomainError('PART_CODE_TAKEN', { code, number: taken.number });
    ctx.tx.insert(partCode).values({ code, partId }).run();
  }
  for (const code of before.filter((one) => !after.includes(one)))
    ctx.tx
      .delete(partCode)
      .where(and(eq(partCode.code, code), eq(partCode.partId, partId)))
      .run();
}

/** Conditions of all suppliers of a part. */
export function termsOf(db: ReadDb, partId: number): Terms[] {
  return db
    .select()
    .from(partSupplier)
    .where(eq(partSupplier.partId, partId))
    .orderBy(partSupplier.supplierId)
    .all();
}

/** The day of a price stays while the price does. @throws DomainError SUPPLIER_TWICE */
function keepTerms(
  ctx: CommandContext,
  partId: number,
  before: readonly Terms[],
  terms: readonly SupplierTerms[],
): void {
  if (new Set(terms.map((one) => one.supplierId)).size < terms.length)
    throw new DomainError('SUPPLIER_TWICE');
  for (const typed of terms) {
    const known = before.find((row) => row.supplierId === typed.supplierId);
    // Who may not see the price sends none; it stays.
    const one = ctx.can('parts.viewCost') ? typed : { ...typed, priceCents: known?.priceCents ?? null };
    if (!known) demandParty(ctx.tx, one.supplierId);
    const priceOn =
      one.priceCents === null ? null : one.priceCents === known?.priceCents ? known.priceOn : ctx.today;
    const row = { ...one, partId, numberKey: one.number === null ? null : partKey(one.number), priceOn };
    ctx.tx
      .insert(partSupplier)
      .values(row)
      .onConflictDoUpdate({ target: [partSupplier.partId, partSupplier.supplierId], set: row })
      .run();
  }
  for (const gone of before.filter((row) => !terms.some((one) => one.supplierId === row.supplierId)))
    ctx.tx
      .delete(partSupplier)
      .where(and(eq(partSupplier.partId, partId), eq(partSupplier.supplierId, gone.supplierId)))
      .run();
}

/** Where the part usually lies; the place is written down as one of the warehouse. */
function keepBin(ctx: CommandContext, partId: number, warehouseId: number, bin: string | null): void {
  const code = bin?.toUpperCase() ?? null;
  const known = ctx.tx
    .select({ bin: stockBalance.bin })
    .from(stockBalance)
    .where(and(eq(stockBalance.partId, partId), eq(stockBalance.warehouseId, warehouseId)))
    .get();
  if ((known?.bin ?? null) === code) return;
  ctx.tx
    .insert(stockBalance)
    .values({ partId, warehouseId, bin: code })
    .onConflictDoUpdate({ target: [stockBalance.partId, stockBalance.warehouseId], set: { bin: code } })
    .run();
  if (code !== null) ctx.tx.insert(storageBin).values({ warehouseId, code }).onConflictDoNothing().run();
  ctx.audit({
    entity: `part:${partId}`,
    before: { bin: known?.bin ?? null },
    after: { warehouseId, bin: code },
  });
}

/** @throws DomainError PART_TRACKING while units are in stock or known by their numbers */
export function refuseTracking(db: ReadDb, { id, number }: PartRow): void {
  const held = db.get<{ held: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM stock_balance WHERE part_id = ${id} AND quantity_milli <> 0)
      OR EXISTS (SELECT 1 FROM part_serial WHERE part_id = ${id}) AS held`);
  if (held?.held === 1) throw new DomainError('PART_TRACKING', { number });
}
