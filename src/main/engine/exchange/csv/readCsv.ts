import { DomainError } from '@shared/contract/errors';
import Papa from 'papaparse';
import { type DetectedEncoding, decodeText, type TextEncoding } from './decodeText';

export type CsvProblem = 'QUOTES' | 'FEWER_COLUMNS' | 'MORE_COLUMNS' | 'CELL_TOO_LONG';

export interface CsvRow {
  /** Line of the file on which the row begins, the first line is 1. */
  line: number;
  cells: string[];
}

export interface CsvFile {
  encoding: DetectedEncoding;
  delimiter: string;
  header: string[];
  rows: CsvRow[];
  /** Rows that cannot be read; they are not among `rows`. */
  problems: { line: number; reason: CsvProblem }[];
}

/** What a person says of the file; null is found out. */
interface CsvReading {
  encoding: TextEncoding | null;
  delimiter: string | null;
}

interface CsvLimits {
  bytes: number;
  columns: number;
  rows: number;
  cellLength: number;
}

export const defaultCsvLimits: CsvLimits = {
  bytes: 64 * 1024 * 1024,
  columns: 200,
  rows: 200_000,
  cellLength: 32_767,
};

const DELIMITERS = [';', ',', '\t', '|'];

/**
 * Reads a table with a header row: encoding and delimiter are found out, quotes may hold delimiters and line breaks,
 * empty rows are passed over. A row that cannot be read is a problem with its line; the rest is read all the same.
 * Throws DomainError CSV_EMPTY, CSV_NOT_TEXT, CSV_TOO_LARGE, CSV_TOO_MANY_ROWS, CSV_TOO_MANY_COLUMNS.
 */
export function readCsv(
  bytes: Uint8Array,
  limits: CsvLimits = defaultCsvLimits,
  known: CsvReading = { encoding: null, delimiter: null },
): CsvFile {
  if (bytes.length > limits.bytes)
    throw new DomainError('CSV_TOO_LARGE', { limit: Math.floor(limits.bytes / 2 ** 20) });
  const { text, encoding } = decodeText(bytes, known.encoding);
  const body = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const delimiter = known.delimiter ?? delimiterOf(body);
  const { rows, problems } = new RowReader(body, delimiter, limits).read();
  const [first, ...others] = rows;
  if (first === undefined) throw new DomainError('CSV_EMPTY');
  const header = withoutEmptyEnd(first.cells).map((title) => title.trim());
  if (header.length > limits.columns)
    throw new DomainError('CSV_TOO_MANY_COLUMNS', { limit: limits.columns });
  const table: CsvFile = { encoding, delimiter, header, rows: [], problems };
  for (const row of others) sortIn(table, row, limits);
  table.problems.sort((a, b) => a.line - b.line);
  return table;
}

function sortIn(table: CsvFile, row: CsvRow, limits: CsvLimits): void {
  const width = table.header.length;
  // Programs often end rows with a delimiter too many.
  const cells = row.cells.length > width ? withoutEmptyEnd(row.cells, width) : row.cells;
  const reason = problemOf(cells, width, limits);
  if (reason === null) table.rows.push({ line: row.line, cells });
  else table.problems.push({ line: row.line, reason });
}

function problemOf(cells: readonly string[], width: number, limits: CsvLimits): CsvProblem | null {
  if (cells.length < width) return 'FEWER_COLUMNS';
  if (cells.length > width) return 'MORE_COLUMNS';
  return cells.some((cell) => cell.length > limits.cellLength) ? 'CELL_TOO_LONG' : null;
}

function withoutEmptyEnd(cells: readonly string[], least = 0): string[] {
  let length = cells.length;
  while (length > least && cells[length - 1]?.trim() === '') length -= 1;
  return cells.slice(0, length);
}

/** The character that parts the header; what stands in quotes does not count. */
function delimiterOf(body: string): string {
  const start = body.search(/[^\n]/u);
  const line = body.slice(start, body.indexOf('\n', start) + 1 || undefined).replace(/"(?:[^"]|"")*"/gu, '');
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  const most = Math.max(...counts);
  return DELIMITERS[counts.indexOf(most)] ?? ';';
}

/** Goes through the text by Papa Parse and keeps the lines; after a quote that never ends it goes on at the next line. */
class RowReader {
  private readonly rows: CsvRow[] = [];
  private readonly problems: CsvFile['problems'] = [];
  private line = 1;

  constructor(
    private readonly body: string,
    private readonly delimiter: string,
    private readonly limits: CsvLimits,
  ) {}

  read(): { rows: CsvRow[]; problems: CsvFile['problems'] } {
    let offset = 0;
    while (offset < this.body.length) offset = this.readFrom(offset);
    return { rows: this.rows, problems: this.problems };
  }

  /** Reads rows until the end or an endless quote; returns where to go on. */
  private readFrom(offset: number): number {
    const text = offset === 0 ? this.body : this.body.slice(offset);
    let rowStart = 0;
    let resume = this.body.length;
    Papa.parse<string[]>(text, {
      delimiter: this.delimiter,
      newline: '\n',
      step: ({ data, errors, meta }, parser) => {
        if (errors.some((error) => error.code === 'MissingQuotes')) {
          this.problems.push({ line: this.line, reason: 'QUOTES' });
          const lineEnd = text.indexOf('\n', rowStart);
          if (lineEnd >= 0) resume = offset + lineEnd + 1;
          this.line += 1;
          parser.abort();
          return;
        }
        if (errors.some((error) => error.type === 'Quotes')) {
          this.problems.push({ line: this.line, reason: 'QUOTES' });
        } else {
          this.keep(data);
        }
        this.line += lineBreaks(text, rowStart, meta.cursor);
        rowStart = meta.cursor;
      },
    });
    return resume;
  }

  private keep(cells: string[]): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    // The header is one row more than the data.
    if (this.rows.length > this.limits.rows)
      throw new DomainError('CSV_TOO_MANY_ROWS', { limit: this.limits.rows });
    this.rows.push({ line: this.line, cells });
  }
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
