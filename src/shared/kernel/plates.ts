import { foldCode } from './folding';

/** What a plate is by its form; `foreign` is also whatever no Bulgarian form explains. */
export type PlateKind =
  | 'standard'
  | 'electric'
  | 'temporary'
  | 'diplomatic'
  | 'military'
  | 'vanity'
  | 'foreign';

const LATIN = 'ABEKMHOPCTYX';
const CYRILLIC = 'АВЕКМНОРСТУХ';
const LETTER = `[${LATIN}]`;
const REGION = '(?:A|B|BH|BP|BT|C|CA|CB|CC|CH|CM|CO|CT|E|EB|EH|H|K|KH|M|OB|P|PA|PB|PK|PP|T|TX|X|Y)';

const FORMS: readonly (readonly [PlateKind, RegExp])[] = [
  ['electric', new RegExp(`^(EA)(\\d{4})(${LETTER}{2})$`)],
  ['standard', new RegExp(`^(${REGION})(\\d{4})(${LETTER}{1,2})$`)],
  ['temporary', new RegExp(`^(\\d{3})(${LETTER})(\\d{3})$`)],
  ['military', /^(BA)(\d{6})$/],
  ['diplomatic', /^(C|CC|CT)(\d{4})$/],
  ['vanity', new RegExp(`^(${REGION})(${LETTER}{4,6})$`)],
];

function matchForm(key: string): readonly [PlateKind, readonly string[]] | null {
  for (const [kind, form] of FORMS) {
    const match = form.exec(key);
    if (match) return [kind, match.slice(1)];
  }
  return null;
}

/** Key under which a plate is stored and searched (domain §1). */
export function plateKey(text: string): string {
  return foldCode(text);
}

/** Kind of a plate by its form; a guess for a label, never a reason to refuse. */
export function plateKind(text: string): PlateKind {
  return matchForm(plateKey(text))?.[0] ?? 'foreign';
}

/** Writes a Bulgarian plate as `СВ 4521 КТ` in Cyrillic; any other, and a vanity plate, is left as typed. */
export function formatPlate(text: string): string {
  const form = matchForm(plateKey(text));
  // Where the region of a vanity plate ends cannot be told from its letters.
  if (form === null || form[0] === 'vanity') return text.trim();
  return form[1]
    .map((part) => part.replace(/[A-Z]/g, (letter) => CYRILLIC.charAt(LATIN.indexOf(letter))))
    .join(' ');
}
