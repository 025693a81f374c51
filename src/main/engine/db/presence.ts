import Database from 'better-sqlite3';

/** How long the one that wants the folder alone waits for the others to leave. */
const PATIENCE_MS = 2000;
/** Who has the folder alone is making or migrating the database: it ends, on a slow disk only after many seconds. */
const ENTRY_PATIENCE_MS = 30_000;
/** Long enough for another start that asks the same at this moment, too short to be felt. */
const ASKING_MS = 100;

/**
 * Who has the data folder open. Every engine holds a shared lock on a small database of its own; migration and restore need
 * the exclusive one (decisions 4). The system releases it when the process ends, however it ends.
 */
export interface Presence {
  /** Runs the action while no other engine has the folder open. @returns false when another one has */
  alone(action: () => void | Promise<void>): Promise<boolean>;
  /** Whether another engine has checked the database and serves from it now: then the journal is its own, no unclean end. */
  isServed(): boolean;
  /** The database is checked and open: `isServed` is true for the others from now on. */
  serve(): void;
  release(): void;
}

export interface PresenceFiles {
  presence: string;
  serving: string;
}

/** Enters the folder. */
export function enterDataFolder(files: PresenceFiles): Presence {
  const present = sharedLock(files.presence);
  // Apart from the first lock: two engines that start together after a power cut must not take each other for one that checked.
  const serving = sharedLock(files.serving);
  present.share();
  return {
    alone: async (action) => {
      present.leave();
      if (!present.exclude(PATIENCE_MS)) {
        present.share();
        return false;
      }
      try {
        await action();
      } finally {
        present.leave();
        present.share();
      }
      return true;
    },
    isServed: () => {
      if (!serving.exclude(ASKING_MS)) return true;
      serving.leave();
      return false;
    },
    serve: serving.share,
    release: () => {
      serving.close();
      present.close();
    },
  };
}

interface SharedLock {
  share(): void;
  /** @returns false when others still share it after the time given */
  exclude(waitMs: number): boolean;
  leave(): void;
  close(): void;
}

function sharedLock(path: string): SharedLock {
  const lock = new Database(path, { timeout: ENTRY_PATIENCE_MS });
  lock.pragma('journal_mode = DELETE');
  lock.exec('CREATE TABLE IF NOT EXISTS presence (id INTEGER PRIMARY KEY)');
  const leave = (): void => {
    if (lock.inTransaction) lock.exec('COMMIT');
  };
  return {
    share: () => {
      lock.exec('BEGIN');
      lock.prepare('SELECT count(*) FROM presence').get();
    },
    exclude: (waitMs) => {
      lock.pragma(`busy_timeout = ${waitMs}`);
      try {
        lock.exec('BEGIN EXCLUSIVE');
        return true;
      } catch {
        return false;
      } finally {
        lock.pragma(`busy_timeout = ${ENTRY_PATIENCE_MS}`);
      }
    },
    leave,
    close: () => {
      leave();
      lock.close();
    },
  };
}
