import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/dates';
import { componentUse, isWarrantyValid, warrantyState } from './calc';
import { meterOn, unitsOf } from './meters';

const both = { fromOn: '2024-05-14', toOn: '2026-05-14', meterLimit: 100_000 };

describe('in warranty = date ≤ end and meter ≤ limit', () => {
  it.each([
    // on, meter, holds: the examples of the rule, ends included
    ['2024-05-13', 10, false],
    ['2024-05-14', 10, true],
    ['2026-05-14', 100_000, true],
    ['2026-05-15', 10, false],
    ['2026-05-14', 100_001, false],
    ['2025-01-01', 100_001, false],
    ['2026-05-15', 100_001, false],
    ['2025-01-01', null, true],
  ])('on %s at %s: %s', (on, meter, holds) => {
    expect(isWarrantyValid(both, on, meter)).toBe(holds);
  });

  it.each([
    ['only by date, whatever it ran', { ...both, meterLimit: null }, '2026-05-14', 999_999, 'soon'],
    ['only by meter, however long ago', { ...both, toOn: null }, '2031-01-01', 98_000, 'valid'],
    ['only by meter, over it', { ...both, toOn: null }, '2024-06-01', 100_001, 'meterOver'],
    ['not begun', both, '2024-01-01', 10, 'notYet'],
    ['the date first', both, '2026-06-01', 200_000, 'dateOver'],
    ['thirty days before the end', both, '2026-04-14', 10, 'soon'],
    ['thirty-one days before the end', both, '2026-04-13', 10, 'valid'],
    ['1500 km before the limit', both, '2025-01-01', 98_500, 'soon'],
    ['1501 km before the limit', both, '2025-01-01', 98_499, 'valid'],
  ] as const)('%s', (_name, term, on, meter, state) => {
    expect(warrantyState(term, on, meter, 'km')).toBe(state);
  });

  it('warns hours in hours', () => {
    const hours = { fromOn: '2024-01-01', toOn: null, meterLimit: 2000 };
    expect(warrantyState(hours, '2025-01-01', 1949, 'h')).toBe('valid');
    expect(warrantyState(hours, '2025-01-01', 1950, 'h')).toBe('soon');
  });
});

describe("a component's own clock", () => {
  it('goes on over the things it was on, and stands while it lies on the shelf', () => {
    expect(
      componentUse([
        { mountedMeter: 50_000, untilMeter: 62_000 },
        { mountedMeter: 8_000, untilMeter: 9_500 },
      ]),
    ).toBe(13_500);
  });

  it('is unknown when one end of a stretch is', () => {
    expect(componentUse([{ mountedMeter: null, untilMeter: 9_500 }])).toBeNull();
  });
});

describe('the meter on a date', () => {
  const readings = [
    { on: '2026-01-01', value: 1000 },
    { on: '2026-01-11', value: 2000 },
  ];

  it.each([
    ['2025-12-31', { certainty: 'none', value: null }],
    ['2026-01-01', { certainty: 'read', value: 1000 }],
    ['2026-01-04', { certainty: 'interpolated', value: 1300 }],
    ['2026-01-11', { certainty: 'read', value: 2000 }],
    ['2026-02-01', { certainty: 'after', value: null }],
  ])('%s', (on, expected) => {
    expect(meterOn(readings, on)).toMatchObject(expected);
  });

  it('tells both neighbours of a calculated one', () => {
    expect(meterOn(readings, '2026-01-04')).toMatchObject({ before: readings[0], after: readings[1] });
  });

  it('never runs back between readings that rise, and holds to those on both sides, on any date', () => {
    const step = fc.record({
      days: fc.integer({ min: 1, max: 400 }),
      run: fc.integer({ min: 0, max: 90_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(400), (steps, early) => {
        let last = { on: '2020-01-01', value: 100 };
        const log = [last];
        for (const { days, run } of steps) {
          last = { on: addDays(last.on, days), value: last.value + run };
          log.push(last);
        }
        const first = addDays('2020-01-01', -early);
        expect(meterOn(log, addDays('2020-01-01', -1)).certainty).toBe('none');
        let known = 0;
        for (let on = first; on <= last.on; on = addDays(on, 1)) {
          const { certainty, value, before, after } = meterOn(log, on);
          if (on < '2020-01-01') expect([certainty, value]).toEqual(['none', null]);
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(Math.max(known, before?.value ?? 0));
          expect(value).toBeLessThanOrEqual(after?.value ?? before?.value ?? 0);
          if (certainty === 'read') expect(log).toContainEqual({ on, value });
          known = value;
        }
        expect(known).toBe(last.value);
        expect(meterOn(log, addDays(last.on, 1))).toMatchObject({
          certainty: 'after',
          value: null,
          before: last,
        });
      }),
      { numRuns: 40 },
    );
  });
});

it('a class says which counters there are, the first one first', () => {
  expect(unitsOf('vehicle', null)).toEqual(['km']);
  expect(unitsOf('equipment', null)).toEqual(['h']);
  expect(unitsOf('vehicle', 'both')).toEqual(['km', 'h']);
  expect(unitsOf('equipment', 'both')).toEqual(['h', 'km']);
  expect(unitsOf('equipment', 'none')).toEqual([]);
});
