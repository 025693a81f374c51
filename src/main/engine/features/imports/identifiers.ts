import { phoneSeparators } from '@shared/features/imports/words';
import type { IsoDate } from '@shared/kernel/dates';
import { checkEgn, checkEik, checkLnch } from '@shared/kernel/identifiers';
import { normalizePhone } from '@shared/kernel/phones';
import type { ImportRow } from './row';

/** Zeros that a sheet takes from the beginning of a number come back where the check digit proves them. */
function withZeros(
  row: ImportRow,
  field: string,
  { text, wasNumber }: { text: string; wasNumber: boolean },
  lengths: readonly number[],
  passes: (digits: string) => boolean,
): string {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits) || passes(digits)) return digits;
  for (const length of lengths) {
    const padded = digits.padStart(length, '0');
    if (padded.length === length && padded !== digits && passes(padded)) {
      row.warn(field, 'zerosRestored', { value: padded });
      return padded;
    }
  }
  if (wasNumber && !lengths.includes(digits.length)) row.warn(field, 'zerosLost');
  return digits;
}

/** An ЕИК; one with `BG` before it is a VAT number too. */
export function eikOf(row: ImportRow, field: string): { eik: string | null; vat: string | null } {
  const code = row.code(field, 20);
  if (code === null) return { eik: null, vat: null };
  const bare = code.text
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^[BВ][GГ]/u, '');
  const vat = bare.length < code.text.replace(/\s/g, '').length ? `BG${bare}` : null;
  const eik = withZeros(row, field, { ...code, text: bare }, [9, 13], (digits) => checkEik(digits).ok);
  if (!checkEik(eik).ok) row.warn(field, 'eik');
  return { eik, vat };
}

export interface PersonalNumber {
  number: string;
  kind: 'egn' | 'lnch' | 'foreign';
}

/** An ЕГН or ЛНЧ by its check digit; anything else is a foreign number. */
export function personalNumberOf(row: ImportRow, field: string, today: IsoDate): PersonalNumber | null {
  const code = row.code(field, 30);
  if (code === null) return null;
  const isEgn = (digits: string) => checkEgn(digits, today).ok;
  const passes = (digits: string) => digits.length === 10 && (isEgn(digits) || checkLnch(digits).ok);
  const number = withZeros(row, field, code, [10], passes);
  if (!/^\d{10}$/.test(number)) return { number: code.text, kind: 'foreign' };
  if (isEgn(number)) return { number, kind: 'egn' };
  if (checkLnch(number).ok) return { number, kind: 'lnch' };
  row.warn(field, 'egn');
  return { number, kind: 'egn' };
}

/** All phones of a cell as they are kept; the zero that a sheet took is put back. */
export function phonesOf(row: ImportRow, field: string): string[] {
  const code = row.code(field, 120);
  if (code === null) return [];
  const typed = code.text
    .split(phoneSeparators)
    .map((part) => part.trim())
    .filter(Boolean);
  return typed.map((text) => {
    const plain = normalizePhone(text);
    if (plain.known) return plain.e164;
    const zeroed = normalizePhone(`0${text.replace(/\D/g, '')}`);
    if (zeroed.known && /^\d/.test(text) && !text.startsWith('0')) {
      row.warn(field, 'zerosRestored', { value: `0${text.replace(/\D/g, '')}` });
      return zeroed.e164;
    }
    row.warn(field, 'phone');
    return text;
  });
}
