import type { Due, DueState, ServiceLine } from '@shared/features/care/model';
import { formatDate } from '@shared/kernel/dates';
import { formatScaled } from '@shared/kernel/decimalText';
import type { TFunction } from 'i18next';
import { meterText } from '../assets/assetWords';

export const stateTones: Readonly<Record<DueState, 'danger' | 'warn' | 'plain' | 'line'>> = {
  overdue: 'danger',
  soon: 'warn',
  later: 'plain',
  unknown: 'line',
};

/** What falls due in words: its own title, or the kind where it has none. */
export const dueTitle = (t: TFunction, { kind, title }: Pick<Due, 'kind' | 'title'>): string =>
  title || t(($) => $.care.kind[kind]);

/** Title of a reminder by the key of what was due. */
export function reminderTitle(t: TFunction, { key, title }: { key: string; title: string }): string {
  if (title) return title;
  return key === 'insurance' ? t(($) => $.care.kind.insurance) : t(($) => $.care.kind.inspection);
}

/** „12 месеца · 15 000 km“. */
export function intervalText(
  t: TFunction,
  { intervalMonths, intervalMeter }: Pick<ServiceLine, 'intervalMonths' | 'intervalMeter'>,
  unit: 'km' | 'h',
): string {
  const months = intervalMonths === null ? '' : t(($) => $.care.everyMonths, { count: intervalMonths });
  const meter = intervalMeter === null ? '' : meterText(intervalMeter, unit);
  return [months, meter].filter(Boolean).join(' · ');
}

/** „24.11.2026 · 184 320 km“, whatever of both is known. */
export function pointText(on: string | null, meter: number | null, unit: 'km' | 'h'): string {
  const parts = [on === null ? '' : formatDate(on), meter === null ? '' : meterText(meter, unit)];
  return parts.filter(Boolean).join(' · ');
}

/** Tread in millimetres with one decimal. */
export const treadText = (tenths: number): string => formatScaled(tenths, 1, { minDecimals: 1 });
