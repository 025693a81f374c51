import { type Cents, lineNetCents } from '../../kernel/money';
import type { Milli } from '../../kernel/quantity';
import { splitByLargestRemainder } from '../../kernel/splits';

export interface SplitLine {
  quantityMilli: Milli;
  /** What the line costs by itself: its weight in the split. */
  netCents: Cents;
}

export interface PricedPiece {
  /** Which of the given lines it is; a line may come in two pieces. */
  at: number;
  quantityMilli: Milli;
  unitPriceCents: Cents;
  netCents: Cents;
}

const one = 1000;
const netOf = (quantityMilli: Milli, unitPriceCents: Cents): Cents =>
  lineNetCents({ quantityMilli, unitPriceCents, discountBp: 0 });

/**
 * Shares the fixed price of a package over its lines by what they cost, to the cent (domain §3): by largest remainder, and
 * so that quantity × unit price of each line gives its sum on paper. A line of more than one unit cannot reach every cent:
 * it gets the unit price below its share, what is left goes to the costliest line of at most one unit. Without such a line
 * one unit of the costliest line stands by itself.
 */
export function splitFixedPrice(lines: readonly SplitLine[], fixedCents: Cents): PricedPiece[] {
  if (lines.length === 0) return [];
  const costs = lines.map((line) => line.netCents);
  const weights = costs.some((cents) => cents > 0) ? costs : lines.map(() => 1);
  const shares = splitByLargestRemainder(
    fixedCents,
    weights,
    lines.map((_, at) => at),
  );
  const wanted = (at: number) => shares[at] ?? 0;
  const costliest = (among: readonly number[]) =>
    among.reduce<number | undefined>(
      (best, at) => (best === undefined || wanted(at) > wanted(best) ? at : best),
      undefined,
    );
  const all = lines.map((_, at) => at);
  const exact = all.filter((at) => (lines[at]?.quantityMilli ?? 0) <= one);
  const pieces = lines.map(({ quantityMilli }, at) => below(at, quantityMilli, wanted(at)));
  const left = fixedCents - pieces.reduce((sum, piece) => sum + piece.netCents, 0);
  if (left === 0) return pieces;
  const taker = costliest(exact);
  if (taker !== undefined) {
    const piece = pieces[taker];
    if (piece) pieces[taker] = exactly(taker, piece.quantityMilli, piece.netCents + left);
    return pieces;
  }
  const split = costliest(all) ?? 0;
  const whole = pieces[split];
  if (!whole) return pieces;
  const rest = { ...whole, quantityMilli: whole.quantityMilli - one };
  const restNet = netOf(rest.quantityMilli, rest.unitPriceCents);
  return [
    ...pieces.slice(0, split),
    { ...rest, netCents: restNet },
    exactly(split, one, whole.netCents - restNet + left),
    ...pieces.slice(split + 1),
  ];
}

/** At most one unit: every cent can be reached. */
function exactly(at: number, quantityMilli: Milli, netCents: Cents): PricedPiece {
  const unitPriceCents = Math.round((netCents * one) / quantityMilli);
  return { at, quantityMilli, unitPriceCents, netCents: netOf(quantityMilli, unitPriceCents) };
}

/** The dearest unit price whose sum is not above the share. */
function below(at: number, quantityMilli: Milli, share: Cents): PricedPiece {
  if (quantityMilli <= one) return exactly(at, quantityMilli, share);
  let unitPriceCents = Math.floor((share * one) / quantityMilli);
  while (netOf(quantityMilli, unitPriceCents) > share) unitPriceCents -= 1;
  return { at, quantityMilli, unitPriceCents, netCents: netOf(quantityMilli, unitPriceCents) };
}
