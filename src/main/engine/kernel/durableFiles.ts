import { open } from 'node:fs/promises';

/** What a failed file operation means for the person at the screen. */
export type FileFault = 'full' | 'readOnly' | 'gone' | 'inUse' | 'error';

const faultOfErrno: Readonly<Record<string, FileFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  ESTALE: 'gone',
  ENOTCONN: 'gone',
  ECONNABORTED: 'gone',
  ESHUTDOWN: 'gone',
  ENOMEDIUM: 'gone',
  EBUSY: 'inUse',
  ETXTBSY: 'inUse',
};

/** The system's code of an error (`ENOSPC`), or null for errors that are no refusal of the system. */
export function errnoOf(error: unknown): string | null {
  if (error instanceof Error && 'syscall' in error && 'code' in error) return String(error.code);
  return null;
}

/** Sorts a system error into the five cases that people can act on; EIO and the rest are `error`. */
export function fileFault(error: unknown): FileFault {
  return faultOfErrno[errnoOf(error) ?? ''] ?? 'error';
}

/** Folder handles cannot be flushed everywhere: Windows refuses, some FUSE drivers do not know the call. */
const FOLDER_FLUSH_UNSUPPORTED = new Set([
  'EISDIR',
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EPERM',
  'EBADF',
]);

/** Flushes a folder, so that a rename in it survives a power cut; does nothing where the system has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!FOLDER_FLUSH_UNSUPPORTED.has(errnoOf(error) ?? '')) throw error;
  }
}

/** Flushes a file's content to the drive; throws the system's error. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
