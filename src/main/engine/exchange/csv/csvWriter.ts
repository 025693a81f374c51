import { formatDate, formatDateTime } from '@shared/kernel/dates';
import type { FileEncoding } from '@shared/kernel/fileEncodings';
import { roundHalfAway } from '@shared/kernel/money';
import { stringify } from 'csv-stringify/sync';
import { textEncoder } from '../encodedText';
import type { CellKind, CellRow, CellValue, TableColumn, TableWriter } from './tableColumn';

const BOM = '\uFEFF';

interface CodeCell {
  code: string;
}

/**
 * Writes a list for people (documents §2): `;`, decimal comma, CRLF, a header row. Texts that a spreadsheet would
 * run as a formula get an apostrophe before them; numbers never do. Codes are always in quotes.
 */
export function csvWriter(
  columns: readonly TableColumn[],
  encoding: Extract<FileEncoding, 'utf8bom' | 'windows-1251'>,
): TableWriter {
  const encoder = textEncoder(encoding === 'utf8bom' ? 'utf8' : encoding);
  const chunks: Buffer[] = encoding === 'utf8bom' ? [Buffer.from(BOM)] : [];
  const write = (rows: (string | CodeCell)[][]) => {
    const text = linesOf(rows);
    chunks.push(encoder.encode(encoder.fit(text, 'transliterate') ?? text));
  };
  write([columns.map((column) => neutralised(column.title))]);
  return {
    add: (rows) => write(rows.map((row) => cellsOf(columns, row))),
    finish: (totals) => {
      if (totals) write([cellsOf(columns, totals)]);
      return Buffer.concat(chunks);
    },
  };
}

function linesOf(rows: (string | CodeCell)[][]): string {
  return stringify(rows, {
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_match: /^\s|\s$|[\r\n]/u,
    cast: {
      // Codes come as objects, everything else as text.
      object: (cell) => ({ value: String(cell.code), quoted: true }),
    },
  });
}

function cellsOf(columns: readonly TableColumn[], row: CellRow): (string | CodeCell)[] {
  return columns.map(({ kind }, at) => {
    const value = row[at] ?? null;
    if (value === null || value === '') return '';
    return kind === 'code' ? { code: neutralised(String(value)) } : textOf(value, kind);
  });
}

function textOf(value: NonNullable<CellValue>, kind: CellKind): string {
  if (typeof value === 'string') return kind === 'date' ? formatDate(value) : neutralised(value);
  switch (kind) {
    case 'money':
    case 'percent':
      return decimalComma(value, 2);
    case 'hours':
      return decimalComma(roundHalfAway(value, 36), 2);
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
