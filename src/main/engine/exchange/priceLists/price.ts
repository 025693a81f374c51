/** 100 000,00 € for one unit: more is a column read wrong. */
const MAX_CENTS = 10_000_000;

const CURRENCY = /\s*(?:€|eur|euro|евро)\.?$/iu;
const BLANKS = /[\s\u00a0\u202f\u2009']/gu;

export interface PriceStyle {
  decimalMark: ',' | '.';
  /** Decimals of a figure without a mark; null: figures have their mark. */
  impliedDecimals: number | null;
}

/**
 * A price of a file as integer cents, the third decimal rounded half up; `null` for an empty cell.
 * Thousands may be grouped by blanks, an apostrophe or the other mark.
 */
export function parsePrice(text: string, style: PriceStyle): number | null | 'price' | 'priceRange' {
  const tidy = text.replace(CURRENCY, '').replace(BLANKS, '');
  if (tidy === '') return null;
  const digits =
    style.impliedDecimals === null ? marked(tidy, style.decimalMark) : implied(tidy, style.impliedDecimals);
  if (digits === null) return 'price';
  const cents = centsOf(digits.whole, digits.fraction);
  return cents > MAX_CENTS ? 'priceRange' : cents;
}

interface Digits {
  whole: string;
  fraction: string;
}

function implied(text: string, decimals: number): Digits | null {
  if (!/^\d{1,15}$/.test(text)) return null;
  const padded = text.padStart(decimals + 1, '0');
  const at = padded.length - decimals;
  return { whole: padded.slice(0, at), fraction: padded.slice(at) };
}

const COMMA_MARKED = /^(\d{1,3}(?:\.\d{3})+|\d{1,12})?(?:,(\d{0,8}))?$/;
const DOT_MARKED = /^(\d{1,3}(?:,\d{3})+|\d{1,12})?(?:\.(\d{0,8}))?$/;

function marked(text: string, mark: ',' | '.'): Digits | null {
  const found = (mark === ',' ? COMMA_MARKED : DOT_MARKED).exec(text);
  if (!found || (!found[1] && !found[2])) return null;
  return { whole: (found[1] ?? '0').replace(/[.,]/g, ''), fraction: found[2] ?? '' };
}

/** Integer arithmetic on the digits, so that 1.005 is 1.01. */
function centsOf(whole: string, fraction: string): number {
  const cents = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return fraction.length > 2 && (fraction.charCodeAt(2) ?? 0) >= 0x35 ? cents + 1 : cents;
}

/** Net cents of a gross price; the half cent goes up (domain §4.6). */
export function netCents(grossCents: number, vatBp: number): number {
  return Math.floor((grossCents * 20_000 + 10_000 + vatBp) / (2 * (10_000 + vatBp)));
}

/** The mark that the figures themselves show: one that does not stand before exactly three digits, or the last of two. */
export function guessDecimalMark(figures: readonly string[]): ',' | '.' {
  let commas = 0;
  let dots = 0;
  for (const figure of figures) {
    const tidy = figure.replace(CURRENCY, '').replace(BLANKS, '');
    const last = /([.,])(\d*)$/.exec(tidy);
    if (!last) continue;
    const isOther = tidy.slice(0, -last[0].length).includes(last[1] === ',' ? '.' : ',');
    if (!isOther && last[2]?.length === 3) continue;
    if (last[1] === ',') commas += 1;
    else dots += 1;
  }
  return commas >= dots ? ',' : '.';
}
