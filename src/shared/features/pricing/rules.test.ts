import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf } from '../../kernel/money';
import {
  excessOf,
  givenAwayBp,
  marginBp,
  markedUpCents,
  markupFor,
  priceInForce,
  widestLimit,
} from './rules';

const rule = (groupId: number | null, supplierId: number | null, fromCents: number, markupBp: number) => ({
  ...{ groupId, supplierId, fromCents, markupBp },
});

describe('markupFor', () => {
  const rules = [
    rule(null, null, 0, 4000),
    rule(null, null, 10_000, 2500),
    rule(3, null, 0, 5000),
    rule(null, 7, 0, 3000),
    rule(3, 7, 5000, 1000),
  ];
  const asked = (groupId: number | null, supplierId: number | null, costCents: number) =>
    markupFor(rules, { groupId, supplierId, costCents })?.markupBp;

  it('goes supplier with group → supplier → group → all, then by the band of the cost', () => {
    expect(asked(null, null, 9_999)).toBe(4000);
    expect(asked(null, null, 10_000)).toBe(2500);
    expect(asked(3, null, 20_000)).toBe(5000);
    expect(asked(3, 7, 4_999)).toBe(3000);
    expect(asked(3, 7, 5_000)).toBe(1000);
    expect(asked(9, 7, 1)).toBe(3000);
  });

  it('never answers with a rule for another group, supplier or a higher band', () => {
    const ids = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
    const anyRule = fc.record({
      groupId: ids,
      supplierId: ids,
      fromCents: fc.nat(500),
      markupBp: fc.nat(9000),
    });
    fc.assert(
      fc.property(fc.array(anyRule), ids, ids, fc.nat(600), (all, groupId, supplierId, costCents) => {
        const found = markupFor(all, { groupId, supplierId, costCents });
        const fits = all.filter(
          (one) =>
            (one.groupId ?? groupId) === groupId &&
            (one.supplierId ?? supplierId) === supplierId &&
            one.fromCents <= costCents,
        );
        if (found === null) return fits.length === 0;
        return (
          fits.includes(found) && fits.every((one) => one.supplierId === null || found.supplierId !== null)
        );
      }),
    );
  });
});

describe('the price in force', () => {
  it('is the own one, else the list, else the matrix, else none', () => {
    expect(priceInForce({ ownCents: 5, listCents: 6, matrixCents: 7 })).toEqual({
      priceCents: 5,
      source: 'own',
    });
    expect(priceInForce({ ownCents: null, listCents: 6, matrixCents: 7 }).source).toBe('list');
    expect(priceInForce({ ownCents: null, listCents: null, matrixCents: 7 }).source).toBe('matrix');
    expect(priceInForce({ ownCents: null, listCents: null, matrixCents: null })).toEqual({
      ...{ priceCents: null, source: null },
    });
    expect(priceInForce({ ownCents: 0, listCents: 6, matrixCents: 7 }).priceCents).toBe(0);
  });

  it('of the matrix is the cost with the markup, half a cent upwards', () => {
    expect(markedUpCents(5_50, 4000)).toBe(7_70);
    expect(markedUpCents(1, 5000)).toBe(2);
  });
});

describe('margin and discount', () => {
  it('a margin is a share of the price; nothing charged has none', () => {
    expect(marginBp(10_000, 7_500)).toBe(2500);
    expect(marginBp(10_000, 12_000)).toBe(-2000);
    expect(marginBp(0, 500)).toBeNull();
  });

  it('a lowered price is a discount too, and a raised one pays for a discount', () => {
    expect(givenAwayBp({ unitCents: 9_000, discountBp: 0 }, 10_000)).toBe(1000);
    expect(givenAwayBp({ unitCents: 9_000, discountBp: 1000 }, 10_000)).toBe(1900);
    expect(givenAwayBp({ unitCents: 12_500, discountBp: 2000 }, 10_000)).toBe(0);
    expect(givenAwayBp({ unitCents: 500, discountBp: 700 }, null)).toBe(700);
  });

  it('nobody gets below the limit by splitting it between price and discount', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.nat(10_000), fc.nat(10_000), (inForce, unitCents, discountBp, limit) => {
        const line = { unitCents, discountBp, inForceCents: inForce, costCents: null };
        const excess = excessOf(line, { maxDiscountBp: limit, minMarginBp: null });
        const kept = unitCents * (10_000 - discountBp);
        const least = inForce * (10_000 - limit);
        return excess === null ? kept >= least - 1e-6 : kept < least;
      }),
    );
  });

  it('a margin below the limit is refused, whatever the discount', () => {
    const limit = { maxDiscountBp: null, minMarginBp: 2000 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(10_000),
        fc.nat(100_000),
        (unitCents, discountBp, costCents) => {
          const excess = excessOf({ unitCents, discountBp, inForceCents: null, costCents }, limit);
          const margin = marginBp(percentOf(unitCents, 10_000 - discountBp), costCents);
          return (excess === 'margin') === (margin === null ? costCents > 0 : margin < 2000);
        },
      ),
    );
    expect(excessOf({ unitCents: 1, discountBp: 0, inForceCents: 1, costCents: null }, limit)).toBeNull();
  });

  it('of several roles the most generous holds', () => {
    const strict = { maxDiscountBp: 500, minMarginBp: 3000 };
    expect(widestLimit([strict, { maxDiscountBp: 1500, minMarginBp: 1000 }])).toEqual({
      ...{ maxDiscountBp: 1500, minMarginBp: 1000 },
    });
    expect(widestLimit([strict, { maxDiscountBp: null, minMarginBp: null }]).maxDiscountBp).toBeNull();
    expect(widestLimit([])).toEqual({ maxDiscountBp: null, minMarginBp: null });
  });
});
