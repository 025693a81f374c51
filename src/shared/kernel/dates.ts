import { z } from 'zod';

/** Calendar date of the workshop as `YYYY-MM-DD`. */
export type IsoDate = string;

/** UTC milliseconds. */
export type Instant = number;

/** Every workshop clock shows this zone, whatever the computer is set to. */
export const WORKSHOP_ZONE = 'Europe/Sofia';

const DAY = 86_400_000;
const MINUTE = 60_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const zoneParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: WORKSHOP_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

type WallClock = { date: IsoDate; time: string };

// Lists ask for the same minutes again and again, and Intl is slow: one entry per quarter hour, whose local
// clock is the same but for the minutes, because offsets of the zone change only on whole quarters.
const QUARTER = 15 * MINUTE;
const offsets = new Map<number, number>();
const MAX_OFFSETS = 20_000;

function offsetAt(instant: Instant): number {
  const quarter = Math.floor(instant / QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const parts = new Map(zoneParts.formatToParts(quarter * QUARTER).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const local = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
  );
  const offset = local - quarter * QUARTER;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

function wallClock(instant: Instant): WallClock {
  const iso = new Date(instant + offsetAt(instant)).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** Date in Sofia at an instant. */
export function sofiaDate(instant: Instant): IsoDate {
  return wallClock(instant).date;
}

/** Time in Sofia at an instant, `HH:mm`. */
export function sofiaTime(instant: Instant): string {
  return wallClock(instant).time;
}

/** Instant of a Sofia date and `HH:mm`: the first of an hour that comes twice, one hour later in an hour that is skipped. */
export function sofiaInstant(date: IsoDate, time: string): Instant {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!clock || !isIsoDate(date)) throw new RangeError(`not a date and time: ${date} ${time}`);
  const local = dayNumber(date) * DAY + (Number(clock[1]) * 60 + Number(clock[2])) * MINUTE;
  const before = local - offsetAt(local - DAY);
  const after = local - offsetAt(local + DAY);
  if (before + offsetAt(before) === local) return before;
  return after + offsetAt(after) === local ? after : before;
}

/** True for a date of the calendar written `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = ISO_DATE.exec(text);
  return match !== null && isoDateOf(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** Zod schema of an `IsoDate`. */
export const isoDate = z.string().refine(isIsoDate, { message: 'not a date YYYY-MM-DD' });

function isoDateOf(year: number, month: number, day: number): IsoDate | null {
  if (year < 1800 || year > 2999 || month < 1 || month > 12 || day < 1) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 ? at.toISOString().slice(0, 10) : null;
}

// A list over a whole fleet reckons with the same few thousand days again and again.
const dayNumbers = new Map<IsoDate, number>();
const dayTexts = new Map<number, IsoDate>();
const MAX_DAYS = 20_000;

function kept<Key, Value>(known: Map<Key, Value>, key: Key, reckon: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = reckon();
  if (known.size >= MAX_DAYS) known.clear();
  known.set(key, value);
  return value;
}

function dayNumber(date: IsoDate): number {
  return kept(dayNumbers, date, () => {
    if (!isIsoDate(date)) throw new RangeError(`not a date: ${date}`);
    return Date.parse(`${date}T00:00:00Z`) / DAY;
  });
}

/** Date a number of days later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  const day = dayNumber(date) + days;
  return kept(dayTexts, day, () => new Date(day * DAY).toISOString().slice(0, 10));
}

/** The same day a number of months later, the last of the month where there is no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const day = Number(date.slice(8, 10));
  const first = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1);
  const at = new Date(first);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, zero or positive, for sorting. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Writes a date as `24.11.2026`. */
export function formatDate(date: IsoDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** Writes an instant as Sofia date and time, `24.11.2026 16:05`. */
export function formatDateTime(instant: Instant): string {
  const { date, time } = wallClock(instant);
  return `${formatDate(date)} ${time}`;
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** Short weekday of a date in a language: `пн` … `нд`, `Mon` … `Sun`. */
export function formatWeekday(date: IsoDate, language = 'bg'): string {
  const known = weekdays.get(language);
  const format = known ?? new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  if (!known) weekdays.set(language, format);
  return format.format(dayNumber(date) * DAY);
}

/** Words for days, given by the message files: folded lower-case word → days from today. */
export type DayWords = Readonly<Record<string, number>>;

/**
 * Reads a typed date: `24.11`, `24.11.26`, `24/11/2026`, `24112026`, `2411`, `2026-11-24`, `+3`, a given word;
 * a lone `24` is of today's month. Null for nonsense. Two-digit years reach twenty years ahead.
 */
export function parseDate(text: string, today: IsoDate, words: DayWords = {}): IsoDate | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/\s*г\.?$/u, '');
  if (Object.hasOwn(words, typed)) return addDays(today, words[typed] ?? 0);
  const shift = /^([+-])(\d{1,4})$/.exec(typed);
  if (shift) return addDays(today, Number(`${shift[1]}${shift[2]}`));
  if (isIsoDate(typed)) return typed;
  const parts = splitDate(typed);
  if (parts === null) return null;
  const [day, month = today.slice(5, 7), year = today.slice(0, 4)] = parts;
  return isoDateOf(fullYear(year, today), Number(month), Number(day));
}

function splitDate(typed: string): readonly [string, string?, string?] | null {
  const match =
    /^(\d{1,2})(?:[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?)?\.?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(typed);
  return match?.[1] === undefined ? null : [match[1], match[2], match[3]];
}

function fullYear(year: string, today: IsoDate): number {
  if (year.length === 4) return Number(year);
  const century = Number(today.slice(0, 2)) * 100;
  const near = century + Number(year);
  return near > Number(today.slice(0, 4)) + 20 ? near - 100 : near;
}
