import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import { isPlainFileName } from '@shared/kernel/fileNames';
import { errnoOf, type FileFault, fileFault, syncFolder } from '../kernel/durableFiles';

/** The steps a drive screen shows, in order (etka §4). */
export type WriteStep = 'temporary' | 'flushed' | 'readBack' | 'renamed';

export interface WriteProgress {
  step: WriteStep;
  /** Bytes handled in this step; `temporary` and `readBack` are reported per chunk. */
  done: number;
  total: number;
}

export interface VerifiedWrite {
  folder: string;
  /** A plain name; anything that could leave the folder is refused with FILE_NAME_INVALID. */
  fileName: string;
  bytes: Uint8Array;
  /** Where the folder was when the work for the file began (`deviceOf`); by default when the write begins. */
  device?: number;
  onProgress?: (progress: WriteProgress) => void | Promise<void>;
  signal?: AbortSignal;
}

export interface WrittenFile {
  path: string;
  bytes: number;
  sha256: string;
}

const CHUNK = 256 * 1024;

/**
 * Writes a file to a drive so that the final name holds the whole verified file or what it held before:
 * temporary name → flush → read back and compare → rename over → flush the folder.
 *
 * The read-back opens the file anew after the flush. A driver that keeps the pages cached (ext4, exFAT) may answer
 * from memory: this catches a driver, a cable or a full table that loses data on the way, not a stick that lies
 * about its flush.
 *
 * Throws DomainError: DRIVE_FULL, DRIVE_READ_ONLY, DRIVE_GONE, DRIVE_ERROR, WRITE_MISMATCH, FILE_IN_USE,
 * WRITE_CANCELLED, FILE_NAME_INVALID.
 */
export async function writeVerified(job: VerifiedWrite): Promise<WrittenFile> {
  const { folder, fileName, bytes } = job;
  if (!isPlainFileName(fileName)) throw new DomainError('FILE_NAME_INVALID', { file: fileName });
  const temporary = join(folder, temporaryName(fileName));
  let atRename = false;
  try {
    const device = job.device ?? (await stat(folder)).dev;
    await removeLeftovers(folder, fileName);
    await writeTemporary(job, temporary, device);
    await compareWithDrive(job, temporary);
    await expectSameDevice(job, device);
    checkCancelled(job);
    atRename = true;
    const path = join(folder, fileName);
    await rename(temporary, path);
    atRename = false;
    await syncFolder(folder);
    await report(job, 'renamed', bytes.length);
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asDomainError(error, fileName, atRename);
  }
}

/**
 * The device that holds a folder, for long work before the write: a drive pulled meanwhile leaves the folder of its
 * mount on the system's own disk. @throws DomainError as `writeVerified`
 */
export async function deviceOf(folder: string, fileName: string): Promise<number> {
  try {
    return (await stat(folder)).dev;
  } catch (error) {
    throw asDomainError(error, fileName, false);
  }
}

const temporaryName = (fileName: string) => `.${fileName}.${randomBytes(4).toString('hex')}.partial`;

/** A write killed midway leaves its temporary file; the next one of the same name takes it away. */
async function removeLeftovers(folder: string, fileName: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const middle = name.slice(fileName.length + 2, -'.partial'.length);
    const ours = name === `.${fileName}.${middle}.partial` && /^[0-9a-f]{8}$/u.test(middle);
    if (ours) await rm(join(folder, name), { force: true });
  }
}

async function writeTemporary(job: VerifiedWrite, temporary: string, device: number): Promise<void> {
  const handle = await open(temporary, 'wx');
  try {
    // A stick pulled between the list and the write leaves its empty mount folder on the system disk.
    if ((await handle.stat()).dev !== device) throw new DomainError('DRIVE_GONE', { file: job.fileName });
    for (let offset = 0; offset < job.bytes.length; ) {
      checkCancelled(job);
      const size = Math.min(CHUNK, job.bytes.length - offset);
      const { bytesWritten } = await handle.write(job.bytes, offset, size, offset);
      if (bytesWritten === 0) throw new DomainError('DRIVE_FULL', { file: job.fileName });
      offset += bytesWritten;
      await report(job, 'temporary', offset);
    }
    if (job.bytes.length === 0) await report(job, 'temporary', 0);
    await handle.sync();
  } finally {
    await closeQuietly(handle);
  }
  await report(job, 'flushed', job.bytes.length);
}

/** Reopens by path, so that a drive swapped or gone in between cannot pass. */
async function compareWithDrive(job: VerifiedWrite, temporary: string): Promise<void> {
  const expected = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
  const handle = await open(temporary, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    let offset = 0;
    for (;;) {
      checkCancelled(job);
      const { bytesRead } = await handle.read(chunk, 0, CHUNK, offset);
      const same = chunk.subarray(0, bytesRead).equals(expected.subarray(offset, offset + bytesRead));
      if (!same) throw new DomainError('WRITE_MISMATCH', { file: job.fileName });
      if (bytesRead === 0) break;
      offset += bytesRead;
      await report(job, 'readBack', offset);
    }
    if (offset !== expected.length) throw new DomainError('WRITE_MISMATCH', { file: job.fileName });
    if (offset === 0) await report(job, 'readBack', 0);
  } finally {
    await closeQuietly(handle);
  }
}

async function expectSameDevice({ folder, fileName }: VerifiedWrite, device: number): Promise<void> {
  if ((await stat(folder)).dev !== device) throw new DomainError('DRIVE_GONE', { file: fileName });
}

async function closeQuietly(handle: FileHandle): Promise<void> {
  // After a pulled drive close() fails as well; the first error is the one that tells the story.
  await handle.close().catch(() => undefined);
}

async function report(job: VerifiedWrite, step: WriteStep, done: number): Promise<void> {
  await job.onProgress?.({ step, done, total: job.bytes.length });
}

function checkCancelled(job: VerifiedWrite): void {
  if (job.signal?.aborted) throw new DomainError('WRITE_CANCELLED', { file: job.fileName });
}

const codeOfFault = {
  full: 'DRIVE_FULL',
  readOnly: 'DRIVE_READ_ONLY',
  gone: 'DRIVE_GONE',
  inUse: 'FILE_IN_USE',
  error: 'DRIVE_ERROR',
} as const satisfies Record<FileFault, string>;

function asDomainError(error: unknown, file: string, atRename: boolean): unknown {
  const errno = errnoOf(error);
  // Only the system's refusals become messages; a fault of the program itself must stay visible as one.
  if (error instanceof DomainError || errno === null) return error;
  const fault = fileFault(error);
  // Windows answers EPERM or EACCES when the file to be replaced is open in another program.
  if (atRename && process.platform === 'win32' && fault === 'readOnly') {
    return new DomainError('FILE_IN_USE', { file });
  }
  if (fault === 'error') return new DomainError('DRIVE_ERROR', { file, reason: errno });
  return new DomainError(codeOfFault[fault], { file });
}
