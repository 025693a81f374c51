import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatHours,
  formatQuantity,
  MAX_MILLI,
  MAX_SECONDS,
  milli as milliSchema,
  parseHours,
  parseQuantity,
  seconds as secondsSchema,
  secondsToUnits,
  unitsToSeconds,
} from './quantity';

describe('quantity as text', () => {
  it('shows only the decimals that say something', () => {
    expect([4500, 1000, 125, 0, 1_234_500].map((milli) => formatQuantity(milli))).toEqual([
      '4,5',
      '1',
      '0,125',
      '0',
      '1\u00a0234,5',
    ]);
    expect(formatQuantity(-1500)).toBe('\u22121,5');
    expect(formatQuantity(-1_234_500, { plain: true })).toBe('-1234,5');
  });

  it('shows a fixed number of decimals when asked', () => {
    expect(formatQuantity(4500, { decimals: 2 })).toBe('4,50');
    expect(formatQuantity(4500, { decimals: 0 })).toBe('5');
    expect(formatQuantity(125, { decimals: 2 })).toBe('0,13');
    expect(formatQuantity(125, { decimals: 3 })).toBe('0,125');
  });

  it.each([
    ['4,5', 4500],
    ['4.5', 4500],
    ['1', 1000],
    ['0,125', 125],
    ['1.250', 1250],
    ['1 234,5', 1_234_500],
    ['1.234,5', 1_234_500],
    ['-2', -2000],
  ])('reads %s', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });

  it.each(['', '1,2345', 'две', '1/2', '10000001', '1,2,3', '1 2'])('refuses %j', (text) => {
    expect(parseQuantity(text)).toBeNull();
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_MILLI, max: MAX_MILLI }), fc.boolean(), (milli, plain) => {
        expect(parseQuantity(formatQuantity(milli, { plain }))).toBe(milli);
      }),
    );
  });
});

describe('hours', () => {
  it('are shown in hundredths', () => {
    expect([5760, 36, 0, 3600, 300].map((seconds) => formatHours(seconds))).toEqual([
      '1,60',
      '0,01',
      '0,00',
      '1,00',
      '0,08',
    ]);
  });

  it.each([
    ['1,6', 5760],
    ['1.60', 5760],
    ['1:36', 5760],
    ['0,5 ч', 1800],
    ['2 н.ч.', 7200],
    ['2h', 7200],
    ['0,333', 1199],
    ['9999', MAX_SECONDS],
  ])('reads %s', (text, expected) => {
    expect(parseHours(text)).toBe(expected);
  });

  it.each(['', 'ч', '1:60', '1:5', '10000', '9999:01', '-1', '1,2345', 'дълго'])('refuses %j', (text) => {
    expect(parseHours(text)).toBeNull();
  });

  it('read back to the hundredth of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_900 }), (hundredths) => {
        expect(parseHours(formatHours(hundredths * 36))).toBe(hundredths * 36);
      }),
    );
  });
});

describe('schemas', () => {
  it('refuse fractions, absurd quantities and negative times', () => {
    expect(milliSchema.safeParse(-1500).success).toBe(true);
    expect(secondsSchema.safeParse(0).success).toBe(true);
    for (const wrong of [1.5, MAX_MILLI + 1, '1']) expect(milliSchema.safeParse(wrong).success).toBe(false);
    for (const wrong of [-1, 1.5, MAX_SECONDS + 1])
      expect(secondsSchema.safeParse(wrong).success).toBe(false);
  });
});

describe('time units of makers', () => {
  it('follow domain rules: 36, 300 and 360 seconds', () => {
    expect(unitsToSeconds(1, 100)).toBe(36);
    expect(unitsToSeconds(1, 12)).toBe(300);
    expect(unitsToSeconds(1, 10)).toBe(360);
    expect(unitsToSeconds(2.5, 12)).toBe(750);
    expect(secondsToUnits(5760, 100)).toBe(160);
    expect(secondsToUnits(100, 100)).toBe(2.78);
  });

  it('come back unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(10, 12, 100), (units, perHour) => {
        expect(secondsToUnits(unitsToSeconds(units, perHour), perHour)).toBe(units);
      }),
    );
  });
});
