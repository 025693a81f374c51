import type { PartOffer } from '@shared/features/parts/model';
import type { ReadDb } from '../../db/handles';
import { familyOffers } from '../parts/slice';
import { freeForLine } from '../stock/slice';
import type { PartRecord } from './repo';

/**
 * The line's part and its family, with what is free of each in the line's warehouse (domain §4.2). Of its own part a line
 * also has what is kept for it.
 */
export function partOffers(db: ReadDb, line: PartRecord, on: string): PartOffer[] {
  const { partId, warehouseId } = line;
  return familyOffers(db, partId, { warehouseId, on }).map((offer) =>
    offer.partId === partId ? { ...offer, freeMilli: freeForLine(db, line) } : offer,
  );
}
