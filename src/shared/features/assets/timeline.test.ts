import { addDays } from '@shared/kernel/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Period, periodOn, planChange, planPresent, planUndo, type TimelinePlan } from './timeline';

const first = '2026-01-01';
const span = 24;
const days = Array.from({ length: span }, (_, at) => addDays(first, at));

/** What a table of rows would look like after the plan. */
function carryOut(
  periods: readonly Period<string>[],
  plan: TimelinePlan,
  value: string | null,
): Period<string>[] {
  const kept = periods
    .filter(({ id }) => !plan.remove.includes(id))
    .map((one) => ({ ...one, ...plan.set.find(({ id }) => id === one.id) }));
  const id = Math.max(0, ...periods.map((one) => one.id)) + 1;
  return plan.insert && value !== null ? [...kept, { id, ...plan.insert, value }] : kept;
}

const change = (periods: readonly Period<string>[], on: string, value: string | null) =>
  carryOut(periods, planChange(periods, on, value), value);

const told = (periods: readonly Period<string>[]) => days.map((on) => periodOn(periods, on)?.value ?? null);

/** The naive model: one box a day, and the days on which somebody said that something changed. */
class Calendar {
  readonly boxes: (string | null)[] = days.map(() => null);

  /** From the day on to the next day that tells something else, as if written into a paper calendar. */
  write(at: number, value: string | null): void {
    const before = this.boxes[at];
    let until = at;
    if (before === null && value === null) return;
    // An empty stretch is filled up to the next known value, a known one is overwritten up to its own end.
    while (until < span && this.boxes[until] === before) until += 1;
    for (let day = at; day < until; day += 1) this.boxes[day] = value;
  }
}

const changes = fc.array(
  fc.record({ at: fc.nat(span - 1), value: fc.constantFrom<(string | null)[]>('А', 'Б', 'В', null) }),
  { maxLength: 14 },
);

const build = (list: { at: number; value: string | null }[]) =>
  list.reduce<Period<string>[]>((periods, { at, value }) => change(periods, days[at] ?? first, value), []);

describe('a history of periods', () => {
  it('tells on every day what a calendar of boxes tells, whatever is back-dated', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const calendar = new Calendar();
        for (const { at, value } of list) calendar.write(at, value);
        expect(told(build(list))).toEqual(calendar.boxes);
      }),
      { numRuns: 1500 },
    );
  });

  it('never overlaps and never ends before it begins', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const periods = build(list);
        for (const { fromOn, toOn } of periods) expect(toOn === null || toOn >= fromOn).toBe(true);
        for (const on of days)
          expect(
            periods.filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || toOn > on)).length,
          ).toBeLessThanOrEqual(1);
        expect(periods.filter(({ toOn }) => toOn === null).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is as before after a new change and its undoing', () => {
    fc.assert(
      fc.property(changes, fc.nat(span - 1), fc.constantFrom('А', 'Б', 'Г'), (list, at, value) => {
        const before = build(list);
        const [eve, day] = [told(before)[at - 1] ?? null, told(before)[at] ?? null];
        // What ended on this very day without a successor counts as replaced by what begins on it.
        const emptied = before.some(({ fromOn, toOn }) => fromOn === toOn && fromOn === days[at]);
        fc.pre(day !== null || (eve === null && !emptied));
        const after = change(before, days[at] ?? first, value);
        const added = after.find(({ id }) => !before.some((one) => one.id === id));
        if (!added) return;
        expect(told(carryOut(after, planUndo(after, added.id), null))).toEqual(told(before));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('examples', () => {
  const owner = [
    { id: 1, fromOn: '2020-03-01', toOn: '2024-06-10', value: 'Иван' },
    { id: 2, fromOn: '2024-06-10', toOn: null, value: 'Мария' },
  ];

  it('a back-dated owner between two known ones leaves the present one', () => {
    const after = change(owner, '2022-01-01', 'Петър');
    expect(after).toEqual([
      { ...owner[0], toOn: '2022-01-01' },
      owner[1],
      { id: 3, fromOn: '2022-01-01', toOn: '2024-06-10', value: 'Петър' },
    ]);
  });

  it('the present owner since an earlier day is the same period, longer', () => {
    const after = change(owner, '2023-05-05', 'Мария');
    expect(after).toEqual([
      { ...owner[0], toOn: '2023-05-05' },
      { ...owner[1], fromOn: '2023-05-05' },
    ]);
  });

  it('a change before everything ends where the first known one begins', () => {
    expect(change(owner, '2015-01-01', 'Завод').at(-1)).toMatchObject({
      fromOn: '2015-01-01',
      toOn: '2020-03-01',
    });
  });

  it('a change of the present one before it was known means that it was there until then', () => {
    const known = [{ id: 1, fromOn: '2026-11-24', toOn: null, value: 'Иван' }];
    const plan = planPresent(known, '2026-11-01', 'Мария');
    const after = carryOut(known, plan ?? planChange([], '', null), 'Мария');
    expect(after.map(({ value, fromOn, toOn }) => [value, fromOn, toOn])).toEqual([
      ['Иван', '2026-11-01', '2026-11-01'],
      ['Мария', '2026-11-01', null],
    ]);
    expect(planPresent(owner, '2022-01-01', 'Петър')).toBeNull();
  });

  it('undoing gives back what was replaced on the same day', () => {
    const wrong = change(owner, '2024-06-10', 'Грешка');
    expect(periodOn(wrong, '2025-01-01')?.value).toBe('Грешка');
    const back = carryOut(wrong, planUndo(wrong, 3), null);
    expect(back).toEqual(owner);
  });
});
