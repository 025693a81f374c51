import { foldCode } from './folding.ts';

/** A VW-group part number taken apart (etka §2). */
export type VwNumber = {
  /** Nine characters, with the two inner blanks of standard parts and fluids. */
  base: string;
  /** One or two characters, or none; `X` at its end means an exchange part. */
  index: string;
  /** Three characters of colour or surface, or none. */
  colour: string;
  /** The 14-character form, mask 3-3-3-2-3, blanks kept. */
  etka14: string;
  /** As written by people: `8Z0 419 091 D 1KT`. */
  shown: string;
};

const STANDARD_PART = /^(N)(\d{6})(\d{0,2})$/;
const FLUID = /^([GB])(\d{6})([A-Z]\d?)$/;
const USUAL = /^([0-9A-Z]{9})([0-9A-Z]{0,5})$/;

/** Length of the index for the length of what follows the first nine characters (etka §2). */
const INDEX_LENGTH = [0, 1, 2, 0, 1, 2] as const;

/** Key of a part number of any brand: upper case, separators dropped, Cyrillic look-alikes as Latin (etka §2). */
export function partKey(text: string): string {
  return foldCode(text);
}

/** Takes a typed number of a VW-group brand apart; null when it is none. Only for parts of those brands (etka §2). */
export function parseVwNumber(text: string): VwNumber | null {
  const key = partKey(text);
  const short = STANDARD_PART.exec(key) ?? FLUID.exec(key);
  if (short) return vwNumber(`${short[1]}  ${short[2]}`, short[3] ?? '', '');
  const usual = USUAL.exec(key);
  if (!usual) return null;
  const tail = usual[2] ?? '';
  const indexLength = INDEX_LENGTH[tail.length] ?? 0;
  return vwNumber(usual[1] ?? '', tail.slice(0, indexLength), tail.slice(indexLength));
}

function vwNumber(base: string, index: string, colour: string): VwNumber {
  const groups = [base.slice(0, 3).trimEnd(), base.slice(3, 6), base.slice(6, 9), index, colour];
  return {
    base,
    index,
    colour,
    etka14: base + index.padEnd(2) + colour.padEnd(3),
    shown: groups.filter((group) => group !== '').join(' '),
  };
}

/** True for an exchange part: its index ends in X (etka §2). */
export function isExchangePart(number: VwNumber): boolean {
  return number.index.endsWith('X');
}

/** Writes a part number in the groups of its brand; numbers of other brands pass through as typed. */
export function formatPartNumber(text: string, isVwGroup: boolean): string {
  const number = isVwGroup ? parseVwNumber(text) : null;
  return number?.shown ?? text.trim();
}
