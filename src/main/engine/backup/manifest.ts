import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Every backup is two files: the database copy `<name>.maistor` and this manifest beside it. */
export const BACKUP_SUFFIX = '.maistor';

const auditHead = z.object({ id: z.number().int(), hash: z.string() });
export type AuditHead = z.infer<typeof auditHead>;

/**
 * Describes a backup and proves its bytes. `format` and `encryption` are there so that encrypted backups need no new
 * container (decisions 13).
 */
export const backupManifest = z.object({
  application: z.literal('maistor'),
  format: z.literal(1),
  encryption: z.literal('none'),
  takenAt: z.number().int(),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  pages: z.number().int().positive(),
  applicationId: z.number().int(),
  /** `PRAGMA user_version`: the number of migrations in the database. */
  databaseVersion: z.number().int(),
  tableCounts: z.record(z.string(), z.number().int().nonnegative()),
  auditHead: auditHead.nullable(),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** Where the manifest of a backup stands. */
export function manifestPathOf(backupPath: string): string {
  return `${backupPath}.json`;
}

/** The manifest of a backup, or null when there is none or it cannot be read as one of ours. */
export async function readManifest(backupPath: string): Promise<BackupManifest | null> {
  try {
    const parsed = backupManifest.safeParse(JSON.parse(await readFile(manifestPathOf(backupPath), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** SHA-256 of a file in hex, read in a stream. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  return hash.digest('hex');
}
