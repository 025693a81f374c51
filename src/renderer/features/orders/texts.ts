import { formatPromise } from '@renderer/ui/fields/promise';
import type { Blocker } from '@shared/features/orders/model';
import { formatDate, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import type { TFunction } from 'i18next';

const minute = 60_000;

/** A span as `24 мин`, `5 ч 48 мин`, `3 дни`. */
export function durationText(t: TFunction, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minute));
  if (minutes < 60) return t(($) => $.orders.duration.minutes, { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t(($) => $.orders.duration.hours, { hours, minutes: minutes % 60 });
  return t(($) => $.orders.duration.days, { days: Math.floor(hours / 24) });
}

/** A span for narrow places: `0:24`, `2:02`; null from the second day on. */
export function clockSpan(ms: number): string | null {
  const minutes = Math.max(0, Math.floor(ms / minute));
  if (minutes >= 24 * 60) return null;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** An instant as it is spoken: `днес 16:30`, `утре 10:00`, `27.11.2026 10:00`. */
export function whenText(t: TFunction, instant: number, now: number): string {
  return formatPromise(instant, now, {
    [t(($) => $.ui.field.today)]: 0,
    [t(($) => $.ui.field.tomorrow)]: 1,
  });
}

/** The hour alone on the same day, else date and hour. */
export function stampText(t: TFunction, instant: number, now: number): string {
  return sofiaDate(instant) === sofiaDate(now) ? sofiaTime(instant) : whenText(t, instant, now);
}

/** For narrow places: the hour of today, else day and month, `21.11.` */
export function shortStamp(instant: number, now: number): string {
  const date = sofiaDate(instant);
  return date === sofiaDate(now) ? sofiaTime(instant) : formatDate(date).slice(0, 6);
}

/** What is missing, as a noun: `част 5Q0 407 152 A`, `завършване на 3 операции`. */
export function blockerText(t: TFunction, { code, params }: Blocker): string {
  const count = Number(params.count ?? 1);
  const money = code === 'overAuthorised' || code === 'unpaid';
  const subject = money ? formatMoney(Number(params.subject), { currency: true }) : String(params.subject);
  const values = { subject, count };
  if (count > 1) {
    if (code === 'lineWithoutWorker') return t(($) => $.orders.blocker.lineWithoutWorkerMany, values);
    if (code === 'partNotIssued') return t(($) => $.orders.blocker.partNotIssuedMany, values);
    if (code === 'partShort') return t(($) => $.orders.blocker.partShortMany, values);
    if (code === 'operationUnfinished') return t(($) => $.orders.blocker.operationUnfinishedMany, values);
    if (code === 'authorisationMissing') return t(($) => $.orders.blocker.authorisationMissingMany, values);
  }
  return t(($) => $.orders.blocker[code], values);
}
