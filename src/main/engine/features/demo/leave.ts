import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackupResult, createBackup } from '../../backup/create';
import { requestRestore } from '../../backup/restore';
import { applicationId } from '../../db/migrate';
import type { EngineServices } from '../../kernel/context';
import { runBackup } from '../backup/slice';

const database = 'maistor.sqlite';

/**
 * Makes ready what the next start needs for a workshop without anything in it: a checked copy of the practice workshop, which
 * stays, and an empty database that takes the place of the present one in the way of a restore. Until that start nothing
 * changes. @throws DomainError as `runBackup` and `requestRestore`
 */
export async function prepareLeave(
  services: EngineServices,
  { target, keepLast }: { target: string | null; keepLast: number },
): Promise<BackupResult & { place: string }> {
  const { folder, clock } = services;
  const now = clock.now();
  const kept = await runBackup({ folder, target, kind: 'manual', keepLast, now });
  const scratch = await mkdtemp(join(tmpdir(), 'maistor-empty-'));
  try {
    const engine = await services.openScratch(scratch, clock);
    const databaseVersion = Number(engine.handles.sqlite.pragma('user_version', { simple: true }));
    await engine.close();
    const empty = await createBackup({
      databasePath: join(scratch, database),
      targetDir: scratch,
      name: 'empty',
      now,
    });
    await requestRestore({
      ...{ dataDir: folder.path, backupPath: empty.path, database, now },
      known: { applicationId, databaseVersion },
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return kept;
}
