import { DomainError } from '@shared/contract/errors';
import { maxFileBytes, maxFileMegabytes } from '@shared/features/files/model';
import type { EngineServices } from '../../kernel/context';

interface Upload {
  userId: number;
  parts: Uint8Array[];
  bytes: number;
  at: number;
}

/** In memory only: what was dropped and never added leaves nothing on the disk. */
const uploads = new WeakMap<EngineServices, Map<string, Upload>>();
const keptForMs = 10 * 60_000;
const mostAtOnce = 6;

function uploadsOf(services: EngineServices, now: number): Map<string, Upload> {
  const known = uploads.get(services) ?? new Map<string, Upload>();
  uploads.set(services, known);
  for (const [uploadId, { at }] of known) if (now - at > keptForMs) known.delete(uploadId);
  return known;
}

/** Adds the next part. @returns bytes so far @throws DomainError FILE_TOO_LARGE, UPLOAD_GONE for another's upload or too many at once */
export function receivePart(
  services: EngineServices,
  { uploadId, userId, bytes, now }: { uploadId: string; userId: number; bytes: Uint8Array; now: number },
): number {
  const known = uploadsOf(services, now);
  const upload = known.get(uploadId) ?? { userId, parts: [], bytes: 0, at: now };
  if (upload.userId !== userId || (!known.has(uploadId) && known.size >= mostAtOnce))
    throw new DomainError('UPLOAD_GONE');
  if (upload.bytes + bytes.byteLength > maxFileBytes) {
    known.delete(uploadId);
    throw new DomainError('FILE_TOO_LARGE', { limit: maxFileMegabytes });
  }
  upload.parts.push(bytes.slice());
  upload.bytes += bytes.byteLength;
  upload.at = now;
  known.set(uploadId, upload);
  return upload.bytes;
}

/** The whole upload, which is forgotten with that. @throws DomainError UPLOAD_GONE */
export function takeUpload(
  services: EngineServices,
  uploadId: string,
  userId: number,
  now: number,
): Uint8Array {
  const known = uploadsOf(services, now);
  const upload = known.get(uploadId);
  if (upload?.userId !== userId) throw new DomainError('UPLOAD_GONE');
  known.delete(uploadId);
  return new Uint8Array(Buffer.concat(upload.parts));
}
