import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { stockContract } from '@shared/features/stock/contract';
import type { QueryContext } from '../../kernel/context';
import { stockPart, stockState } from './balances';
import { placesWith, usualBin } from './places';
import { unitsIn } from './serials';

type Contract = typeof stockContract;

/** What lies of a part where in a warehouse, and its units when each has a number. @throws DomainError NOT_FOUND */
export function placesOfPart(
  { db }: QueryContext,
  { partId, warehouseId }: EntryInput<Contract['stock.places']>,
): EntryOutput<Contract['stock.places']> {
  const { serialTracked } = stockPart(db, partId);
  return {
    serialTracked,
    quantityMilli: stockState(db, partId, warehouseId).quantityMilli,
    usualBin: usualBin(db, partId, warehouseId),
    places: placesWith(db, partId, warehouseId),
    serials: unitsIn(db, partId, warehouseId).map(({ serial, bin }) => ({ serial, bin })),
  };
}
