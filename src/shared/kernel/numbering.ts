/** Series `YY-NNNNNN` of own documents (documents §1). */
export const yearSeries = [
  'order',
  'handover',
  'stockReceipt',
  'stockIssue',
  'stockReturn',
  'stockTransfer',
  'stockAdjustment',
  'stocktake',
  'purchase',
  'payment',
  'internal',
  'sale',
] as const;
export type YearSeries = (typeof yearSeries)[number];

const YEAR_NUMBER = /^(\d{2})-(\d{1,6})$/;
const MAX_YEAR_NUMBER = 999_999;
const MAX_INVOICE_NUMBER = 9_999_999_999;

/** Number of an own document within its year. */
export type YearNumber = { year: number; n: number };

/** Writes an own document's number as `26-004187` (documents §1). Throws RangeError when the year's numbers are used up. */
export function formatYearNumber(year: number, n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > MAX_YEAR_NUMBER) throw new RangeError(`number out of range: ${n}`);
  if (!Number.isInteger(year) || year < 2000 || year > 2099)
    throw new RangeError(`year out of range: ${year}`);
  return `${String(year % 100).padStart(2, '0')}-${String(n).padStart(6, '0')}`;
}

/** Reads `26-004187`, also with leading zeros left out; null for anything else. */
export function parseYearNumber(text: string): YearNumber | null {
  const match = YEAR_NUMBER.exec(text.trim());
  const n = Number(match?.[2]);
  return match && n >= 1 ? { year: 2000 + Number(match[1]), n } : null;
}

/** Writes the ten digits of an invoice, credit or debit note (documents §1). Throws RangeError outside them. */
export function formatInvoiceNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > MAX_INVOICE_NUMBER)
    throw new RangeError(`number out of range: ${n}`);
  return String(n).padStart(10, '0');
}

/** Reads an invoice number with or without its leading zeros; null for anything else. */
export function parseInvoiceNumber(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,10}$/.test(digits) && Number(digits) >= 1 ? Number(digits) : null;
}
