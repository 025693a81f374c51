import { type Exploded, explode } from '@shared/features/kits/calc';
import type { ReadDb } from '../../db/handles';
import { KitBook, kitOfPart, type Leaf, storedLines } from './book';
import { kitPriceCents, plannedCostCents } from './sums';

export interface KitForOrder {
  kitId: number;
  version: number;
  number: string;
  name: string;
  unit: string;
  printAsOne: boolean;
  /** Its own price stands, whatever the client's discounts are; else the cheaper of the two holds. */
  ownPrice: boolean;
  /** Everything it takes, level by level. */
  tree: Exploded<Leaf>;
  /** By the kit's basis; null when a component's cost is not known. */
  plannedCostCents: number | null;
}

/** A part as a kit for an order: so many of the newest version; null for an ordinary part or a kit out of use. */
export function kitForOrder(
  db: ReadDb,
  { partId, quantityMilli, on }: { partId: number; quantityMilli: number; on: string },
): KitForOrder | null {
  const kit = kitOfPart(db, partId);
  if (kit?.active !== 1) return null;
  const book = new KitBook(db, on);
  const bom = book.bom(kit, storedLines(db, kit.versionId));
  return {
    ...{ kitId: kit.id, version: kit.version, number: kit.number, name: kit.name, unit: kit.unit },
    ...{ printAsOne: kit.printAsOne === 1, ownPrice: kit.pricing === 'own' },
    tree: explode(bom, quantityMilli),
    plannedCostCents: plannedCostCents(book, bom, kit.costBasis, quantityMilli),
  };
}

/** What a search offers of a kit: how many lines it has and what one costs; null for an ordinary part. */
export function kitOffer(
  db: ReadDb,
  partId: number,
  on: string,
): { lines: number; priceCents: number } | null {
  const kit = kitOfPart(db, partId);
  if (kit?.active !== 1) return null;
  const book = new KitBook(db, on);
  const lines = storedLines(db, kit.versionId);
  return { lines: lines.length, priceCents: kitPriceCents(book, book.bom(kit, lines)) };
}
