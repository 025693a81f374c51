import { open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import { isPlainFileName } from '@shared/kernel/fileNames';
import Database from 'better-sqlite3';
import { errnoOf, type FileFault, fileFault, syncFile, syncFolder } from '../kernel/durableFiles';
import { contentDifference, contentOf, type DatabaseContent } from './content';
import { type AuditHead, BACKUP_SUFFIX, type BackupManifest, manifestPathOf, sha256OfFile } from './manifest';

export interface BackupJob {
  databasePath: string;
  targetDir: string;
  /** Plain name without extension, e.g. `maistor-20261124-161500-close`. */
  name: string;
  /** UTC milliseconds, kept as the time of the backup. */
  now: number;
  onProgress?: (done: number, total: number) => void;
}

export interface BackupResult {
  path: string;
  bytes: number;
  sha256: string;
  pages: number;
  tableCounts: Record<string, number>;
  auditHead: AuditHead | null;
}

/** Pages copied between two turns of the event loop: 4 MB at the usual page size. */
const PAGES_PER_STEP = 1024;

/**
 * Copies a database that others are writing to into a verified backup (architecture §4): pinned read → copy under
 * `.partial` → reopened, checked and compared with the source → flushed → manifest → renamed → folder flushed.
 * Counting and checking block the thread: big databases are backed up in a worker.
 * Throws DomainError BACKUP_TARGET_FULL, BACKUP_TARGET_READ_ONLY, BACKUP_TARGET_GONE, BACKUP_EXISTS, BACKUP_FAILED,
 * FILE_NAME_INVALID; then nothing stands under the final name.
 */
export async function createBackup(job: BackupJob): Promise<BackupResult> {
  const file = `${job.name}${BACKUP_SUFFIX}`;
  if (!isPlainFileName(file)) throw new DomainError('FILE_NAME_INVALID', { file });
  const path = join(job.targetDir, file);
  if (await exists(path)) throw new DomainError('BACKUP_EXISTS', { file });
  const partial = `${path}.partial`;
  const manifestPartial = `${manifestPathOf(path)}.partial`;
  try {
    await claim(partial);
    const copied = await copyPinned(job, partial);
    const content = verifiedCopy(partial, copied);
    await syncFile(partial);
    const { size } = await stat(partial);
    const sha256 = await sha256OfFile(partial);
    const manifest: BackupManifest = {
      application: 'maistor',
      format: 1,
      encryption: 'none',
      takenAt: job.now,
      bytes: size,
      sha256,
      pages: copied.pages,
      ...content,
    };
    await writeFile(manifestPartial, `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    // The database gets its name last: whatever has the final name has its manifest as well.
    await rename(manifestPartial, manifestPathOf(path));
    await rename(partial, path);
    await syncFolder(job.targetDir);
    const { tableCounts, auditHead } = content;
    return { path, bytes: size, sha256, pages: copied.pages, tableCounts, auditHead };
  } catch (error) {
    await removeHalf(path, partial, manifestPartial);
    throw await asDomainError(error, job.targetDir);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Takes the partial name by the system's own call: its errors say what is wrong with the target, SQLite's do not. */
async function claim(partial: string): Promise<void> {
  for (const suffix of ['', '-journal', '-wal', '-shm']) await rm(`${partial}${suffix}`, { force: true });
  const handle = await open(partial, 'wx');
  await handle.close();
}

interface Copied {
  pages: number;
  bytes: number;
  content: DatabaseContent;
}

/** Without the pinned read the copy starts again at every commit of somebody else and never ends (architecture §4). */
async function copyPinned(job: BackupJob, partial: string): Promise<Copied> {
  const source = new Database(job.databasePath, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    source.exec('BEGIN');
    const content = contentOf(source);
    const pageSize = Number(source.pragma('page_size', { simple: true }));
    const { totalPages, remainingPages } = await source.backup(partial, {
      progress: ({ totalPages: total, remainingPages: left }) => {
        job.onProgress?.(total - left, total);
        return PAGES_PER_STEP;
      },
    });
    source.exec('COMMIT');
    const { size } = await stat(partial);
    if (totalPages === 0 || remainingPages !== 0 || size !== totalPages * pageSize)
      throw new BrokenCopy('pages');
    return { pages: totalPages, bytes: size, content };
  } finally {
    source.close();
  }
}

class BrokenCopy extends Error {}

/** Opens the copy as a restore would, takes it out of WAL mode so that read-only media can open it, checks and counts. */
function verifiedCopy(partial: string, copied: Copied): DatabaseContent {
  const copy = new Database(partial, { fileMustExist: true });
  try {
    // Without shared memory, which not every driver of a stick offers.
    copy.pragma('locking_mode = EXCLUSIVE');
    if (copy.pragma('journal_mode = DELETE', { simple: true }) !== 'delete')
      throw new BrokenCopy('journal mode');
    if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new BrokenCopy('quick_check');
    const content = contentOf(copy);
    const difference = contentDifference(copied.content, content);
    if (difference !== null) throw new BrokenCopy(difference);
    return content;
  } finally {
    copy.close();
  }
}

async function removeHalf(path: string, partial: string, manifestPartial: string): Promise<void> {
  const half = [manifestPartial, ...['', '-journal', '-wal', '-shm'].map((suffix) => `${partial}${suffix}`)];
  if (!(await exists(path))) half.push(manifestPathOf(path));
  for (const name of half) await rm(name, { force: true }).catch(() => undefined);
}

const codeOfFault = {
  full: 'BACKUP_TARGET_FULL',
  readOnly: 'BACKUP_TARGET_READ_ONLY',
  gone: 'BACKUP_TARGET_GONE',
} as const;

async function asDomainError(error: unknown, targetDir: string): Promise<unknown> {
  if (error instanceof DomainError) return error;
  if (error instanceof BrokenCopy) return new DomainError('BACKUP_FAILED', { reason: error.message });
  if (error instanceof Database.SqliteError) {
    const fault = faultOfSqlite(error.code) ?? (await faultOfTarget(targetDir));
    return fault === null
      ? new DomainError('BACKUP_FAILED', { reason: error.code })
      : new DomainError(codeOfFault[fault]);
  }
  const errno = errnoOf(error);
  if (errno === null) return error;
  const fault: FileFault = fileFault(error);
  if (fault === 'full' || fault === 'readOnly' || fault === 'gone')
    return new DomainError(codeOfFault[fault]);
  return new DomainError('BACKUP_FAILED', { reason: errno });
}

function faultOfSqlite(code: string): 'full' | 'readOnly' | null {
  if (code === 'SQLITE_FULL') return 'full';
  return code.startsWith('SQLITE_READONLY') ? 'readOnly' : null;
}

/** SQLite reports a pulled or full drive as one of many input/output errors; the drive itself tells which. */
async function faultOfTarget(targetDir: string): Promise<'full' | 'gone' | null> {
  try {
    return (await statfs(targetDir)).bavail === 0 ? 'full' : null;
  } catch {
    return 'gone';
  }
}
