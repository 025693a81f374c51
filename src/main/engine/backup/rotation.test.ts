import { addDays, sofiaDate, sofiaInstant } from '@shared/kernel/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRotation, type RotatedBackup, selectForRemoval } from './rotation';

const DAY = 86_400_000;
const NOW = sofiaInstant('2026-11-24', '16:05');

const daily = (days: number): RotatedBackup[] =>
  Array.from({ length: days }, (_, at) => ({ path: `b${at}`, takenAt: NOW - at * DAY }));

const keptOf = <B extends RotatedBackup>(backups: readonly B[], policy = defaultRotation, now = NOW): B[] => {
  const gone = new Set(selectForRemoval(backups, policy, now));
  return backups.filter((backup) => !gone.has(backup));
};

describe('rotation', () => {
  it('of two years of daily backups keeps 14 days and the last of each of 12 months', () => {
    const dates = keptOf(daily(730)).map((backup) => sofiaDate(backup.takenAt));
    expect(dates.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, at) => addDays('2026-11-24', -at)));
    expect(dates.slice(14)).toEqual([
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ]);
  });

  it('of many in one day keeps the last ten', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ path: `m${at}`, takenAt: NOW - at * 60_000 }));
    expect(keptOf(many).map((backup) => backup.path)).toEqual(many.slice(0, 10).map((backup) => backup.path));
  });

  it('counts days in Sofia, not in UTC', () => {
    const evening = { path: 'evening', takenAt: sofiaInstant('2026-11-23', '23:59') };
    const night = { path: 'night', takenAt: sofiaInstant('2026-11-24', '00:01') };
    expect(keptOf([evening, night], { last: 1, days: 2, months: 0 })).toHaveLength(2);
  });

  it('keeps the newest even under a policy of nothing, and backups from the future', () => {
    const future = { path: 'future', takenAt: NOW + 400 * DAY };
    expect(keptOf([...daily(3), future], { last: 0, days: 0, months: 0 })).toEqual([future]);
  });

  it('never goes below the policy, whatever the times are', () => {
    const backups = fc
      .uniqueArray(fc.integer({ min: NOW - 800 * DAY, max: NOW + 5 * DAY }), { maxLength: 120 })
      .map((times) => times.map((takenAt) => ({ path: `b${takenAt}`, takenAt })));
    const policy = fc.record({ last: fc.nat(12), days: fc.nat(20), months: fc.nat(14) });
    fc.assert(
      fc.property(backups, policy, (all, rule) => {
        const kept = keptOf(all, rule);
        const newestFirst = all.toSorted((a, b) => b.takenAt - a.takenAt);
        for (const backup of newestFirst.slice(0, Math.max(rule.last, 1))) expect(kept).toContain(backup);
        for (let back = 0; back < rule.days; back += 1) {
          const date = addDays(sofiaDate(NOW), -back);
          const ofDay = newestFirst.find((backup) => sofiaDate(backup.takenAt) === date);
          if (ofDay) expect(kept).toContain(ofDay);
        }
        expect(kept.length).toBeLessThanOrEqual(Math.max(rule.last, 1) + rule.days + rule.months + 6);
        // What stays would stay again: rotating twice removes nothing more.
        expect(selectForRemoval(kept, rule, NOW)).toEqual([]);
        expect(new Set(keptOf(all.toReversed(), rule))).toEqual(new Set(kept));
      }),
      { numRuns: 300 },
    );
  });
});
