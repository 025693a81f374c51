import { createHash } from 'node:crypto';
import { DomainError } from '@shared/contract/errors';
import { issue, receive, reverseReceipt, type StockOut, type StockState } from '@shared/kernel/averageCost';
import { formatQuantity } from '@shared/kernel/quantity';
import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { party } from '../../db/schema/parties';
import { stockDocument, warehouse } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber, type YearSeries } from '../../kernel/numbering';
import { refreshPartPrices } from '../pricing/slice';
import { allocateAll, takeReserved } from './reservations';
import { stockReads, stockWrites } from './statements';

type DocumentKind = (typeof stockDocument.$inferSelect)['kind'];

const seriesOf: Readonly<Record<DocumentKind, YearSeries>> = {
  receipt: 'stockReceipt',
  issue: 'stockIssue',
  return: 'stockReturn',
  transfer: 'stockTransfer',
  adjustment: 'stockAdjustment',
};

/** A line to post: in (with its value) or out (the value follows from the average cost). */
export interface PostingLine {
  partId: number;
  warehouseId: number;
  quantityMilli: number;
  direction: 'in' | 'out';
  /** Cents that come in with the quantity; for `out` only a reversal names its own value. */
  valueCents?: number;
  unitCostCents?: number | null;
  bin?: string | null;
  partLineId?: number | null;
  workerId?: number | null;
}

export interface PostingHead {
  kind: DocumentKind;
  purpose: (typeof stockDocument.$inferSelect)['purpose'];
  warehouseId: number;
  partyId?: number | null;
  orderId?: number | null;
  reversesId?: number | null;
  supplierDocument?: string | null;
  supplierDocumentOn?: string | null;
  note?: string | null;
}

export interface PostedDocument {
  documentId: number;
  number: string;
  /** Cents of each line in the order given. */
  values: number[];
}

/**
 * Posts a document: takes its number, moves quantity and value of every line, keeps the balances and the snapshot, all in
 * the caller's transaction. Σ movements = balances, always (reports §5.6). @throws DomainError STOCK_SHORT, NOT_FOUND
 */
export function postDocument(
  ctx: CommandContext,
  head: PostingHead,
  lines: readonly PostingLine[],
): PostedDocument {
  const place = knownWarehouse(ctx.tx, head.warehouseId);
  const number = takeYearNumber(ctx.tx, seriesOf[head.kind], ctx.today);
  const { id: documentId } = ctx.tx
    .insert(stockDocument)
    .values({
      ...head,
      number,
      status: 'posted',
      documentOn: ctx.today,
      userId: ctx.user.id,
      createdAt: ctx.now,
      postedAt: ctx.now,
    })
    .returning({ id: stockDocument.id })
    .get();
  const values = lines.map((line, index) => {
    if (givesAway(head) && line.direction === 'out')
      takeReserved(ctx, line, () => stockPart(ctx.tx, line.partId).number);
    return moveLine(ctx, documentId, index + 1, line);
  });
  const snapshot = JSON.stringify({
    ...head,
    number,
    documentOn: ctx.today,
    warehouse: place.name,
    party: partyOf(ctx.tx, head.partyId),
    user: ctx.user.name,
    lines: snapshotLines(ctx.tx, lines, values),
  });
  const snapshotHash = createHash('sha256').update(snapshot).digest('hex');
  ctx.tx
    .update(stockDocument)
    .set({ valueCents: values.reduce((sum, value) => sum + value, 0), snapshot, snapshotHash })
    .where(eq(stockDocument.id, documentId))
    .run();
  // An order's lines learn first what was issued to them or came back; its own command settles then.
  if (head.purpose !== 'order') allocateAll(ctx, lines);
  ctx.issued(snapshotHash);
  ctx.audit({
    entity: `stockDocument:${documentId}`,
    after: { number, kind: head.kind, lines: lines.length, snapshotHash },
  });
  // What goes to an order and comes back changes no cost; everything else may change the client's price.
  if (head.purpose !== 'order')
    refreshPartPrices(ctx.tx, { partIds: lines.map((line) => line.partId) }, ctx.today);
  ctx.touch('stock', 'parts', `stockDocument:${documentId}`);
  return { documentId, number, values };
}

/** Goods go out by choice: never what is kept for an order. A count or a transfer tells what is true, orders lose by it. */
const givesAway = ({ kind }: PostingHead): boolean => kind === 'issue' || kind === 'return';

function moveLine(ctx: CommandContext, documentId: number, position: number, line: PostingLine): number {
  const { partId, warehouseId, quantityMilli } = line;
  const before = stockState(ctx.tx, partId, warehouseId);
  const { state, valueCents } = moved(ctx.tx, before, line);
  const writes = stockWrites(ctx.tx);
  writes.balance.run({ partId, warehouseId, ...state, bin: line.bin ?? null });
  const optional = { partLineId: line.partLineId ?? null, workerId: line.workerId ?? null };
  const saved = writes.line.get({
    documentId,
    position,
    partId,
    quantityMilli,
    unitCostCents: line.unitCostCents ?? null,
    valueCents,
    bin: line.bin ?? null,
    ...optional,
  });
  const sign = line.direction === 'in' ? 1 : -1;
  writes.movement.run({
    documentId,
    documentLineId: saved.id,
    partId,
    warehouseId,
    quantityMilli: sign * quantityMilli,
    valueCents: sign * valueCents,
    bin: line.bin ?? stockReads(ctx.tx).balance.get({ partId, warehouseId })?.bin ?? '',
    on: ctx.today,
    at: ctx.now,
    ...optional,
  });
  ctx.touch(`part:${partId}`);
  return valueCents;
}

function moved(db: ReadDb, before: StockState, line: PostingLine): StockOut {
  const { partId, quantityMilli, direction, valueCents } = line;
  if (direction === 'in')
    return { state: receive(before, quantityMilli, valueCents ?? 0), valueCents: valueCents ?? 0 };
  if (quantityMilli > before.quantityMilli) {
    throw new DomainError('STOCK_SHORT', {
      number: stockPart(db, partId).number,
      asked: formatQuantity(quantityMilli),
      free: formatQuantity(before.quantityMilli),
    });
  }
  return valueCents === undefined
    ? issue(before, quantityMilli)
    : reverseReceipt(before, quantityMilli, valueCents);
}

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

function snapshotLines(db: ReadDb, lines: readonly PostingLine[], values: readonly number[]) {
  return lines.map((line, index) => {
    const { number, name, unit } = stockPart(db, line.partId);
    const { quantityMilli, direction, unitCostCents, bin } = line;
    return { number, name, unit, quantityMilli, direction, unitCostCents, bin, valueCents: values[index] };
  });
}

function partyOf(db: ReadDb, partyId: number | null | undefined) {
  if (!partyId) return null;
  return (
    db.select({ name: party.name, eik: party.eik }).from(party).where(eq(party.id, partyId)).get() ?? null
  );
}

/** An active warehouse. @throws DomainError NOT_FOUND */
export function knownWarehouse(db: ReadDb, id: number): { id: number; name: string } {
  const row = db
    .select({ id: warehouse.id, name: warehouse.name })
    .from(warehouse)
    .where(and(eq(warehouse.id, id), eq(warehouse.active, true)))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** The first active warehouse. @throws DomainError NOT_FOUND */
export function defaultWarehouseId(db: ReadDb): number {
  const row = db
    .select({ id: warehouse.id })
    .from(warehouse)
    .where(eq(warehouse.active, true))
    .orderBy(asc(warehouse.id))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row.id;
}

/** Takes a draft away: before it is deleted or while it becomes the posted document. @throws DomainError CONCURRENT_MODIFICATION */
export function removeDraft(tx: WriteTx, documentId: number, version: number | null): void {
  const row = tx
    .select({ status: stockDocument.status, version: stockDocument.version })
    .from(stockDocument)
    .where(eq(stockDocument.id, documentId))
    .get();
  if (row?.status !== 'draft' || row.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  tx.delete(stockDocument).where(eq(stockDocument.id, documentId)).run();
}
