import { type BasisPoints, type Cents, percentOf, roundHalfAway } from '../../kernel/money';
import type { Milli } from '../../kernel/quantity';

/** How a kit gets its price: its own, or the sum of its components less the kit's discount (domain §4.8). */
export const kitPricings = ['own', 'components'] as const;
export type KitPricing = (typeof kitPricings)[number];

/** Which cost of a part counts: weighted average, last delivery, or the supplier's conditions. */
export const costBases = ['average', 'last', 'list'] as const;
export type CostBasis = (typeof costBases)[number];

const fullBp = 10_000;

/** A line of a kit: so much of a leaf or of another kit, with what is lost on top of it. */
export interface BomLine<Leaf> {
  quantityMilli: Milli;
  scrapBp: BasisPoints;
  /** Poured, cut or weighed: what is lost is taken too. Of pieces a lost one is issued when it is lost. */
  measured: boolean;
  of: { kind: 'leaf'; leaf: Leaf } | { kind: 'kit'; kit: Bom<Leaf> };
}

export interface Bom<Leaf> {
  pricing: KitPricing;
  ownPriceCents: Cents | null;
  discountBp: BasisPoints;
  lines: readonly BomLine<Leaf>[];
}

/** A quantity with all its decimals: so many over ten to the scale. */
interface Exact {
  n: bigint;
  scale: number;
}

/** What a number of kits takes, level by level. */
export type Exploded<Leaf> =
  | { kind: 'leaf'; leaf: Leaf; quantityMilli: Milli }
  | { kind: 'group'; bom: Bom<Leaf>; quantity: Exact; children: readonly Exploded<Leaf>[] };

const exactOf = (quantityMilli: Milli): Exact => ({ n: BigInt(quantityMilli), scale: 3 });

function times(
  quantity: Exact,
  line: Pick<BomLine<unknown>, 'quantityMilli' | 'scrapBp' | 'measured'>,
): Exact {
  const lost = line.measured ? line.scrapBp : 0;
  return {
    n: quantity.n * BigInt(line.quantityMilli) * BigInt(fullBp + lost),
    scale: quantity.scale + 7,
  };
}

/** Up to the next thousandth: never less than what is needed. */
function milliUp({ n, scale }: Exact): Milli {
  const divisor = 10n ** BigInt(scale - 3);
  return Number((n + divisor - 1n) / divisor);
}

/**
 * Parts and operations of so many kits through all levels (domain §4.8). Quantities are multiplied exactly and rounded up to
 * a thousandth once, at the leaf.
 */
export function explode<Leaf>(bom: Bom<Leaf>, quantityMilli: Milli): Exploded<Leaf> {
  return explodeTo(bom, exactOf(quantityMilli));
}

function explodeTo<Leaf>(bom: Bom<Leaf>, quantity: Exact): Exploded<Leaf> {
  const children = bom.lines.map((line): Exploded<Leaf> => {
    const needed = times(quantity, line);
    return line.of.kind === 'kit'
      ? explodeTo(line.of.kit, needed)
      : { kind: 'leaf', leaf: line.of.leaf, quantityMilli: milliUp(needed) };
  });
  return { kind: 'group', bom, quantity, children };
}

/** The leaves in reading order. */
export function leavesOf<Leaf>(tree: Exploded<Leaf>): Extract<Exploded<Leaf>, { kind: 'leaf' }>[] {
  return tree.kind === 'leaf' ? [tree] : tree.children.flatMap(leavesOf);
}

/**
 * Net cents of an exploded kit: its own price × quantity, or Σ of its components × (1 − discount), rounded once per kit;
 * kits in it count by their own rule. Every leaf is asked for its net once, in reading order.
 */
export function kitNetCents<Leaf>(
  tree: Exploded<Leaf>,
  netOf: (leaf: Extract<Exploded<Leaf>, { kind: 'leaf' }>) => Cents,
): Cents {
  if (tree.kind === 'leaf') return netOf(tree);
  const summed = tree.children.reduce((sum, child) => sum + kitNetCents(child, netOf), 0);
  const { pricing, ownPriceCents, discountBp } = tree.bom;
  if (pricing === 'own' && ownPriceCents !== null)
    return roundHalfAway(tree.quantity.n * BigInt(ownPriceCents), 10n ** BigInt(tree.quantity.scale));
  return percentOf(summed, fullBp - discountBp);
}

/** Cents of a line: quantity × (1 + scrap) × unit cost, rounded once (domain §4.8). */
export function scrappedCents(quantityMilli: Milli, scrapBp: BasisPoints, unitCents: Cents): Cents {
  return roundHalfAway(
    BigInt(quantityMilli) * BigInt(fullBp + scrapBp) * BigInt(unitCents),
    BigInt(1000 * fullBp),
  );
}

/** A sum of what is known, and how many components it lacks: with one missing the total is incomplete. */
export interface PartialSum {
  cents: Cents;
  missing: number;
}

/** Cost of one kit: Σ quantity × (1 + scrap) × unit cost over its lines, kits in it by their own cost. */
export function kitCost<Leaf>(bom: Bom<Leaf>, unitCost: (leaf: Leaf) => Cents | null): PartialSum {
  const known = new Map<Bom<Leaf>, PartialSum>();
  const costOf = (kit: Bom<Leaf>): PartialSum => {
    const before = known.get(kit);
    if (before) return before;
    const sum = { cents: 0, missing: 0 };
    for (const { of, quantityMilli, scrapBp } of kit.lines) {
      const one = of.kind === 'kit' ? costOf(of.kit) : leafSum(unitCost(of.leaf));
      sum.cents += scrappedCents(quantityMilli, scrapBp, one.cents);
      sum.missing += one.missing;
    }
    known.set(kit, sum);
    return sum;
  };
  return costOf(bom);
}

const leafSum = (cents: Cents | null): PartialSum =>
  cents === null ? { cents: 0, missing: 1 } : { cents, missing: 0 };

export interface KitMargin {
  marginCents: Cents | null;
  /** Of the price; blank for a price of nothing. */
  marginBp: BasisPoints | null;
  /** Of the cost; blank for a cost of nothing. */
  markupBp: BasisPoints | null;
}

/** Margin = price − cost, margin % of the price, markup % of the cost; a division by zero is blank (reports §1). */
export function kitMargin(priceCents: Cents | null, costCents: Cents | null): KitMargin {
  if (priceCents === null || costCents === null) return { marginCents: null, marginBp: null, markupBp: null };
  const marginCents = priceCents - costCents;
  const share = (of: Cents) =>
    of === 0 ? null : roundHalfAway(BigInt(marginCents) * BigInt(fullBp), BigInt(of));
  return { marginCents, marginBp: share(priceCents), markupBp: share(costCents) };
}

/**
 * The way from a part through its components back to itself, the part at both ends; null without a loop. `componentsOf`
 * gives the parts that a kit is made of, nothing for a part that is none.
 */
export function loopPath(
  partId: number,
  componentsOf: (partId: number) => readonly number[],
): number[] | null {
  const seen = new Set<number>();
  const walk = (at: number, path: readonly number[]): number[] | null => {
    for (const next of componentsOf(at)) {
      if (next === partId) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(partId, [partId]);
}

/** Largest number of lines that one kit may put into an order. */
export const maxKitLeaves = 300;

/** How many leaves a kit has through all levels; counting stops above the largest number allowed. */
export function countLeaves<Leaf>(bom: Bom<Leaf>): number {
  const known = new Map<Bom<Leaf>, number>();
  const count = (kit: Bom<Leaf>): number => {
    const before = known.get(kit);
    if (before !== undefined) return before;
    let sum = 0;
    for (const { of } of kit.lines)
      sum = Math.min(sum + (of.kind === 'kit' ? count(of.kit) : 1), maxKitLeaves + 1);
    known.set(kit, sum);
    return sum;
  };
  return count(bom);
}
