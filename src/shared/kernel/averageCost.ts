import type { Cents } from './money';
import { roundHalfAway } from './money';
import type { Milli } from './quantity';

/**
 * Stock of one part in one warehouse. Weighted average cost is kept as total value, so that it never drifts
 * (domain §4.3). Where a workshop lets stock go below zero, what is missing is a debt at the cost it left with: above zero
 * the value is never negative, below zero never positive, at zero it is zero (ours).
 */
export type StockState = { readonly quantityMilli: Milli; readonly valueCents: Cents };

/** State after a movement out, and the value that went with it. */
export type StockOut = { state: StockState; valueCents: Cents };

/**
 * State after a movement in. `correctionCents` is what the missing units cost otherwise than they left with: a movement of
 * value alone, so that the sum of the movements stays the value. 0 unless stock was below zero.
 */
export type StockIn = { state: StockState; correctionCents: Cents };

export const EMPTY_STOCK: StockState = { quantityMilli: 0, valueCents: 0 };

function mustBePositive(quantityMilli: Milli): void {
  if (!Number.isSafeInteger(quantityMilli) || quantityMilli <= 0) {
    throw new RangeError(`quantity must be above zero: ${quantityMilli}`);
  }
}

/** The value of a part of a quantity; the whole of it is worth exactly the whole. */
export const shareOf = (valueCents: Cents, partMilli: Milli, wholeMilli: Milli): Cents =>
  partMilli === wholeMilli ? valueCents : roundHalfAway(BigInt(valueCents) * BigInt(partMilli), wholeMilli);

/**
 * Takes a quantity in at a value in cents. What was missing is settled first, each unit against the cost it left with.
 * Throws RangeError unless the quantity is above and the value not below zero.
 */
export function receive(state: StockState, quantityMilli: Milli, valueCents: Cents): StockIn {
  mustBePositive(quantityMilli);
  if (!Number.isSafeInteger(valueCents) || valueCents < 0)
    throw new RangeError(`value below zero: ${valueCents}`);
  const missing = Math.max(0, -state.quantityMilli);
  const settled = Math.min(missing, quantityMilli);
  const correctionCents =
    settled === 0
      ? 0
      : shareOf(-state.valueCents, settled, missing) - shareOf(valueCents, settled, quantityMilli);
  return {
    state: {
      quantityMilli: state.quantityMilli + quantityMilli,
      valueCents: state.valueCents + valueCents + correctionCents,
    },
    correctionCents,
  };
}

/**
 * Takes a quantity out at average cost; the last unit takes the remaining value. With `missingUnitCents` more may go than
 * there is: the missing units leave at the average of what was there, else at that cost. Throws RangeError for more than there is.
 */
export function issue(state: StockState, quantityMilli: Milli, missingUnitCents?: Cents): StockOut {
  mustBePositive(quantityMilli);
  if (quantityMilli <= state.quantityMilli)
    return takeOut(state, quantityMilli, shareOf(state.valueCents, quantityMilli, state.quantityMilli));
  if (missingUnitCents === undefined) throw tooMuch(state, quantityMilli);
  const valueCents =
    state.quantityMilli > 0
      ? shareOf(state.valueCents, quantityMilli, state.quantityMilli)
      : shareOf(missingUnitCents, quantityMilli, 1000);
  return takeOut(state, quantityMilli, valueCents);
}

/**
 * Takes a receipt back at its own value, for a reversal or a return to the supplier: never more than the stock is
 * worth, and all of it with the last unit. The difference to the receipt is the caller's to post. Throws RangeError
 * for more than there is, unless stock may go below zero.
 */
export function reverseReceipt(
  state: StockState,
  quantityMilli: Milli,
  valueCents: Cents,
  mayGoBelow = false,
): StockOut {
  mustBePositive(quantityMilli);
  if (quantityMilli > state.quantityMilli) {
    if (!mayGoBelow) throw tooMuch(state, quantityMilli);
    return takeOut(state, quantityMilli, Math.max(valueCents, state.valueCents));
  }
  return takeOut(
    state,
    quantityMilli,
    quantityMilli === state.quantityMilli ? state.valueCents : Math.min(valueCents, state.valueCents),
  );
}

const tooMuch = (state: StockState, quantityMilli: Milli): RangeError =>
  new RangeError(`more than there is: ${quantityMilli} of ${state.quantityMilli}`);

const takeOut = (state: StockState, quantityMilli: Milli, valueCents: Cents): StockOut => ({
  state: {
    quantityMilli: state.quantityMilli - quantityMilli,
    valueCents: state.valueCents - valueCents,
  },
  valueCents,
});

/** Average cost of one unit in cents, for showing only; 0 without stock. Below zero it is the cost of what is missing. */
export function averageUnitCents(state: StockState): Cents {
  return state.quantityMilli === 0 ? 0 : roundHalfAway(BigInt(state.valueCents) * 1000n, state.quantityMilli);
}
