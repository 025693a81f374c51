import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Ways to keep the engine from starting (quality §3). */
export type BrokenStart = 'corrupt' | 'empty' | 'newer' | 'foreign' | 'readOnly' | 'full' | 'gone';

/** What has to be undone before the folder can be removed. */
export type Undo = () => void;

const databaseOf = (dataDir: string) => join(dataDir, 'maistor.sqlite');
const isRoot = process.getuid?.() === 0;

/** Why a fault cannot be made on this machine, or null. */
export function brokenStartProblem(fault: BrokenStart): string | null {
  if (fault !== 'full' && !(fault === 'readOnly' && isRoot)) return null;
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'], { stdio: 'pipe' });
    return null;
  } catch {
    return 'a small or read-only file system cannot be mounted here';
  }
}

/** Breaks a data folder that no program uses; what was in it stays, except for the database that is damaged on purpose. */
export function breakStart(dataDir: string, fault: BrokenStart): Undo {
  switch (fault) {
    case 'corrupt':
      writeFileSync(databaseOf(dataDir), Buffer.from('SQLite format 3\0'.padEnd(8192, 'damaged ')));
      return () => undefined;
    case 'empty':
      writeFileSync(databaseOf(dataDir), '');
      return () => undefined;
    case 'newer':
      writeDatabase(databaseOf(dataDir), ['application_id = 0x4d616931', 'user_version = 9999']);
      return () => undefined;
    case 'foreign':
      writeDatabase(databaseOf(dataDir), []);
      return () => undefined;
    case 'gone':
      rmSync(dataDir, { recursive: true, force: true });
      return () => undefined;
    case 'full':
      mountSmall(dataDir);
      fillUp(dataDir);
      return () => unmount(dataDir);
    case 'readOnly':
      return makeReadOnly(dataDir);
  }
}

function writeDatabase(file: string, pragmas: readonly string[]): void {
  const database = new Database(file);
  for (const pragma of pragmas) database.pragma(pragma);
  database.exec('CREATE TABLE unknown_here (id INTEGER PRIMARY KEY)');
  database.close();
}

function mountSmall(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
}

function fillUp(folder: string): void {
  try {
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(1024 * 1024));
  } catch {
    // Full, which is what was wanted.
  }
}

function makeReadOnly(folder: string): Undo {
  if (!isRoot) {
    chmodSync(folder, 0o555);
    return () => chmodSync(folder, 0o755);
  }
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
  return () => unmount(folder);
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder]);
}
