import {
  type DayWords,
  formatDate,
  parseDate,
  sofiaDate,
  sofiaInstant,
  sofiaTime,
} from '@shared/kernel/dates';

/** Reads `9`, `930`, `9:30`, `09.30` into `HH:MM`; null for nonsense. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.,h ]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Reads a promise typed as `16:30`, `утре 10`, `24.11 16:30` into an instant; a time alone is of today. */
export function parsePromise(text: string, now: number, words: DayWords): number | null {
  const typed = text.trim();
  const alone = /^\d{1,2}[:h]\d{2}$|^\d{3,4}$|^\d{1,2}$/.test(typed) ? parseTime(typed) : null;
  if (alone) return sofiaInstant(sofiaDate(now), alone);
  const split = /^(.+?)[\s,]+(\d{1,2}(?:[:.]?\d{2})?)$/.exec(typed);
  if (!split?.[1] || !split[2]) return null;
  const date = parseDate(split[1], sofiaDate(now), words);
  const time = parseTime(split[2]);
  return date && time ? sofiaInstant(date, time) : null;
}

/** Writes a promise as it is spoken: `днес 16:30`, `утре 10:00`, `27.11.2026 10:00`. */
export function formatPromise(instant: number, now: number, words: DayWords): string {
  const date = sofiaDate(instant);
  const word = Object.keys(words).find((one) => parseDate(one, sofiaDate(now), words) === date);
  return `${word ?? formatDate(date)} ${sofiaTime(instant)}`;
}
