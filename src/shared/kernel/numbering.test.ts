import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInvoiceNumber, formatYearNumber, parseInvoiceNumber, parseYearNumber } from './numbering';

describe('numbers of documents', () => {
  it('of a year', () => {
    expect(formatYearNumber(2026, 4187)).toBe('26-004187');
    expect(parseYearNumber(' 26-4187 ')).toEqual({ year: 2026, n: 4187 });
    expect(() => formatYearNumber(2026, 1_000_000)).toThrow(RangeError);
    expect(() => formatYearNumber(2026, 0)).toThrow(RangeError);
    expect(() => formatYearNumber(26, 1)).toThrow(RangeError);
    for (const wrong of ['26-0', '26004187', '2026-1', '26-', '26-1234567', 'a']) {
      expect(parseYearNumber(wrong)).toBeNull();
    }
  });

  it('of an invoice', () => {
    expect(formatInvoiceNumber(1)).toBe('0000000001');
    expect(formatInvoiceNumber(1_000_000_001)).toBe('1000000001');
    expect(parseInvoiceNumber('0000000042')).toBe(42);
    for (const wrong of ['0', '', '12345678901', '1.5', '-1']) expect(parseInvoiceNumber(wrong)).toBeNull();
    expect(() => formatInvoiceNumber(10_000_000_000)).toThrow(RangeError);
    expect(() => formatInvoiceNumber(1.5)).toThrow(RangeError);
  });

  it('read back, and sort as text in the order of their numbers', () => {
    const number = fc.record({
      year: fc.integer({ min: 2000, max: 2099 }),
      n: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [first, second] = [formatYearNumber(a.year, a.n), formatYearNumber(b.year, b.n)];
        expect(parseYearNumber(first)).toEqual(a);
        expect(first < second).toBe(a.year * 1e6 + a.n < b.year * 1e6 + b.n);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (n) => {
        expect(parseInvoiceNumber(formatInvoiceNumber(n))).toBe(n);
      }),
    );
  });
});
