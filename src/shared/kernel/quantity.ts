import { Decimal } from 'decimal.js';
import { formatScaled, parseScaled } from './decimalText';
import { roundHalfAway } from './money';

/** Integer thousandths of a unit. */
export type Milli = number;

/** Integer seconds of norm or actual time. */
export type Seconds = number;

/** Largest quantity anybody may type, in thousandths: ten million units. */
export const MAX_MILLI = 10_000_000_000;

/** Longest time anybody may type, in seconds: 9999 hours. */
export const MAX_SECONDS = 9999 * 3600;

export type QuantityStyle = {
  /** Exactly so many decimals (0–3), rounded half away from zero; without it as many as needed. */
  decimals?: number;
  /** No groups and a hyphen for minus: the form for input fields and files. */
  plain?: boolean;
};

/** Writes a quantity in thousandths as `4,5`, `1`, `0,125`. */
export function formatQuantity(milli: Milli, { decimals, plain }: QuantityStyle = {}): string {
  if (decimals === undefined) return formatScaled(milli, 3, { minDecimals: 0, plain });
  return formatScaled(roundHalfAway(milli, 10 ** (3 - decimals)), decimals, { minDecimals: decimals, plain });
}

/** Reads a typed quantity into thousandths; null for nonsense, a fourth decimal, or more than MAX_MILLI. */
export function parseQuantity(text: string): Milli | null {
  return parseScaled(text, { scale: 3, limit: MAX_MILLI, refuseLoneGroup: false });
}

/** Writes seconds as decimal hours with two decimals: 5760 → `1,60`. */
export function formatHours(seconds: Seconds, style: { plain?: boolean } = {}): string {
  return formatScaled(roundHalfAway(seconds, 36), 2, { minDecimals: 2, plain: style.plain });
}

/** Reads decimal hours (`1,6`) or hours and minutes (`1:36`) into seconds; null for nonsense or more than MAX_SECONDS. */
export function parseHours(text: string): Seconds | null {
  const clock = /^\s*(\d{1,4}):([0-5]\d)\s*$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60;
  const bare = text.trim().replace(/\s*(?:н\.?\s?ч\.?|ч\.?|h)$/iu, '');
  const milli = parseScaled(bare, { scale: 3, limit: MAX_SECONDS / 3.6, refuseLoneGroup: false });
  return milli === null ? null : roundHalfAway(milli * 18, 5);
}

/** Seconds of norm time of a maker's time units (VW 100 an hour, others 12 or 10), rounded to a second. */
export function unitsToSeconds(units: number, unitsPerHour: number): Seconds {
  return roundHalfAway(new Decimal(units).times(3600).div(unitsPerHour));
}

/** A maker's time units of norm seconds, rounded to hundredths of a unit. */
export function secondsToUnits(seconds: Seconds, unitsPerHour: number): number {
  return roundHalfAway(new Decimal(seconds).times(unitsPerHour).div(36)) / 100;
}
