import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageAfter, awaitedOf, conditionCents, expectedOn, missingMilli, packedMilli } from './rules';

const nothing = {
  onHandMilli: 0,
  awaitedMilli: 0,
  ordersMilli: 0,
  deferredMilli: 0,
  servicesMilli: 0,
  minimumMilli: 0,
  maximumMilli: null,
};
const quantity = fc.integer({ min: 0, max: 100_000 });

describe('the proposal', () => {
  it('fills up to the maximum only when the minimum is not held', () => {
    const kept = { ...nothing, minimumMilli: 2000, maximumMilli: 6000 };
    expect(missingMilli({ ...kept, onHandMilli: 2000 })).toBe(0);
    expect(missingMilli({ ...kept, onHandMilli: 1000 })).toBe(5000);
    expect(missingMilli({ ...kept, onHandMilli: 1000, awaitedMilli: 1000 })).toBe(0);
    expect(missingMilli({ ...kept, onHandMilli: 2000, ordersMilli: 3000 })).toBe(7000);
    expect(missingMilli({ ...nothing, ordersMilli: 1500, onHandMilli: 500 })).toBe(1000);
    expect(missingMilli({ ...nothing, minimumMilli: 3000 })).toBe(3000);
  });

  it('never asks twice: with what it proposes awaited, nothing is missing', () => {
    fc.assert(
      fc.property(
        fc.record({
          onHandMilli: quantity,
          awaitedMilli: quantity,
          ordersMilli: quantity,
          deferredMilli: quantity,
          servicesMilli: quantity,
          minimumMilli: quantity,
          maximumMilli: fc.option(quantity),
        }),
        fc.integer({ min: 0, max: 12_000 }),
        (supply, pack) => {
          const missing = missingMilli(supply);
          const ordered = packedMilli(missing, pack);
          expect(missing).toBeGreaterThanOrEqual(0);
          expect(ordered).toBeGreaterThanOrEqual(missing);
          if (pack > 0) expect(ordered % pack).toBe(0);
          expect(ordered - missing).toBeLessThan(Math.max(1, pack));
          expect(missingMilli({ ...supply, awaitedMilli: supply.awaitedMilli + ordered })).toBe(0);
        },
      ),
    );
  });

  it('reckons conditions and days of a supplier', () => {
    expect(conditionCents(1000, 1250)).toBe(875);
    expect(packedMilli(1, 4000)).toBe(4000);
    expect(packedMilli(5000, 0)).toBe(5000);
    expect(expectedOn('2026-11-28', 5)).toBe('2026-12-03');
    expect(expectedOn('2026-11-28', null)).toBeNull();
  });
});

describe('a delivery', () => {
  it('awaits what has not come and was not cancelled', () => {
    expect(awaitedOf({ quantityMilli: 10_000, receivedMilli: 4000, cancelledMilli: 1000 })).toBe(5000);
    expect(awaitedOf({ quantityMilli: 10_000, receivedMilli: 12_000, cancelledMilli: 0 })).toBe(0);
  });

  it('moves the average between the old and the new cost', () => {
    expect(
      averageAfter({ quantityMilli: 3000, valueCents: 3000 }, { quantityMilli: 1000, unitCents: 1100 }),
    ).toBe(1025);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (milli, cents, came) => {
          const before = { quantityMilli: milli, valueCents: Math.round((cents * milli) / 1000) };
          const average = averageAfter(before, { quantityMilli: came, unitCents: cents });
          // The value before was rounded to a cent, which spreads over its quantity.
          expect(Math.abs(average - cents)).toBeLessThanOrEqual(Math.ceil(500 / milli) + 1);
        },
      ),
    );
  });
});
