import type BetterSqlite3 from 'better-sqlite3';
import type { Log } from '../kernel/log';

/** The engine counts as idle once nothing was asked of it for this long. */
const IDLE_AFTER_MS = 3000;

export interface IdleCheckpoint {
  /** Something was asked: the quiet time begins anew. */
  postpone(): void;
  stop(): void;
}

/**
 * Carries the journal into the database while nobody waits for a commit (architecture §4). PASSIVE never waits for readers
 * and leaves to the next quiet time what a backup still reads; a workshop that is never quiet has SQLite's own checkpoint.
 */
export function checkpointWhenIdle(
  sqlite: BetterSqlite3.Database,
  log: Log,
  afterMs = IDLE_AFTER_MS,
): IdleCheckpoint {
  const checkpoint = (): void => {
    try {
      if (sqlite.open && !sqlite.inTransaction) sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      // A full disk, say: everything is committed, and the next commit says it to somebody who can act.
      log.warn('the journal was not carried into the database', error);
    }
  };
  // Only a commit leaves work, and every commit is asked for: no timer runs on in a quiet engine.
  const timer = setTimeout(checkpoint, afterMs).unref();
  return { postpone: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
