import { addDays, addMonths, daysBetween, type IsoDate } from '../../kernel/dates';
import { foldText } from '../../kernel/folding';
import { warrantyWarning } from '../assets/calc';
import { type MeterPoint, type MeterUnit, meterOn } from '../assets/meters';
import type { DueState } from './model';

interface Work {
  operationId: number | null;
  packageId: number | null;
  text: string;
}

/** Which work an item is, over all plans: `op:5`, `pkg:2` or `text:…` of the folded text. */
export function workKeyOf({ operationId, packageId, text }: Work): string {
  if (operationId !== null) return `op:${operationId}`;
  return packageId !== null ? `pkg:${packageId}` : `text:${foldText(text)}`;
}

const shortestBase = 14;
/** Beyond that no forecast is worth a date (ours): fifty years. */
const furthestDays = 18_263;

/**
 * The day on which a meter reaches a total: of the first reading that shows it, else on the same straight line that gives
 * the expected reading (domain §2.3). Null without a rate, or when it is too far away.
 * @param readings newest first, totals
 */
export function reachedOn(readings: readonly MeterPoint[], target: number): IsoDate | null {
  const [last] = readings;
  if (!last) return null;
  let base = last;
  let reached = last.value >= target ? last : null;
  for (const reading of readings.slice(1)) {
    if (reading.value > base.value) break;
    base = reading;
    if (reading.value >= target) reached = reading;
  }
  if (reached) return reached.on;
  const days = daysBetween(base.on, last.on);
  const run = last.value - base.value;
  if (days < shortestBase || run <= 0) return null;
  const wait = Math.ceil(((target - last.value) * days) / run);
  return wait > furthestDays ? null : addDays(last.on, wait);
}

export interface Interval {
  intervalMonths: number | null;
  intervalMeter: number | null;
}

export interface DoneAt {
  on: IsoDate;
  meter: number | null;
}

export interface NextDue {
  /** Null when only the meter decides and nothing tells when it gets there. */
  on: IsoDate | null;
  by: 'date' | 'meter';
  /** The reading at which it falls due. */
  meter: number | null;
}

/**
 * When a work falls due again: the earlier of last date + interval and last reading + interval (domain §2.5). A last time
 * without a reading takes the one that the meter had on that day, when it is known.
 * @param readings newest first, totals
 */
export function nextDue(interval: Interval, last: DoneAt, readings: readonly MeterPoint[]): NextDue {
  const byDate = interval.intervalMonths === null ? null : addMonths(last.on, interval.intervalMonths);
  const start = last.meter ?? meterOn(readings.toReversed(), last.on).value;
  const meter = interval.intervalMeter === null || start === null ? null : start + interval.intervalMeter;
  const byMeter = meter === null ? null : reachedOn(readings, meter);
  const meterFirst = byMeter !== null && (byDate === null || byMeter < byDate);
  return { on: meterFirst ? byMeter : byDate, by: meterFirst || byDate === null ? 'meter' : 'date', meter };
}

/** Due by now, within the warned distance, or later; both ends of the warning included. */
export function dueState(
  { on, meter }: Pick<NextDue, 'on' | 'meter'>,
  { today, reading, unit }: { today: IsoDate; reading: number | null; unit: MeterUnit },
): DueState {
  if (meter !== null && reading !== null && reading >= meter) return 'overdue';
  if (on !== null && on < today) return 'overdue';
  const daysSoon = on !== null && daysBetween(today, on) <= warrantyWarning.days;
  const meterSoon = meter !== null && reading !== null && meter - reading <= warrantyWarning[unit];
  return daysSoon || meterSoon ? 'soon' : on === null && meter === null ? 'unknown' : 'later';
}

/** How closely a plan fits: its own thing before modification, model, make and class. */
export function planRank(plan: {
  assetId: number | null;
  modificationId: number | null;
  modelId: number | null;
  makeId: number | null;
  classId: number | null;
}): number {
  if (plan.assetId !== null) return 16;
  return (
    (plan.modificationId === null ? 0 : 8) +
    (plan.modelId === null ? 0 : 4) +
    (plan.makeId === null ? 0 : 2) +
    (plan.classId === null ? 0 : 1)
  );
}

/**
 * The items in force for a thing: of each work the one of the closest plan, of equal plans the older (ours). In the order
 * of the plans given.
 */
export function itemsInForce<Item extends { workKey: string; rank: number; planId: number }>(
  items: readonly Item[],
): Item[] {
  const best = new Map<string, Item>();
  for (const item of items) {
    const known = best.get(item.workKey);
    const closer =
      !known || item.rank > known.rank || (item.rank === known.rank && item.planId < known.planId);
    if (closer) best.set(item.workKey, item);
  }
  return items.filter((item) => best.get(item.workKey) === item);
}

/** Whether a thing still has to be told: never, in vain, or put off until a day that has come. */
export function isToRemind(
  last: { result: string; postponedTo: IsoDate | null } | null,
  today: IsoDate,
): boolean {
  if (last === null || last.result === 'no_answer') return true;
  return last.result === 'later' && (last.postponedTo === null || last.postponedTo <= today);
}
