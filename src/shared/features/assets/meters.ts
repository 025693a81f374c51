import { daysBetween, type IsoDate } from '../../kernel/dates';
import type { AssetKind } from './model';

/** km or running hours. */
export type MeterUnit = 'km' | 'h';
/** What a class of things counts; null: by its kind. */
export type ClassMeter = MeterUnit | 'both' | 'none' | null;

/** The counters of a thing, the first one first: it is the one that orders, warranties and components go by. */
export function unitsOf(kind: AssetKind, meter: ClassMeter): readonly MeterUnit[] {
  const own = kind === 'vehicle' ? 'km' : 'h';
  if (meter === null) return [own];
  if (meter === 'none') return [];
  if (meter === 'both') return own === 'km' ? ['km', 'h'] : ['h', 'km'];
  return [meter];
}

export interface MeterPoint {
  value: number;
  on: IsoDate;
}

/** How sure the meter of a date is. */
export const meterCertainties = ['read', 'interpolated', 'after', 'none'] as const;

export interface MeterOnDate {
  certainty: (typeof meterCertainties)[number];
  /** Total; null when there is nothing on both sides to calculate from. */
  value: number | null;
  /** The readings on both sides of the date. */
  before: MeterPoint | null;
  after: MeterPoint | null;
}

/**
 * The meter on a date: read that day, or on the straight line between the readings before and after; beyond the last
 * reading only that one is told (domain §2.3).
 * @param readings oldest first, totals
 */
export function meterOn(readings: readonly MeterPoint[], on: IsoDate): MeterOnDate {
  const before = readings.findLast((one) => one.on <= on) ?? null;
  if (before?.on === on) return { certainty: 'read', value: before.value, before, after: null };
  const after = readings.find((one) => one.on > on) ?? null;
  if (!before) return { certainty: 'none', value: null, before, after };
  if (!after) return { certainty: 'after', value: null, before, after };
  const share = daysBetween(before.on, on) / daysBetween(before.on, after.on);
  const value = Math.round(before.value + (after.value - before.value) * share);
  return { certainty: 'interpolated', value, before, after };
}
