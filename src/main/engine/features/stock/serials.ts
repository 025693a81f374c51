import { DomainError } from '@shared/contract/errors';
import { partKey } from '@shared/kernel/partNumber';
import { formatQuantity } from '@shared/kernel/quantity';
import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { partSerial } from '../../db/schema/parts';
import { stockLineSerial } from '../../db/schema/stock';
import type { Piece } from './places';

export interface SerialLine {
  partId: number;
  number: string;
  warehouseId: number;
  quantityMilli: number;
  serials: readonly string[];
}

interface Unit {
  id: number;
  bin: string;
}

/** Numbers of units without repeats, as they were written. @throws DomainError SERIALS_MISSING, SERIAL_TWICE */
function namedUnits({ number, quantityMilli, serials }: SerialLine): { serial: string; key: string }[] {
  const named = serials
    .map((serial) => ({ serial: serial.trim(), key: partKey(serial) }))
    .filter(({ key }) => key !== '');
  const twice = named.find(({ key }, index) => named.findIndex((other) => other.key === key) !== index);
  if (twice) throw new DomainError('SERIAL_TWICE', { serial: twice.serial });
  if (named.length * 1000 !== quantityMilli) throw missing(number, quantityMilli, named.length);
  return named;
}

const missing = (number: string, quantityMilli: number, named: number): DomainError =>
  new DomainError('SERIALS_MISSING', { number, asked: formatQuantity(quantityMilli), named });

const unitOf = (db: ReadDb, partId: number, key: string) =>
  db
    .select()
    .from(partSerial)
    .where(and(eq(partSerial.partId, partId), eq(partSerial.serialKey, key)))
    .get();

/**
 * The units that leave: those named, or all that are there when the quantity says so and leaves no choice.
 * @throws DomainError SERIALS_MISSING, SERIAL_TWICE, SERIAL_NOT_HERE
 */
export function unitsOut(db: ReadDb, line: SerialLine): Unit[] {
  const { partId, warehouseId, number } = line;
  if (line.serials.length === 0) {
    const here = unitsIn(db, partId, warehouseId);
    if (here.length * 1000 !== line.quantityMilli) throw missing(number, line.quantityMilli, 0);
    return here;
  }
  return namedUnits(line).map(({ serial, key }) => {
    const unit = unitOf(db, partId, key);
    if (unit?.state !== 'inStock' || unit.warehouseId !== warehouseId)
      throw new DomainError('SERIAL_NOT_HERE', { number, serial });
    return { id: unit.id, bin: unit.bin ?? '' };
  });
}

/** Units of a part that stand in a warehouse, by their place. */
export function unitsIn(db: ReadDb, partId: number, warehouseId: number): (Unit & { serial: string })[] {
  return db
    .select({ id: partSerial.id, bin: partSerial.bin, serial: partSerial.serial })
    .from(partSerial)
    .where(
      and(
        eq(partSerial.partId, partId),
        eq(partSerial.warehouseId, warehouseId),
        eq(partSerial.state, 'inStock'),
      ),
    )
    .orderBy(asc(partSerial.bin), asc(partSerial.serial))
    .all()
    .map(({ bin, ...unit }) => ({ ...unit, bin: bin ?? '' }));
}

/** The places of units with how many stand in each. */
export function placesOfUnits(units: readonly Unit[]): Piece[] {
  const places = new Map<string, number>();
  for (const { bin } of units) places.set(bin, (places.get(bin) ?? 0) + 1000);
  return [...places].map(([bin, quantityMilli]) => ({ bin, quantityMilli }));
}

/**
 * Units that come in, new ones written down. @throws DomainError SERIALS_MISSING, SERIAL_TWICE, SERIAL_IN_STOCK
 */
export function unitsComingIn(tx: WriteTx, line: SerialLine, bin: string): Unit[] {
  const { partId, warehouseId, number } = line;
  return namedUnits(line).map(({ serial, key }) => {
    const known = unitOf(tx, partId, key);
    if (known?.state === 'inStock') throw new DomainError('SERIAL_IN_STOCK', { number, serial });
    if (known) {
      placeUnits(tx, [known.id], warehouseId, bin);
      return { id: known.id, bin };
    }
    const { id } = tx
      .insert(partSerial)
      .values({ partId, serial, serialKey: key, warehouseId, bin, state: 'inStock' })
      .returning({ id: partSerial.id })
      .get();
    return { id, bin };
  });
}

/** Units stand in a place of a warehouse from now on. */
export function placeUnits(tx: WriteTx, ids: readonly number[], warehouseId: number, bin: string): void {
  for (const id of ids)
    tx.update(partSerial).set({ state: 'inStock', warehouseId, bin }).where(eq(partSerial.id, id)).run();
}

/** Units have left the stock. */
export function dropUnits(
  tx: WriteTx,
  ids: readonly number[],
  state: 'issued' | 'returned' | 'scrapped',
): void {
  for (const id of ids)
    tx.update(partSerial).set({ state, warehouseId: null, bin: null }).where(eq(partSerial.id, id)).run();
}

/** Writes down which units a line moved. */
export function nameUnits(tx: WriteTx, lineId: number, ids: readonly number[]): void {
  for (const serialId of ids) tx.insert(stockLineSerial).values({ lineId, serialId }).run();
}

/** Numbers of the units that a line moved. */
export function serialsOfLine(db: ReadDb, lineId: number): string[] {
  return db
    .select({ serial: partSerial.serial })
    .from(stockLineSerial)
    .innerJoin(partSerial, eq(partSerial.id, stockLineSerial.serialId))
    .where(eq(stockLineSerial.lineId, lineId))
    .orderBy(asc(partSerial.serial))
    .all()
    .map(({ serial }) => serial);
}
