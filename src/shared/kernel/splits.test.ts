import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  earningByActualHour,
  earningByNormHour,
  earningByOperation,
  earningByPercent,
  splitByLargestRemainder,
  splitByPercent,
} from './splits';

const sum = (cents: readonly number[]) => cents.reduce((total, share) => total + share, 0);
const total = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const weights = fc
  .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0));

describe('shares of a team', () => {
  it('follow the example of the rules: 100.00 at 1.0/0.8/0.6', () => {
    expect(splitByLargestRemainder(10_000, [1, 0.8, 0.6], [1, 2, 3])).toEqual([4167, 3333, 2500]);
    expect(splitByLargestRemainder(10_000, [100, 80, 60], [1, 2, 3])).toEqual([4167, 3333, 2500]);
    expect(splitByLargestRemainder(-10_000, [1, 0.8, 0.6], [1, 2, 3])).toEqual([-4167, -3333, -2500]);
  });

  it('give a tied cent to the lowest id, wherever it stands', () => {
    expect(splitByLargestRemainder(100, [1, 1, 1], [9, 3, 5])).toEqual([33, 34, 33]);
    expect(splitByLargestRemainder(-200, [1, 1, 1], [9, 3, 5])).toEqual([-66, -67, -67]);
  });

  it('give nothing to a weight of zero', () => {
    expect(splitByLargestRemainder(101, [0, 1, 1], [1, 2, 3])).toEqual([0, 51, 50]);
    expect(splitByLargestRemainder(0, [1, 2], [1, 2])).toEqual([0, 0]);
  });

  it('stay exact with huge weights such as КТУ × hours × grade', () => {
    expect(splitByLargestRemainder(3, [10n ** 30n, 10n ** 30n, 10n ** 30n + 1n], [1, 2, 3])).toEqual([
      1, 1, 1,
    ]);
    expect(splitByLargestRemainder(10, [0.1, 0.2, 0.7], [1, 2, 3])).toEqual([1, 2, 7]);
  });

  it('refuse what cannot be shared', () => {
    expect(() => splitByLargestRemainder(100, [0, 0], [1, 2])).toThrow(RangeError);
    expect(() => splitByLargestRemainder(100, [], [])).toThrow(RangeError);
    expect(() => splitByLargestRemainder(100, [1, -1], [1, 2])).toThrow(RangeError);
    expect(() => splitByLargestRemainder(100, [Number.NaN], [1])).toThrow(RangeError);
    expect(() => splitByLargestRemainder(100, [1, 1], [1])).toThrow(RangeError);
  });

  it('add up exactly, each within a cent of its exact share', () => {
    fc.assert(
      fc.property(total, weights, (cents, list) => {
        const shares = splitByLargestRemainder(
          cents,
          list,
          list.map((_, at) => at + 1),
        );
        expect(sum(shares)).toBe(cents);
        for (const [at, share] of shares.entries()) {
          const exact = (cents * (list[at] ?? 0)) / sum(list);
          expect(Math.abs(share - exact)).toBeLessThan(1.001);
        }
      }),
    );
  });

  it('do not depend on the order in which the workers are listed', () => {
    fc.assert(
      fc.property(total, weights, (cents, list) => {
        const ids = list.map((_, at) => at + 1);
        const shares = splitByLargestRemainder(cents, list, ids);
        const turned = splitByLargestRemainder(cents, [...list].reverse(), [...ids].reverse());
        expect(turned.reverse()).toEqual(shares);
      }),
    );
  });
});

describe('shares of payers', () => {
  it('round each and leave the remainder to the last', () => {
    expect(splitByPercent(10_000, [3333, 3333, 3334])).toEqual([3333, 3333, 3334]);
    expect(splitByPercent(101, [5000, 5000])).toEqual([51, 50]);
    expect(splitByPercent(-101, [5000, 5000])).toEqual([-51, -50]);
    expect(splitByPercent(777, [10_000])).toEqual([777]);
  });

  it('never turn a share over, nor charge a payer of 0 %', () => {
    expect(splitByPercent(2, [2500, 2500, 2500, 2500])).toEqual([1, 1, 0, 0]);
    expect(splitByPercent(1, [2500, 2500, 2500, 2500, 0])).toEqual([0, 0, 0, 1, 0]);
  });

  it('refuse percents that do not make 100', () => {
    expect(() => splitByPercent(100, [5000, 4999])).toThrow(RangeError);
    expect(() => splitByPercent(100, [15_000, -5000])).toThrow(RangeError);
    expect(() => splitByPercent(100, [])).toThrow(RangeError);
  });

  it('add up exactly and keep the sign of the line', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 5 }).map((points) => {
      const sorted = [0, ...points.sort((a, b) => a - b), 10_000];
      return sorted.slice(1).map((point, at) => point - (sorted[at] ?? 0));
    });
    fc.assert(
      fc.property(total, cuts, (cents, bps) => {
        const shares = splitByPercent(cents, bps);
        expect(sum(shares)).toBe(cents);
        expect(shares.every((share) => share === 0 || Math.sign(share) === Math.sign(cents))).toBe(true);
      }),
    );
  });
});

describe('earnings', () => {
  it('per norm hour round once', () => {
    expect(earningByNormHour(1000, 5760, 2500)).toBe(4000);
    expect(earningByNormHour(2500, 36, 1250)).toBe(31);
    // 1/12 h at 12.50 is 104.17 cents; twelve of them are one hour exactly.
    expect(earningByNormHour(1000, 300, 1250)).toBe(104);
    expect(earningByNormHour(12_000, 300, 1250)).toBe(1250);
  });

  it('carry the coefficient of the order type, 0 for a complaint', () => {
    expect(earningByNormHour(1000, 3600, 2500, 0)).toBe(0);
    expect(earningByNormHour(1000, 3600, 2501, 5000)).toBe(1251);
    expect(earningByOperation(1000, 1500, 15_000)).toBe(2250);
  });

  it('per operation, percent and actual hour', () => {
    expect(earningByOperation(1500, 1001)).toBe(1502);
    expect(earningByPercent(10_050, 3000)).toBe(3015);
    expect(earningByPercent(10_001, 5000)).toBe(5001);
    expect(earningByActualHour(5400, 1000)).toBe(1500);
  });

  it('are mirrored by a reversal', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (quantity, seconds, rate) => {
        expect(earningByNormHour(-quantity, seconds, rate) + earningByNormHour(quantity, seconds, rate)).toBe(
          0,
        );
      }),
    );
  });
});
