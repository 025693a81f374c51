import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareDates,
  daysBetween,
  formatDate,
  formatDateTime,
  formatWeekday,
  isIsoDate,
  isoDate,
  parseDate,
  sofiaDate,
  sofiaInstant,
  sofiaTime,
} from './dates';

const utc = (text: string) => Date.parse(text);
const anyDate = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days));

describe('the Sofia clock', () => {
  it('turns the day at Sofia midnight, not at UTC midnight', () => {
    expect(sofiaDate(utc('2026-11-23T21:59:59Z'))).toBe('2026-11-23');
    expect(sofiaDate(utc('2026-11-23T22:00:00Z'))).toBe('2026-11-24');
    expect(sofiaDate(utc('2026-07-01T21:00:00Z'))).toBe('2026-07-02');
    expect(sofiaTime(utc('2026-11-24T14:05:59Z'))).toBe('16:05');
    expect(formatDateTime(utc('2026-12-31T22:00:00Z'))).toBe('01.01.2027 00:00');
  });

  it('skips an hour on 29.03.2026', () => {
    expect(sofiaTime(utc('2026-03-29T00:59:00Z'))).toBe('02:59');
    expect(sofiaTime(utc('2026-03-29T01:00:00Z'))).toBe('04:00');
    expect(sofiaInstant('2026-03-29', '02:59')).toBe(utc('2026-03-29T00:59:00Z'));
    expect(sofiaInstant('2026-03-29', '04:00')).toBe(utc('2026-03-29T01:00:00Z'));
    // 03:30 does not exist: what was meant is half an hour after 03:00, which is 04:30.
    expect(sofiaInstant('2026-03-29', '03:30')).toBe(utc('2026-03-29T01:30:00Z'));
  });

  it('repeats an hour on 25.10.2026', () => {
    expect(sofiaTime(utc('2026-10-25T00:30:00Z'))).toBe('03:30');
    expect(sofiaTime(utc('2026-10-25T01:30:00Z'))).toBe('03:30');
    expect(sofiaInstant('2026-10-25', '03:30')).toBe(utc('2026-10-25T00:30:00Z'));
    expect(sofiaInstant('2026-10-25', '02:59')).toBe(utc('2026-10-24T23:59:00Z'));
    expect(sofiaInstant('2026-10-25', '04:00')).toBe(utc('2026-10-25T02:00:00Z'));
  });

  it('returns to every minute of the year that exists', () => {
    const start = utc('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 1440 - 1 }), (minute) => {
        const instant = start + minute * 60_000;
        const back = sofiaInstant(sofiaDate(instant), sofiaTime(instant));
        const repeated = instant >= utc('2026-10-25T01:00:00Z') && instant < utc('2026-10-25T02:00:00Z');
        expect(instant - back).toBe(repeated ? 3_600_000 : 0);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a time that is none', () => {
    expect(() => sofiaInstant('2026-11-24', '24:00')).toThrow(RangeError);
    expect(() => sofiaInstant('2026-02-30', '10:00')).toThrow(RangeError);
  });
});

describe('dates', () => {
  it('are of the calendar', () => {
    expect(['2026-11-24', '2024-02-29'].every(isIsoDate)).toBe(true);
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '26-11-24',
      '2026-11-24T00',
      '',
    ]) {
      expect(isIsoDate(wrong)).toBe(false);
    }
    expect(isoDate.safeParse('2026-11-24').success).toBe(true);
    expect(isoDate.safeParse('2026-11-31').success).toBe(false);
  });

  it('add and subtract over months, years and clock changes', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(compareDates('2026-01-02', '2026-01-10')).toBeLessThan(0);
    expect(compareDates('2026-01-02', '2026-01-02')).toBe(0);
  });

  it('count days as addDays adds them', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('are written with dots, weekdays by two letters', () => {
    expect(formatDate('2026-11-24')).toBe('24.11.2026');
    const week = [0, 1, 2, 3, 4, 5, 6].map((day) => formatWeekday(addDays('2026-11-23', day)));
    expect(week).toEqual(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд']);
    expect(formatWeekday('2026-11-23', 'en')).toBe('Mon');
  });
});

describe('typed dates', () => {
  const today = '2026-11-24';
  const words = { днес: 0, утре: 1, вчера: -1 };

  it.each([
    ['24.11', '2026-11-24'],
    ['24.11.', '2026-11-24'],
    ['1.2', '2026-02-01'],
    ['24.11.26', '2026-11-24'],
    ['24.11.2026 г.', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['24112026', '2026-11-24'],
    ['241126', '2026-11-24'],
    ['2411', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['5', '2026-11-05'],
    ['+3', '2026-11-27'],
    ['-24', '2026-10-31'],
    [' Утре ', '2026-11-25'],
    ['вчера', '2026-11-23'],
    ['1.1.98', '1998-01-01'],
    ['1.1.46', '2046-01-01'],
    ['1.1.47', '1947-01-01'],
    ['29.2.24', '2024-02-29'],
  ])('%s', (text, expected) => {
    expect(parseDate(text, today, words)).toBe(expected);
  });

  it.each([
    '',
    '32.1',
    '29.2.26',
    '0.5',
    '24.13',
    '24.11.026',
    '2411202',
    'някога',
    '+',
    'constructor',
    '24..11',
  ])('refuses %j', (text) => {
    expect(parseDate(text, today, words)).toBeNull();
  });

  it('read back what was written', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseDate(formatDate(date), today)).toBe(date);
        expect(parseDate(formatDate(date).replaceAll('.', ''), today)).toBe(date);
      }),
    );
  });
});
