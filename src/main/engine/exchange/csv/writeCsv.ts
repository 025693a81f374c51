import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { stringify } from 'csv-stringify/sync';
import { type FileEncoding, textEncoder } from '../encodedText';
import type { CellKind, CellValue, TableColumn } from './tableColumn';

export interface CsvOptions {
  encoding: Extract<FileEncoding, 'utf8bom' | 'windows-1251'>;
}

/**
 * Writes a list for people (documents §2): `;`, decimal comma, CRLF, a header row. Texts that a spreadsheet would
 * run as a formula get an apostrophe before them; numbers never do. Codes are always in quotes.
 */
export function writeCsv(
  columns: readonly TableColumn[],
  rows: readonly (readonly CellValue[])[],
  { encoding }: CsvOptions,
): Buffer {
  const quoted = (value: string) => ({ value, quoted: true });
  const text = stringify(
    [columns.map((column) => neutralised(column.title)), ...rows.map((row) => cellsOf(columns, row))],
    {
      delimiter: ';',
      record_delimiter: 'windows',
      quoted_match: /^\s|\s$|[\r\n]/u,
      cast: {
        // Codes come as objects, everything else as text.
        object: (cell) => quoted(String(cell.code)),
      },
    },
  );
  const encoder = textEncoder(encoding);
  return encoder.encode(encoder.fit(text, 'transliterate') ?? text);
}

function cellsOf(columns: readonly TableColumn[], row: readonly CellValue[]): (string | { code: string })[] {
  return columns.map(({ kind }, at) => {
    const value = row[at] ?? null;
    if (value === null || value === '') return '';
    return kind === 'code' ? { code: neutralised(String(value)) } : textOf(value, kind);
  });
}

function textOf(value: string | number, kind: CellKind): string {
  if (typeof value === 'string') return kind === 'date' ? formatDate(value) : neutralised(value);
  switch (kind) {
    case 'money':
    case 'percent':
      return decimalComma(value, 2);
    case 'quantity':
      return decimalComma(value, 3).replace(/,?0+$/u, '');
    case 'dateTime':
      return formatDateTime(value);
    default:
      return String(value);
  }
}

/** Exact digits of a scaled integer, without grouping: spreadsheets and accounting programs read it back. */
function decimalComma(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
}

/** Formula injection: spreadsheets run texts that begin so (also after a tab or a line break). */
function neutralised(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}
