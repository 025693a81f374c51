import { createHash } from 'node:crypto';
import { DomainError } from '@shared/contract/errors';
import { formatDate } from '@shared/kernel/dates';
import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { party } from '../../db/schema/parties';
import { worker } from '../../db/schema/staff';
import { stockDocument, warehouse } from '../../db/schema/stock';
import { letterheadOf } from '../../documents/workshop';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber, type YearSeries } from '../../kernel/numbering';
import { refreshPartPrices } from '../pricing/slice';
import { readSettings } from '../settings/slice';
import { stockPart } from './balances';
import { type MovedLine, moveLine } from './moving';
import type { DocumentKind, PostingHead, PostingLine } from './postingModel';
import { allocateAll, takeReserved } from './reservations';

const seriesOf: Readonly<Record<DocumentKind, YearSeries>> = {
  receipt: 'stockReceipt',
  issue: 'stockIssue',
  return: 'stockReturn',
  transfer: 'stockTransfer',
  adjustment: 'stockAdjustment',
};

export interface PostedDocument {
  documentId: number;
  number: string;
  /** Cents of each line in the order given. */
  values: number[];
}

/**
 * Posts a document: takes its number, moves quantity and value of every line, keeps the balances and the snapshot, all in
 * the caller's transaction. Σ movements = balances, always (reports §5.6).
 * @throws DomainError STOCK_SHORT, BIN_SHORT, BIN_FROZEN, BIN_ENDED, DATE_IN_FUTURE, PERIOD_CLOSED, NOT_FOUND and those of serial numbers
 */
export function postDocument(
  ctx: CommandContext,
  head: PostingHead,
  lines: readonly PostingLine[],
): PostedDocument {
  const place = knownWarehouse(ctx.tx, head.warehouseId);
  const toPlace = head.toWarehouseId ? knownWarehouse(ctx.tx, head.toWarehouseId) : null;
  const on = openDay(ctx, head.documentOn ?? ctx.today);
  const number = takeYearNumber(ctx.tx, seriesOf[head.kind], on);
  const { id: documentId } = ctx.tx
    .insert(stockDocument)
    .values({
      ...head,
      number,
      status: 'posted',
      documentOn: on,
      userId: ctx.user.id,
      createdAt: ctx.now,
      postedAt: ctx.now,
    })
    .returning({ id: stockDocument.id })
    .get();
  const document = { ctx, head, documentId, on, ...readSettings(ctx.tx).stock };
  const moved = lines.map((line, index) => {
    if (givesAway(head) && line.direction === 'out')
      takeReserved(ctx, line, () => stockPart(ctx.tx, line.partId).number);
    return moveLine(document, index + 1, line);
  });
  const values = moved.map(({ valueCents }) => valueCents);
  const snapshot = JSON.stringify({
    ...head,
    letterhead: letterheadOf(readSettings(ctx.tx), on),
    number,
    documentOn: on,
    warehouse: place.name,
    toWarehouse: toPlace?.name ?? null,
    party: partyOf(ctx.tx, head.partyId),
    user: ctx.user.name,
    lines: snapshotLines(ctx.tx, lines, moved),
  });
  const snapshotHash = createHash('sha256').update(snapshot).digest('hex');
  ctx.tx
    .update(stockDocument)
    .set({ valueCents: documentCents(head.kind, lines, values), snapshot, snapshotHash })
    .where(eq(stockDocument.id, documentId))
    .run();
  // An order's lines learn first what was issued to them or came back; its own command settles then.
  if (head.purpose !== 'order') allocateAll(ctx, placesOf(lines));
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

/** Every warehouse that a line touched, also the one it was moved to. */
const placesOf = (lines: readonly PostingLine[]) =>
  lines.flatMap(({ partId, warehouseId, toWarehouseId }) => [
    { partId, warehouseId },
    ...(toWarehouseId === undefined ? [] : [{ partId, warehouseId: toWarehouseId }]),
  ]);

/** Goods go out by choice: never what is kept for an order. A count or a transfer tells what is true, orders lose by it. */
const givesAway = ({ kind }: PostingHead): boolean => kind === 'issue' || kind === 'return';

/** A day whose stock may still change (domain §4.3). @throws DomainError DATE_IN_FUTURE, PERIOD_CLOSED */
function openDay(ctx: CommandContext, on: string): string {
  if (on > ctx.today) throw new DomainError('DATE_IN_FUTURE', { date: formatDate(on) });
  const { closedTo } = readSettings(ctx.tx).stock;
  if (closedTo !== null && on <= closedTo)
    throw new DomainError('PERIOD_CLOSED', { date: formatDate(on), closed: formatDate(closedTo) });
  return on;
}

/** A correction says by how much it changed the stock; everything else what went through it. */
function documentCents(kind: DocumentKind, lines: readonly PostingLine[], values: readonly number[]): number {
  const signed = (index: number) => (kind === 'adjustment' && lines[index]?.direction === 'out' ? -1 : 1);
  return values.reduce((sum, value, index) => sum + signed(index) * value, 0);
}

function snapshotLines(db: ReadDb, lines: readonly PostingLine[], moved: readonly MovedLine[]) {
  return lines.map((line, index) => {
    const { number, name, unit } = stockPart(db, line.partId);
    const { quantityMilli, direction, unitCostCents, toBin, serials, bookedMilli, countedMilli } = line;
    const { valueCents, bins } = moved[index] ?? { valueCents: 0, bins: '' };
    return {
      ...{ number, name, unit, quantityMilli, direction, unitCostCents, bin: bins },
      ...{ bookedMilli, countedMilli, toBin, serials, valueCents, worker: workerName(db, line.workerId) },
    };
  });
}

function workerName(db: ReadDb, workerId: number | null | undefined): string | null {
  if (!workerId) return null;
  return db.select({ name: worker.name }).from(worker).where(eq(worker.id, workerId)).get()?.name ?? null;
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
