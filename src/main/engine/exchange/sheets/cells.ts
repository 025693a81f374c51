import type { FieldType } from '@shared/features/imports/fields';
import { addDays, formatDate, type IsoDate, parseDate } from '@shared/kernel/dates';
import { parseScaled } from '@shared/kernel/decimalText';

/**
 * A cell as the file has it: text, the digits of a number, a date, yes or no; `bad` is a formula without a value or an error.
 * A CSV has texts only.
 */
export type Cell =
  | null
  | string
  | { n: string }
  | { d: string }
  | { b: boolean }
  | { bad: CellFault; text: string };

export type CellFault = 'formula' | 'cellError' | 'lostDigits' | 'notNumber' | 'notDate' | 'outOfRange';

/** What a cell says as a value of its type; `null`: nothing. A code tells whether Excel had made a number of it. */
export type CellRead = { value: string | number | null; wasNumber?: boolean } | { fault: CellFault };

/** What stands in a cell, for people. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if ('n' in cell) return cell.n;
  if ('d' in cell) return formatDate(cell.d);
  return 'b' in cell ? String(cell.b) : cell.text;
}

/** Reads a cell as a value of a type: money and percent in hundredths, decimals in thousandths, dates as `YYYY-MM-DD`. */
export function readCell(cell: Cell, type: FieldType, today: IsoDate): CellRead {
  if (cell === null) return { value: null };
  if (typeof cell === 'object' && 'bad' in cell) return { fault: cell.bad };
  const plain = typeof cell === 'string' ? plainText(cell) : cell;
  if (plain === null) return { fault: 'formula' };
  if (plain === '') return { value: null };
  switch (type) {
    case 'date':
      return readDate(plain, today);
    case 'integer':
      return readInteger(plain);
    case 'money':
      return readScaled(plain, 2);
    case 'percent':
      return readPercent(plain);
    case 'decimal':
      return readScaled(plain, 3);
    case 'code':
    case 'phone':
      return readCode(plain);
    case 'text':
      return { value: typeof plain === 'object' && 'n' in plain ? digitsOf(plain.n) : cellText(plain) };
  }
}

/** `="0888…"` is how a table keeps a text; any other formula in a CSV is null: it was never reckoned. */
function plainText(text: string): string | null {
  const kept = /^="([^"]*)"$/.exec(text.trim());
  if (kept) return (kept[1] ?? '').trim();
  const trimmed = text.replace(/^\s*'(?=\S)/, '').trim();
  return /^[=@]/.test(trimmed) ? null : trimmed;
}

type Plain = string | { n: string } | { d: string } | { b: boolean };

/** Digits without an exponent: 8.88123456E8 → 888123456; as it stands when digits are missing. */
function digitsOf(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(text);
  if (!match) return text.replace(/\.0+$/, '');
  const [, sign = '', first = '', rest = '', power = '0'] = match;
  return rest.length > Number(power) ? text : sign + first + rest.padEnd(Number(power), '0');
}

function readCode(plain: Plain): CellRead {
  if (typeof plain === 'string') {
    // 8,88E+08 is what a CSV keeps of a number that was shown shortened: the digits are gone.
    return /^\d[.,]\d+E\+?\d+$/i.test(plain) ? { fault: 'lostDigits' } : { value: plain };
  }
  if (!('n' in plain)) return { value: cellText(plain) };
  const digits = digitsOf(plain.n);
  // A number has fifteen sure digits.
  if (!/^\d{1,15}$/.test(digits)) return { fault: 'lostDigits' };
  return { value: digits, wasNumber: true };
}

function readInteger(plain: Plain): CellRead {
  const text = (typeof plain === 'object' && 'n' in plain ? digitsOf(plain.n) : cellText(plain))
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[\p{L}.]+$/u, '');
  const grouped =
    /^\d{1,3}(?:[.,]\d{3})+$/.test(text) && typeof plain === 'string' ? text.replace(/[.,]/g, '') : text;
  if (!/^\d+(?:[.,]0+)?$/.test(grouped)) return { fault: 'notNumber' };
  const value = Number(grouped.replace(/[.,]0+$/, ''));
  return Number.isSafeInteger(value) ? { value } : { fault: 'outOfRange' };
}

function readScaled(plain: Plain, scale: number): CellRead {
  const text =
    typeof plain === 'object' && 'n' in plain
      ? fixed(plain.n, scale)
      : cellText(plain).replace(/(?:€|eur|евро|%)\.?\s*$/iu, '');
  const value = parseScaled(text, { scale, limit: 1e13, refuseLoneGroup: false });
  return value === null ? { fault: 'notNumber' } : { value };
}

/** A cell of percents holds 0.2 where people see 20 %. */
function readPercent(plain: Plain): CellRead {
  const share = typeof plain === 'object' && 'n' in plain ? Number(plain.n) : Number.NaN;
  return share > 0 && share <= 1 ? readScaled({ n: String(share * 100) }, 2) : readScaled(plain, 2);
}

/** A number that a sheet reckons in binary may carry a tail: 1.3500000000000001. */
const fixed = (text: string, scale: number): string => String(Number(Number(text).toFixed(scale)));

/** Days from the first day of Excel's calendar: a date that lost its form. */
const FIRST_SERIAL = 7_306;
const LAST_SERIAL = 80_000;

function readDate(plain: Plain, today: IsoDate): CellRead {
  if (typeof plain === 'object' && 'd' in plain) return { value: plain.d };
  if (typeof plain === 'object' && 'n' in plain) {
    const serial = Math.floor(Number(plain.n));
    const isDate = serial >= FIRST_SERIAL && serial <= LAST_SERIAL;
    return isDate ? { value: addDays('1899-12-30', serial) } : { fault: 'notDate' };
  }
  const text = cellText(plain).replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '');
  // A lone day or a day and month are words of a form, not of a file.
  const whole = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./\- ]\d{1,2}[./\- ]\d{2,4}|^\d{8}$/.test(text);
  const value = whole ? parseDate(text, today) : null;
  return value === null ? { fault: 'notDate' } : { value };
}
