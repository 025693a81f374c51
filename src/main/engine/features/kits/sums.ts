import {
  type Bom,
  type CostBasis,
  explode,
  kitCost,
  kitMargin,
  kitNetCents,
  scrappedCents,
} from '@shared/features/kits/calc';
import type { KitLine, KitSums } from '@shared/features/kits/model';
import { lineNetCents } from '@shared/kernel/money';
import { type KitBook, kitOfPart, type Leaf, type StoredLine } from './book';

const netAt = (quantityMilli: number, unitPriceCents: number): number =>
  lineNetCents({ quantityMilli, unitPriceCents, discountBp: 0 });

interface Costs {
  basis: CostBasis;
  /** Without the right to see cost everything that tells it is null. */
  seesCost: boolean;
}

/** The lines of a kit as they stand today: what one costs, what it brings. */
export function kitLines(
  book: KitBook,
  bom: Bom<Leaf>,
  lines: readonly StoredLine[],
  costs: Costs,
): KitLine[] {
  return lines.map((line, at) => kitLine(book, bom, line, at, costs));
}

function kitLine(
  book: KitBook,
  bom: Bom<Leaf>,
  line: StoredLine,
  at: number,
  { basis, seesCost }: Costs,
): KitLine {
  const { quantityMilli, operationId, partId, scrapBp } = line;
  const of = bom.lines[at]?.of;
  const kit = of?.kind === 'kit' ? of.kit : null;
  const unit = kit ? kitUnit(book, kit, basis) : leafUnit(book, of, basis);
  const costCents = unit.cents === null ? null : scrappedCents(quantityMilli, scrapBp, unit.cents);
  const priceCents = kit ? kitPriceCents(book, kit) : of?.kind === 'leaf' ? book.unitPrice(of.leaf) : null;
  return {
    ...{ kind: partId === null ? 'operation' : 'part', operationId, partId, quantityMilli, scrapBp },
    ...nameOfLine(book, line),
    kitId: kit && partId !== null ? (kitOfPart(book.db, partId)?.id ?? null) : null,
    unitCostCents: seesCost ? unit.cents : null,
    costFrom: seesCost ? unit.from : null,
    costCents: seesCost ? costCents : null,
    incomplete: unit.incomplete,
    netCents: priceCents === null ? null : netAt(quantityMilli, priceCents),
  };
}

function nameOfLine(book: KitBook, { operationId, partId }: StoredLine) {
  if (partId === null) {
    const { code, name, normSec, active } = book.operation(operationId ?? 0);
    return { code, name, unit: null, normSec, active };
  }
  const { number, name, unit, active } = book.part(partId);
  return { code: number, name, unit, normSec: null, active: active === 1 };
}

interface Unit {
  cents: number | null;
  from: KitLine['costFrom'];
  incomplete: boolean;
}

function kitUnit(book: KitBook, kit: Bom<Leaf>, basis: CostBasis): Unit {
  const { cents, missing } = costOf(book, kit, basis);
  return { cents, from: 'kit', incomplete: missing > 0 };
}

function leafUnit(book: KitBook, of: Bom<Leaf>['lines'][number]['of'] | undefined, basis: CostBasis): Unit {
  const cost = of?.kind === 'leaf' ? book.unitCost(of.leaf, basis) : null;
  return { cents: cost?.cents ?? null, from: cost?.from ?? null, incomplete: cost === null };
}

const costOf = (book: KitBook, bom: Bom<Leaf>, basis: CostBasis) =>
  kitCost(bom, (leaf) => book.unitCost(leaf, basis)?.cents ?? null);

/** Net cents of one kit by its own rule; components without a price count as nothing. */
export function kitPriceCents(book: KitBook, bom: Bom<Leaf>): number {
  return kitNetCents(explode(bom, 1000), ({ leaf, quantityMilli }) =>
    netAt(quantityMilli, book.unitPrice(leaf) ?? 0),
  );
}

/** Planned cost of so many kits; null when a component's cost is not known. */
export function plannedCostCents(book: KitBook, bom: Bom<Leaf>, basis: CostBasis, quantityMilli: number) {
  const { cents, missing } = costOf(book, bom, basis);
  return missing > 0 ? null : netAt(quantityMilli, cents);
}

/** Sums of one kit: cost, price and margin of today (domain §4.8). */
export function kitSums(book: KitBook, bom: Bom<Leaf>, { basis, seesCost }: Costs): KitSums {
  const { cents, missing } = costOf(book, bom, basis);
  const { cents: labour } = kitCost(bom, (leaf) =>
    leaf.kind === 'part' ? 0 : (book.unitCost(leaf, basis)?.cents ?? null),
  );
  const missingPrices = kitCost(bom, (leaf) => book.unitPrice(leaf)).missing;
  const priceCents = kitPriceCents(book, bom);
  const summedCents = kitPriceCents(book, { ...bom, pricing: 'components', discountBp: 0 });
  const margin = kitMargin(priceCents, missing > 0 || !seesCost ? null : cents);
  return {
    materialCents: seesCost ? cents - labour : null,
    labourCents: seesCost ? labour : null,
    costCents: seesCost ? cents : null,
    ...{ missingCosts: missing, missingPrices, summedCents, priceCents, ...margin },
  };
}
