import { copyFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import { sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { z } from 'zod';
import { errnoOf, fileFault, syncFile, syncFolder } from '../kernel/durableFiles';
import { restoreJournalName } from '../protocol';
import { bringFilesBack } from './files';
import { sha256OfFile } from './manifest';
import { type KnownDatabase, verifyBackup } from './verify';

const INCOMING = 'restore.incoming';

const restoreJournal = z.object({
  format: z.literal(1),
  /** File name of the database in the data folder. */
  database: z.string(),
  sha256: z.string(),
  backup: z.string(),
  takenAt: z.number(),
  /** Name under which the present database is kept. */
  replaced: z.string(),
});
type RestoreJournal = z.infer<typeof restoreJournal>;

export interface RestoreRequest {
  dataDir: string;
  backupPath: string;
  /** File name of the database within the data folder. */
  database: string;
  known: KnownDatabase;
  now: number;
}

/**
 * Verifies a backup, copies it into the data folder and writes the journal that the next start carries out. The
 * present database is not touched. A second request replaces the first.
 * Throws as `verifyBackup`, and DISK_FULL, DATA_FOLDER_READ_ONLY or RESTORE_FAILED when the data folder refuses.
 */
export async function requestRestore(request: RestoreRequest): Promise<void> {
  const { dataDir, backupPath, database, now } = request;
  const manifest = await verifyBackup(backupPath, request.known);
  await cancelRestore(dataDir);
  const incoming = join(dataDir, INCOMING);
  try {
    await copyFile(backupPath, incoming);
    await syncFile(incoming);
    if ((await sha256OfFile(incoming)) !== manifest.sha256)
      throw new DomainError('RESTORE_FAILED', { reason: 'checksum' });
    await bringFilesBack(backupPath, join(dataDir, 'files'));
    const journal: RestoreJournal = {
      format: 1,
      database,
      sha256: manifest.sha256,
      backup: basename(backupPath),
      takenAt: manifest.takenAt,
      replaced: await freeName(dataDir, database, now),
    };
    await writeFile(join(dataDir, `${restoreJournalName}.partial`), JSON.stringify(journal), { flush: true });
    await rename(join(dataDir, `${restoreJournalName}.partial`), join(dataDir, restoreJournalName));
    await syncFolder(dataDir);
  } catch (error) {
    await cancelRestore(dataDir).catch(() => undefined);
    throw asDomainError(error, dataDir);
  }
}

/** Takes a request back; the database stays as it is. */
export async function cancelRestore(dataDir: string): Promise<void> {
  // The journal first: without it the incoming copy means nothing.
  for (const name of [restoreJournalName, `${restoreJournalName}.partial`, INCOMING])
    await rm(join(dataDir, name), { force: true });
  await syncFolder(dataDir);
}

async function freeName(dataDir: string, database: string, now: number): Promise<string> {
  const stamp = `${sofiaDate(now)}-${sofiaTime(now).replace(':', '')}`;
  for (let count = 1; ; count += 1) {
    const name = `replaced-${stamp}${count > 1 ? `-${count}` : ''}-${database}`;
    if (!(await exists(join(dataDir, name)))) return name;
  }
}

/** Points between the steps of a swap, where a crash must lose nothing; tests stop there. */
export type RestoreStep = 'checked' | 'databaseKept' | 'logsKept' | 'swapped' | 'settled' | 'journalRemoved';

export interface RestoreHooks {
  onStep?: (step: RestoreStep) => void;
  /** Runs after the swap and before the restore counts as done, again after a crash (the commit counter's reset). */
  settle?: () => void | Promise<void>;
}

export type RestoreOutcome =
  | { outcome: 'none' }
  | { outcome: 'applied'; backup: string; takenAt: number; replacedPath: string | null }
  /** The incoming copy was no longer sound; the database is the one from before. */
  | { outcome: 'refused'; backup: string };

/**
 * Carries out a requested restore before the database is opened; nobody else may have it open. Each step can be cut
 * off and is taken up by the next start. The replaced database keeps its write-ahead log under the dated name, so
 * that its last commits stay readable. Throws DomainError RESTORE_FAILED, DATA_FOLDER_READ_ONLY, DISK_FULL.
 */
export async function applyPendingRestore(
  dataDir: string,
  hooks: RestoreHooks = {},
): Promise<RestoreOutcome> {
  const journal = await readJournal(dataDir);
  if (journal === null) return { outcome: 'none' };
  try {
    return await apply(dataDir, journal, hooks);
  } catch (error) {
    throw asDomainError(error, dataDir);
  }
}

async function apply(dataDir: string, journal: RestoreJournal, hooks: RestoreHooks): Promise<RestoreOutcome> {
  const step = (name: RestoreStep) => hooks.onStep?.(name);
  const database = join(dataDir, journal.database);
  const replaced = join(dataDir, journal.replaced);
  const incoming = join(dataDir, INCOMING);
  const sound = async (path: string) => (await exists(path)) && (await sha256OfFile(path)) === journal.sha256;

  if (await sound(incoming)) {
    step('checked');
    if ((await exists(database)) && !(await exists(replaced))) await rename(database, replaced);
    await syncFolder(dataDir);
    step('databaseKept');
    await moveLogs(database, replaced);
    await syncFolder(dataDir);
    step('logsKept');
    await rename(incoming, database);
    await syncFolder(dataDir);
    step('swapped');
  } else if ((await exists(incoming)) || !(await sound(database))) {
    await putBack(dataDir, database, replaced);
    return { outcome: 'refused', backup: journal.backup };
  }
  await hooks.settle?.();
  step('settled');
  await rm(join(dataDir, restoreJournalName), { force: true });
  await syncFolder(dataDir);
  step('journalRemoved');
  const replacedPath = (await exists(replaced)) ? replaced : null;
  return { outcome: 'applied', backup: journal.backup, takenAt: journal.takenAt, replacedPath };
}

/** A log left beside a swapped-in database would be played into it. */
async function moveLogs(database: string, replaced: string): Promise<void> {
  for (const log of ['-wal', '-journal']) {
    if (await exists(`${database}${log}`)) await rename(`${database}${log}`, `${replaced}${log}`);
  }
  await rm(`${database}-shm`, { force: true });
}

async function putBack(dataDir: string, database: string, replaced: string): Promise<void> {
  if (!(await exists(database)) && (await exists(replaced))) {
    for (const log of ['-wal', '-journal']) {
      if (await exists(`${replaced}${log}`)) await rename(`${replaced}${log}`, `${database}${log}`);
    }
    await rename(replaced, database);
    await syncFolder(dataDir);
  }
  await cancelRestore(dataDir);
}

async function readJournal(dataDir: string): Promise<RestoreJournal | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, restoreJournalName), 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw asDomainError(error, dataDir);
  }
  try {
    return restoreJournal.parse(JSON.parse(text));
  } catch {
    throw new DomainError('RESTORE_FAILED', { reason: restoreJournalName });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function asDomainError(error: unknown, folder: string): unknown {
  const errno = errnoOf(error);
  if (error instanceof DomainError || errno === null) return error;
  const fault = fileFault(error);
  if (fault === 'full') return new DomainError('DISK_FULL');
  if (fault === 'readOnly') return new DomainError('DATA_FOLDER_READ_ONLY', { folder });
  return new DomainError('RESTORE_FAILED', { reason: errno });
}

/** Whether a restore was asked for and waits for the start. */
export async function hasPendingRestore(dataDir: string): Promise<boolean> {
  return (await readJournal(dataDir)) !== null;
}
