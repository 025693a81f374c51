import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { formatDateTime } from '@shared/kernel/dates';
import { desc, isNotNull } from 'drizzle-orm';
import { type BackupResult, createBackup } from '../../backup/create';
import { copyFilesBeside } from '../../backup/files';
import { rememberPlace } from '../../backup/places';
import { defaultRotation, rotate } from '../../backup/rotation';
import type { DataFolder } from '../../db/dataFolder';
import type { ReadDb, WriteTx } from '../../db/handles';
import { backupRun } from '../../db/schema/system';

export type BackupKind = 'manual' | 'close' | 'migration';

export interface BackupPlan {
  folder: DataFolder;
  /** Where the copy goes; the data folder's own `backups` when null. */
  target: string | null;
  kind: BackupKind;
  keepLast: number;
  now: number;
  onProgress?: (done: number, total: number) => void;
}

export interface MadeBackup extends BackupResult {
  place: string;
  /** Hashes of files that the store itself lacks. */
  lacking: string[];
}

/** Copies the database, opens and checks the copy, brings the files that it names beside it, and lets the rotation remove what the policy lets go. */
export async function runBackup(plan: BackupPlan): Promise<MadeBackup> {
  const { folder, kind, now } = plan;
  const place = plan.target ?? folder.backups;
  if (plan.target === null) mkdirSync(place, { recursive: true });
  const name = `maistor-${stamp(now)}-${kind}`;
  const result = await createBackup({
    databasePath: folder.database,
    targetDir: place,
    name,
    now,
    onProgress: plan.onProgress,
  });
  // In the data folder itself the store stands beside the copies already.
  const lacking = place === folder.backups ? [] : await copyFilesBeside(result.path, folder.files);
  await rememberPlace(folder.path, place);
  await rotate(place, { ...defaultRotation, last: plan.keepLast }, now, result.path);
  return { ...result, place, lacking };
}

/** `20261124-104207-318`: sorts as text, and two copies within a second differ. */
function stamp(now: number): string {
  const [date = '', time = ''] = formatDateTime(now).split(' ');
  const seconds = new Date(now).toISOString().slice(17, 23).replace('.', '-');
  return `${date.split('.').reverse().join('')}-${time.replace(':', '')}${seconds}`;
}

export function recordBackup(
  tx: WriteTx,
  kind: BackupKind,
  result: BackupResult & { place: string },
  now: number,
) {
  return tx
    .insert(backupRun)
    .values({
      at: now,
      kind,
      place: result.place,
      fileName: basename(result.path),
      bytes: result.bytes,
      sha256: result.sha256,
      verifiedAt: now,
    })
    .returning()
    .get();
}

/** The newest copy that was opened and checked. */
export function lastVerified(db: ReadDb): typeof backupRun.$inferSelect | null {
  return (
    db.select().from(backupRun).where(isNotNull(backupRun.verifiedAt)).orderBy(desc(backupRun.id)).get() ??
    null
  );
}
