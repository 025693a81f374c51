import { addDays, type IsoDate, sofiaDate, sofiaInstant } from '@shared/kernel/dates';

const minute = 60_000;
const opensAt = '08:00';
const closesAt = '17:30';
const saturdayClosesAt = '13:00';

/** Official holidays with a fixed date, and Easter of the years that the demo can meet. */
const fixedHolidays = [
  '01-01',
  '03-03',
  '05-01',
  '05-06',
  '05-24',
  '09-06',
  '09-22',
  '12-24',
  '12-25',
  '12-26',
];
const easterDays = ['2026-04-10', '2026-04-13', '2027-04-30', '2027-05-03'];

/** First day of the euro year on which the workshop opens. */
const openingDay: IsoDate = '2026-01-05';
const shortestHistoryDays = 60;

/** The day the history begins: the opening of the year, or so many days before today. */
export function firstDay(today: IsoDate, historyDays: number | null): IsoDate {
  if (historyDays !== null) return addDays(today, -historyDays);
  const latest = addDays(today, -shortestHistoryDays);
  return latest < openingDay ? latest : openingDay;
}

/** Closing time of a day; null when the workshop does not open. */
export function closingOf(date: IsoDate): number | null {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  if (weekday === 0 || fixedHolidays.includes(date.slice(5)) || easterDays.includes(date)) return null;
  return sofiaInstant(date, weekday === 6 ? saturdayClosesAt : closesAt);
}

export const openingOf = (date: IsoDate): number => sofiaInstant(date, opensAt);

/** The days on which the workshop opens, both ends included. */
export function workingDays(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (closingOf(date) !== null) days.push(date);
  return days;
}

/** The next opening after an instant's own day. */
export function nextOpening(after: number): number {
  for (let date = addDays(sofiaDate(after), 1); ; date = addDays(date, 1))
    if (closingOf(date) !== null) return openingOf(date);
}

/** The instant after so many minutes of opening hours. */
export function afterWork(from: number, minutes: number): number {
  let at = Math.max(from, openingOf(sofiaDate(from)));
  let left = minutes * minute;
  for (;;) {
    const closing = closingOf(sofiaDate(at));
    if (closing !== null && at + left <= closing) return at + left;
    left -= closing === null ? 0 : Math.max(0, closing - at);
    at = nextOpening(at);
  }
}

/** How busy a month is: tyre changes in spring and autumn, the sea in August. */
const monthWeights = [0.8, 0.85, 1.15, 1.2, 1.05, 1.1, 1, 0.75, 1.05, 1.25, 1.3, 0.9];

export function busyness(date: IsoDate): number {
  const month = monthWeights[Number(date.slice(5, 7)) - 1] ?? 1;
  const isSaturday = closingOf(date) === sofiaInstant(date, saturdayClosesAt);
  return isSaturday ? month * 0.35 : month;
}

export const monthOf = (instant: number): number => Number(sofiaDate(instant).slice(5, 7));
