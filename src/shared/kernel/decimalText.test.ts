import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScaled, parseScaled } from './decimalText';

describe('decimal text', () => {
  it('keeps the sign of values below one', () => {
    expect(formatScaled(-5, 2, { minDecimals: 2 })).toBe('\u22120,05');
    expect(parseScaled('-0,05', { scale: 2, limit: 10, refuseLoneGroup: true })).toBe(-5);
  });

  it('writes integers without a comma', () => {
    expect(formatScaled(1_234_567, 0, { minDecimals: 0 })).toBe('1\u00a0234\u00a0567');
    expect(formatScaled(1000, 3, { minDecimals: 0 })).toBe('1');
  });

  it('bounds by the limit on both sides, the limit itself included', () => {
    const rules = { scale: 0, limit: 100, refuseLoneGroup: false };
    expect(['100', '-100', '101', '-101'].map((text) => parseScaled(text, rules))).toEqual([
      100,
      -100,
      null,
      null,
    ]);
  });

  it('reads 1.234 only where three decimals make sense', () => {
    expect(parseScaled('1.234', { scale: 3, limit: 1e9, refuseLoneGroup: false })).toBe(1234);
    expect(parseScaled('1.234', { scale: 2, limit: 1e9, refuseLoneGroup: true })).toBeNull();
    expect(parseScaled('1.230', { scale: 2, limit: 1e9, refuseLoneGroup: true })).toBeNull();
    expect(parseScaled('0.230', { scale: 2, limit: 1e9, refuseLoneGroup: true })).toBe(23);
  });

  it('reads back what it wrote, at any scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e14, max: 1e14 }),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        (value, scale, plain) => {
          const text = formatScaled(value, scale, { minDecimals: 0, plain });
          expect(parseScaled(text, { scale, limit: 1e14, refuseLoneGroup: false })).toBe(value);
        },
      ),
    );
  });
});
