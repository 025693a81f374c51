import type { TechnicalQuantity } from '@shared/features/catalog/notes';
import type { Milli } from '@shared/kernel/quantity';
import type { ReadDb } from '../../db/handles';
import { traitNumber } from '../traits/slice';
import { notedQuantity } from './notes';
import type { NormPlaces } from './places';

/** The item whose quantity is asked for: its places in the tree, and its card when it is a certain one. */
export interface QuantityItem extends NormPlaces {
  assetId: number | null;
}

/** Says how much of something goes into an item, in thousandths of its own unit; null when it does not know. */
export type QuantitySource = (
  db: ReadDb,
  item: QuantityItem,
  quantity: TechnicalQuantity,
) => { milli: Milli; unit: string | null } | null;

/** The first that knows answers: what is written on a certain card must stand before what holds for its modification. */
const sources: readonly QuantitySource[] = [traitNumber, notedQuantity];

/** Thousandths of a base unit in each unit that a quantity and a part may differ in. */
const sizes: Readonly<Record<string, number>> = { kg: 1000, g: 1 };

/** How much of a part goes into an item, in thousandths of the part's unit; null when nobody knows or the units differ in kind. */
export function itemQuantity(
  db: ReadDb,
  item: QuantityItem,
  quantity: TechnicalQuantity,
  partUnit: string,
): Milli | null {
  for (const source of sources) {
    const found = source(db, item, quantity);
    if (!found) continue;
    if (found.unit === partUnit) return found.milli;
    const from = sizes[found.unit ?? ''];
    const to = sizes[partUnit];
    return from === undefined || to === undefined ? null : Math.round((found.milli * from) / to);
  }
  return null;
}
