import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCostCents, type LineCosting, marginOf } from './margin';

const costing = (fields: Partial<LineCosting> = {}): LineCosting => ({
  ...{ kind: 'part', lineId: 1, spentCents: 0, spentMilli: 0, unitCents: 400, hourCents: 0 },
  ...fields,
});

describe('the expected cost', () => {
  it('is what was issued at its cost and the rest at the cost of a unit', () => {
    expect(expectedCostCents({ quantityMilli: 3000 }, costing({ spentCents: 900, spentMilli: 2000 }))).toBe(
      1300,
    );
    expect(
      expectedCostCents(
        { quantityMilli: 2000 },
        costing({ spentCents: 900, spentMilli: 2000, unitCents: null }),
      ),
    ).toBe(900);
    expect(expectedCostCents({ quantityMilli: 2000 }, costing({ unitCents: null }))).toBeNull();
  });

  it('of an operation follows its norm hours: 1,60 h at 12,00', () => {
    const work = costing({ kind: 'operation', unitCents: 0, hourCents: 1200 });
    expect(expectedCostCents({ quantityMilli: 1000, normSec: 5760 }, work)).toBe(1920);
  });

  it('never falls when more is needed', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.nat(100_000),
        fc.nat(50_000),
        fc.nat(50_000),
        (a, b, unitCents, spentMilli) => {
          const one = costing({ unitCents, spentMilli, spentCents: 77 });
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          return (
            (expectedCostCents({ quantityMilli: less }, one) ?? 0) <=
            (expectedCostCents({ quantityMilli: more }, one) ?? 0)
          );
        },
      ),
    );
  });
});

describe('the margin', () => {
  it('is what is charged less what it costs, and says how many costs are unknown', () => {
    const part = {
      kind: 'part',
      quantityMilli: 2000,
      priceCents: 1000,
      discountBp: 1000,
      clientOwn: false,
    } as const;
    const work = {
      kind: 'operation',
      quantityMilli: 1000,
      normSec: 3600,
      rateCents: 3600,
      priceFixed: false,
      discountBp: 0,
    } as const;
    expect(
      marginOf([
        { line: part, costing: costing() },
        { line: work, costing: costing({ kind: 'operation', unitCents: 0, hourCents: 1200 }) },
        { line: part, costing: costing({ unitCents: null }) },
      ]),
    ).toEqual({ netCents: 1800 + 3600 + 1800, costCents: 800 + 1200, marginCents: 5200, unknown: 1 });
  });
});
