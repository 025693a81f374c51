import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorisedCents, goodsNetCents, operationNetCents, orderTotals, overAuthorisedCents } from './calc';

const operation = { quantityMilli: 1000, normSec: 5760, rateCents: 3600, priceFixed: false, discountBp: 0 };

describe('operationNetCents', () => {
  it('is norm hours times the rate: 1,60 × 36,00', () => {
    expect(operationNetCents(operation)).toBe(5760);
  });

  it('rounds once, after the discount', () => {
    // 1 s at 18,00 an hour is half a cent; rounded before the 10 % it would stay a whole one.
    expect(operationNetCents({ ...operation, normSec: 1, rateCents: 1800, discountBp: 1000 })).toBe(0);
    expect(operationNetCents({ ...operation, normSec: 1, rateCents: 1800 })).toBe(1);
  });

  it('takes the fixed price per operation whatever the norm says', () => {
    const fixed = { ...operation, quantityMilli: 2000, rateCents: 4500, priceFixed: true };
    expect(operationNetCents(fixed)).toBe(9000);
  });
});

describe('goodsNetCents', () => {
  it('charges nothing for the part that the client brought', () => {
    const line = { quantityMilli: 2000, priceCents: 5840, discountBp: 1000 };
    expect(goodsNetCents(line)).toBe(10512);
    expect(goodsNetCents({ ...line, clientOwn: true })).toBe(0);
  });
});

const priced = fc.record({
  netCents: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  vatBp: fc.constantFrom(0, 900, 2000),
});
const work = fc.record({
  netCents: fc.integer({ min: 0, max: 5_000_000 }),
  vatBp: fc.constantFrom(0, 900, 2000),
  quantityMilli: fc.integer({ min: 1, max: 10_000 }),
  normSec: fc.integer({ min: 0, max: 36_000 }),
});
const lines = fc.record({ operations: fc.array(work), parts: fc.array(priced), others: fc.array(priced) });

describe('orderTotals', () => {
  it('adds up in every way: kinds = net, bases = net, net + VAT = total', () => {
    fc.assert(
      fc.property(lines, (order) => {
        const totals = orderTotals(order);
        expect(totals.labourCents + totals.partsCents + totals.otherCents).toBe(totals.netCents);
        expect(totals.vat.reduce((sum, row) => sum + row.baseCents, 0)).toBe(totals.netCents);
        expect(totals.netCents + totals.vatCents).toBe(totals.totalCents);
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, ({ operations, parts, others }) => {
        const turned = {
          operations: operations.toReversed(),
          parts: parts.toReversed(),
          others: others.toReversed(),
        };
        expect(orderTotals(turned)).toEqual(orderTotals({ operations, parts, others }));
      }),
    );
  });

  it('is the picture of design/c-order: 154,80 + 345,87, VAT 100,13, together 600,80', () => {
    const at = (netCents: number) => ({ netCents, vatBp: 2000, quantityMilli: 1000, normSec: 0 });
    const totals = orderTotals({
      operations: [5760, 2520, 4320, 2880].map(at),
      parts: [10512, 6705, 1420, 4320, 11260, 370].map(at),
      others: [],
    });
    expect([totals.labourCents, totals.partsCents, totals.vatCents, totals.totalCents]).toEqual([
      15480, 34587, 10013, 60080,
    ]);
  });
});

describe('authorised amounts', () => {
  const within = { authorisation: 'approved', authorisedCents: null } as const;
  const raised = { authorisation: 'approved', authorisedCents: 20_080 } as const;

  it('are the limit, raised by approved jobs with an amount', () => {
    expect(authorisedCents(40_000, [within])).toBe(40_000);
    expect(authorisedCents(40_000, [within, raised])).toBe(60_080);
    expect(authorisedCents(40_000, [{ ...raised, authorisation: 'refused' }])).toBe(40_000);
  });

  it('without any agreement nothing is over', () => {
    expect(authorisedCents(null, [within])).toBeNull();
    expect(overAuthorisedCents(99_999, null)).toBe(0);
    expect(overAuthorisedCents(60_080, 40_000)).toBe(20_080);
  });
});
