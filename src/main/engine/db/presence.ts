import Database from 'better-sqlite3';

/**
 * Who has the data folder open. Every engine holds a shared lock on a small database of its own; migration and restore need
 * the exclusive one (decisions 4). The system releases it when the process ends, however it ends.
 */
export interface Presence {
  /** Runs the action while no other engine has the folder open. @returns false when another one has */
  alone(action: () => void | Promise<void>): Promise<boolean>;
  release(): void;
}

/** Takes the shared lock. */
export function enterDataFolder(path: string): Presence {
  const lock = new Database(path, { timeout: 2000 });
  lock.pragma('journal_mode = DELETE');
  lock.exec('CREATE TABLE IF NOT EXISTS presence (id INTEGER PRIMARY KEY)');
  const share = () => {
    lock.exec('BEGIN');
    lock.prepare('SELECT count(*) FROM presence').get();
  };
  share();
  return {
    alone: async (action) => {
      lock.exec('COMMIT');
      try {
        lock.exec('BEGIN EXCLUSIVE');
      } catch {
        share();
        return false;
      }
      try {
        await action();
      } finally {
        lock.exec('COMMIT');
        share();
      }
      return true;
    },
    release: () => {
      if (lock.inTransaction) lock.exec('COMMIT');
      lock.close();
    },
  };
}
