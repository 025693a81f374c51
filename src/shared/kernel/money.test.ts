import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basisPoints,
  bgnToEur,
  cents as centsSchema,
  formatMoney,
  formatPercent,
  lineNetCents,
  MAX_CENTS,
  multiplyCents,
  parseMoney,
  parsePercent,
  percentOf,
  roundHalfAway,
  totalsOf,
  vatBreakdown,
  vatCents,
  vatFromGross,
} from './money';

const cents = fc.integer({ min: -MAX_CENTS, max: MAX_CENTS });

describe('rounding', () => {
  it('goes away from zero on a half, on both sides', () => {
    expect([roundHalfAway(5, 10), roundHalfAway(-5, 10), roundHalfAway(5, -10)]).toEqual([1, -1, -1]);
    expect([roundHalfAway(4, 10), roundHalfAway(-4, 10)]).toEqual([0, 0]);
    expect([roundHalfAway(new Decimal('2.5')), roundHalfAway(new Decimal('-2.5'))]).toEqual([3, -3]);
  });

  it('never answers minus zero, which JSON and equality treat differently', () => {
    expect(Object.is(roundHalfAway(-1, 10), 0)).toBe(true);
    expect(Object.is(roundHalfAway(new Decimal('-0.1')), 0)).toBe(true);
  });

  it('does not lose the half where a float does: 1.005 × 100', () => {
    expect(multiplyCents(1005, 100)).toBe(101);
    expect(roundHalfAway(new Decimal('1.005').times(100))).toBe(101);
  });

  it('refuses results that no longer are exact, and division by zero', () => {
    expect(() => multiplyCents(Number.MAX_SAFE_INTEGER, 10_000)).toThrow(RangeError);
    expect(() => roundHalfAway(1, 0)).toThrow(RangeError);
  });

  it('agrees with decimal arithmetic', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 1_000_000 }), (value, divisor) => {
        const expected = roundHalfAway(new Decimal(value).div(divisor));
        expect(roundHalfAway(value, divisor)).toBe(expected);
      }),
    );
  });
});

describe('lines and VAT', () => {
  it('rounds a line once, after the discount', () => {
    expect(lineNetCents({ quantityMilli: 4500, unitPriceCents: 1299, discountBp: 0 })).toBe(5846);
    // Rounded twice it would be 101 − 50 = 51.
    expect(lineNetCents({ quantityMilli: 500, unitPriceCents: 201, discountBp: 5000 })).toBe(50);
    expect(lineNetCents({ quantityMilli: 1000, unitPriceCents: 9999, discountBp: 10_000 })).toBe(0);
    expect(lineNetCents({ quantityMilli: -1000, unitPriceCents: 201, discountBp: 5000 })).toBe(-101);
  });

  it('keeps a discount symmetric for a credit note', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (quantityMilli, unitPriceCents, discountBp) => {
          const net = lineNetCents({ quantityMilli, unitPriceCents, discountBp });
          const credit = lineNetCents({ quantityMilli: -quantityMilli, unitPriceCents, discountBp });
          expect(net + credit).toBe(0);
        },
      ),
    );
  });

  it('rounds VAT on the sum of a rate, not line by line', () => {
    const lines = [
      { netCents: 2, vatBp: 2000 },
      { netCents: 2, vatBp: 2000 },
      { netCents: 2, vatBp: 2000 },
      { netCents: 1000, vatBp: 900 },
      { netCents: 500, vatBp: 0 },
    ];
    expect(vatBreakdown(lines)).toEqual([
      { vatBp: 2000, baseCents: 6, vatCents: 1 },
      { vatBp: 900, baseCents: 1000, vatCents: 90 },
      { vatBp: 0, baseCents: 500, vatCents: 0 },
    ]);
    expect(totalsOf(lines)).toMatchObject({ netCents: 1506, vatCents: 91, grossCents: 1597 });
    expect(totalsOf([])).toEqual({ netCents: 0, vatCents: 0, grossCents: 0, breakdown: [] });
  });

  it('takes VAT out of a gross price', () => {
    expect(vatFromGross(12_000, 2000)).toEqual({ baseCents: 10_000, vatCents: 2000 });
    expect(vatFromGross(100, 2000)).toEqual({ baseCents: 83, vatCents: 17 });
    expect(vatFromGross(109, 900)).toEqual({ baseCents: 100, vatCents: 9 });
    expect(vatFromGross(777, 0)).toEqual({ baseCents: 777, vatCents: 0 });
  });

  it('gives back the gross amount, and VAT within a cent of the base', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom(0, 900, 2000), (gross, bp) => {
        const split = vatFromGross(gross, bp);
        expect(split.baseCents + split.vatCents).toBe(gross);
        expect(Math.abs(vatCents(split.baseCents, bp) - split.vatCents)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('computes percents', () => {
    expect(percentOf(10_050, 50)).toBe(50);
    expect(percentOf(-10_100, 50)).toBe(-51);
  });
});

describe('schemas', () => {
  it('refuse fractions and absurd amounts', () => {
    expect([0, MAX_CENTS, -MAX_CENTS].every((value) => centsSchema.safeParse(value).success)).toBe(true);
    for (const wrong of [MAX_CENTS + 1, -MAX_CENTS - 1, 0.5, Number.NaN, '1', null]) {
      expect(centsSchema.safeParse(wrong).success).toBe(false);
    }
    expect(basisPoints.safeParse(2000).success).toBe(true);
    expect(basisPoints.safeParse(100_001).success).toBe(false);
  });
});

describe('lev to euro', () => {
  it.each([
    [10_000, 5113],
    [1000, 511],
    [599, 306],
    [5000, 2556],
    [6000, 3068],
    [1_000_000, 511_292],
  ])('%i stotinki are %i cents', (stotinki, expected) => {
    expect(bgnToEur(stotinki)).toBe(expected);
  });
});

describe('money as text', () => {
  it('groups and joins with no-break spaces', () => {
    expect(formatMoney(123_456)).toBe('1\u00a0234,56');
    expect(formatMoney(123_456_789, { currency: true })).toBe('1\u00a0234\u00a0567,89\u00a0€');
    expect(formatMoney(5)).toBe('0,05');
    expect(formatMoney(99_999)).toBe('999,99');
    expect(formatMoney(0)).toBe('0,00');
  });

  it('writes minus for the screen and hyphen for files', () => {
    expect(formatMoney(-50_000, { currency: true })).toBe('\u2212500,00\u00a0€');
    expect(formatMoney(-123_456, { plain: true })).toBe('-1234,56');
  });

  it('refuses what is not an amount in cents', () => {
    expect(() => formatMoney(1.5)).toThrow(RangeError);
    expect(() => formatMoney(Number.NaN)).toThrow(RangeError);
  });

  it.each([
    ['1234,56', 123_456],
    ['1234.56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234,56\u00a0€', 123_456],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1.234.567', 123_456_700],
    ['1 234 567,8', 123_456_780],
    ['€ 12', 1200],
    ['12 eur', 1200],
    ['-5', -500],
    ['\u22125,5', -550],
    ['+5', 500],
    ['12,', 1200],
    [',5', 50],
    ['0,500', 50],
    ['007', 700],
    ['-0', 0],
    ['1000000000', 100_000_000_000],
  ])('reads %s', (text, expected) => {
    expect(Object.is(parseMoney(text), expected)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '-',
    ',',
    '.',
    'abc',
    '12a',
    '1,2,3',
    '12 34',
    '1 2345',
    '1,23,456',
    '1,005',
    '1.234',
    '12,345',
    '--5',
    '5-',
    '€',
    '1e5',
    'Infinity',
    '0x10',
    '12 лв',
    '1000000000,01',
    '9'.repeat(400),
    '1..2',
    '1 234 56',
  ])('refuses %j', (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(cents, fc.boolean(), fc.boolean(), (value, currency, plain) => {
        expect(parseMoney(formatMoney(value, { currency, plain }))).toBe(value);
      }),
    );
  });

  it('answers an integer or null for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-0-9 .,€]*$/)), (text) => {
        const value = parseMoney(text);
        expect(value === null || (Number.isSafeInteger(value) && Math.abs(value) <= MAX_CENTS)).toBe(true);
      }),
    );
  });
});

describe('percent as text', () => {
  it('writes and reads', () => {
    expect(formatPercent(2000)).toBe('20\u00a0%');
    expect(formatPercent(1250)).toBe('12,5\u00a0%');
    expect(parsePercent('12,5 %')).toBe(1250);
    expect(parsePercent('33.33')).toBe(3333);
    expect(parsePercent('1000')).toBe(100_000);
  });

  it.each(['1000,01', '33,333', '%', 'сто'])('refuses %s', (text) => {
    expect(parsePercent(text)).toBeNull();
  });
});
