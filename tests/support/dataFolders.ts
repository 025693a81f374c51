import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine, type EngineOptions } from '@engine/engine';
import { silentLog } from '@engine/kernel/log';
import { StartError } from '@shared/contract/errors';
import { testClock } from './workshop';

const folders = new Set<string>();
process.once('exit', removeFolders);

/** A fresh folder that `removeFolders` takes away again. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'maistor-fault-'));
  folders.add(folder);
  return folder;
}

/** Removes every folder of this test. */
export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/**
 * A data folder as it is at this moment. Taken of a running engine that is idle, it is what kill −9 would leave: the last
 * commits are in the journal only.
 */
export function copyOf(dataDir: string): string {
  const copy = join(newFolder(), 'data');
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}

export const databaseIn = (dataDir: string): string => join(dataDir, 'maistor.sqlite');

/** Checksums of the database and its journal; what a refused start must not change. */
export function checksums(dataDir: string): Record<string, string | null> {
  const database = databaseIn(dataDir);
  return Object.fromEntries(['', '-wal', '-journal'].map((end) => [end, checksumOf(`${database}${end}`)]));
}

/** An empty journal says the same as none. */
function checksumOf(file: string): string | null {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  return bytes.length === 0 ? null : createHash('sha256').update(bytes).digest('hex');
}

/** The engine on a folder, in this process. */
export function startOn(dataDir: string, options: Partial<EngineOptions> = {}): Promise<Engine> {
  return createEngine({ dataDir, clock: testClock(), log: silentLog, validateOutput: true, ...options });
}

/** The code with which the engine refuses to start; `started` when it does start. */
export async function startCode(dataDir: string, options: Partial<EngineOptions> = {}): Promise<string> {
  try {
    const engine = await startOn(dataDir, options);
    await engine.close();
    return 'started';
  } catch (error) {
    if (error instanceof StartError) return error.code;
    throw error;
  }
}
