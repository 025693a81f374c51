import { expectedReading } from '@shared/features/assets/calc';
import { addDays, addMonths, daysBetween } from '@shared/kernel/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueState, isToRemind, itemsInForce, nextDue, planRank, reachedOn, workKeyOf } from './rules';

const start = '2024-01-01';

/** Readings of a thing that only goes forward, newest first. */
const readings = fc
  .array(fc.record({ days: fc.integer({ min: 1, max: 90 }), run: fc.integer({ min: 0, max: 6000 }) }), {
    minLength: 2,
    maxLength: 10,
  })
  .map((steps) => {
    let on = start;
    let value = 10_000;
    return steps
      .map(({ days, run }) => {
        on = addDays(on, days);
        value += run;
        return { on, value };
      })
      .toReversed();
  });

describe('reachedOn', () => {
  it('lies on the line of the expected reading', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 60_000 }), (rows, ahead) => {
        const target = (rows[0]?.value ?? 0) + ahead;
        const on = reachedOn(rows, target);
        if (on === null) return;
        // The expected reading is rounded to hundreds.
        expect(expectedReading(rows, on)).toBeGreaterThanOrEqual(target - 50);
        const before = addDays(on, -1);
        if (before > (rows[0]?.on ?? ''))
          expect(expectedReading(rows, before)).toBeLessThanOrEqual(target + 50);
      }),
    );
  });

  it('is the day of the first reading that shows it', () => {
    const rows = [
      { on: '2026-03-01', value: 32_000 },
      { on: '2026-02-01', value: 30_000 },
      { on: '2026-01-01', value: 29_000 },
    ];
    expect(reachedOn(rows, 29_500)).toBe('2026-02-01');
    expect(reachedOn(rows, 32_000)).toBe('2026-03-01');
  });

  it('knows nothing without readings, of one reading or of a thing that stands still', () => {
    expect(reachedOn([], 5)).toBeNull();
    expect(reachedOn([{ on: start, value: 100 }], 200)).toBeNull();
    const still = [
      { on: '2026-06-01', value: 100 },
      { on: '2026-01-01', value: 100 },
    ];
    expect(reachedOn(still, 200)).toBeNull();
  });
});

describe('nextDue', () => {
  const interval = fc.record({
    intervalMonths: fc.option(fc.integer({ min: 1, max: 60 })),
    intervalMeter: fc.option(fc.integer({ min: 500, max: 60_000 })),
  });

  it('is the earlier of the date and the day that the meter gets there', () => {
    fc.assert(
      fc.property(readings, interval, (rows, given) => {
        const last = rows.at(-1);
        if (!last) return;
        const due = nextDue(given, { on: last.on, meter: last.value }, rows);
        const byDate = given.intervalMonths === null ? null : addMonths(last.on, given.intervalMonths);
        const byMeter =
          given.intervalMeter === null ? null : reachedOn(rows, last.value + given.intervalMeter);
        const known = [byDate, byMeter].filter((on) => on !== null).sort();
        expect(due.on).toBe(known[0] ?? null);
        expect(due.meter).toBe(given.intervalMeter === null ? null : last.value + given.intervalMeter);
      }),
    );
  });

  it('counts from the meter of the day when the reading was not written', () => {
    const rows = [
      { on: '2026-03-01', value: 40_000 },
      { on: '2026-01-01', value: 34_000 },
    ];
    const due = nextDue(
      { intervalMonths: null, intervalMeter: 10_000 },
      { on: '2026-01-01', meter: null },
      rows,
    );
    expect(due).toMatchObject({ meter: 44_000, by: 'meter' });
    expect(daysBetween('2026-03-01', due.on ?? '')).toBe(40);
  });
});

describe('dueState', () => {
  const facts = { today: '2026-06-01', reading: 50_000, unit: 'km' as const };
  it.each([
    [{ on: '2026-05-31', meter: null }, 'overdue'],
    [{ on: '2026-06-01', meter: null }, 'soon'],
    [{ on: '2026-07-01', meter: null }, 'soon'],
    [{ on: '2026-07-02', meter: null }, 'later'],
    [{ on: '2027-01-01', meter: 50_000 }, 'overdue'],
    [{ on: '2027-01-01', meter: 51_500 }, 'soon'],
    [{ on: '2027-01-01', meter: 51_501 }, 'later'],
    [{ on: null, meter: null }, 'unknown'],
  ] as const)('%o is %s', (due, state) => {
    expect(dueState(due, facts)).toBe(state);
  });
});

describe('itemsInForce', () => {
  it('keeps each work once, of the closest plan', () => {
    const items = fc.array(
      fc.record({
        workKey: fc.constantFrom('op:1', 'op:2', 'text:a'),
        rank: fc.integer({ min: 0, max: 16 }),
        planId: fc.integer({ min: 1, max: 9 }),
      }),
    );
    fc.assert(
      fc.property(items, (given) => {
        const kept = itemsInForce(given);
        expect(new Set(kept.map(({ workKey }) => workKey)).size).toBe(kept.length);
        expect(new Set(kept.map(({ workKey }) => workKey))).toEqual(
          new Set(given.map(({ workKey }) => workKey)),
        );
        for (const one of given) {
          const winner = kept.find(({ workKey }) => workKey === one.workKey);
          expect(winner?.rank).toBeGreaterThanOrEqual(one.rank);
        }
      }),
    );
  });

  it('ranks the own plan over the modification, that over the model, the make and the class', () => {
    const none = { assetId: null, modificationId: null, modelId: null, makeId: null, classId: null };
    const ranks = [
      planRank(none),
      planRank({ ...none, classId: 1 }),
      planRank({ ...none, makeId: 1 }),
      planRank({ ...none, makeId: 1, modelId: 1, classId: 1 }),
      planRank({ ...none, modificationId: 1 }),
      planRank({ ...none, assetId: 1 }),
    ];
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
  });
});

describe('workKeyOf', () => {
  it('is the same for the same work, however it is written', () => {
    const free = { operationId: null, packageId: null };
    expect(workKeyOf({ ...free, text: 'Смяна на масло' })).toBe(
      workKeyOf({ ...free, text: 'смяна  НА масло' }),
    );
    expect(workKeyOf({ operationId: 4, packageId: null, text: 'масло' })).toBe('op:4');
    expect(workKeyOf({ operationId: null, packageId: 4, text: 'масло' })).toBe('pkg:4');
  });
});

describe('isToRemind', () => {
  it('asks again after no answer and from the day that was agreed', () => {
    expect(isToRemind(null, start)).toBe(true);
    expect(isToRemind({ result: 'no_answer', postponedTo: null }, start)).toBe(true);
    expect(isToRemind({ result: 'later', postponedTo: start }, start)).toBe(true);
    expect(isToRemind({ result: 'later', postponedTo: addDays(start, 1) }, start)).toBe(false);
    expect(isToRemind({ result: 'comes', postponedTo: null }, start)).toBe(false);
    expect(isToRemind({ result: 'declined', postponedTo: null }, start)).toBe(false);
  });
});
