import { type BasisPoints, type Cents, percentOf, roundHalfAway } from '../../kernel/money';

/** From where a part's client price comes, the strongest first (domain §4.6). */
export const priceSources = ['own', 'list', 'matrix'] as const;
export type PriceSource = (typeof priceSources)[number];

/** What the cost in the matrix is, the first that is known: weighted average, last delivery, best purchase condition. */
export const costBases = ['average', 'delivery', 'supplier'] as const;
export type CostBasis = (typeof costBases)[number];

export interface MarkupRule {
  groupId: number | null;
  supplierId: number | null;
  fromCents: Cents;
  markupBp: BasisPoints;
}

interface Cost {
  groupId: number | null;
  supplierId: number | null;
  costCents: Cents;
}

/**
 * The rule of the matrix for a cost: that of the supplier and the group, else of the supplier, else of the group, else of
 * all; among equals the highest band that begins at or below the cost (domain §4.6, the order is ours).
 */
export function markupFor<Rule extends MarkupRule>(rules: readonly Rule[], cost: Cost): Rule | null {
  const fits = rules.filter(
    (rule) =>
      (rule.groupId === null || rule.groupId === cost.groupId) &&
      (rule.supplierId === null || rule.supplierId === cost.supplierId) &&
      rule.fromCents <= cost.costCents,
  );
  const [best] = fits.sort((a, b) => weightOf(b) - weightOf(a) || b.fromCents - a.fromCents);
  return best ?? null;
}

const weightOf = ({ groupId, supplierId }: MarkupRule): number =>
  (supplierId === null ? 0 : 2) + (groupId === null ? 0 : 1);

/** Net client price in cents of a cost with its markup, rounded once. */
export function markedUpCents(costCents: Cents, markupBp: BasisPoints): Cents {
  return percentOf(costCents, 10_000 + markupBp);
}

export interface PriceParts {
  ownCents: Cents | null;
  listCents: Cents | null;
  /** Cost with the markup of its rule; null without a cost or a rule. */
  matrixCents: Cents | null;
}

/** The price in force and its source: own price → price list → matrix → none (domain §4.6). */
export function priceInForce({ ownCents, listCents, matrixCents }: PriceParts): {
  priceCents: Cents | null;
  source: PriceSource | null;
} {
  if (ownCents !== null) return { priceCents: ownCents, source: 'own' };
  if (listCents !== null) return { priceCents: listCents, source: 'list' };
  return { priceCents: matrixCents, source: matrixCents === null ? null : 'matrix' };
}

/** Share of the margin in the price, in basis points; null where nothing is charged. */
export function marginBp(netCents: Cents, costCents: Cents): BasisPoints | null {
  return netCents === 0 ? null : roundHalfAway(BigInt(netCents - costCents) * 10_000n, BigInt(netCents));
}

/**
 * How far a unit price with its discount lies below the price in force, in basis points, upwards: a lowered price is a
 * discount too. Never below 0; 0 where no price is known.
 */
export function givenAwayBp(
  line: { unitCents: Cents; discountBp: BasisPoints },
  inForceCents: Cents | null,
): BasisPoints {
  if (inForceCents === null || inForceCents <= 0) return Math.max(0, line.discountBp);
  const kept = BigInt(line.unitCents) * BigInt(10_000 - line.discountBp);
  const full = BigInt(inForceCents);
  const away = 10_000n * full - kept;
  if (away <= 0n) return 0;
  return Number((away + full - 1n) / full);
}

export interface RoleLimit {
  maxDiscountBp: BasisPoints | null;
  minMarginBp: BasisPoints | null;
}

/** Of several roles the most generous limit holds; a role without one has none. */
export function widestLimit(limits: readonly RoleLimit[]): RoleLimit {
  const pick = (values: readonly (number | null)[], wider: (a: number, b: number) => number) =>
    values.reduce<number | null>(
      (best, one) => (best === null || one === null ? null : wider(best, one)),
      values[0] ?? null,
    );
  return {
    maxDiscountBp: pick(
      limits.map((one) => one.maxDiscountBp),
      Math.max,
    ),
    minMarginBp: pick(
      limits.map((one) => one.minMarginBp),
      Math.min,
    ),
  };
}

export type Excess = 'discount' | 'margin';

/** Which limit a line would break; null within both. Without a known cost the margin is not judged. */
export function excessOf(
  line: { unitCents: Cents; discountBp: BasisPoints; inForceCents: Cents | null; costCents: Cents | null },
  limit: RoleLimit,
): Excess | null {
  if (limit.maxDiscountBp !== null && givenAwayBp(line, line.inForceCents) > limit.maxDiscountBp)
    return 'discount';
  if (limit.minMarginBp === null || line.costCents === null) return null;
  const net = percentOf(line.unitCents, 10_000 - line.discountBp);
  const margin = marginBp(net, line.costCents);
  if (margin === null) return line.costCents > 0 ? 'margin' : null;
  return margin < limit.minMarginBp ? 'margin' : null;
}
