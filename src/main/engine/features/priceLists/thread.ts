import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError } from '@shared/contract/errors';
import { priceTasks } from '@shared/features/priceLists/model';
import type { EngineServices } from '../../kernel/context';
import type { Filled, PriceListMessage, PriceListWork, WorkbookSample } from '../../worker/priceLists';

/** What the thread of an engine does now; one work at a time. */
interface Running {
  versionId: number | null;
  stop: Int32Array;
  ended: Promise<unknown>;
}

const threads = new WeakMap<EngineServices, Running>();

/** The version that this engine reads now. */
export const runningVersion = (services: EngineServices): number | null =>
  threads.get(services)?.versionId ?? null;

/** The source where the tests run it; else the bundle beside the engine's own. */
function threadFile(projectRoot: string): string | URL {
  const source = new URL('../../worker/priceLists.ts', import.meta.url);
  if (import.meta.url.endsWith('.ts') && existsSync(source)) return source;
  const beside = ['./priceLists.js', '../priceLists.js'].map((path) => new URL(path, import.meta.url));
  return beside.find((url) => existsSync(url)) ?? join(projectRoot, 'out/main/priceLists.js');
}

/** Engines whose thread a person waits for. */
const held = new WeakSet<EngineServices>();

/** @throws DomainError PRICE_LIST_BUSY while a file is read */
export function refuseWhileHeld(services: EngineServices): void {
  if (held.has(services)) throw new DomainError('PRICE_LIST_BUSY');
}

/** Work that has the thread for itself; clearing away makes room and goes on another time. @throws DomainError PRICE_LIST_BUSY */
export async function holdThread<T>(services: EngineServices, work: () => Promise<T>): Promise<T> {
  refuseWhileHeld(services);
  held.add(services);
  try {
    await endPriceListWork(services);
    return await work();
  } finally {
    held.delete(services);
  }
}

/** Carries `clear` out while nobody needs the thread. */
export async function clearBeside(services: EngineServices, versionIds: number[]): Promise<void> {
  if (held.has(services) || threads.has(services)) return;
  await inThread(services, { kind: 'clear', versionIds });
}

/**
 * Carries a work out beside the engine; to be called by who holds the thread.
 * @throws DomainError PRICE_LIST_CANCELLED, PRICE_LIST_EMPTY and those of a workbook
 */
export async function inThread(
  services: EngineServices,
  work: PriceListWork,
  signal?: AbortSignal,
): Promise<Filled | WorkbookSample | null> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const raise = () => void Atomics.store(stop, 0, 1);
  if (signal?.aborted) raise();
  signal?.addEventListener('abort', raise, { once: true });
  const answer = runWorker(services, work, stop);
  const versionId = work.kind === 'fill' ? work.versionId : null;
  threads.set(services, { versionId, stop, ended: answer.catch(() => undefined) });
  try {
    return await answer;
  } finally {
    signal?.removeEventListener('abort', raise);
    threads.delete(services);
  }
}

function runWorker(
  services: EngineServices,
  work: PriceListWork,
  stop: Int32Array,
): Promise<Filled | WorkbookSample | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(services.projectRoot), {
      workerData: { database: services.folder.database, stop: stop.buffer, work },
      resourceLimits: { maxOldGenerationSizeMb: 2048, stackSizeMb: 16 },
    });
    let result: Filled | WorkbookSample | null = null;
    let fault: unknown = null;
    worker.on('message', (message: PriceListMessage) => {
      if ('progress' in message) {
        const { stage, done, total } = message.progress;
        services.emit({ kind: 'progress', task: priceTasks[stage], done, total });
      } else if ('fault' in message) fault = faultOf(message.fault);
      else result = message.done;
    });
    worker.on('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fault = outOfMemory ? faultOf('tooLarge') : error;
    });
    // Its connection is closed by then: the next transaction meets no lock of it.
    worker.on('exit', () => (fault === null ? resolve(result) : reject(fault)));
  });
}

/** A fault of the disk keeps its code, so that the dispatcher tells it as for any other command. */
function faultOf(fault: string): Error {
  switch (fault) {
    case 'cancelled':
      return new DomainError('PRICE_LIST_CANCELLED');
    case 'empty':
      return new DomainError('PRICE_LIST_EMPTY');
    case 'tooLarge':
      return new DomainError('CSV_TOO_LARGE', { limit: 700 });
    case 'noSheet':
    case 'ENOENT':
      return new DomainError('NOT_FOUND');
    case 'notWorkbook':
      return new DomainError('IMPORT_NOT_WORKBOOK');
    default:
      return Object.assign(new Error(`the price list was not read: ${fault}`), { code: fault });
  }
}

/** Ends what the thread does and waits for it; before the engine closes. */
export async function endPriceListWork(services: EngineServices): Promise<void> {
  const running = threads.get(services);
  if (!running) return;
  Atomics.store(running.stop, 0, 1);
  await running.ended;
}
