import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import { averageUnitCents, type StockState } from '@shared/kernel/averageCost';
import { multiplyCents } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { and, asc, eq, ne } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { stockDocument, stockDocumentLine, stockMovement } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { refreshPartPrices } from '../pricing/slice';
import { lastUnitCost, stockPart, stockState } from './balances';
import { type PostedDocument, postDocument } from './posting';
import type { PostingLine } from './postingModel';
import { serialsOfLine } from './serials';

type Contract = typeof stockContract;
type Posted = Pick<PostedDocument, 'documentId' | 'number'>;

/** Brings the books to what was counted (domain §4.3). @throws DomainError NOTHING_TO_ADJUST, STOCK_MOVED */
export function adjustStock(ctx: CommandContext, input: EntryInput<Contract['stock.adjust']>): Posted {
  const { partId, warehouseId, bookedMilli, countedMilli, unitCostCents, reason } = input;
  const { number } = stockPart(ctx.tx, partId);
  const before = stockState(ctx.tx, partId, warehouseId);
  // What moved between the count and its entry would be counted as a difference.
  if (before.quantityMilli !== bookedMilli)
    throw new DomainError('STOCK_MOVED', {
      number,
      booked: formatQuantity(bookedMilli),
      now: formatQuantity(before.quantityMilli),
    });
  const difference = countedMilli - before.quantityMilli;
  if (difference === 0) throw new DomainError('NOTHING_TO_ADJUST');
  const quantityMilli = Math.abs(difference);
  const base = { partId, warehouseId, quantityMilli };
  const unit = unitCostCents ?? costOfSurplus(ctx.tx, partId, before);
  const line: PostingLine =
    difference > 0
      ? { ...base, direction: 'in', unitCostCents: unit, valueCents: multiplyCents(unit, quantityMilli) }
      : { ...base, direction: 'out' };
  ctx.reason(reason);
  const posted = postDocument(ctx, { kind: 'adjustment', purpose: 'count', warehouseId, note: reason }, [
    line,
  ]);
  return { documentId: posted.documentId, number: posted.number };
}

/** The average of what is there, else what the part cost last; net cents per unit. */
export function costOfSurplus(db: ReadDb, partId: number, before: StockState): number {
  return before.quantityMilli > 0 ? averageUnitCents(before) : lastUnitCost(db, partId);
}

/**
 * Mirrors a receipt or an adjustment with its own quantities and, as far as the stock is still worth it, its own values;
 * what went to an order comes back through the order (domain §4.3).
 * @throws DomainError DOCUMENT_REVERSED, DOCUMENT_OF_ORDER, CONCURRENT_MODIFICATION, STOCK_SHORT
 */
export function reverseDocument(
  ctx: CommandContext,
  { documentId, version, reason }: EntryInput<Contract['stock.reverse']>,
): Posted {
  const before = ctx.tx.select().from(stockDocument).where(eq(stockDocument.id, documentId)).get();
  if (!before || before.status === 'draft') throw new DomainError('NOT_FOUND');
  const number = before.number ?? '';
  if (before.status !== 'posted' || before.reversesId !== null)
    throw new DomainError('DOCUMENT_REVERSED', { number });
  if (before.orderId !== null) throw new DomainError('DOCUMENT_OF_ORDER', { number });
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  ctx.reason(reason);
  const { kind, purpose, warehouseId, toWarehouseId, partyId, purchaseOrderId } = before;
  const head = {
    ...{ kind, purpose, warehouseId, toWarehouseId, partyId, purchaseOrderId },
    ...{ reversesId: documentId, note: reason },
  };
  const mirrored = mirroredLines(ctx.tx, documentId);
  const mirror = postDocument(ctx, head, mirrored);
  ctx.tx
    .update(stockDocument)
    .set({ status: 'reversed', version: before.version + 1 })
    .where(eq(stockDocument.id, documentId))
    .run();
  // Only now the delivery no longer counts as the last one.
  refreshPartPrices(ctx.tx, { partIds: mirrored.map((line) => line.partId) }, ctx.today);
  ctx.audit({
    entity: `stockDocument:${documentId}`,
    before: { status: 'posted' },
    after: { status: 'reversed', by: mirror.number },
  });
  ctx.touch(`stockDocument:${documentId}`);
  return { documentId: mirror.documentId, number: mirror.number };
}

type Movement = typeof stockMovement.$inferSelect;

/** What moved goes back the way it came, from the places it lies in now when it was carried on meanwhile. */
function mirroredLines(db: ReadDb, documentId: number): PostingLine[] {
  const movements = db
    .select()
    .from(stockMovement)
    // Corrections of the value alone are made anew by what the stock is worth now.
    .where(and(eq(stockMovement.documentId, documentId), ne(stockMovement.quantityMilli, 0)))
    .orderBy(asc(stockMovement.id))
    .all();
  const lineIds = [...new Set(movements.map(({ documentLineId }) => documentLineId))];
  return lineIds.flatMap((lineId) =>
    mirrored(
      movements.filter(({ documentLineId }) => documentLineId === lineId),
      serialsOfLine(db, lineId),
      purchaseLineOf(db, lineId),
    ),
  );
}

function mirrored(movements: Movement[], serials: string[], purchaseLineId: number | null): PostingLine[] {
  const out = movements.filter(({ quantityMilli }) => quantityMilli < 0);
  const came = movements.filter(({ quantityMilli }) => quantityMilli > 0);
  const [to] = came;
  const named = { serials, purchaseLineId };
  const parts = serials.length > 0 ? [whole(out), whole(came)].flat() : movements;
  if (to === undefined || out.length === 0)
    return parts.map((row) => ({
      ...backOf(row),
      ...named,
      direction: row.quantityMilli > 0 ? 'out' : 'in',
    }));
  return parts
    .filter(({ quantityMilli }) => quantityMilli < 0)
    .map((row) => ({
      ...backOf({ ...row, warehouseId: to.warehouseId, bin: to.bin }),
      ...named,
      direction: 'move',
      toWarehouseId: row.warehouseId,
      toBin: row.bin,
    }));
}

/** Units know their places themselves, so a line of them is one movement. */
function whole(movements: Movement[]): Movement[] {
  const [first] = movements;
  if (!first) return [];
  const sum = (of: (row: Movement) => number) => movements.reduce((total, row) => total + of(row), 0);
  return [
    { ...first, quantityMilli: sum((row) => row.quantityMilli), valueCents: sum((row) => row.valueCents) },
  ];
}

const backOf = ({ partId, warehouseId, quantityMilli, valueCents, bin }: Movement) => ({
  partId,
  warehouseId,
  quantityMilli: Math.abs(quantityMilli),
  valueCents: Math.abs(valueCents),
  preferredBin: bin,
});

const purchaseLineOf = (db: ReadDb, lineId: number): number | null =>
  db
    .select({ id: stockDocumentLine.purchaseLineId })
    .from(stockDocumentLine)
    .where(eq(stockDocumentLine.id, lineId))
    .get()?.id ?? null;
