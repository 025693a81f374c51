import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError, StartError } from '@shared/contract/errors';

/** Magic numbers of statfs(2) for NFS, SMB, CIFS and SMB2; a database on a network share loses commits (architecture §4). */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

export interface DataFolder {
  path: string;
  database: string;
  counter: string;
  presence: string;
  serving: string;
  files: string;
  backups: string;
  logs: string;
}

/** Names of everything the engine keeps in a data folder. */
export function dataFolderAt(path: string): DataFolder {
  return {
    path,
    database: join(path, 'maistor.sqlite'),
    counter: join(path, 'commits'),
    presence: join(path, 'presence.sqlite'),
    serving: join(path, 'serving.sqlite'),
    files: join(path, 'files'),
    backups: join(path, 'backups'),
    logs: join(path, 'logs'),
  };
}

/** Makes the folder when its parent exists, and refuses one that cannot keep what it is given. @throws StartError */
export function prepareDataFolder(path: string): DataFolder {
  const folder = dataFolderAt(path);
  refuseNetworkPath(path);
  if (!existsSync(path)) {
    if (!existsSync(dirname(path))) throw new StartError('DATA_FOLDER_GONE', { folder: path });
    guarded(path, () => mkdirSync(path));
  }
  const { type } = statfsSync(path);
  if (networkFileSystems.has(type >>> 0)) throw new StartError('NETWORK_FOLDER', { folder: path });
  guarded(path, () => {
    accessSync(path, constants.W_OK);
    const probe = join(path, `.write-probe-${process.pid}`);
    const file = openSync(probe, 'w');
    try {
      writeSync(file, Buffer.alloc(4096));
    } finally {
      closeSync(file);
      unlinkSync(probe);
    }
    for (const sub of [folder.files, folder.backups, folder.logs]) mkdirSync(sub, { recursive: true });
  });
  return folder;
}

function refuseNetworkPath(path: string): void {
  if (path.startsWith('\\\\') || path.startsWith('//'))
    throw new StartError('NETWORK_FOLDER', { folder: path });
}

function guarded(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw startErrorOf(error, path);
  }
}

/** SQLite reports a shared-memory file that cannot grow as an I/O error of its own (WAL on a nearly full disk). */
export function isDiskFull(code: string): boolean {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'].includes(code);
}

/** Turns an operating system or SQLite failure at start into the error that the recovery screen shows. */
export function startErrorOf(error: unknown, folder: string): StartError {
  if (error instanceof StartError) return error;
  // The copy before a migration was refused, for want of space say: its own code says more than a crash would.
  if (error instanceof DomainError) return new StartError(error.code, error.params);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isDiskFull(code)) return new StartError('DISK_FULL', { folder });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_READONLY')) {
    return new StartError('DATA_FOLDER_READ_ONLY', { folder });
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') return new StartError('DATA_FOLDER_GONE', { folder });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StartError('DATABASE_IN_USE', { folder });
  if (code.startsWith('SQLITE_')) {
    return new StartError('DATABASE_CORRUPT', { folder, detail: `${code}: ${(error as Error).message}` });
  }
  throw error;
}
