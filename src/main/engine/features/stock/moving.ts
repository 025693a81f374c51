import { DomainError } from '@shared/contract/errors';
import {
  issue,
  receive,
  reverseReceipt,
  type StockOut,
  type StockState,
  shareOf,
} from '@shared/kernel/averageCost';
import { formatQuantity } from '@shared/kernel/quantity';
import { and, eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { stockBalance, stockBin } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { lastUnitCost, stockPart, stockState } from './balances';
import { binCode, type Piece, type PlaceQuestion, placesIn, placesOut, usualBin } from './places';
import type { PostingHead, PostingLine } from './postingModel';
import { dropUnits, nameUnits, placesOfUnits, placeUnits, unitsComingIn, unitsOut } from './serials';
import { stockWrites } from './statements';

/** The document that a line belongs to while it is posted. */
export interface PostingDocument {
  ctx: CommandContext;
  head: PostingHead;
  documentId: number;
  /** The day it counts for. */
  on: string;
  negativeAllowed: boolean;
}

export interface MovedLine {
  valueCents: number;
  /** The places it came from or went to, for people. */
  bins: string;
}

/** One line with what it knows of itself while it moves. */
interface Move {
  document: PostingDocument;
  line: PostingLine;
  lineId: number;
  number: string;
  serialTracked: boolean;
}

/** Moves quantity, value and units of one line, in its places. @throws DomainError as `postDocument` */
export function moveLine(document: PostingDocument, position: number, line: PostingLine): MovedLine {
  const { ctx, documentId } = document;
  const { number, serialTracked } = stockPart(ctx.tx, line.partId);
  if (serialTracked && line.quantityMilli % 1000 !== 0)
    throw new DomainError('SERIALS_MISSING', {
      number,
      asked: formatQuantity(line.quantityMilli),
      named: line.serials?.length ?? 0,
    });
  const saved = stockWrites(ctx.tx).line.get({
    documentId,
    position,
    partId: line.partId,
    quantityMilli: line.quantityMilli,
    unitCostCents: line.unitCostCents ?? null,
    valueCents: 0,
    bin: binCode(line.bin),
    toBin: binCode(line.toBin),
    partLineId: line.partLineId ?? null,
    purchaseLineId: line.purchaseLineId ?? null,
    workerId: line.workerId ?? null,
    bookedMilli: line.bookedMilli ?? null,
    countedMilli: line.countedMilli ?? null,
  });
  const move: Move = { document, line, lineId: saved.id, number, serialTracked };
  const moved = directions[line.direction](move);
  stockWrites(ctx.tx).lineValue.run({ id: saved.id, valueCents: moved.valueCents });
  ctx.touch(`part:${line.partId}`);
  return moved;
}

const directions: Readonly<Record<PostingLine['direction'], (move: Move) => MovedLine>> = {
  in: (move) => {
    const { line } = move;
    const valueCents = line.valueCents ?? 0;
    const pieces = takeIn(move, line.warehouseId, line.bin, valueCents, null);
    return { valueCents, bins: binsOf(pieces) };
  },
  out: (move) => {
    const { pieces, valueCents, units } = takeOut(move);
    dropUnits(move.document.ctx.tx, units, stateAfter(move.document.head));
    return { valueCents, bins: binsOf(pieces) };
  },
  move: (move) => {
    const { line } = move;
    if (line.toWarehouseId === undefined || line.toWarehouseId === line.warehouseId)
      return moveBetweenBins(move);
    const { pieces, valueCents, units } = takeOut(move);
    takeIn(move, line.toWarehouseId, line.toBin, valueCents, units);
    return { valueCents, bins: binsOf(pieces) };
  },
};

const binsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ bin }) => bin)
    .filter(Boolean)
    .join(', ');

/** What becomes of a unit that leaves: with its document's kind; a receipt that is taken back never came. */
function stateAfter({ kind }: PostingHead): 'issued' | 'returned' | 'scrapped' {
  if (kind === 'issue') return 'issued';
  return kind === 'adjustment' ? 'scrapped' : 'returned';
}

const questionOf = ({ document, line, number }: Move): PlaceQuestion => ({
  partId: line.partId,
  number,
  warehouseId: line.warehouseId,
  quantityMilli: line.quantityMilli,
  bin: binCode(line.bin),
  // '' is said on purpose: first of all what lies without a place.
  preferredBin: line.preferredBin === '' ? '' : binCode(line.preferredBin),
  mayGoBelow: document.negativeAllowed,
  stocktakeId: document.head.stocktakeId ?? null,
});

function takeOut(move: Move): { pieces: Piece[]; valueCents: number; units: number[] } {
  const { document, line, number } = move;
  const { tx } = document.ctx;
  const { partId, warehouseId, quantityMilli } = line;
  const before = stockState(tx, partId, warehouseId);
  const mayGoBelow = document.negativeAllowed && !move.serialTracked;
  if (quantityMilli > before.quantityMilli && !mayGoBelow)
    throw new DomainError('STOCK_SHORT', {
      number,
      asked: formatQuantity(quantityMilli),
      free: formatQuantity(Math.max(0, before.quantityMilli)),
    });
  const { pieces, units } = leaving(move, mayGoBelow);
  const { state, valueCents } = outOf(tx, before, line, mayGoBelow);
  writeBalance(move, warehouseId, state, null);
  writePieces(move, warehouseId, pieces, -1, valueCents);
  return { pieces, valueCents, units };
}

/** Which units and places give the quantity. */
function leaving(move: Move, mayGoBelow: boolean): { pieces: Piece[]; units: number[] } {
  const { document, line, number, serialTracked } = move;
  const { tx } = document.ctx;
  const question = { ...questionOf(move), mayGoBelow };
  if (!serialTracked) return { pieces: placesOut(tx, question), units: [] };
  const units = unitsOut(tx, { ...line, number, serials: line.serials ?? [] });
  const ids = units.map(({ id }) => id);
  nameUnits(tx, move.lineId, ids);
  // Each place is asked for itself, so that a frozen one refuses.
  const pieces = placesOfUnits(units).flatMap((piece) =>
    placesOut(tx, { ...question, ...piece, mayGoBelow: false }),
  );
  return { pieces, units: ids };
}

function outOf(db: ReadDb, before: StockState, line: PostingLine, mayGoBelow: boolean): StockOut {
  const { quantityMilli, valueCents } = line;
  if (valueCents !== undefined) return reverseReceipt(before, quantityMilli, valueCents, mayGoBelow);
  const missingUnitCents = quantityMilli > before.quantityMilli ? lastUnitCost(db, line.partId) : undefined;
  return issue(before, quantityMilli, missingUnitCents);
}

/** `units` is null for what comes from outside: its numbers are those of the line. */
function takeIn(
  move: Move,
  warehouseId: number,
  bin: string | null | undefined,
  valueCents: number,
  units: readonly number[] | null,
): Piece[] {
  const { document, line, number } = move;
  const { tx } = document.ctx;
  const { partId, quantityMilli } = line;
  const named = binCode(bin);
  const pieces = placesIn(tx, { ...questionOf(move), warehouseId, bin: named });
  const { state, correctionCents } = receive(stockState(tx, partId, warehouseId), quantityMilli, valueCents);
  writeBalance(move, warehouseId, state, named);
  writePieces(move, warehouseId, pieces, 1, valueCents);
  const last = pieces.at(-1)?.bin ?? '';
  if (correctionCents !== 0)
    writeMovement(move, warehouseId, { bin: last, quantityMilli: 0 }, correctionCents, false);
  if (!move.serialTracked) return pieces;
  if (units) placeUnits(tx, units, warehouseId, last);
  else {
    const serials = line.serials ?? [];
    const came = unitsComingIn(tx, { partId, number, warehouseId, quantityMilli, serials }, last);
    nameUnits(
      tx,
      move.lineId,
      came.map(({ id }) => id),
    );
  }
  return pieces;
}

/** Within a warehouse only the places change: quantity and value of the warehouse stay. */
function moveBetweenBins(move: Move): MovedLine {
  const { document, line } = move;
  const { tx } = document.ctx;
  const { partId, warehouseId } = line;
  const usual = usualBin(tx, partId, warehouseId);
  const { pieces, units } = leaving(move, false);
  writePieces(move, warehouseId, pieces, -1, 0);
  const to = placesIn(tx, { ...questionOf(move), bin: binCode(line.toBin) ?? '', preferredBin: null });
  writePieces(move, warehouseId, to, 1, 0);
  const target = to.at(-1)?.bin ?? '';
  placeUnits(tx, units, warehouseId, target);
  if (usual !== null && pieces.some(({ bin }) => bin === usual) && isEmpty(tx, partId, warehouseId, usual))
    tx.update(stockBalance)
      .set({ bin: target || null })
      .where(and(eq(stockBalance.partId, partId), eq(stockBalance.warehouseId, warehouseId)))
      .run();
  return { valueCents: 0, bins: binsOf(pieces) };
}

function isEmpty(db: ReadDb, partId: number, warehouseId: number, bin: string): boolean {
  const row = db
    .select({ quantityMilli: stockBin.quantityMilli })
    .from(stockBin)
    .where(and(eq(stockBin.partId, partId), eq(stockBin.warehouseId, warehouseId), eq(stockBin.bin, bin)))
    .get();
  return row === undefined;
}

function writeBalance(move: Move, warehouseId: number, state: StockState, bin: string | null): void {
  const { partId } = move.line;
  stockWrites(move.document.ctx.tx).balance.run({ partId, warehouseId, ...state, bin });
}

/** Movements of each place; the last one carries what rounding left of the value. */
function writePieces(
  move: Move,
  warehouseId: number,
  pieces: readonly Piece[],
  sign: 1 | -1,
  valueCents: number,
): void {
  let leftCents = valueCents;
  let leftMilli = move.line.quantityMilli;
  for (const piece of pieces) {
    const cents = shareOf(leftCents, piece.quantityMilli, leftMilli);
    writeMovement(
      move,
      warehouseId,
      { ...piece, quantityMilli: sign * piece.quantityMilli },
      sign * cents,
      true,
    );
    leftCents -= cents;
    leftMilli -= piece.quantityMilli;
  }
}

function writeMovement(
  { document, line, lineId }: Move,
  warehouseId: number,
  { bin, quantityMilli }: Piece,
  valueCents: number,
  ofOrder: boolean,
): void {
  stockWrites(document.ctx.tx).movement.run({
    documentId: document.documentId,
    documentLineId: lineId,
    partId: line.partId,
    warehouseId,
    quantityMilli,
    valueCents,
    bin,
    on: document.on,
    at: document.ctx.now,
    partLineId: ofOrder ? (line.partLineId ?? null) : null,
    workerId: ofOrder ? (line.workerId ?? null) : null,
  });
}
