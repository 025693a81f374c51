import { existsSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import { contentHash } from './contentHash';
import { syncFolder } from './durableFiles';

const isHash = /^[0-9a-f]{64}$/;

/**
 * Keeps bytes under their hash, whole and flushed before the name exists (domain §9); what is there already stays.
 * @returns the hash
 */
export async function keepFile(folder: string, bytes: Uint8Array): Promise<string> {
  const hash = contentHash(bytes);
  if (existsSync(join(folder, hash)) && isWhole(folder, hash)) return hash;
  const partial = join(folder, `${hash}.${process.pid}.partial`);
  try {
    const file = await open(partial, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, join(folder, hash));
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  return hash;
}

/** The bytes kept under a hash. @throws DomainError FILE_MISSING, FILE_ALTERED */
export function readKept(folder: string, hash: string): Uint8Array {
  if (!isHash.test(hash) || !existsSync(join(folder, hash))) throw new DomainError('FILE_MISSING');
  const bytes = readFileSync(join(folder, hash));
  if (contentHash(bytes) !== hash) throw new DomainError('FILE_ALTERED');
  return new Uint8Array(bytes);
}

function isWhole(folder: string, hash: string): boolean {
  return contentHash(readFileSync(join(folder, hash))) === hash;
}
