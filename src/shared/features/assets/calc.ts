import { daysBetween, type IsoDate } from '../../kernel/dates';

export interface DatedReading {
  value: number;
  on: IsoDate;
}

/** A day has no more: running longer or driving further is a slip of a digit (ours). */
const mostPerDay = { km: 2500, h: 24 } as const;
/** Slack for a first day and for readings of the same day. */
const slack = { km: 2500, h: 48 } as const;

/**
 * Whether a reading needs a reason: less than the last one, or more than was possible since (domain §2.3).
 * @param readings newest first
 */
export function judgeReading(
  readings: readonly DatedReading[],
  unit: 'km' | 'h',
  value: number,
  today: IsoDate,
): 'decrease' | 'jump' | null {
  const [last] = readings;
  if (!last) return null;
  if (value < last.value) return 'decrease';
  const days = Math.max(0, daysBetween(last.on, today));
  return value - last.value > slack[unit] + days * mostPerDay[unit]
    ? 'jump'
    : isOutOfHabit(readings, value, today)
      ? 'jump'
      : null;
}

/** Ten times the usual since the last reading, and no small number: the digit too many of a known vehicle. */
function isOutOfHabit(readings: readonly DatedReading[], value: number, today: IsoDate): boolean {
  const expected = expectedReading(readings, today);
  const [last] = readings;
  if (expected === null || !last) return false;
  const driven = value - last.value;
  return driven > 100_000 && driven > 10 * Math.max(1, expected - last.value);
}

const shortestBase = 14;

/**
 * The reading expected today, by the daily rate between the last reading and the oldest of the last ones that is not before
 * a decrease (domain §2.3). Null without two readings at least a fortnight apart. Rounded to hundreds from a thousand on.
 * @param readings newest first
 */
export function expectedReading(readings: readonly DatedReading[], today: IsoDate): number | null {
  const [last] = readings;
  if (!last) return null;
  let base = last;
  for (const reading of readings.slice(1)) {
    if (reading.value > base.value) break;
    base = reading;
  }
  const days = daysBetween(base.on, last.on);
  if (days < shortestBase) return null;
  const since = Math.max(0, daysBetween(last.on, today));
  const expected = last.value + Math.round(((last.value - base.value) * since) / days);
  return expected >= 1000 ? Math.max(last.value, Math.round(expected / 100) * 100) : expected;
}

export interface WarrantyTerm {
  fromOn: IsoDate;
  toOn: IsoDate | null;
  meterLimit: number | null;
}

export const warrantyStates = ['notYet', 'valid', 'soon', 'dateOver', 'meterOver'] as const;
export type WarrantyState = (typeof warrantyStates)[number];

/** Warned this long before the end (ours): a month of days, a month of an ordinary car, a week of a machine. */
export const warrantyWarning = { days: 30, km: 1500, h: 50 } as const;

/**
 * What a warranty says on a date at a reading: date ≤ end **and** meter ≤ limit, both ends included (domain §2.1). An end
 * or a limit that is not set never ends it; an unknown meter does not either.
 */
export function warrantyState(
  { fromOn, toOn, meterLimit }: WarrantyTerm,
  on: IsoDate,
  meter: number | null,
  unit: 'km' | 'h',
): WarrantyState {
  if (on < fromOn) return 'notYet';
  if (toOn !== null && on > toOn) return 'dateOver';
  if (meterLimit !== null && meter !== null && meter > meterLimit) return 'meterOver';
  const daysSoon = toOn !== null && daysBetween(on, toOn) <= warrantyWarning.days;
  const meterSoon = meterLimit !== null && meter !== null && meterLimit - meter <= warrantyWarning[unit];
  return daysSoon || meterSoon ? 'soon' : 'valid';
}

/** Whether a warranty holds on a date at a reading, by the rule of `warrantyState`. */
export function isWarrantyValid(warranty: WarrantyTerm, on: IsoDate, meter: number | null): boolean {
  const state = warrantyState(warranty, on, meter, 'km');
  return state === 'valid' || state === 'soon';
}

export interface MountedStretch {
  mountedMeter: number | null;
  /** Reading at removal, or of today while it is mounted. */
  untilMeter: number | null;
}

/**
 * How much a component has run since its first mounting, over all the things it was on: its own clock (domain §2.1).
 * Null when one end of a stretch is not known.
 */
export function componentUse(stretches: readonly MountedStretch[]): number | null {
  let sum = 0;
  for (const { mountedMeter, untilMeter } of stretches) {
    if (mountedMeter === null || untilMeter === null) return null;
    sum += Math.max(0, untilMeter - mountedMeter);
  }
  return sum;
}
