import type { IsoDate } from '../../kernel/dates';

/** A registration under ЗДДС, inclusive dates; null is open to that side. */
export interface VatPeriod {
  number: string;
  fromOn: IsoDate | null;
  toOn: IsoDate | null;
}

const always = '0000-00-00';
const ever = '9999-99-99';
const from = ({ fromOn }: VatPeriod): string => fromOn ?? always;
const to = ({ toOn }: VatPeriod): string => toOn ?? ever;

/** The number valid on a date, null when there is no registration then: an ЕИК is not one (domain §1). */
export function vatNumberOn(periods: readonly VatPeriod[], on: IsoDate): string | null {
  const valid = periods.filter((period) => from(period) <= on && to(period) >= on);
  return valid.sort((a, b) => from(b).localeCompare(from(a)))[0]?.number ?? null;
}

/** Whether two registrations hold on the same day. */
export function vatPeriodsOverlap(periods: readonly VatPeriod[]): boolean {
  const ordered = [...periods].sort((a, b) => from(a).localeCompare(from(b)));
  return ordered.some((period, at) => {
    const next = ordered[at + 1];
    return next !== undefined && from(next) <= to(period);
  });
}
