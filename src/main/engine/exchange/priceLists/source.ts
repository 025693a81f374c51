import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { PriceMapping } from '../../../../shared/features/priceLists/model.ts';
import type { Cell } from '../sheets/cells.ts';
import { linesOf, type Row, rowsOf } from './lines.ts';

/** A row on its way to a record: cells of a table, or a line of fixed width. */
export interface SourceRow {
  line: number;
  cells: readonly string[] | string | 'quotes';
  isBroken: boolean;
  text: string;
}

export interface Source {
  rows: Iterable<SourceRow>;
  /** How far the reading is, in bytes or rows, and of how many. */
  done: () => number;
  total: number;
  sha256: () => string;
}

/** Reads the sheets of a workbook; given in, since only a thread loads the library for it. */
type ReadWorkbook = (bytes: Uint8Array, sheet: number) => Promise<{ rows: Cell[][] }>;

/** The rows of a file behind its headings, by the mapping (etka §5). */
export async function sourceOf(
  path: string,
  mapping: PriceMapping,
  readWorkbook: ReadWorkbook,
): Promise<Source> {
  if (mapping.format === 'xlsx') return workbookSource(path, mapping, readWorkbook);
  const source = linesOf(path, mapping.encoding);
  const lines = wanted(source.lines, mapping);
  const rows = mapping.format === 'csv' ? tableRows(rowsOf(lines, mapping.delimiter)) : fixedRows(lines);
  return { rows, done: source.done, total: statSync(path).size, sha256: source.sha256 };
}

function* wanted<Item extends { line: number; text: string }>(
  lines: Iterable<Item>,
  mapping: PriceMapping,
): Generator<Item> {
  const { headerRows, onlyLines } = mapping;
  for (const line of lines) if (line.line > headerRows && line.text.startsWith(onlyLines)) yield line;
}

function* tableRows(rows: Iterable<Row>): Generator<SourceRow> {
  for (const { line, cells, text } of rows) {
    if (cells === 'quotes') yield { line, cells: [], isBroken: true, text };
    else if (cells.some((cell) => cell.trim() !== '')) yield { line, cells, isBroken: false, text };
  }
}

function* fixedRows(lines: Iterable<{ line: number; text: string }>): Generator<SourceRow> {
  for (const { line, text } of lines)
    if (text.trim() !== '') yield { line, cells: text, isBroken: false, text };
}

async function workbookSource(
  path: string,
  mapping: PriceMapping,
  readWorkbook: ReadWorkbook,
): Promise<Source> {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { rows } = await readWorkbook(bytes, mapping.sheet);
  let done = 0;
  function* all(): Generator<SourceRow> {
    for (const [at, cells] of rows.entries()) {
      done = at + 1;
      if (at < mapping.headerRows) continue;
      const texts = cells.map((cell) => textOf(cell, mapping.decimalMark));
      if (texts.some((text) => text.trim() !== ''))
        yield { line: at + 1, cells: texts, isBroken: false, text: texts.join(' ') };
    }
  }
  return { rows: all(), done: () => done, total: rows.length, sha256: () => sha256 };
}

/** A cell as a text file would have it; what a sheet reckoned in binary without its tail. */
export function textOf(cell: Cell | undefined, decimalMark: ',' | '.'): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if ('n' in cell) return String(Number(Number(cell.n).toFixed(6))).replace('.', decimalMark);
  if ('d' in cell) return cell.d;
  return 'b' in cell ? String(cell.b) : cell.text;
}
