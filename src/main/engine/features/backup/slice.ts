import { join } from 'node:path';
import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { backupContract } from '@shared/features/backup/contract';
import { desc, eq } from 'drizzle-orm';
import { requestRestore } from '../../backup/restore';
import type { Handles } from '../../db/handles';
import { applicationId } from '../../db/migrate';
import { backupRun } from '../../db/schema/system';
import type { EngineServices, QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { readSettings, writeSections } from '../settings/slice';
import { type BackupKind, lastVerified, recordBackup, runBackup } from './run';

export { recordBackup, runBackup };

type Contract = typeof backupContract;
type Row = typeof backupRun.$inferSelect;

const toRow = ({ sha256: _sha256, kind, ...row }: Row) => ({ ...row, kind: kind as BackupKind });

export const backupHandlers: Handlers<Contract> = {
  'backup.state': (ctx) => {
    const last = lastVerified(ctx.db);
    const { warnAfterHours, folder } = readSettings(ctx.db).backup;
    const stale = last === null || ctx.now - last.at > warnAfterHours * 3_600_000;
    return { last: last && toRow(last), stale, folder };
  },
  'backup.list': (ctx) => ({
    runs: ctx.db.select().from(backupRun).orderBy(desc(backupRun.id)).limit(100).all().map(toRow),
  }),
  'backup.now': {
    prepare: async (base, { grantId }) => {
      const { folder, keepLast } = readSettings(base.db).backup;
      const target = grantId === null ? folder : granted(base.services, grantId);
      const result = await runBackup({
        folder: base.services.folder,
        target,
        kind: 'manual',
        keepLast,
        now: base.now,
        onProgress: (done, total) => base.services.emit({ kind: 'progress', task: 'backup', done, total }),
      });
      return (ctx) => {
        ctx.audit({
          entity: 'backup:run',
          after: { place: result.place, sha256: result.sha256, lacking: result.lacking },
        });
        ctx.touch('backup');
        return toRow(recordBackup(ctx.tx, 'manual', result, ctx.now));
      };
    },
  },
  'backup.setFolder': (ctx, { grantId }) => {
    const { backup } = readSettings(ctx.tx);
    const folder = grantId === null ? null : granted(ctx.services, grantId);
    writeSections(ctx.tx, { backup: { ...backup, folder } }, ctx.now);
    ctx.audit({ entity: 'setting:backup', before: backup.folder, after: folder });
    ctx.touch('backup', 'settings');
    return { folder };
  },
  'backup.requestRestore': {
    prepare: async (base, input) => {
      await requestRestore({
        dataDir: base.services.folder.path,
        backupPath: chosenBackup(base, input),
        database: 'maistor.sqlite',
        known: {
          applicationId,
          databaseVersion: Number(base.services.sqlite.pragma('user_version', { simple: true })),
        },
        now: base.now,
      });
      return (ctx) => {
        ctx.audit({ entity: 'backup:restore' });
        return { restartNeeded: true };
      };
    },
  },
};

function granted(services: EngineServices, grantId: string): string {
  const path = services.resolveGrant(grantId);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  return path;
}

function chosenBackup(
  ctx: QueryContext,
  { grantId, runId }: EntryInput<Contract['backup.requestRestore']>,
): string {
  if (grantId !== null) return granted(ctx.services, grantId);
  const run = ctx.db
    .select()
    .from(backupRun)
    .where(eq(backupRun.id, runId ?? 0))
    .get();
  if (!run) throw new DomainError('NOT_FOUND');
  return join(run.place, run.fileName);
}

/** The copy at the end of the day's work; skipped when nothing was committed since the last one or the setting is off. */
export async function backupAtClose(handles: Handles, services: EngineServices): Promise<void> {
  const { backup } = readSettings(handles.read);
  const commits = Number(handles.sqlite.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck().get());
  const last = lastVerified(handles.read);
  const changedSince = handles.sqlite.prepare('SELECT 1 FROM audit WHERE at > ? LIMIT 1').get(last?.at ?? 0);
  if (!backup.atClose || commits === 0 || changedSince === undefined) return;
  const now = services.clock.now();
  const place = { folder: services.folder, kind: 'close', keepLast: backup.keepLast, now } as const;
  try {
    const result = await runBackup({ ...place, target: backup.folder });
    handles.sqlite.transaction(() => recordBackup(handles.write, 'close', result, now)).immediate();
  } catch (error) {
    services.log.error('backup at close failed, trying the data folder', error);
    if (backup.folder === null) return;
    // The USB disk was left at home: a copy beside the data is better than none.
    const result = await runBackup({ ...place, target: null });
    handles.sqlite.transaction(() => recordBackup(handles.write, 'close', result, now)).immediate();
  }
}
