import type { OrderPhase } from '@shared/features/orders/status';
import { type IsoDate, sofiaDate } from '@shared/kernel/dates';
import { afterWork, busyness, closingOf, monthOf, openingOf, workingDays } from './calendar';
import type { Random } from './random';
import type { DemoSize } from './sizes';
import type { EngineWords } from './words/cars';
import { type WorkWords, works } from './words/work';

/** What will become of an order, decided before it comes. */
export interface OrderPlan {
  random: Random;
  arrivesAt: number;
  /** Where the order stands today; `released` and `cancelled` have left. */
  until: OrderPhase;
  /** What the client was told (UTC ms); null: some hours after the arrival. */
  promisedAt: number | null;
}

/** The phases in which orders stand today, in turn. */
const openPhases: readonly OrderPhase[] = [
  'in_work',
  'received',
  'assigned',
  'done',
  'waiting_parts',
  'in_work',
  'waiting_approval',
  'invoiced',
];
const shareCancelled = 0.02;
const minute = 60_000;

interface PlanOptions {
  random: Random;
  size: DemoSize;
  firstDay: IsoDate;
  now: number;
}

/** The year's orders with those that are open today, by arrival. */
export function planOrders({ random, size, firstDay, now }: PlanOptions): OrderPlan[] {
  const days = workingDays(firstDay, sofiaDate(now)).filter((date) => openingOf(date) + 60 * minute < now);
  const recent = days.slice(-3);
  const past = days.slice(1, -4);
  const left = Array.from({ length: size.orders - size.openOrders }, (_, at): OrderPlan => {
    const own = random.fork(`order ${at}`);
    const day = own.weighted(past, busyness);
    return {
      random: own,
      arrivesAt: arrivalOn(own, day, now),
      until: own.chance(shareCancelled) ? 'cancelled' : 'released',
      promisedAt: null,
    };
  });
  const open = Array.from({ length: size.openOrders }, (_, at): OrderPlan => {
    const own = random.fork(`open order ${at}`);
    const until = openPhases[at % openPhases.length] ?? 'received';
    // The ones that have come far came earlier.
    const day = until === 'received' || until === 'assigned' ? recent.at(-1) : recent[0];
    return {
      random: own,
      arrivesAt: arrivalOn(own, day ?? sofiaDate(now), now),
      until,
      promisedAt: promiseOf(own, now),
    };
  });
  return [...left, ...open].sort((a, b) => a.arrivesAt - b.arrivesAt);
}

/** Of what is open today most is wanted in the next hours or tomorrow, and a little is late. */
function promiseOf(random: Random, now: number): number {
  const late = random.chance(0.15);
  return late ? now - random.int(20, 180) * minute : afterWork(now, random.int(40, 1500));
}

/** In the morning rather than late. */
function arrivalOn(random: Random, day: IsoDate, now: number): number {
  const opening = openingOf(day) + 5 * minute;
  const closing = Math.min(closingOf(day) ?? now, now);
  const span = Math.max(0, closing - opening - 40 * minute);
  return opening + Math.floor(random.next() * random.next() * span);
}

/** One to three works that fit the car and the season. */
export function chooseWorks(random: Random, engine: EngineWords, at: number): WorkWords[] {
  const month = monthOf(at);
  const weightOf = ({ weight, season }: WorkWords) => (season?.includes(month) ? weight * 5 : weight);
  const fitting = works.filter(({ needsFuel }) => needsFuel === undefined || needsFuel === engine.fuel);
  const count = random.weighted([1, 2, 3], (n) => [0, 45, 38, 17][n] ?? 0);
  const chosen = Array.from({ length: count }, () => random.weighted(fitting, weightOf));
  return [...new Set(chosen)];
}
