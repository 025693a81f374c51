import type { PartOffer } from '@shared/features/parts/model';
import type { ReadDb } from '../../db/handles';
import { ownOffer, substituteOffers } from '../parts/slice';
import type { PartRecord } from './repo';

/** The line's part and what may take its place, with what is free of each in the line's warehouse (domain §4.2). */
export function partOffers(db: ReadDb, { partId, warehouseId }: PartRecord): PartOffer[] {
  const own = ownOffer(db, partId, warehouseId);
  const substitutes = substituteOffers(db, partId, warehouseId).map(({ linkId: _link, ...offer }) => offer);
  return own ? [own, ...substitutes] : substitutes;
}
