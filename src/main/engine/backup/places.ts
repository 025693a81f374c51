import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const PLACES = 'backup-places.json';
const MOST_PLACES = 10;

/**
 * Folders that backups went to, newest first. The setting that names them is in the database, which is exactly what
 * cannot be read when a backup is looked for.
 */
export function backupPlaces(dataDir: string): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(readFileSync(join(dataDir, PLACES), 'utf8')));
  } catch {
    return [];
  }
}

/** Remembers a folder after a backup reached it. A failure loses only the hint, never the backup. */
export async function rememberPlace(dataDir: string, place: string): Promise<void> {
  const known = backupPlaces(dataDir);
  if (known[0] === place || !existsSync(dataDir)) return;
  const places = [place, ...known.filter((other) => other !== place)].slice(0, MOST_PLACES);
  const file = join(dataDir, PLACES);
  try {
    await writeFile(`${file}.partial`, JSON.stringify(places));
    await rename(`${file}.partial`, file);
  } catch {
    // The data disk is full or read-only; the person can still point to the folder.
  }
}
