import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Allocation,
  allocateSupply,
  coveredMilli,
  lastExpectedOn,
  type Need,
  orderProvision,
  type Supply,
} from './calc';

const need = (fields: Partial<Need> = {}): Need => ({
  ...{ lineId: 1, partId: 1, warehouseId: 1, remainingMilli: 3000, reservedMilli: 0, dueOn: '2026-03-10' },
  ...fields,
});
const supply = (fields: Partial<Supply> = {}): Supply => ({
  ...{ free: [], family: new Map(), awaited: [], today: '2026-03-02' },
  ...fields,
});
const awaited = (milli: number, expectedOn: string | null, partId = 1, purchaseLineId = 1) => ({
  ...{ purchaseLineId, partId, warehouseId: 1, milli, expectedOn },
});
const one = (allocations: Allocation[]): Allocation => {
  const [first] = allocations;
  if (!first) throw new Error('nothing allocated');
  return first;
};

describe('a line', () => {
  test('takes its reservation, free stock, substitutes, then deliveries', () => {
    const got = one(
      allocateSupply(
        [need({ remainingMilli: 5000, reservedMilli: 1000 })],
        supply({
          free: [
            { partId: 1, warehouseId: 1, milli: 1000 },
            { partId: 2, warehouseId: 1, milli: 1000 },
            { partId: 1, warehouseId: 2, milli: 9000 },
          ],
          family: new Map([[1, [2]]]),
          awaited: [awaited(1000, '2026-03-09'), awaited(9000, '2026-03-20', 1, 2)],
        }),
      ),
    );
    expect(got).toMatchObject({ reservedMilli: 1000, freeMilli: 1000, shortMilli: 0, state: 'late' });
    expect(got.substitutes).toEqual([{ partId: 2, milli: 1000 }]);
    expect(got.awaited.map(({ milli, inTime }) => [milli, inTime])).toEqual([
      [1000, true],
      [1000, false],
    ]);
    expect([coveredMilli(got), lastExpectedOn(got)]).toEqual([3000, '2026-03-20']);
  });

  test.each([
    ['2026-03-10', '2026-03-10', 'expected'],
    ['2026-03-11', '2026-03-10', 'late'],
    ['2026-03-11', null, 'expected'],
    [null, null, 'late'],
    // A delivery that should have come is expected today at the earliest.
    ['2026-02-20', '2026-03-02', 'expected'],
    ['2026-02-20', '2026-02-25', 'late'],
  ])('expected on %s and due on %s is %s', (expectedOn, dueOn, state) => {
    const got = allocateSupply([need({ dueOn })], supply({ awaited: [awaited(3000, expectedOn)] }));
    expect(one(got).state).toBe(state);
  });

  test('that lacks the last unit is short, whatever comes', () => {
    const got = one(allocateSupply([need()], supply({ awaited: [awaited(2000, '2026-03-03')] })));
    expect(got).toMatchObject({ state: 'short', shortMilli: 1000 });
  });
});

describe('an order', () => {
  const line = { remainingMilli: 2000, coveredMilli: 1000, priceCents: 100, state: 'short' as const };

  test('stands as its worst line and is covered by value', () => {
    const covered = { remainingMilli: 1000, coveredMilli: 1000, priceCents: 1800, state: 'covered' as const };
    expect(orderProvision([covered, line])).toEqual({ state: 'short', percentBp: 9500 });
  });

  test('is at 100 % when nothing remains, below it while a cent is missing', () => {
    expect(orderProvision([{ ...line, remainingMilli: 0, coveredMilli: 0, state: 'issued' }])).toEqual({
      ...{ state: 'issued', percentBp: 10_000 },
    });
    const nearly = { ...line, remainingMilli: 1_000_000, coveredMilli: 999_999 };
    expect(orderProvision([nearly])?.percentBp).toBe(9999);
    expect(orderProvision([])).toBeNull();
  });

  test('without prices weighs by quantity', () => {
    expect(orderProvision([{ ...line, priceCents: 0 }])?.percentBp).toBe(5000);
  });
});

const parts = fc.integer({ min: 1, max: 4 });
const anyNeed = fc.record({
  lineId: fc.nat(),
  partId: parts,
  warehouseId: fc.integer({ min: 1, max: 2 }),
  remainingMilli: fc.nat(5000),
  reservedMilli: fc.nat(2000),
  dueOn: fc.constantFrom('2026-02-20', '2026-03-05', '2026-03-20', null),
});
const anySupply = fc.record({
  free: fc.uniqueArray(
    fc.record({ partId: parts, warehouseId: fc.integer({ min: 1, max: 2 }), milli: fc.nat(4000) }),
    {
      selector: (row) => `${row.partId}:${row.warehouseId}`,
    },
  ),
  family: fc.constantFrom(
    new Map(),
    new Map([
      [1, [2]],
      [2, [1]],
    ]),
    new Map([
      [1, [3, 2]],
      [2, [3, 1]],
      [3, [1, 2]],
    ]),
  ),
  awaited: fc.uniqueArray(
    fc.record({
      purchaseLineId: fc.nat(20),
      partId: parts,
      warehouseId: fc.integer({ min: 1, max: 2 }),
      milli: fc.nat(4000),
      expectedOn: fc.constantFrom('2026-03-01', '2026-03-10', '2026-03-25', null),
    }),
    { selector: (row) => row.purchaseLineId },
  ),
  today: fc.constant('2026-03-02'),
});

test('no unit is given twice; what a line gets and lacks is what remains of it; Σ allocated of a part ≤ free + expected', () => {
  fc.assert(
    fc.property(fc.array(anyNeed, { maxLength: 10 }), anySupply, (needs, given) => {
      const all = allocateSupply(needs, given);
      const used = new Map<string, number>();
      const use = (key: string, milli: number) => used.set(key, (used.get(key) ?? 0) + milli);
      for (const [at, got] of all.entries()) {
        const { partId, warehouseId, remainingMilli } = needs[at] ?? need();
        use(`free ${partId}:${warehouseId}`, got.freeMilli);
        for (const part of got.substitutes) use(`free ${part.partId}:${warehouseId}`, part.milli);
        for (const part of got.awaited) use(`line ${part.purchaseLineId}`, part.milli);
        const coming = got.awaited.reduce((sum, part) => sum + part.milli, 0);
        expect(coveredMilli(got) + coming + got.shortMilli).toBe(remainingMilli);
        expect(got.shortMilli).toBeGreaterThanOrEqual(0);
      }
      for (const row of given.free)
        expect(used.get(`free ${row.partId}:${row.warehouseId}`) ?? 0).toBeLessThanOrEqual(row.milli);
      for (const row of given.awaited)
        expect(used.get(`line ${row.purchaseLineId}`) ?? 0).toBeLessThanOrEqual(row.milli);
    }),
  );
});
