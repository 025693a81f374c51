/**
 * Thread of the engine that reads a price list of any length (architecture §1): it has a writing connection of its own, fills
 * a version that is not in force in short transactions, and ends when the flag is raised. What it writes needs no flush: the
 * version counts only once the engine's own connection, which flushes, says so.
 */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
// Endings written out and no alias: the tests run this file as it stands, in a thread of its own.
import type { DifferenceCounts, ReadingCounts } from '../../../shared/features/priceLists/model.ts';
import type { RecordRules } from '../exchange/priceLists/record.ts';
import { sourceOf } from '../exchange/priceLists/source.ts';
import type { Cell } from '../exchange/sheets/cells.ts';
import { clearVersions, fillVersion } from './priceListFill.ts';
import { stageRows } from './priceListStage.ts';
import { readWorkbook } from './workbook.ts';

export type PriceListWork =
  | {
      kind: 'fill';
      path: string;
      rules: RecordRules;
      versionId: number;
      baseId: number | null;
    }
  | { kind: 'clear'; versionIds: number[] }
  | { kind: 'sample'; path: string; sheet: number };

export interface PriceListWorkData {
  database: string;
  /** Raised from outside to end the work. */
  stop: SharedArrayBuffer;
  work: PriceListWork;
}

export interface Filled {
  reading: ReadingCounts;
  difference: DifferenceCounts;
  sha256: string;
}

/** The first rows of a workbook. */
export interface WorkbookSample {
  sheets: string[];
  rows: Cell[][];
}

export type PriceListMessage =
  | { progress: { stage: 'read' | 'write'; done: number; total: number } }
  | { done: Filled | WorkbookSample | null }
  | { fault: string };

const { database, stop, work } = workerData as PriceListWorkData;
const raised = new Int32Array(stop);
const post = (message: PriceListMessage) => parentPort?.postMessage(message);
let lastPosted = 0;

/** At most ten times a second; throws when the flag is raised. */
function step(stage: 'read' | 'write', done: number, total: number): void {
  if (Atomics.load(raised, 0) !== 0) throw new Error('cancelled');
  const now = performance.now();
  if (total === 0 || now - lastPosted < 100) return;
  lastPosted = now;
  post({ progress: { stage, done, total } });
}

function connect(): Database.Database {
  const db = new Database(database, { fileMustExist: true, timeout: 10_000 });
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -49152');
  // The staged rows go to a file of their own: a million of them need no memory.
  db.pragma('temp_store = FILE');
  return db;
}

async function fill(db: Database.Database, job: Extract<PriceListWork, { kind: 'fill' }>): Promise<Filled> {
  const source = await sourceOf(job.path, job.rules.mapping, readWorkbook);
  const reading = stageRows(db, source, job.rules, () => step('read', source.done(), source.total));
  step('read', source.total, source.total);
  if (reading.kept === 0) throw new Error('empty');
  const difference = fillVersion(
    db,
    { versionId: job.versionId, baseId: job.baseId, rows: reading.kept },
    { onStep: (done, total) => step('write', done, total) },
  );
  return { reading, difference, sha256: source.sha256() };
}

const SAMPLE_ROWS = 60;

async function sample(path: string, sheet: number): Promise<WorkbookSample> {
  const { sheets, rows } = await readWorkbook(readFileSync(path), sheet);
  return { sheets, rows: rows.slice(0, SAMPLE_ROWS) };
}

async function withConnection<T>(use: (db: Database.Database) => T | Promise<T>): Promise<T> {
  const db = connect();
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

async function carryOut(): Promise<Filled | WorkbookSample | null> {
  if (work.kind === 'sample') return sample(work.path, work.sheet);
  if (work.kind === 'fill') return withConnection((db) => fill(db, work));
  const { versionIds } = work;
  return withConnection((db) => {
    clearVersions(db, versionIds, { onStep: () => step('write', 0, 0) });
    return null;
  });
}

try {
  post({ done: await carryOut() });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  post({ fault: code || (error instanceof Error ? error.message : String(error)) });
}
