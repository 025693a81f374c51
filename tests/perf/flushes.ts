import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProjectRoot } from '@engine/projectRoot';

/** How often this process has flushed a file so far; null where that cannot be counted. */
export function flushesSoFar(): number | null {
  const log = process.env.MAISTOR_FSYNC_LOG;
  if (!log) return null;
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
}

/**
 * Starts this program once more with a library before the system's own that counts fsync, and waits for it.
 * @returns its exit code; null when it cannot be done here or this is already the counted one
 */
export function runCounted(): number | null {
  if (process.env.MAISTOR_FSYNC_LOG || process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'maistor-fsync-'));
  try {
    const library = join(folder, 'fsyncCounter.so');
    const source = join(findProjectRoot(), 'tests', 'support', 'fsyncCounter.c');
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'ignore' });
    const env = { ...process.env, LD_PRELOAD: library, MAISTOR_FSYNC_LOG: join(folder, 'flushed') };
    return spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit', env }).status ?? 1;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
