import { describe, expect, it } from 'vitest';
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
});

it('a class says which counters there are, the first one first', () => {
  expect(unitsOf('vehicle', null)).toEqual(['km']);
  expect(unitsOf('equipment', null)).toEqual(['h']);
  expect(unitsOf('vehicle', 'both')).toEqual(['km', 'h']);
  expect(unitsOf('equipment', 'both')).toEqual(['h', 'km']);
  expect(unitsOf('equipment', 'none')).toEqual([]);
});
