import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { errnoOf, fileFault, syncFile, syncFolder } from '../kernel/durableFiles';
import { sha256OfFile } from './manifest';
import { listBackups } from './verify';

/** Beside the backups of a place stands one folder with the files of all of them, each under its hash. */
const MIRROR = 'maistor-files';

export const mirrorOf = (backupPath: string): string => join(dirname(backupPath), MIRROR);

interface Kept {
  hash: string;
  bytes: number;
}

interface Named {
  kept: Kept[];
  erased: { hash: string; at: number }[];
}

/** The files that a backup's database names; none in one from before there were any. */
function namedIn(backupPath: string): Named {
  const copy = new Database(backupPath, { readonly: true, fileMustExist: true });
  try {
    const has = (table: string) =>
      copy.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
    return {
      kept: has('stored_file') ? copy.prepare<[], Kept>('SELECT hash, bytes FROM stored_file').all() : [],
      erased: has('erased_file')
        ? copy.prepare<[], Named['erased'][number]>('SELECT hash, at FROM erased_file').all()
        : [],
    };
  } finally {
    copy.close();
  }
}

/**
 * Brings every file that a finished backup names beside it; what is there already stays, so that a day's copy carries a
 * day's photos. What a lawful erasure took away goes once no backup of the place is older than the erasure.
 * @returns names of files that the store itself lacks or holds altered: the integrity check reports them
 * @throws DomainError BACKUP_TARGET_FULL, BACKUP_TARGET_READ_ONLY, BACKUP_TARGET_GONE, BACKUP_FAILED
 */
export async function copyFilesBeside(backupPath: string, store: string): Promise<string[]> {
  const mirror = mirrorOf(backupPath);
  const { kept, erased } = namedIn(backupPath);
  try {
    await mkdir(mirror, { recursive: true });
    const lacking: string[] = [];
    let brought = 0;
    for (const file of kept) {
      if (await isThere(mirror, file)) continue;
      if (await bring(store, mirror, file.hash)) brought += 1;
      else lacking.push(file.hash);
    }
    await forgetErased(dirname(backupPath), mirror, erased, kept);
    if (brought > 0) await syncFolder(mirror);
    return lacking;
  } catch (error) {
    throw asDomainError(error);
  }
}

/** Brings back the files that a backup names and the store lacks; what neither has stays missing and is reported by the check. */
export async function bringFilesBack(backupPath: string, store: string): Promise<void> {
  const mirror = mirrorOf(backupPath);
  await mkdir(store, { recursive: true });
  for (const file of namedIn(backupPath).kept)
    if (!(await isWhole(store, file.hash))) await bring(mirror, store, file.hash);
  await syncFolder(store);
}

async function isThere(folder: string, { hash, bytes }: Kept): Promise<boolean> {
  const found = await stat(join(folder, hash)).catch(() => null);
  return found?.size === bytes;
}

async function isWhole(folder: string, hash: string): Promise<boolean> {
  return hash === (await sha256OfFile(join(folder, hash)).catch(() => null));
}

/** Whole and flushed before it has its name. @returns false when the source lacks it or holds something else */
async function bring(from: string, to: string, hash: string): Promise<boolean> {
  if (!(await stat(join(from, hash)).catch(() => null))) return false;
  const partial = join(to, `${hash}.partial`);
  try {
    await copyFile(join(from, hash), partial);
    if ((await sha256OfFile(partial)) !== hash) return false;
    await syncFile(partial);
    await rename(partial, join(to, hash));
    return true;
  } finally {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

async function forgetErased(
  place: string,
  mirror: string,
  erased: Named['erased'],
  kept: readonly Kept[],
): Promise<void> {
  if (erased.length === 0) return;
  const oldest = (await listBackups(place)).at(-1)?.takenAt ?? 0;
  const still = new Set(kept.map(({ hash }) => hash));
  for (const { hash, at } of erased)
    if (at < oldest && !still.has(hash)) await rm(join(mirror, hash), { force: true });
}

function asDomainError(error: unknown): unknown {
  const errno = errnoOf(error);
  if (error instanceof DomainError || errno === null) return error;
  const fault = fileFault(error);
  if (fault === 'full') return new DomainError('BACKUP_TARGET_FULL');
  if (fault === 'readOnly') return new DomainError('BACKUP_TARGET_READ_ONLY');
  if (fault === 'gone') return new DomainError('BACKUP_TARGET_GONE');
  return new DomainError('BACKUP_FAILED', { reason: errno });
}
