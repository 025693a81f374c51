import type { IsoDate } from './dates';
import { isIsoDate } from './dates';
import { foldCode } from './folding';

/**
 * What a check found; checks warn and never block a foreigner (domain §1). `future_date` passes with a warning,
 * `unchecked` is a form that has no known check.
 */
export type IdentifierCode =
  | 'ok'
  | 'future_date'
  | 'unchecked'
  | 'empty'
  | 'characters'
  | 'length'
  | 'date'
  | 'checksum';
export type IdentifierCheck = { ok: boolean; code: IdentifierCode };

const PASSING: ReadonlySet<IdentifierCode> = new Set(['ok', 'future_date', 'unchecked']);

const result = (code: IdentifierCode): IdentifierCheck => ({ ok: PASSING.has(code), code });

const EIK9_FIRST = [1, 2, 3, 4, 5, 6, 7, 8];
const EIK9_SECOND = [3, 4, 5, 6, 7, 8, 9, 10];
const EIK13_FIRST = [2, 7, 3, 5];
const EIK13_SECOND = [4, 9, 5, 7];
const EGN_WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6];
const LNCH_WEIGHTS = [21, 19, 17, 13, 11, 9, 7, 3, 1];
const VAT10_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2];

function weighted(digits: string, weights: readonly number[], from = 0): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[from + at]), 0);
}

/** Digits of a typed number without its spaces and dashes, or the reason why it has not the form. */
function digitsIn(text: string, lengths: readonly number[]): { digits: string } | { code: IdentifierCode } {
  const digits = text.replace(/[\s\u00a0.-]/g, '');
  if (digits === '') return { code: 'empty' };
  if (!/^\d+$/.test(digits)) return { code: 'characters' };
  return lengths.includes(digits.length) ? { digits } : { code: 'length' };
}

const twoPass = (first: number, second: number) => (first % 11 === 10 ? (second % 11) % 10 : first % 11);

function eikPasses(digits: string): boolean {
  const ninth = twoPass(weighted(digits, EIK9_FIRST), weighted(digits, EIK9_SECOND));
  if (ninth !== Number(digits[8])) return false;
  if (digits.length === 9) return true;
  const last = twoPass(weighted(digits, EIK13_FIRST, 8), weighted(digits, EIK13_SECOND, 8));
  return last === Number(digits[12]);
}

/** Checks an ЕИК of 9 or 13 digits (domain §1). */
export function checkEik(text: string): IdentifierCheck {
  const read = digitsIn(text, [9, 13]);
  if ('code' in read) return result(read.code);
  return result(eikPasses(read.digits) ? 'ok' : 'checksum');
}

/** Birth date of ten ЕГН digits, month +20 for 18xx and +40 for 20xx; null when it is no date. */
export function egnBirthDate(digits: string): IsoDate | null {
  const month = Number(digits.slice(2, 4));
  const shift = month > 40 ? 40 : month > 20 ? 20 : 0;
  const century = shift === 40 ? '20' : shift === 20 ? '18' : '19';
  const date = `${century}${digits.slice(0, 2)}-${String(month - shift).padStart(2, '0')}-${digits.slice(4, 6)}`;
  return isIsoDate(date) ? date : null;
}

/** Checks an ЕГН: date and check digit; a date after today only warns (domain §1). */
export function checkEgn(text: string, today: IsoDate): IdentifierCheck {
  const read = digitsIn(text, [10]);
  if ('code' in read) return result(read.code);
  const born = egnBirthDate(read.digits);
  if (born === null) return result('date');
  if ((weighted(read.digits, EGN_WEIGHTS) % 11) % 10 !== Number(read.digits[9])) return result('checksum');
  return result(born > today ? 'future_date' : 'ok');
}

/** Checks an ЛНЧ of 10 digits (domain §1). */
export function checkLnch(text: string): IdentifierCheck {
  const read = digitsIn(text, [10]);
  if ('code' in read) return result(read.code);
  return result(weighted(read.digits, LNCH_WEIGHTS) % 10 === Number(read.digits[9]) ? 'ok' : 'checksum');
}

/** Checks a VAT number: `BG` with 9 digits as ЕИК or 10 as ЕГН, ЛНЧ or its own weights; other countries are unchecked (domain §1). */
export function checkVatNumber(text: string, today: IsoDate): IdentifierCheck {
  const key = foldCode(text.replace(/^\s*БГ/iu, 'BG'));
  if (key === '') return result('empty');
  if (!/^[A-Z]{2}[0-9A-Z]{2,13}$/.test(key)) return result('characters');
  if (!key.startsWith('BG')) return result('unchecked');
  const read = digitsIn(key.slice(2), [9, 10]);
  if ('code' in read) return result(read.code);
  if (read.digits.length === 9) return checkEik(read.digits);
  const passes = checkEgn(read.digits, today).ok || checkLnch(read.digits).ok || vat10Passes(read.digits);
  return result(passes ? 'ok' : 'checksum');
}

function vat10Passes(digits: string): boolean {
  return (11 - (weighted(digits, VAT10_WEIGHTS) % 11)) % 11 === Number(digits[9]);
}

/** Lengths of the countries whose accounts are met at a Bulgarian counter; others are only bounded. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    BG: 22,
    AT: 20,
    BE: 16,
    CY: 28,
    CZ: 24,
    DE: 22,
    ES: 24,
    FR: 27,
    GB: 22,
    GR: 27,
    HR: 21,
    HU: 28,
    IT: 27,
    LT: 20,
    MK: 19,
    NL: 18,
    PL: 28,
    RO: 24,
    RS: 22,
    SI: 19,
    SK: 24,
    TR: 26,
  }),
);

/** Checks an IBAN: length where the country's is known, mod 97 (domain §1). */
export function checkIban(text: string): IdentifierCheck {
  const key = text.replace(/[\s\u00a0-]/g, '').toUpperCase();
  if (key === '') return result('empty');
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]*$/.test(key)) return result('characters');
  const length = IBAN_LENGTHS.get(key.slice(0, 2));
  if (length === undefined ? key.length < 15 || key.length > 34 : key.length !== length)
    return result('length');
  let remainder = 0;
  for (const letter of key.slice(4) + key.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return result(remainder === 1 ? 'ok' : 'checksum');
}
