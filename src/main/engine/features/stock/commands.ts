import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import { averageUnitCents, type StockState } from '@shared/kernel/averageCost';
import { multiplyCents } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { stockDocument, stockMovement } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { refreshPartPrices } from '../pricing/slice';
import { type PostedDocument, type PostingLine, postDocument, stockPart, stockState } from './posting';

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
function costOfSurplus(db: ReadDb, partId: number, before: StockState): number {
  if (before.quantityMilli > 0) return averageUnitCents(before);
  const last = db.get<{ cents: number } | undefined>(sql`
    SELECT l.unit_cost_cents AS cents FROM stock_document_line l JOIN stock_document d ON d.id = l.document_id
    WHERE l.part_id = ${partId} AND d.status = 'posted' AND l.unit_cost_cents IS NOT NULL ORDER BY l.id DESC LIMIT 1`);
  return last?.cents ?? 0;
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
  const { kind, purpose, warehouseId, partyId } = before;
  const head = { kind, purpose, warehouseId, partyId, reversesId: documentId, note: reason } as const;
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

function mirroredLines(db: ReadDb, documentId: number): PostingLine[] {
  return db
    .select()
    .from(stockMovement)
    .where(eq(stockMovement.documentId, documentId))
    .orderBy(asc(stockMovement.id))
    .all()
    .map((row) => ({
      partId: row.partId,
      warehouseId: row.warehouseId,
      quantityMilli: Math.abs(row.quantityMilli),
      direction: row.quantityMilli > 0 ? 'out' : 'in',
      valueCents: Math.abs(row.valueCents),
    }));
}
