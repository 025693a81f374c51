import type { AssetFilter } from '@shared/features/registry/model';
import type { ViewFilter } from '@shared/features/views/model';
import { addDays, isIsoDate, sofiaDate } from '@shared/kernel/dates';

export const narrowKinds = ['none', 'noVisit', 'warranty', 'inspection', 'insurance'] as const;
export type NarrowKind = (typeof narrowKinds)[number];

/** By what the card file is narrowed besides words (reports L1). */
export interface Narrow {
  kind: NarrowKind;
  months: number | null;
  until: string | null;
}

/** A year without a visit; what ends within a month. */
export const usualNarrow = (): Narrow => ({
  kind: 'none',
  months: 12,
  until: addDays(sofiaDate(Date.now()), 30),
});

type Narrowing = Pick<
  AssetFilter,
  'noVisitMonths' | 'warrantyUntilOn' | 'inspectionUntilOn' | 'insuranceUntilOn'
>;

/** Null means not narrowed, also while a date or number is being typed. */
export function narrowing({ kind, months, until }: Narrow): Narrowing {
  const on = until !== null && isIsoDate(until) ? until : null;
  return {
    noVisitMonths: kind === 'noVisit' && months !== null && months >= 1 && months <= 240 ? months : null,
    warrantyUntilOn: kind === 'warranty' ? on : null,
    inspectionUntilOn: kind === 'inspection' ? on : null,
    insuranceUntilOn: kind === 'insurance' ? on : null,
  };
}

/** What a saved view keeps: the parts that the chosen narrowing has, so that a passing date does not count as a change. */
export function narrowFilter({ kind, months, until }: Narrow): ViewFilter {
  if (kind === 'none') return { narrow: null, months: null, until: null };
  return kind === 'noVisit' ? { narrow: kind, months, until: null } : { narrow: kind, months: null, until };
}

export function narrowOf(filter: ViewFilter): Narrow {
  const usual = usualNarrow();
  return {
    kind: narrowKinds.find((one) => one === filter.narrow) ?? 'none',
    months: typeof filter.months === 'number' ? filter.months : usual.months,
    until: typeof filter.until === 'string' ? filter.until : usual.until,
  };
}
