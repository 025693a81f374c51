import type { ProvisionState } from '@shared/features/provision/calc';
import { formatDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { unitText } from '../parts/unitText';

/** Glyph and colour of a state; the word stands beside them. */
export const stateMarks = {
  issued: { glyph: 'lineIssued', tone: 'c-ok' },
  covered: { glyph: 'lineReserved', tone: 'm' },
  expected: { glyph: 'lineExpected', tone: 'c-primary' },
  late: { glyph: 'late', tone: 'c-danger' },
  short: { glyph: 'lineMissing', tone: 'c-danger' },
} as const satisfies Record<ProvisionState, { glyph: string; tone: string }>;

export const quantityOf = (t: TFunction, milli: number, unit: string): string =>
  `${formatQuantity(milli)} ${unitText(t, unit)}`;

/** A day of a delivery, or that nobody knows it. */
export const dayText = (t: TFunction, on: string | null): string =>
  on === null ? t(($) => $.provision.unknownDay) : formatDate(on);
