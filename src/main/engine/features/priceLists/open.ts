import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import { type PriceMapping, priceMapping } from '@shared/features/priceLists/model';
import { decodeSample, guessEncoding, isOddText } from '../../exchange/priceLists/encoding';
import { guessDelimiter, guessFixed, guessTable } from '../../exchange/priceLists/guess';
import { rowsOf } from '../../exchange/priceLists/lines';
import { fieldText, readRecord } from '../../exchange/priceLists/record';
import { textOf } from '../../exchange/priceLists/source';
import type { QueryContext } from '../../kernel/context';
import type { QueryHandler } from '../../kernel/handlers';
import type { WorkbookSample } from '../../worker/priceLists';
import { knownList, type ListRow } from './repo';
import { holdThread, inThread } from './thread';

type Contract = typeof priceListsContract;
type Sample = EntryOutput<Contract['priceLists.open']>;

const SAMPLE_BYTES = 256 * 1024;
const SHOWN = 40;

/** The path that a person chose. @throws DomainError GRANT_UNKNOWN, NOT_FOUND */
export function chosenFile(ctx: QueryContext, grant: string): string {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new DomainError('NOT_FOUND');
  return path;
}

/** The beginning of a file as the mapping given reads it, else as the list's last one, else as it is found out. */
export const openFile: QueryHandler<Contract['priceLists.open']> = async (
  ctx,
  { listId, grant, mapping },
) => {
  const list = knownList(ctx.db, listId);
  const path = chosenFile(ctx, grant);
  const bytes = head(path);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new DomainError('IMPORT_OLD_WORKBOOK');
  const isWorkbook = startsWith(bytes, [0x50, 0x4b]);
  const known = mapping ?? remembered(list, isWorkbook);
  const about = { fileName: basename(path), bytes: statSync(path).size };
  if (isWorkbook) {
    const work = { kind: 'sample', path, sheet: known?.sheet ?? 0 } as const;
    const found = await holdThread(ctx.services, () => inThread(ctx.services, work));
    return { ...about, ...workbookSample(list, found as WorkbookSample, known) };
  }
  if (bytes.includes(0) && bytes[0] !== 0xff) throw new DomainError('CSV_NOT_TEXT');
  return { ...about, ...textSample(list, bytes, known) };
};

function head(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    return buffer.subarray(0, readSync(file, buffer, 0, SAMPLE_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

const startsWith = (bytes: Buffer, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** The mapping of the list's last file, when this one can be of that kind. */
function remembered({ mapping }: ListRow, isWorkbook: boolean): PriceMapping | null {
  if (mapping === null) return null;
  const found = priceMapping.safeParse(JSON.parse(mapping));
  return found.success && (found.data.format === 'xlsx') === isWorkbook ? found.data : null;
}

const usual: PriceMapping = {
  ...{ format: 'csv', encoding: 'utf8', delimiter: ';', sheet: 0, headerRows: 0, onlyLines: '' },
  ...{ decimalMark: ',', impliedDecimals: null, places: {} },
};

function workbookSample(list: ListRow, { sheets, rows }: WorkbookSample, known: PriceMapping | null) {
  const cellsBy = (mark: ',' | '.') => rows.map((row) => row.map((cell) => textOf(cell, mark)));
  const mapping: PriceMapping = known ?? { ...usual, format: 'xlsx', ...guessTable(cellsBy(',')) };
  return { sheets, ...shown(list, mapping, cellsBy(mapping.decimalMark), []) };
}

function textSample(list: ListRow, bytes: Buffer, known: PriceMapping | null) {
  const encoding = known?.encoding ?? guessEncoding(bytes);
  const lines = decodeSample(bytes, encoding)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  if (bytes.length === SAMPLE_BYTES) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 60);
  if (filled.length === 0) throw new DomainError('CSV_EMPTY');
  const mapping = known ?? guessed(encoding, filled);
  const source = lines.map((text, at) => ({ line: at + 1, text }));
  const cells =
    mapping.format === 'csv'
      ? [...rowsOf(source, mapping.delimiter)].map((row) => (row.cells === 'quotes' ? [row.text] : row.cells))
      : [];
  return { sheets: [], ...shown(list, mapping, cells, lines) };
}

function guessed(encoding: PriceMapping['encoding'], lines: readonly string[]): PriceMapping {
  const delimiter = guessDelimiter(lines);
  if (delimiter === null) return { ...usual, encoding, format: 'fixed', ...guessFixed(lines) };
  const cells = lines.map((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')));
  return { ...usual, encoding, delimiter, ...guessTable(cells) };
}

/** The first rows as they stand, and as the mapping reads them. */
function shown(
  list: ListRow,
  mapping: PriceMapping,
  cells: readonly (readonly string[])[],
  lines: readonly string[],
): Omit<Sample, 'fileName' | 'bytes' | 'sheets'> {
  const isTable = mapping.format !== 'fixed';
  const rules = { mapping, gross: list.gross, vatBp: list.vatBp, isVwGroup: list.isVwGroup };
  const source: readonly (readonly string[] | string)[] = isTable ? cells : lines;
  const wanted = source.flatMap((row, at) => {
    const text = typeof row === 'string' ? row : row.join(mapping.delimiter);
    return at >= mapping.headerRows && text.trim() !== '' && text.startsWith(mapping.onlyLines)
      ? [{ row, line: at + 1 }]
      : [];
  });
  const names = wanted.map(({ row }) => fieldText(row, mapping, 'name'));
  const odd = names.filter(isOddText).length;
  return {
    mapping,
    headings: isTable && mapping.headerRows > 0 ? [...(cells[mapping.headerRows - 1] ?? [])] : [],
    cells: isTable ? cells.slice(0, SHOWN).map((row) => row.slice(0, 60)) : [],
    lines: lines.slice(0, SHOWN).map((line) => line.slice(0, 400)),
    rows: wanted.slice(0, SHOWN).map(({ row, line }) => {
      const read = readRecord(row, rules);
      const numberText = fieldText(row, mapping, 'number');
      const name = fieldText(row, mapping, 'name');
      return 'record' in read
        ? {
            ...{ line, number: numberText, name, problem: null },
            priceCents: read.record.priceCents,
            replacedBy: read.record.replacedByKey ?? '',
          }
        : { line, number: numberText, name, priceCents: null, replacedBy: '', problem: read.problem };
    }),
    oddNamesBp: names.length === 0 ? 0 : Math.round((odd * 10_000) / names.length),
  };
}
