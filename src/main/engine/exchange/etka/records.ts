import type { etkaSkipReasons } from '@shared/features/etka/model';
import {
  type AnyColumn,
  type EtkaProfile,
  type FixedColumn,
  type FrameField,
  fieldOf,
  type PartField,
} from '@shared/features/etka/profile';
import { vatCents } from '@shared/kernel/money';
import { oneLine, type TextEncoder } from '../encodedText';
import { availableOf, type Candidate, numberForms } from './candidates';

export type SkipReason = (typeof etkaSkipReasons)[number];

/** A value that cannot stand in its column; turns the part into an error row, or refuses the file for the frame. */
export class Unfit extends Error {
  constructor(
    readonly reason: SkipReason,
    readonly field: PartField | FrameField | null,
  ) {
    super(`${reason} ${field}`);
  }
}

/** An integer and how many of its last digits are decimals, or a text. */
export type FieldValue = { text: string } | { amount: number; scale: number };

/** Digits after the point that the profile gives quantities; they are rounded down to it (etka §3). */
export function quantityDecimals(profile: EtkaProfile): number {
  const columns: readonly AnyColumn[] = profile.columns;
  const column = columns.find((candidate) => fieldOf(candidate) === 'quantity');
  return column === undefined ? 2 : Math.min(column.decimals, 3);
}

/** Available quantity in units of the profile's last decimal, rounded down, never below zero. */
export function quantityUnits(candidate: Candidate, decimals: number): number {
  const milli = availableOf(candidate.row);
  if (!Number.isSafeInteger(milli)) throw new Unfit('INVALID_VALUE', 'quantity');
  return Math.floor(milli / 10 ** (3 - decimals));
}

/** Price in cents, net or gross; a part without a price counts as 0 here. */
export function priceCents(candidate: Candidate, gross: boolean): number {
  const net = candidate.row.priceNetCents ?? 0;
  if (!Number.isSafeInteger(net) || net < 0) throw new Unfit('INVALID_VALUE', 'price');
  return gross ? net + vatCents(net, vatOf(candidate)) : net;
}

function vatOf(candidate: Candidate): number {
  const { vatBp } = candidate.row;
  if (!Number.isSafeInteger(vatBp) || vatBp < 0 || vatBp > 100_000) throw new Unfit('INVALID_VALUE', 'vat');
  return vatBp;
}

const statusDigit = { active: '0', replaced: '1', ended: '2' } as const;

/** The value of a part's field before it is laid out. */
export function partValue(
  field: PartField,
  candidate: Candidate,
  profile: EtkaProfile,
  gross: boolean,
): FieldValue {
  const { row, number } = candidate;
  const decimals = quantityDecimals(profile);
  switch (field) {
    case 'partNumber14':
      return { text: number.form14 };
    case 'partNumber':
      return { text: number.compact };
    case 'brandCharacter':
      return { text: candidate.brandCharacter };
    case 'description':
      return { text: oneLine(row.description) };
    case 'quantity':
      return { amount: quantityUnits(candidate, decimals), scale: decimals };
    case 'price':
      return { amount: priceCents(candidate, gross), scale: 2 };
    case 'currency':
      return { text: oneLine(row.currency) };
    case 'discountGroup':
      return { text: oneLine(row.discountGroup ?? '') };
    case 'vat':
      return { amount: vatOf(candidate), scale: 2 };
    case 'replacedBy14':
    case 'replacedBy':
      return { text: replacement(candidate, field) };
    case 'bin':
      return { text: oneLine(row.bin ?? '') };
    case 'priceDate':
      return { text: row.priceDate === null ? '' : dateText(row.priceDate, profile.dateFormat) };
    case 'coreDeposit':
      return { amount: row.coreDepositCents ?? 0, scale: 2 };
    case 'status':
      return { text: statusDigit[row.status] };
  }
}

function replacement({ row }: Candidate, field: 'replacedBy14' | 'replacedBy'): string {
  const forms = row.replacedBy === null ? null : numberForms(row.replacedBy, row.isVwGroup);
  if (forms === null) return '';
  return field === 'replacedBy14' ? forms.form14 : forms.compact;
}

/** Writes `2026-11-24` in a profile's date format. */
export function dateText(isoDate: string, format: EtkaProfile['dateFormat']): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  if (format === 'yyyymmdd') return `${year}${month}${day}`;
  return format === 'dd.mm.yyyy' ? `${day}.${month}.${year}` : `${year}-${month}-${day}`;
}

/** Numbers of parts must arrive as they are: no character of them is replaced or cut. */
const IDENTIFYING: ReadonlySet<string> = new Set([
  'partNumber14',
  'partNumber',
  'replacedBy14',
  'replacedBy',
  'count',
]);

/** Lays a value out as a column's text, encodable and within its length; throws Unfit. */
export function cellText(
  value: FieldValue,
  column: AnyColumn,
  profile: EtkaProfile,
  encoder: TextEncoder,
): string {
  const field = fieldOf(column);
  const limit = 'width' in column ? column.width : column.maxLength;
  if ('amount' in value)
    return fitting(amountText(value, column, profile.decimalSign, field), limit, field, encoder);
  const identifying = field !== null && IDENTIFYING.has(field);
  if (/\p{Cc}/u.test(value.text)) throw new Unfit('INVALID_VALUE', field);
  const text = encoder.fit(value.text, identifying ? 'error' : profile.unmappable);
  if (text === null) throw new Unfit('UNMAPPABLE', field);
  if (column.tooLong === 'truncate' && limit !== undefined) return encoder.cut(text, limit);
  return fitting(text, limit, field, encoder);
}

function fitting(
  text: string,
  limit: number | undefined,
  field: PartField | FrameField | null,
  encoder: TextEncoder,
): string {
  if (limit !== undefined && encoder.byteLength(text) > limit) throw new Unfit('DOES_NOT_FIT', field);
  return text;
}

function amountText(
  { amount, scale }: { amount: number; scale: number },
  column: AnyColumn,
  sign: string,
  field: PartField | FrameField | null,
): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new Unfit('INVALID_VALUE', field);
  const digits = String(amount).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .padEnd(column.decimals, '0')
    .slice(0, column.decimals);
  if (column.impliedPoint) return `${whole}${fraction}`.replace(/^0+(?=\d)/u, '');
  return fraction === '' ? whole : `${whole}${sign}${fraction}`;
}

/** Pads a laid-out text to its column; the pad characters are one byte in every encoding. */
export function padded(text: string, column: FixedColumn, encoder: TextEncoder): string {
  const missing = column.pad.repeat(column.width - encoder.byteLength(text));
  return column.align === 'right' ? missing + text : text + missing;
}
