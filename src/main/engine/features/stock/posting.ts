import { createHash } from 'node:crypto';
import { DomainError } from '@shared/contract/errors';
import { issue, receive, type StockState } from '@shared/kernel/averageCost';
import { formatQuantity } from '@shared/kernel/quantity';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import {
  stockBalance,
  stockDocument,
  stockDocumentLine,
  stockMovement,
  warehouse,
} from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber, type YearSeries } from '../../kernel/numbering';
import { knownPart } from '../parts/slice';

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
 * the caller's transaction. Σ movements = balances, always (reports §5.6). @throws DomainError STOCK_SHORT
 */
export function postDocument(
  ctx: CommandContext,
  head: PostingHead,
  lines: readonly PostingLine[],
): PostedDocument {
  const number = takeYearNumber(ctx.tx, seriesOf[head.kind], ctx.today);
  const common = {
    number,
    status: 'posted',
    documentOn: ctx.today,
    userId: ctx.user.id,
    createdAt: ctx.now,
    postedAt: ctx.now,
  } as const;
  const { id: documentId } = ctx.tx
    .insert(stockDocument)
    .values({ ...head, ...common })
    .returning({ id: stockDocument.id })
    .get();
  const values = lines.map((line, at) => moveLine(ctx, documentId, at + 1, line));
  const total = values.reduce((sum, value) => sum + value, 0);
  const snapshot = JSON.stringify({
    number,
    ...head,
    documentOn: ctx.today,
    lines: snapshotLines(ctx.tx, lines, values),
  });
  const snapshotHash = createHash('sha256').update(snapshot).digest('hex');
  ctx.tx
    .update(stockDocument)
    .set({ valueCents: total, snapshot, snapshotHash })
    .where(eq(stockDocument.id, documentId))
    .run();
  ctx.audit({
    entity: `stockDocument:${documentId}`,
    after: { number, kind: head.kind, lines: lines.length, snapshotHash },
  });
  ctx.touch('stock', 'parts', `stockDocument:${documentId}`);
  return { documentId, number, values };
}

function moveLine(ctx: CommandContext, documentId: number, position: number, line: PostingLine): number {
  const before = stateOf(ctx.tx, line.partId, line.warehouseId);
  const { after, valueCents } =
    line.direction === 'in' ? moveIn(before, line) : moveOut(ctx.tx, before, line);
  writeState(ctx.tx, line, after);
  const sign = line.direction === 'in' ? 1 : -1;
  const { partId, quantityMilli, warehouseId } = line;
  const { id: documentLineId } = ctx.tx
    .insert(stockDocumentLine)
    .values({
      documentId,
      position,
      partId,
      quantityMilli,
      unitCostCents: line.unitCostCents ?? null,
      valueCents,
      bin: line.bin ?? null,
      partLineId: line.partLineId ?? null,
      workerId: line.workerId ?? null,
    })
    .returning({ id: stockDocumentLine.id })
    .get();
  ctx.tx
    .insert(stockMovement)
    .values({
      documentId,
      documentLineId,
      partId,
      warehouseId,
      quantityMilli: sign * quantityMilli,
      valueCents: sign * valueCents,
      on: ctx.today,
      at: ctx.now,
      partLineId: line.partLineId ?? null,
      workerId: line.workerId ?? null,
    })
    .run();
  ctx.touch(`part:${partId}`);
  return valueCents;
}

function moveIn(before: StockState, line: PostingLine): { after: StockState; valueCents: number } {
  const valueCents = line.valueCents ?? 0;
  return { after: receive(before, line.quantityMilli, valueCents), valueCents };
}

function moveOut(
  db: ReadDb,
  before: StockState,
  line: PostingLine,
): { after: StockState; valueCents: number } {
  if (line.quantityMilli > before.quantityMilli) {
    throw new DomainError('STOCK_SHORT', {
      number: knownPart(db, line.partId).number,
      asked: formatQuantity(line.quantityMilli),
      free: formatQuantity(before.quantityMilli),
    });
  }
  const out = issue(before, line.quantityMilli);
  const lastUnit = line.quantityMilli === before.quantityMilli;
  if (line.valueCents === undefined || lastUnit) return { after: out.state, valueCents: out.valueCents };
  // A reversal takes back the very value it brought, as far as the stock is still worth it.
  const valueCents = Math.min(line.valueCents, before.valueCents);
  const after = {
    quantityMilli: before.quantityMilli - line.quantityMilli,
    valueCents: before.valueCents - valueCents,
  };
  return { after, valueCents };
}

function stateOf(tx: WriteTx, partId: number, warehouseId: number): StockState {
  const row = tx
    .select({ quantityMilli: stockBalance.quantityMilli, valueCents: stockBalance.valueCents })
    .from(stockBalance)
    .where(and(eq(stockBalance.partId, partId), eq(stockBalance.warehouseId, warehouseId)))
    .get();
  return row ?? { quantityMilli: 0, valueCents: 0 };
}

function writeState(tx: WriteTx, line: PostingLine, state: StockState): void {
  const { partId, warehouseId } = line;
  const changed = { ...state, ...(line.bin ? { bin: line.bin } : {}) };
  tx.insert(stockBalance)
    .values({ partId, warehouseId, ...changed })
    .onConflictDoUpdate({ target: [stockBalance.partId, stockBalance.warehouseId], set: changed })
    .run();
}

function snapshotLines(db: ReadDb, lines: readonly PostingLine[], values: readonly number[]) {
  return lines.map((line, at) => {
    const { number, nameBg, unit } = knownPart(db, line.partId);
    return {
      number,
      name: nameBg,
      unit,
      quantityMilli: line.quantityMilli,
      valueCents: values[at] ?? 0,
      direction: line.direction,
    };
  });
}

/** On hand less reservations in a warehouse; never below zero. */
export function freeQuantity(db: ReadDb, partId: number, warehouseId: number): number {
  const row = db
    .select({ free: sql<number>`${stockBalance.quantityMilli} - ${stockBalance.reservedMilli}` })
    .from(stockBalance)
    .where(and(eq(stockBalance.partId, partId), eq(stockBalance.warehouseId, warehouseId)))
    .get();
  return Math.max(0, row?.free ?? 0);
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
