import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineNetCents } from '../../kernel/money';
import { splitFixedPrice } from './packageSplit';

const aLine = fc.record({
  quantityMilli: fc.oneof(
    fc.constant(1000),
    fc.integer({ min: 1, max: 20_000 }),
    fc.integer({ min: 1, max: 40 }).map((n) => n * 1000),
  ),
  netCents: fc.integer({ min: 0, max: 2_000_000 }),
});

describe('split of a fixed price', () => {
  it('sums to the cent, each line being quantity × unit price, with no quantity lost', () => {
    fc.assert(
      fc.property(
        fc.array(aLine, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        (lines, fixedCents) => {
          const pieces = splitFixedPrice(lines, fixedCents);
          expect(pieces.reduce((sum, piece) => sum + piece.netCents, 0)).toBe(fixedCents);
          for (const { quantityMilli, unitPriceCents, netCents } of pieces) {
            expect(quantityMilli).toBeGreaterThan(0);
            expect(unitPriceCents).toBeGreaterThanOrEqual(0);
            expect(lineNetCents({ quantityMilli, unitPriceCents, discountBp: 0 })).toBe(netCents);
          }
          lines.forEach((line, at) => {
            const own = pieces.filter((piece) => piece.at === at);
            expect(own.reduce((sum, piece) => sum + piece.quantityMilli, 0)).toBe(line.quantityMilli);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives the left-over cents to the largest remainders', () => {
    const single = (netCents: number) => ({ quantityMilli: 1000, netCents });
    expect(splitFixedPrice([100, 80, 60].map(single), 10_000).map((piece) => piece.netCents)).toEqual([
      4167, 3333, 2500,
    ]);
  });

  it('takes one unit apart where no line can carry the odd cent', () => {
    const pieces = splitFixedPrice([{ quantityMilli: 4000, netCents: 40_000 }], 40_001);
    expect(pieces).toEqual([
      { at: 0, quantityMilli: 3000, unitPriceCents: 10_000, netCents: 30_000 },
      { at: 0, quantityMilli: 1000, unitPriceCents: 10_001, netCents: 10_001 },
    ]);
  });
});
