import { Decimal } from 'decimal.js';
import { z } from 'zod';
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

/** Zod schema of a quantity in thousandths, within ±MAX_MILLI. */
export const milli = z.int().min(-MAX_MILLI).max(MAX_MILLI);

/** Zod schema of a norm or actual time in seconds, from 0 to MAX_SECONDS. */
export const seconds = z.int().min(0).max(MAX_SECONDS);

export type QuantityStyle = {
  /** Exactly so many decimals (0–3), rounded half away from zero; without it as many as needed. */
  decimals?: number;
  /** No groups and a hyphen for minus: the form for input fields and files. */
  plain?: boolean;
};

/** Writes a quantity in thousandths as `4,5`, `1`, `0,125`. */
export function formatQuantity(quantityMilli: Milli, { decimals, plain }: QuantityStyle = {}): string {
  if (decimals === undefined) return formatScaled(quantityMilli, 3, { minDecimals: 0, plain });
  return formatScaled(roundHalfAway(quantityMilli, 10 ** (3 - decimals)), decimals, {
    minDecimals: decimals,
    plain,
  });
}

/** Reads a typed quantity into thousandths; null for nonsense, a fourth decimal, or more than MAX_MILLI. */
export function parseQuantity(text: string): Milli | null {
  return parseScaled(text, { scale: 3, limit: MAX_MILLI, refuseLoneGroup: false });
}

/** Writes seconds as decimal hours with two decimals: 5760 → `1,60`. */
export function formatHours(durationSec: Seconds, style: { plain?: boolean } = {}): string {
  return formatScaled(roundHalfAway(durationSec, 36), 2, { minDecimals: 2, plain: style.plain });
}

/** Reads decimal hours (`1,6`) or hours and minutes (`1:36`) into seconds; null for nonsense, below zero or above MAX_SECONDS. */
export function parseHours(text: string): Seconds | null {
  const typed = text.trim();
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(typed);
  const durationSec = clock ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 : parseDecimalHours(typed);
  return durationSec === null || durationSec < 0 || durationSec > MAX_SECONDS ? null : durationSec;
}

function parseDecimalHours(typed: string): Seconds | null {
  const bare = typed.replace(/\s*(?:н\.?\s?ч\.?|ч\.?|h)$/iu, '');
  const thousandths = parseScaled(bare, { scale: 3, limit: MAX_MILLI, refuseLoneGroup: false });
  return thousandths === null ? null : roundHalfAway(thousandths * 18, 5);
}

/** Seconds of norm time of a maker's time units (VW 100 an hour, others 12 or 10), rounded to a second. */
export function unitsToSeconds(units: number, unitsPerHour: number): Seconds {
  return roundHalfAway(new Decimal(units).times(3600).div(unitsPerHour));
}

/** A maker's time units of norm seconds, rounded to hundredths of a unit. */
export function secondsToUnits(durationSec: Seconds, unitsPerHour: number): number {
  return roundHalfAway(new Decimal(durationSec).times(unitsPerHour).div(36)) / 100;
}
