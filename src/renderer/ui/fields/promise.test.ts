import { sofiaInstant } from '@shared/kernel/dates';
import { describe, expect, it } from 'vitest';
import { formatPromise, parsePromise, parseTime } from './promise';

const words = { днес: 0, утре: 1 };
const now = sofiaInstant('2026-11-24', '10:42');

describe('parseTime', () => {
  it('reads the ways in which an hour is typed', () => {
    expect(['9', '930', '9:30', '09.30', '1630', '0'].map(parseTime)).toEqual([
      '09:00',
      '09:30',
      '09:30',
      '09:30',
      '16:30',
      '00:00',
    ]);
  });

  it('refuses hours and minutes that no clock shows', () => {
    expect(['24', '12:60', '9:3', 'обед', ''].map(parseTime)).toEqual([null, null, null, null, null]);
  });
});

describe('parsePromise', () => {
  it('takes a lone time as of today', () => {
    expect(parsePromise('16:30', now, words)).toBe(sofiaInstant('2026-11-24', '16:30'));
    expect(parsePromise('1630', now, words)).toBe(sofiaInstant('2026-11-24', '16:30'));
  });

  it('takes a day and a time', () => {
    expect(parsePromise('утре 10', now, words)).toBe(sofiaInstant('2026-11-25', '10:00'));
    expect(parsePromise('27.11 9:15', now, words)).toBe(sofiaInstant('2026-11-27', '09:15'));
    expect(parsePromise('27.11.2026 1630', now, words)).toBe(sofiaInstant('2026-11-27', '16:30'));
  });

  it('refuses a day without a time, so that midnight is never promised by accident', () => {
    expect(parsePromise('27.11', now, words)).toBe(null);
    expect(parsePromise('утре', now, words)).toBe(null);
  });

  it('reads back what it writes', () => {
    for (const text of ['днес 16:30', 'утре 10:00', '27.11.2026 09:15']) {
      expect(formatPromise(parsePromise(text, now, words) ?? 0, now, words)).toBe(text);
    }
  });
});
