import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settledReservations } from './reservations';

const claim = (remainingMilli: number, reservedMilli: number, lineId = 1) => ({
  lineId,
  remainingMilli,
  reservedMilli,
});

describe('reservations of one part in one warehouse', () => {
  test('what is free goes to the most urgent, the last unit in part', () => {
    expect(settledReservations([claim(2000, 0), claim(2000, 0)], 3000)).toEqual([2000, 1000]);
  });

  test('who holds something keeps it before a more urgent line that comes later', () => {
    expect(settledReservations([claim(2000, 0), claim(2000, 2000)], 2000)).toEqual([0, 2000]);
  });

  test('stock that left is taken from the least urgent', () => {
    expect(settledReservations([claim(2000, 2000), claim(2000, 2000)], 3000)).toEqual([2000, 1000]);
  });

  test('a line that needs less gives the rest on', () => {
    expect(settledReservations([claim(1000, 3000), claim(2000, 0)], 3000)).toEqual([1000, 2000]);
  });

  const anyClaim = fc.record({
    lineId: fc.nat(),
    remainingMilli: fc.integer({ min: 1, max: 5000 }),
    reservedMilli: fc.nat(6000),
  });

  test('no unit is reserved twice, none above the need, nothing free is left beside a waiting line; settling again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 12 }), fc.nat(20_000), (claims, onHand) => {
        const settled = settledReservations(claims, onHand);
        const sum = settled.reduce((total, milli) => total + milli, 0);
        expect(sum).toBeLessThanOrEqual(onHand);
        for (const [at, one] of claims.entries()) {
          expect(settled[at]).toBeGreaterThanOrEqual(0);
          expect(settled[at]).toBeLessThanOrEqual(one.remainingMilli);
        }
        const needed = claims.reduce((total, one) => total + one.remainingMilli, 0);
        expect(sum).toBe(Math.min(onHand, needed));
        const again = claims.map((one, at) => ({ ...one, reservedMilli: settled[at] ?? 0 }));
        expect(settledReservations(again, onHand)).toEqual(settled);
      }),
    );
  });
});
