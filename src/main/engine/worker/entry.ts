/** Thread of the engine for long reads (architecture §1): a workbook, sent back in pieces that hold nobody up. */
import { parentPort, workerData } from 'node:worker_threads';
// Endings written out and no alias: the tests run this file as it stands, in a thread of its own.
import { readWorkbook } from './workbook.ts';

const PIECE = 1000;

const { bytes, sheet } = workerData as { bytes: Uint8Array; sheet: number };
try {
  const { rows, ...about } = await readWorkbook(bytes, sheet);
  parentPort?.postMessage({ about });
  for (let at = 0; at < rows.length; at += PIECE)
    parentPort?.postMessage({ rows: rows.slice(at, at + PIECE) });
  parentPort?.postMessage({ end: true });
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof Error ? error.message : 'notWorkbook' });
}
