import Database from 'better-sqlite3';
import { handlesOf, type ReadDb } from './handles';

/**
 * Reads over a second connection that sees the database as it is now, however long the work takes and whatever is
 * committed meanwhile: a list read in chunks neither loses a row nor shows one twice (architecture §1).
 */
export async function withSnapshot<T>(file: string, work: (db: ReadDb) => Promise<T>): Promise<T> {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    sqlite.exec('BEGIN');
    // BEGIN alone pins nothing, the first read does.
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    return await work(handlesOf(sqlite).read);
  } finally {
    sqlite.close();
  }
}
