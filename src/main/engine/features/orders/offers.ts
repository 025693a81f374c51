import type { PartOffer } from '@shared/features/parts/model';
import type { ReadDb } from '../../db/handles';
import { familyOffers } from '../parts/slice';
import type { PartRecord } from './repo';

/** The line's part and its family, with what is free of each in the line's warehouse (domain §4.2). */
export function partOffers(db: ReadDb, { partId, warehouseId }: PartRecord, on: string): PartOffer[] {
  return familyOffers(db, partId, { warehouseId, on });
}
