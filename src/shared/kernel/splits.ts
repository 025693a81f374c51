import { Decimal } from 'decimal.js';
import type { BasisPoints, Cents } from './money';
import { roundHalfAway } from './money';
import type { Milli, Seconds } from './quantity';

/** Weight of a share: an exact integer, or a decimal number such as a КТУ of 0.8. */
export type Weight = bigint | number;

const FULL_BP = 10_000;

/**
 * Shares an amount in cents by weights: rounded down, the left-over cents to the largest remainders, tie to the
 * lowest id, so that Σ is exact (domain §7). A negative total mirrors the positive one. Throws RangeError when a
 * weight is negative or all are zero.
 */
export function splitByLargestRemainder(
  totalCents: Cents,
  weights: readonly Weight[],
  ids: readonly number[],
): Cents[] {
  if (weights.length !== ids.length) throw new RangeError('as many ids as weights are needed');
  const exact = integerWeights(weights);
  const sum = exact.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) throw new RangeError('weights without a sum');
  const total = BigInt(Math.abs(totalCents));
  const shares = exact.map((weight, at) => ({
    id: ids[at] ?? 0,
    cents: (total * weight) / sum,
    remainder: (total * weight) % sum,
  }));
  let left = shares.reduce((rest, share) => rest - share.cents, total);
  for (const share of [...shares].sort(byRemainderThenId)) {
    if (left === 0n) break;
    share.cents += 1n;
    left -= 1n;
  }
  return shares.map(({ cents }) => Number(totalCents < 0 ? -cents : cents));
}

type Share = { id: number; cents: bigint; remainder: bigint };

function byRemainderThenId(a: Share, b: Share): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.id - b.id;
}

function integerWeights(weights: readonly Weight[]): bigint[] {
  const decimals = weights.map((weight) => new Decimal(weight.toString()));
  if (decimals.some((weight) => !weight.isFinite() || weight.lessThan(0)))
    throw new RangeError('weight below zero');
  const places = Math.max(0, ...decimals.map((weight) => weight.decimalPlaces()));
  return weights.map((weight, at) =>
    typeof weight === 'bigint'
      ? weight * 10n ** BigInt(places)
      : BigInt((decimals[at] ?? new Decimal(0)).times(Decimal.pow(10, places)).toFixed(0)),
  );
}

/**
 * Shares a line among payers: round(line × %), the last with a percent takes the remainder, so that Σ is exact
 * (domain §5.6). Rounding never takes more than is left. Throws RangeError unless the percents make 100.
 */
export function splitByPercent(lineCents: Cents, bps: readonly BasisPoints[]): Cents[] {
  if (bps.some((bp) => bp < 0) || bps.reduce((sum, bp) => sum + bp, 0) !== FULL_BP) {
    throw new RangeError('percents must make 100');
  }
  const last = bps.findLastIndex((bp) => bp > 0);
  let left = Math.abs(lineCents);
  return bps.map((bp, at) => {
    const rounded = roundHalfAway(BigInt(Math.abs(lineCents)) * BigInt(bp), FULL_BP);
    // Four payers of 25 % on two cents would round to four: the last ones would owe less than nothing.
    const share = at === last ? left : Math.min(rounded, left);
    left -= share;
    return lineCents < 0 && share !== 0 ? -share : share;
  });
}

/** Earning in cents per norm hour: round(quantity × norm seconds × rate / 3600 × coefficient of the order type) (domain §7). */
export function earningByNormHour(
  quantityMilli: Milli,
  normSec: Seconds,
  rateCents: Cents,
  coefficientBp: BasisPoints = FULL_BP,
): Cents {
  const exact = BigInt(quantityMilli) * BigInt(normSec) * BigInt(rateCents) * BigInt(coefficientBp);
  return roundHalfAway(exact, 1000n * 3600n * BigInt(FULL_BP));
}

/** Earning in cents per operation: quantity × amount × coefficient, rounded once (domain §7). */
export function earningByOperation(
  quantityMilli: Milli,
  amountCents: Cents,
  coefficientBp: BasisPoints = FULL_BP,
): Cents {
  const exact = BigInt(quantityMilli) * BigInt(amountCents) * BigInt(coefficientBp);
  return roundHalfAway(exact, 1000n * BigInt(FULL_BP));
}

/** Earning in cents as a percent of net labour, rounded once (domain §7). */
export function earningByPercent(
  labourNetCents: Cents,
  percentBp: BasisPoints,
  coefficientBp: BasisPoints = FULL_BP,
): Cents {
  const exact = BigInt(labourNetCents) * BigInt(percentBp) * BigInt(coefficientBp);
  return roundHalfAway(exact, BigInt(FULL_BP) ** 2n);
}

/** Earning in cents per hour really worked, rounded once (domain §7). */
export function earningByActualHour(
  actualSec: Seconds,
  rateCents: Cents,
  coefficientBp: BasisPoints = FULL_BP,
): Cents {
  const exact = BigInt(actualSec) * BigInt(rateCents) * BigInt(coefficientBp);
  return roundHalfAway(exact, 3600n * BigInt(FULL_BP));
}
