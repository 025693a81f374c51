import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * How many commands were committed, kept beside the database and written after each commit without an fsync of its own.
 * Only „ahead of the database“ alarms: then an old copy was put back or the journal is gone (architecture §4).
 */
export interface CommitCounter {
  set(commits: number): void;
  close(): void;
}

const width = 16;

/** Opens the counter for writing. */
export function openCommitCounter(path: string): CommitCounter {
  const file = openSync(path, 'a+');
  closeSync(file);
  const writable = openSync(path, 'r+');
  return {
    set: (commits) => {
      writeSync(writable, String(commits).padStart(width, '0'), 0);
    },
    close: () => closeSync(writable),
  };
}

/** The counter's number, or null when there is none or it cannot be read (unknown never alarms). */
export function readCommitCounter(path: string): number | null {
  try {
    const text = readFileSync(path, 'utf8');
    return /^\d{16}$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}
