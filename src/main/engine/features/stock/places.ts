import { DomainError } from '@shared/contract/errors';
import { formatQuantity } from '@shared/kernel/quantity';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { stockBalance, stockBin, storageBin } from '../../db/schema/stock';
import { preparedOnce } from '../../kernel/prepared';

/** A quantity in one place of a warehouse; '' for no place. */
export interface Piece {
  bin: string;
  quantityMilli: number;
}

/** What is asked of the places of a part in a warehouse. */
export interface PlaceQuestion {
  partId: number;
  number: string;
  warehouseId: number;
  quantityMilli: number;
  /** The place that was named; it alone may give. */
  bin: string | null;
  /** The place that is asked first, before the part's usual one. */
  preferredBin?: string | null;
  mayGoBelow: boolean;
  /** The stocktake that posts: the places it froze are open to it. */
  stocktakeId: number | null;
}

interface Place {
  bin: string;
  quantityMilli: number;
  frozenBy: number | null;
}

const at = (name: string) => sql.placeholder(name);

const reads = preparedOnce((db: ReadDb) => ({
  places: db
    .select({ bin: stockBin.bin, quantityMilli: stockBin.quantityMilli, frozenBy: storageBin.frozenBy })
    .from(stockBin)
    .leftJoin(
      storageBin,
      and(eq(storageBin.warehouseId, stockBin.warehouseId), eq(storageBin.code, stockBin.bin)),
    )
    .where(and(eq(stockBin.partId, at('partId')), eq(stockBin.warehouseId, at('warehouseId'))))
    .orderBy(stockBin.bin)
    .prepare(),
  usual: db
    .select({ bin: stockBalance.bin })
    .from(stockBalance)
    .where(and(eq(stockBalance.partId, at('partId')), eq(stockBalance.warehouseId, at('warehouseId'))))
    .prepare(),
  bin: db
    .select({ active: storageBin.active, frozenBy: storageBin.frozenBy })
    .from(storageBin)
    .where(and(eq(storageBin.warehouseId, at('warehouseId')), eq(storageBin.code, at('bin'))))
    .prepare(),
}));

/** The code of a place as it is kept: upper case, without blanks at its ends; null for none. */
export function binCode(typed: string | null | undefined): string | null {
  const code = (typed ?? '').trim().toUpperCase();
  return code === '' ? null : code;
}

/** The part's usual place in a warehouse; null without one. */
export function usualBin(db: ReadDb, partId: number, warehouseId: number): string | null {
  return reads(db).usual.get({ partId, warehouseId })?.bin ?? null;
}

/**
 * From where a quantity is taken: the named place, else the usual one first and then the others by their code.
 * @throws DomainError BIN_SHORT, BIN_FROZEN, STOCK_SHORT
 */
export function placesOut(db: ReadDb, question: PlaceQuestion): Piece[] {
  const { partId, warehouseId, quantityMilli, bin } = question;
  const places = reads(db).places.all({ partId, warehouseId });
  if (bin !== null) return [fromNamed(db, question, bin, places)];
  const first = question.preferredBin ?? usualBin(db, partId, warehouseId) ?? '';
  const pieces: Piece[] = [];
  let left = quantityMilli;
  const isFrozen = (place: Place) => place.frozenBy !== null && place.frozenBy !== question.stocktakeId;
  for (const place of [...places].sort((a, b) => Number(b.bin === first) - Number(a.bin === first))) {
    if (left === 0) break;
    if (place.quantityMilli <= 0 || isFrozen(place)) continue;
    const taken = Math.min(left, place.quantityMilli);
    pieces.push({ bin: place.bin, quantityMilli: taken });
    left -= taken;
  }
  if (left === 0) return pieces;
  const frozen = places.find((place) => place.quantityMilli > 0 && isFrozen(place));
  if (frozen) throw binFrozen(frozen.bin);
  if (!question.mayGoBelow) throw shortOf(question, quantityMilli - left);
  const known = pieces.find((piece) => piece.bin === first);
  if (known) known.quantityMilli += left;
  else pieces.push(openPlace(db, question, first, left));
  return pieces;
}

function fromNamed(db: ReadDb, question: PlaceQuestion, bin: string, places: readonly Place[]): Piece {
  const there = places.find((place) => place.bin === bin)?.quantityMilli ?? 0;
  if (there < question.quantityMilli && !question.mayGoBelow)
    throw new DomainError('BIN_SHORT', {
      number: question.number,
      bin,
      asked: formatQuantity(question.quantityMilli),
      there: formatQuantity(there),
    });
  return openPlace(db, question, bin, question.quantityMilli);
}

function shortOf({ number, quantityMilli }: PlaceQuestion, there: number): DomainError {
  return new DomainError('STOCK_SHORT', {
    number,
    asked: formatQuantity(quantityMilli),
    free: formatQuantity(there),
  });
}

/** @throws DomainError BIN_FROZEN while somebody else's stocktake counts it */
function openPlace(db: ReadDb, question: PlaceQuestion, bin: string, quantityMilli: number): Piece {
  const known = reads(db).bin.get({ warehouseId: question.warehouseId, bin });
  if (known && known.frozenBy !== null && known.frozenBy !== question.stocktakeId) throw binFrozen(bin);
  return { bin, quantityMilli };
}

/** The place that counts what lies without one has no code of its own. */
const binFrozen = (bin: string): DomainError => new DomainError('BIN_FROZEN', { bin: bin || '—' });

/**
 * Where a quantity is laid: what is missing in a place is settled there first, the rest goes to the named or the usual
 * place. A place that was never named before becomes known. @throws DomainError BIN_FROZEN, BIN_ENDED
 */
export function placesIn(tx: WriteTx, question: PlaceQuestion): Piece[] {
  const { partId, warehouseId, stocktakeId } = question;
  const target = question.bin ?? question.preferredBin ?? usualBin(tx, partId, warehouseId) ?? '';
  const pieces: Piece[] = [];
  let left = question.quantityMilli;
  for (const place of reads(tx).places.all({ partId, warehouseId })) {
    if (left === 0) break;
    if (place.quantityMilli >= 0 || place.bin === target) continue;
    if (place.frozenBy !== null && place.frozenBy !== stocktakeId) continue;
    const settled = Math.min(left, -place.quantityMilli);
    pieces.push({ bin: place.bin, quantityMilli: settled });
    left -= settled;
  }
  if (left > 0) {
    knowPlace(tx, warehouseId, target);
    pieces.push(openPlace(tx, question, target, left));
  }
  return pieces;
}

function knowPlace(tx: WriteTx, warehouseId: number, bin: string): void {
  if (bin === '') return;
  const known = reads(tx).bin.get({ warehouseId, bin });
  if (known?.active === false) throw new DomainError('BIN_ENDED', { bin });
  if (!known) tx.insert(storageBin).values({ warehouseId, code: bin }).run();
}

/** What the books say of a place. */
export function quantityIn(db: ReadDb, partId: number, warehouseId: number, bin: string): number {
  return (
    reads(db)
      .places.all({ partId, warehouseId })
      .find((place) => place.bin === bin)?.quantityMilli ?? 0
  );
}

/** The places where a part lies in a warehouse, by their code. */
export function placesWith(db: ReadDb, partId: number, warehouseId: number): Piece[] {
  return reads(db)
    .places.all({ partId, warehouseId })
    .map(({ bin, quantityMilli }) => ({ bin, quantityMilli }));
}
