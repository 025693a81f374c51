import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../../kernel/durableFiles';

interface Fault {
  hash: string;
  fault: 'missing' | 'altered';
}

/** Which of the contents that the database names are not in the store, or are no longer what they were (domain §9). */
export async function storeFaults(folder: string, hashes: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const hash of hashes) {
    const found = await hashAt(join(folder, hash));
    if (found !== hash) faults.push({ hash, fault: found === null ? 'missing' : 'altered' });
  }
  return faults;
}

/** In a stream, so that a store of gigabytes holds nobody up. */
async function hashAt(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    return '';
  }
  return hash.digest('hex');
}
