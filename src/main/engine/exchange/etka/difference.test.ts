import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareExports, type KeptRow } from './difference';

const row = (number: string, quantityMilli = 1000, priceCents = 500): KeptRow => ({
  brand: 'V',
  number,
  quantityMilli,
  priceCents,
});

describe('the difference to the previous export', () => {
  it('names new, gone and changed parts in the order of their numbers', () => {
    const before = [row('A'), row('B'), row('C'), row('D'), row('Z')];
    const after = [row('N'), row('D', 2000, 700), row('C', 1000, 600), row('B', 3000), row('A'), row('E')];
    const difference = compareExports(before, after);
    expect(difference.added.map((part) => part.number)).toEqual(['E', 'N']);
    expect(difference.gone.map((part) => part.number)).toEqual(['Z']);
    expect(difference.quantity).toEqual([
      { number: 'B', brand: 'V', beforeMilli: 1000, afterMilli: 3000 },
      { number: 'D', brand: 'V', beforeMilli: 1000, afterMilli: 2000 },
    ]);
    expect(difference.price.map((change) => [change.number, change.afterCents])).toEqual([
      ['C', 600],
      ['D', 700],
    ]);
    expect(difference.unchanged).toBe(1);
  });

  it('accounts for every part of both exports', () => {
    const anyExport = fc.uniqueArray(
      fc.record({
        number: fc.string({ maxLength: 2 }),
        quantityMilli: fc.nat(3),
        priceCents: fc.nat(3),
        brand: fc.constantFrom('V', 'B'),
      }),
      { selector: (part) => `${part.brand} ${part.number}` },
    );
    fc.assert(
      fc.property(anyExport, anyExport, (before, after) => {
        const { added, gone, quantity, price, unchanged } = compareExports(before, after);
        const changed = new Set([...quantity, ...price].map((part) => `${part.brand} ${part.number}`)).size;
        expect(added.length + changed + unchanged).toBe(after.length);
        expect(gone.length + changed + unchanged).toBe(before.length);
      }),
    );
  });
});
