import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSince, compareExports, countsOf, type KeptRow } from './difference';

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
    expect(difference.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'quantity B',
      'price C',
      'quantity D',
      'price D',
      'added E',
      'added N',
      'gone Z',
    ]);
    const changed = difference.find(({ kind }) => kind === 'quantity');
    expect([changed?.before?.quantityMilli, changed?.after?.quantityMilli]).toEqual([1000, 3000]);
    expect(countsOf(difference)).toEqual({ added: 2, gone: 1, quantity: 2, price: 2, other: 0 });
  });

  it('sees a record with another name or bin, and none where an older program kept no checksum', () => {
    const before = [{ ...row('A'), record: 1 }, row('B')];
    const after = [
      { ...row('A'), record: 2 },
      { ...row('B'), record: 2 },
    ];
    expect(compareExports(before, after).map(({ kind, number }) => [kind, number])).toEqual([['other', 'A']]);
    expect(after.map(changedSince(before))).toEqual([true, false]);
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
        const difference = compareExports(before, after);
        const { added, gone } = countsOf(difference);
        const isChange = ({ before: old, after: now }: (typeof difference)[number]) => old && now;
        const changed = new Set(difference.filter(isChange).map((part) => `${part.brand} ${part.number}`))
          .size;
        const unchanged = after.filter((part) => !changedSince(before)(part)).length;
        expect(added + changed + unchanged).toBe(after.length);
        expect(gone + changed + unchanged).toBe(before.length);
      }),
    );
  });
});
