/** No-break space: groups digits and stands before a unit, so that an amount never breaks over two lines. */
export const NBSP = '\u00a0';

/** Typographic minus of screens and prints; plain text for files and inputs uses the hyphen. */
export const MINUS = '\u2212';

export type DecimalStyle = {
  /** Decimals that are always shown. */
  minDecimals: number;
  /** No grouping and a hyphen for minus: the form for input fields and files. */
  plain?: boolean;
};

/** Writes an integer counted in 10^-scale as Bulgarian decimal text: comma, groups of three, no-break spaces. */
export function formatScaled(value: number, scale: number, style: DecimalStyle): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  while (fraction.length > style.minDecimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const grouped = style.plain ? whole : whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  const sign = value < 0 ? (style.plain ? '-' : MINUS) : '';
  return fraction === '' ? sign + grouped : `${sign}${grouped},${fraction}`;
}

export type DecimalRules = {
  /** Decimals kept; more of them (other than zeros) make the text invalid. */
  scale: number;
  /** Largest absolute value, counted in 10^-scale. */
  limit: number;
  /** `1.234` has two readings a thousand times apart: refused where three decimals make no sense. */
  refuseLoneGroup: boolean;
};

const GROUPS_BY_SPACE = /^\d{1,3}(?: \d{3})+$/;
const GROUPS_BY_DOT = /^\d{1,3}(?:\.\d{3})+$/;
const GROUPS_BY_COMMA = /^\d{1,3}(?:,\d{3})+$/;

function wholeDigits(text: string): string | null {
  if (/^\d*$/.test(text)) return text;
  if (GROUPS_BY_SPACE.test(text) || GROUPS_BY_DOT.test(text) || GROUPS_BY_COMMA.test(text)) {
    return text.replace(/[ .,]/g, '');
  }
  return null;
}

function splitAtDecimal(text: string, rules: DecimalRules): readonly [string, string] | null {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (at < 0) return [text, ''];
  const mark = text.charAt(at);
  if (text.indexOf(mark) !== at) {
    // The same mark twice can only group thousands: 1.234.567.
    return (mark === '.' ? GROUPS_BY_DOT : GROUPS_BY_COMMA).test(text) ? [text, ''] : null;
  }
  const whole = text.slice(0, at);
  const fraction = text.slice(at + 1);
  const lone = /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction);
  if (rules.refuseLoneGroup && lone) return null;
  return [whole, fraction];
}

/** Reads typed decimal text (comma or dot, spaces and no-break spaces as groups, any minus); null for nonsense. */
export function parseScaled(text: string, rules: DecimalRules): number | null {
  const tidy = text.replace(/[\s\u00a0\u202f\u2009]+/g, ' ').trim();
  const sign = /^[-\u2212\u2013]/.test(tidy) ? -1 : 1;
  const parts = splitAtDecimal(tidy.replace(/^[-\u2212\u2013+] ?/, ''), rules);
  if (parts === null) return null;
  const whole = wholeDigits(parts[0]);
  const fraction = parts[1].replace(/0+$/, '');
  if (whole === null || !/^\d*$/.test(parts[1]) || fraction.length > rules.scale) return null;
  if (whole === '' && parts[1] === '') return null;
  const significant = whole.replace(/^0+/, '');
  if (significant.length > 15) return null;
  const value = Number(significant + fraction.padEnd(rules.scale, '0'));
  if (value > rules.limit) return null;
  return value === 0 ? 0 : sign * value;
}
