import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError } from '@shared/contract/errors';
import type { Reading } from '@shared/features/imports/model';
import { type CsvProblem, defaultCsvLimits, readCsv } from '../csv/readCsv';
import { type Cell, cellText } from './cells';

export interface TableRow {
  /** Row of the sheet or line of the text, the first is 1. */
  line: number;
  cells: Cell[];
}

/** A file as a table, with its first row as headings. */
export interface Table {
  format: 'xlsx' | 'csv';
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  sheet: number;
  header: string[];
  rows: TableRow[];
  problems: { line: number; reason: CsvProblem }[];
}

/**
 * Reads a workbook or a text table by what its bytes are, whatever its name says.
 * @throws DomainError NOT_FOUND, IMPORT_OLD_WORKBOOK, IMPORT_NOT_WORKBOOK and those of `readCsv`
 */
export async function readTable(
  path: string,
  reading: Reading,
  projectRoot: string,
  signal: AbortSignal,
): Promise<Table> {
  const bytes = await fileBytes(path);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new DomainError('IMPORT_OLD_WORKBOOK');
  return startsWith(bytes, [0x50, 0x4b])
    ? workbookTable(bytes, reading.sheet ?? 0, projectRoot, signal)
    : csvTable(bytes, reading);
}

async function fileBytes(path: string): Promise<Uint8Array> {
  const { bytes: limit } = defaultCsvLimits;
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError('NOT_FOUND');
  if (found.size > limit) throw new DomainError('CSV_TOO_LARGE', { limit: limit / 2 ** 20 });
  return readFile(path);
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

function csvTable(bytes: Uint8Array, { encoding, delimiter }: Reading): Table {
  const { rows, header, problems, ...about } = readCsv(bytes, defaultCsvLimits, { encoding, delimiter });
  if (rows.length + problems.length === 0) throw new DomainError('CSV_EMPTY');
  return { format: 'csv', ...about, sheets: [], sheet: 0, header, rows, problems };
}

async function workbookTable(
  bytes: Uint8Array,
  sheet: number,
  projectRoot: string,
  signal: AbortSignal,
): Promise<Table> {
  const { sheets, rows } = await inThread(bytes, sheet, projectRoot, signal);
  const first = rows.findIndex((cells) => cells.some((cell) => cellText(cell).trim() !== ''));
  const header = (rows[first] ?? []).map((cell) => cellText(cell).trim());
  while (header.at(-1) === '') header.pop();
  const table: TableRow[] = rows
    .map((cells, at) => ({ line: at + 1, cells }))
    .slice(first + 1)
    .filter(({ cells }) => cells.some((cell) => cellText(cell).trim() !== ''));
  if (first < 0 || table.length === 0) throw new DomainError('CSV_EMPTY');
  refuseTooMuch(header.length, table.length);
  const about = { encoding: null, delimiter: null, sheets, sheet };
  return { format: 'xlsx', ...about, header, rows: table, problems: [] };
}

function refuseTooMuch(columns: number, rows: number): void {
  const { columns: mostColumns, rows: mostRows } = defaultCsvLimits;
  if (columns > mostColumns) throw new DomainError('CSV_TOO_MANY_COLUMNS', { limit: mostColumns });
  if (rows > mostRows) throw new DomainError('CSV_TOO_MANY_ROWS', { limit: mostRows });
}

interface Message {
  about?: { sheets: string[] };
  rows?: Cell[][];
  end?: true;
  fault?: string;
}

/** The bundle in the program; the source where the tests run it. */
function threadFile(projectRoot: string): string | URL {
  const source = new URL('../../worker/entry.ts', import.meta.url);
  return import.meta.url.endsWith('.ts') && existsSync(source)
    ? source
    : join(projectRoot, 'out/main/worker.js');
}

/** A workbook is unpacked and parsed beside the engine, which answers everybody meanwhile. */
function inThread(
  bytes: Uint8Array,
  sheet: number,
  projectRoot: string,
  signal: AbortSignal,
): Promise<{ sheets: string[]; rows: Cell[][] }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(projectRoot), {
      workerData: { bytes, sheet },
      resourceLimits: { maxOldGenerationSizeMb: 2048, stackSizeMb: 16 },
    });
    const rows: Cell[][] = [];
    let sheets: string[] = [];
    const fail = (error: unknown) => {
      void worker.terminate();
      reject(error);
    };
    signal.addEventListener('abort', () => fail(new DomainError('IMPORT_CANCELLED')), { once: true });
    worker.on('message', (message: Message) => {
      if (message.about) sheets = message.about.sheets;
      for (const row of message.rows ?? []) rows.push(row);
      if (message.fault) fail(faultOf(message.fault));
      if (message.end) resolve({ sheets, rows });
    });
    worker.on('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(outOfMemory ? faultOf('tooLarge') : error);
    });
  });
}

function faultOf(fault: string): DomainError {
  if (fault === 'tooLarge') return new DomainError('CSV_TOO_LARGE', { limit: 64 });
  return fault === 'noSheet' ? new DomainError('NOT_FOUND') : new DomainError('IMPORT_NOT_WORKBOOK');
}
