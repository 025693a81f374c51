import { foldCode } from './folding';

/** Why a VIN deserves a second look: no hint blocks, a wrong one (`ok` false) asks. */
export type VinHint = 'empty' | 'short' | 'long' | 'letters' | 'checkDigit' | null;
export type VinCheck = { ok: boolean; hint: VinHint };

const VIN_LENGTH = 17;
const CHECK_AT = 8;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
// Letters and their values stand under each other; I, O and Q do not occur in a VIN.
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const VALUES = '123456781234579234567890123456789';

const valueOfLetter = (letter: string) => Number(VALUES.charAt(LETTERS.indexOf(letter)));

/** Key of a VIN or serial: upper case without separators, O, О and Q as 0, I as 1 (domain §2.2). */
export function vinKey(text: string): string {
  return foldCode(text).replace(/[OQ]/g, '0').replace(/I/g, '1');
}

/** Check digit (position 9) of a 17-character VIN key, `0`–`9` or `X`. */
export function vinCheckDigit(key: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * valueOfLetter(key.charAt(at)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** Checks a VIN: wrong letters and more than 17 are not ok; short serials and the check digit are hints only (domain §2.2). */
export function checkVin(text: string): VinCheck {
  const key = vinKey(text);
  if (key === '') return { ok: false, hint: 'empty' };
  if (!/^[A-Z0-9]+$/.test(key)) return { ok: false, hint: 'letters' };
  if (key.length > VIN_LENGTH) return { ok: false, hint: 'long' };
  if (key.length < VIN_LENGTH) return { ok: true, hint: 'short' };
  return { ok: true, hint: vinCheckDigit(key) === key.charAt(CHECK_AT) ? null : 'checkDigit' };
}
