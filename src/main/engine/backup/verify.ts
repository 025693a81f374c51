import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { errnoOf } from '../kernel/durableFiles';
import { contentDifference, contentOf } from './content';
import { BACKUP_SUFFIX, type BackupManifest, readManifest, sha256OfFile } from './manifest';

/** What the running program can open. */
export interface KnownDatabase {
  applicationId: number;
  /** The newest `user_version` it knows. */
  databaseVersion: number;
}

/**
 * Proves a backup by its manifest's checksum, SQLite's own check, row counts and the audit head.
 * Throws DomainError BACKUP_TARGET_GONE, BACKUP_DAMAGED (`reason`: manifest, size, checksum or content) and, when
 * `known` is given, BACKUP_FOREIGN and BACKUP_NEWER.
 */
export async function verifyBackup(path: string, known?: KnownDatabase): Promise<BackupManifest> {
  const file = basename(path);
  const damaged = (reason: string) => new DomainError('BACKUP_DAMAGED', { file, reason });
  const size = await sizeOf(path);
  if (size === null) throw new DomainError('BACKUP_TARGET_GONE');
  const manifest = await readManifest(path);
  if (manifest === null) throw damaged('manifest');
  if (size !== manifest.bytes) throw damaged('size');
  if (known) refuseUnknown(file, manifest, known);
  const sha256 = await sha256OfFile(path).catch((error: unknown) => {
    throw damaged(errnoOf(error) ?? 'checksum');
  });
  if (sha256 !== manifest.sha256) throw damaged('checksum');
  checkContent(path, manifest, damaged);
  return manifest;
}

function refuseUnknown(file: string, manifest: BackupManifest, known: KnownDatabase): void {
  if (manifest.applicationId !== known.applicationId) throw new DomainError('BACKUP_FOREIGN', { file });
  if (manifest.databaseVersion > known.databaseVersion) {
    throw new DomainError('BACKUP_NEWER', { found: manifest.databaseVersion, known: known.databaseVersion });
  }
}

function checkContent(
  path: string,
  manifest: BackupManifest,
  damaged: (reason: string) => DomainError,
): void {
  try {
    const copy = new Database(path, { readonly: true, fileMustExist: true });
    try {
      if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged('content');
      const difference = contentDifference(manifest, contentOf(copy));
      if (difference !== null) throw damaged(difference);
    } finally {
      copy.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) throw damaged(error.code);
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

export interface BackupEntry {
  path: string;
  takenAt: number;
  bytes: number;
  databaseVersion: number;
}

/**
 * The backups in a folder, newest first: files with our manifest whose size is the manifest's. Half-written ones,
 * empty leftovers and files of others are not backups. Cheap: the checksum is `verifyBackup`'s.
 */
export async function listBackups(folder: string): Promise<BackupEntry[]> {
  const names = await readdir(folder).catch(() => {
    throw new DomainError('BACKUP_TARGET_GONE');
  });
  const entries = await Promise.all(
    names
      .filter((name) => name.endsWith(BACKUP_SUFFIX))
      .map(async (name): Promise<BackupEntry[]> => {
        const path = join(folder, name);
        const manifest = await readManifest(path);
        if (manifest === null || (await sizeOf(path)) !== manifest.bytes) return [];
        const { takenAt, bytes, databaseVersion } = manifest;
        return [{ path, takenAt, bytes, databaseVersion }];
      }),
  );
  return entries.flat().sort((a, b) => b.takenAt - a.takenAt || (a.path < b.path ? -1 : 1));
}
