import type { IsoDate } from '../../kernel/dates';

/** One stretch of a history: from its first day on, up to but not including `toOn`. Null: still running. */
export interface Period<Value> {
  id: number;
  fromOn: IsoDate;
  toOn: IsoDate | null;
  value: Value;
}

/** What has to be written so that a history tells the new truth; nothing overlaps afterwards. */
export interface TimelinePlan {
  /** Periods with new ends. */
  set: { id: number; fromOn: IsoDate; toOn: IsoDate | null }[];
  remove: number[];
  insert: { fromOn: IsoDate; toOn: IsoDate | null } | null;
}

const nothing: TimelinePlan = { set: [], remove: [], insert: null };

const isEmpty = ({ fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate | null }) => fromOn === toOn;

const covers = (period: Period<unknown>, on: IsoDate) =>
  period.fromOn <= on && (period.toOn === null || period.toOn > on);

/** The period that held on a date; undefined where the history says nothing. */
export const periodOn = <Value>(periods: readonly Period<Value>[], on: IsoDate): Period<Value> | undefined =>
  periods.find((one) => covers(one, on));

/**
 * A change as of a date: the new value holds from that day to the next known change, however far back the day lies.
 * A value that begins on the day of another takes its place; that one stays as an empty period, so that a slip can be undone.
 * `value` null only ends what holds.
 */
export function planChange<Value>(
  periods: readonly Period<Value>[],
  on: IsoDate,
  value: Value | null,
): TimelinePlan {
  const current = periodOn(periods, on);
  if (value === null)
    return current ? { ...nothing, set: [{ id: current.id, fromOn: current.fromOn, toOn: on }] } : nothing;
  if (current?.value === value) return nothing;
  const end = current ? current.toOn : nextStart(periods, on);
  const plan: TimelinePlan = { set: [], remove: [], insert: null };
  if (current) plan.set.push({ id: current.id, fromOn: current.fromOn, toOn: on });
  const before = periods.find((one) => !isEmpty(one) && one.toOn === on && one.value === value);
  const after = periods.find((one) => !isEmpty(one) && one.fromOn === end && one.value === value);
  if (before) {
    plan.set.push({ id: before.id, fromOn: before.fromOn, toOn: after ? after.toOn : end });
    if (after) plan.remove.push(after.id);
  } else if (after) {
    // It begins earlier than was known: nothing was replaced on that day, so nothing waits there to be restored.
    plan.set = plan.set.filter((one) => !isEmpty(one));
    plan.set.push({ id: after.id, fromOn: on, toOn: after.toOn });
    plan.remove.push(...startingOn(periods, on));
  } else plan.insert = { fromOn: on, toOn: end };
  return withoutSwallowed(periods, plan);
}

/**
 * A change of what holds now, as of a date. Before the only known value the date tells that this one was there until then:
 * a card's first value is known since it was written, not since it began.
 * @returns null when other changes since that day are known: they would be lost
 */
export function planPresent<Value>(
  periods: readonly Period<Value>[],
  on: IsoDate,
  value: Value | null,
): TimelinePlan | null {
  const current = periods.find(({ toOn }) => toOn === null);
  if (!current || on >= current.fromOn) return planChange(periods, on, value);
  const others = periods.filter((one) => one !== current && !isEmpty(one));
  if (others.some(({ toOn }) => toOn === null || toOn > on)) return null;
  if (current.value === value) return planChange(periods, on, value);
  const emptied = { id: current.id, fromOn: on, toOn: on };
  const before = others.find((one) => one.toOn === on && one.value === value);
  if (before)
    return {
      set: [{ id: before.id, fromOn: before.fromOn, toOn: null }],
      remove: [current.id],
      insert: null,
    };
  return { set: [emptied], remove: [], insert: value === null ? null : { fromOn: on, toOn: null } };
}

/**
 * Takes a mistaken change back: what it had replaced on its first day, else what held until that day, holds again for its
 * time. Without either the history says nothing about these days.
 */
export function planUndo<Value>(periods: readonly Period<Value>[], id: number): TimelinePlan {
  const wrong = periods.find((one) => one.id === id);
  if (!wrong) return nothing;
  if (isEmpty(wrong)) return { set: [], remove: [id], insert: null };
  const replaced = periods
    .filter((one) => isEmpty(one) && one.fromOn === wrong.fromOn && one.id !== id)
    .sort((a, b) => b.id - a.id)[0];
  const restored = replaced ?? periods.find((one) => !isEmpty(one) && one.toOn === wrong.fromOn);
  if (!restored) return { set: [], remove: [id], insert: null };
  const set = [{ id: restored.id, fromOn: restored.fromOn, toOn: wrong.toOn }];
  return withoutSwallowed(
    periods.filter((one) => one !== wrong),
    { set, remove: [id], insert: null },
  );
}

const startingOn = (periods: readonly Period<unknown>[], on: IsoDate): number[] =>
  periods.filter(({ fromOn }) => fromOn === on).map(({ id }) => id);

function nextStart(periods: readonly Period<unknown>[], on: IsoDate): IsoDate | null {
  const later = periods.filter((one) => !isEmpty(one) && one.fromOn > on).map(({ fromOn }) => fromOn);
  return later.sort()[0] ?? null;
}

/** Empty periods inside a running one mark no change any more. */
function withoutSwallowed(periods: readonly Period<unknown>[], plan: TimelinePlan): TimelinePlan {
  const spans = [...plan.set, ...(plan.insert ? [plan.insert] : [])];
  const inside = (on: IsoDate) =>
    spans.some(({ fromOn, toOn }) => fromOn < on && (toOn === null || toOn > on));
  const set = plan.set.filter((one) => !(isEmpty(one) && inside(one.fromOn)));
  const gone = [...plan.set.filter((one) => !set.includes(one)), ...periods.filter(isEmpty)]
    .filter(({ id, fromOn }) => inside(fromOn) && !set.some((one) => one.id === id))
    .map(({ id }) => id);
  return { ...plan, set, remove: [...new Set([...plan.remove, ...gone])] };
}
