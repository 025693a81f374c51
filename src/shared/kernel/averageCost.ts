import type { Cents } from './money';
import { roundHalfAway } from './money';
import type { Milli } from './quantity';

/**
 * Stock of one part in one warehouse. Weighted average cost is kept as total value, so that it never drifts
 * (domain §4.3).
 */
export type StockState = { readonly quantityMilli: Milli; readonly valueCents: Cents };

/** State after a movement out, and the value that went with it. */
export type StockOut = { state: StockState; valueCents: Cents };

export const EMPTY_STOCK: StockState = { quantityMilli: 0, valueCents: 0 };

function mustBePositive(quantityMilli: Milli): void {
  if (!Number.isSafeInteger(quantityMilli) || quantityMilli <= 0) {
    throw new RangeError(`quantity must be above zero: ${quantityMilli}`);
  }
}

/** Takes a quantity in at a value in cents. Throws RangeError unless the quantity is above and the value not below zero. */
export function receive(state: StockState, quantityMilli: Milli, valueCents: Cents): StockState {
  mustBePositive(quantityMilli);
  if (!Number.isSafeInteger(valueCents) || valueCents < 0)
    throw new RangeError(`value below zero: ${valueCents}`);
  return {
    quantityMilli: state.quantityMilli + quantityMilli,
    valueCents: state.valueCents + valueCents,
  };
}

/** Takes a quantity out at average cost; the last unit takes the remaining value. Throws RangeError for more than there is. */
export function issue(state: StockState, quantityMilli: Milli): StockOut {
  mustBePositive(quantityMilli);
  return takeOut(
    state,
    quantityMilli,
    quantityMilli >= state.quantityMilli
      ? state.valueCents
      : roundHalfAway(BigInt(state.valueCents) * BigInt(quantityMilli), state.quantityMilli),
  );
}

/**
 * Takes a receipt back at its own value, for a reversal or a return to the supplier: never more than the stock is
 * worth, and all of it with the last unit. The difference to the receipt is the caller's to post. Throws RangeError
 * for more than there is.
 */
export function reverseReceipt(state: StockState, quantityMilli: Milli, valueCents: Cents): StockOut {
  mustBePositive(quantityMilli);
  return takeOut(
    state,
    quantityMilli,
    quantityMilli >= state.quantityMilli ? state.valueCents : Math.min(valueCents, state.valueCents),
  );
}

function takeOut(state: StockState, quantityMilli: Milli, valueCents: Cents): StockOut {
  if (quantityMilli > state.quantityMilli) {
    throw new RangeError(`more than there is: ${quantityMilli} of ${state.quantityMilli}`);
  }
  return {
    state: {
      quantityMilli: state.quantityMilli - quantityMilli,
      valueCents: state.valueCents - valueCents,
    },
    valueCents,
  };
}

/** Average cost of one unit in cents, for showing only; 0 without stock. */
export function averageUnitCents(state: StockState): Cents {
  return state.quantityMilli === 0 ? 0 : roundHalfAway(BigInt(state.valueCents) * 1000n, state.quantityMilli);
}
