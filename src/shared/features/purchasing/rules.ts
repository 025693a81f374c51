import { addDays, type IsoDate } from '../../kernel/dates';
import { type BasisPoints, type Cents, percentOf, roundHalfAway } from '../../kernel/money';
import type { Milli } from '../../kernel/quantity';

/** What a family of parts has and what is wanted of it, in thousandths of its unit. */
export interface Supply {
  onHandMilli: Milli;
  /** Ordered from suppliers and not come yet, drafts of orders among them. */
  awaitedMilli: Milli;
  /** What open orders have not been issued yet. */
  ordersMilli: Milli;
  deferredMilli: Milli;
  servicesMilli: Milli;
  minimumMilli: Milli;
  maximumMilli: Milli | null;
}

/**
 * How much is missing (domain §4.5): when what is on hand and awaited, less all that is wanted, falls below the minimum,
 * it is filled up to the maximum, or to the minimum where there is none. 0 when nothing is missing.
 */
export function missingMilli(supply: Supply): Milli {
  const { onHandMilli, awaitedMilli, ordersMilli, deferredMilli, servicesMilli, minimumMilli } = supply;
  const left = onHandMilli + awaitedMilli - ordersMilli - deferredMilli - servicesMilli;
  if (left >= minimumMilli) return 0;
  return Math.max(minimumMilli, supply.maximumMilli ?? 0) - left;
}

/** Up to whole packs of the supplier; a pack of 0 sells any quantity. */
export function packedMilli(neededMilli: Milli, packMilli: Milli): Milli {
  if (neededMilli <= 0) return 0;
  return packMilli > 0 ? Math.ceil(neededMilli / packMilli) * packMilli : neededMilli;
}

/** Net cents per unit that a supplier asks after its discount. */
export const conditionCents = (priceCents: Cents, discountBp: BasisPoints): Cents =>
  percentOf(priceCents, 10_000 - discountBp);

/** When goods ordered on a day come by the supplier's lead time; null when it is not known. */
export const expectedOn = (orderedOn: IsoDate, leadDays: number | null): IsoDate | null =>
  leadDays === null ? null : addDays(orderedOn, leadDays);

/** Still to come of a line of an order; what came above it is not awaited twice. */
export const awaitedOf = (line: {
  quantityMilli: Milli;
  receivedMilli: Milli;
  cancelledMilli: Milli;
}): Milli => Math.max(0, line.quantityMilli - line.receivedMilli - line.cancelledMilli);

/** Net cents per unit on average after a delivery at a cost; the cost itself where nothing was there (domain §4.3). */
export function averageAfter(
  before: { quantityMilli: Milli; valueCents: Cents },
  came: { quantityMilli: Milli; unitCents: Cents },
): Cents {
  const quantity = BigInt(before.quantityMilli) + BigInt(came.quantityMilli);
  if (quantity <= 0n) return came.unitCents;
  const value = BigInt(before.valueCents) * 1000n + BigInt(came.unitCents) * BigInt(came.quantityMilli);
  return roundHalfAway(value, quantity);
}
