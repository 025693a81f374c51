import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';

/** Takes erased contents off the disk, also those that a crash right after the erasure left there. */
export async function sweepErased(db: ReadDb, folder: string): Promise<void> {
  const rows = db.all<{ hash: string }>(sql`
    SELECT hash FROM erased_file e WHERE NOT EXISTS (SELECT 1 FROM stored_file s WHERE s.hash = e.hash)`);
  for (const { hash } of rows) await rm(join(folder, hash), { force: true });
}
