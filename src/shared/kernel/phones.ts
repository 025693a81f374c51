/** A phone as kept: E.164 when its pattern is known, else what was typed, to be kept with a warning (domain §1). */
export type Phone = { e164: string; known: boolean };

const COUNTRY = '359';
const MOBILE = /^(?:8[789]\d{7}|98[789]\d{6}|99\d{7})$/;
const SOFIA = /^2\d{6,7}$/;
const TOWN = /^[3-79]\d{6,7}$/;
const SERVICE = /^(?:700|800|900)\d{5}$/;
const FOREIGN = /^[1-9]\d{7,14}$/;

const isNational = (number: string) =>
  MOBILE.test(number) || SOFIA.test(number) || SERVICE.test(number) || TOWN.test(number);

/** Reads a typed phone (`0888123456`, `00359…`, `+359 888 123 456`) into E.164 (domain §1). */
export function normalizePhone(text: string): Phone {
  const typed = text.trim();
  const digits = typed.replace(/[\s\u00a0()./-]/g, '').replace(/^00/, '+');
  const bulgarian = nationalPart(digits);
  if (bulgarian !== null && isNational(bulgarian)) return { e164: `+${COUNTRY}${bulgarian}`, known: true };
  const foreign = digits.startsWith('+') ? digits.slice(1) : '';
  if (!foreign.startsWith(COUNTRY) && FOREIGN.test(foreign)) return { e164: `+${foreign}`, known: true };
  return { e164: typed, known: false };
}

/** Digits after the country or the trunk zero; a mobile number is understood without either. */
function nationalPart(digits: string): string | null {
  const match = /^(?:\+3590?|3590?|0)(\d+)$/.exec(digits);
  if (match) return match[1] ?? null;
  return MOBILE.test(digits) ? digits : null;
}

/** Country calling codes of one and two digits; all others have three. */
const CALLING_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** Writes a kept phone as it is dialled here: `0888 123 456`, `02 123 4567`; foreign ones with `+`, unknown ones as kept. */
export function formatPhone(e164: string): string {
  if (!/^\+[1-9]\d{7,14}$/.test(e164)) return e164;
  const digits = e164.slice(1);
  const code = CALLING_CODE.exec(digits)?.[0] ?? '';
  const number = digits.slice(code.length);
  if (code !== COUNTRY) return `+${code} ${inThrees(number)}`;
  if (SERVICE.test(number)) return `0${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}`;
  const area = MOBILE.test(number) ? 3 : SOFIA.test(number) ? 1 : 2;
  return `0${number.slice(0, area)} ${inThrees(number.slice(area))}`;
}

/** Groups of three, the last of up to five: no digit or two stand alone. */
function inThrees(digits: string): string {
  return digits.replace(/\d{3}(?=\d{3})/g, '$& ');
}

/** Digits by which a phone is found: without the country and the trunk zero, so that both spellings meet. */
export function phoneKey(text: string): string {
  const { e164, known } = normalizePhone(text);
  const digits = e164.replace(/\D/g, '');
  return known && e164.startsWith(`+${COUNTRY}`) ? digits.slice(COUNTRY.length) : digits.replace(/^0+/, '');
}
