import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
// Loaded by threads as it stands: no alias, endings written out.
import type { Cell } from '../exchange/sheets/cells.ts';

export interface Workbook {
  sheets: string[];
  sheet: number;
  rows: Cell[][];
}

/** Why a workbook cannot be read. */
type WorkbookFault = 'notWorkbook' | 'tooLarge' | 'noSheet';

const MAX_UNPACKED = 700 * 1024 * 1024;

/** Cells of one sheet; what a formula left no value for, and what is an error, says so instead of being empty. @throws Error with a WorkbookFault as message */
export async function readWorkbook(bytes: Uint8Array, sheet: number): Promise<Workbook> {
  const parts = unpacked(bytes);
  const places = placesOf(parts);
  const place = places[sheet];
  if (!place) throw new Error('noSheet' satisfies WorkbookFault);
  // The library cuts a sheet by how long each piece took and recurses once a piece: 100,000 rows on a slow computer
  // overflow the stack. With a clock that stands still the pieces only grow; this thread does nothing else.
  Date.now = () => 0;
  const data = await readSheet(new Uint8Array(bytes).buffer, sheet + 1, {
    trim: false,
    // The text of the number: as a number it would lose digits.
    parseNumber: (text) => ({ n: text }),
  });
  const rows = data.map((row) => row.map(cellOf));
  for (const { row, column, cell } of badCells(parts[place.path])) {
    const cells = rows[row];
    if (cells) cells[column] = cell;
  }
  return { sheets: places.map(({ name }) => name), sheet, rows };
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return { d: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return { b: value };
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'object' && value !== null && 'n' in value ? { n: String(value.n) } : null;
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (total > MAX_UNPACKED) throw new Error('tooLarge' satisfies WorkbookFault);
        return /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name);
      },
    });
  } catch (error) {
    const tooLarge = error instanceof Error && error.message === 'tooLarge';
    throw new Error(tooLarge ? 'tooLarge' : 'notWorkbook', { cause: error });
  }
}

/** Names of the sheets and the parts they stand in, in the order of the workbook. */
function placesOf(parts: Record<string, Uint8Array>): { name: string; path: string }[] {
  const workbook = parts['xl/workbook.xml'];
  const relations = parts['xl/_rels/workbook.xml.rels'];
  if (!workbook || !relations) throw new Error('notWorkbook' satisfies WorkbookFault);
  const targets = new Map<string, string>();
  for (const [tag] of strFromU8(relations).matchAll(/<Relationship\b[^>]*>/g))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
  return [...strFromU8(workbook).matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, '\\w+:id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return { name: unescaped(attribute(tag, 'name')), path };
  });
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** Formulas without the value of the last reckoning and cells with an error: the library gives both as empty ones. */
function* badCells(part: Uint8Array | undefined): Generator<{ row: number; column: number; cell: Cell }> {
  const xml = part ? strFromU8(part) : '';
  if (!/<f[\s>/]|t="e"/.test(xml)) return;
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const isError = /\st="e"/.test(attributes);
    const isUnknown = /<f[\s>/]/.test(inner) && !/<v[\s>/]/.test(inner);
    if (!isError && !isUnknown) continue;
    const address = /\sr="([A-Z]+)(\d+)"/.exec(attributes);
    if (!address) continue;
    const formula = /<f[^>]*>([\s\S]*?)<\/f>/.exec(inner)?.[1] ?? '';
    const text = isError ? (/<v>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? '') : `=${unescaped(formula)}`;
    yield {
      row: Number(address[2]) - 1,
      column: columnOf(address[1] ?? 'A'),
      cell: { bad: isError ? 'cellError' : 'formula', text },
    };
  }
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
