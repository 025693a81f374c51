import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '@shared/contract/errors';
import type { importsContract } from '@shared/features/imports/contract';
import type { KeptRow } from '@shared/features/imports/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { importRun } from '../../db/schema/imports';
import type { QueryContext } from '../../kernel/context';
import type { PreparedCommand, QueryHandler } from '../../kernel/handlers';
import { assetSummary } from '../assets/slice';
import { operationById } from '../catalog/slice';
import { partySummary } from '../parties/slice';
import { setRun } from './apply';
import { RowImages } from './capture';
import { type Change, ChangeLog } from './changes';
import { asTask, importerFor, TURN_MS } from './check';
import { alone, storeOf } from './store';
import { takeBack } from './takeBack';

type Contract = typeof importsContract;

const mostShown = 100;

export const listRuns: QueryHandler<Contract['imports.list']> = (ctx) => {
  const { running } = storeOf(ctx.services);
  const rows = ctx.db.all<typeof importRun.$inferSelect & { user: string; undoneByName: string | null }>(sql`
    SELECT r.id, r.kind, r.file_name AS fileName, r.state, r.created, r.changed, r.skipped, r.refused, r.kept,
      u.name AS user, r.at, r.undone_at AS undoneAt, d.name AS undoneByName
    FROM import_run r JOIN user u ON u.id = r.user_id LEFT JOIN user d ON d.id = r.undone_by
    ORDER BY r.at DESC, r.id DESC LIMIT 200`);
  const runs = rows.map(({ undoneByName, undoneAt, state, ...row }) => {
    const isLeft = (state === 'applying' || state === 'undoing') && running?.runId !== row.id;
    return {
      ...{ id: row.id, kind: row.kind, fileName: row.fileName },
      state: isLeft ? ('interrupted' as const) : state,
      ...{ created: row.created, changed: row.changed, skipped: row.skipped, refused: row.refused },
      ...{ kept: row.kept, user: row.user, at: row.at, undoneAt, undoneBy: undoneByName },
    };
  });
  return { runs, running: running !== null };
};

/** @throws DomainError NOT_FOUND, IMPORT_UNDONE */
function undoable(db: ReadDb, runId: number) {
  const run = db.select().from(importRun).where(sql`${importRun.id} = ${runId}`).get();
  if (!run) throw new DomainError('NOT_FOUND');
  if (run.state === 'undone' || run.state === 'cancelled') throw new DomainError('IMPORT_UNDONE');
  return run;
}

export const checkUndo: QueryHandler<Contract['imports.undoCheck']> = async (ctx, { runId }) => {
  importerFor(ctx, undoable(ctx.db, runId).kind);
  const { rows, kept } = await obstacles(ctx, runId);
  return { rows, keptCount: kept.length, kept: kept.slice(0, mostShown) };
};

/** What an undo of today would have to leave, by name. */
async function obstacles(ctx: QueryContext, runId: number): Promise<{ rows: number; kept: KeptRow[] }> {
  const log = new ChangeLog(new RowImages(ctx.services.sqlite), runId);
  const lines = log.lines();
  const keptLines = new Set<number>();
  const kept: KeptRow[] = [];
  let turn = performance.now();
  for (const line of lines) {
    const changes = log.of(line);
    const reason = log.obstacle(changes, keptLines);
    if (reason !== null) {
      keptLines.add(line);
      kept.push({ line, reason, name: nameOf(ctx, changes) });
    }
    if (performance.now() - turn < TURN_MS) continue;
    await nextTurn();
    turn = performance.now();
  }
  return { rows: lines.length, kept };
}

/** The card that a row of the file is about, as it is called today. */
function nameOf(ctx: QueryContext, changes: readonly Change[]): string {
  for (const { table, key } of changes) {
    const id = Number(key);
    const name = nameIn(ctx.db, table, id);
    if (name !== '') return name;
  }
  return '';
}

function nameIn(db: ReadDb, table: string, id: number): string {
  const isThere = db.get(sql`SELECT 1 FROM ${sql.raw(named.has(table) ? table : 'party')} WHERE id = ${id}`);
  if (!isThere || !named.has(table)) return '';
  if (table === 'party') return partySummary(db, id).name;
  if (table === 'operation') return operationById(db, id)?.nameBg ?? '';
  if (table === 'norm') {
    const row = db.get<{ operationId: number }>(
      sql`SELECT operation_id AS operationId FROM norm WHERE id = ${id}`,
    );
    return row ? (operationById(db, row.operationId)?.nameBg ?? '') : '';
  }
  const { plate, vin, serial, title } = assetSummary(db, id);
  return [plate ?? serial ?? vin, title].filter(Boolean).join(' ');
}

const named = new Set(['asset', 'party', 'operation', 'norm']);

/** Takes an import back as a whole; what was changed by hand since blocks it, or stays when the person says so. */
export const undoImport: PreparedCommand<Contract['imports.undo']> = {
  prepare: (base, { runId, leaveChanged }, inPart) =>
    alone(base.services, async () => {
      const run = undoable(base.db, runId);
      importerFor(base, run.kind);
      storeOf(base.services).running = { runId };
      const { kept: found } = leaveChanged ? { kept: [] } : await obstacles(base, runId);
      const [first] = found;
      if (first) throw new DomainError('IMPORT_CHANGED_SINCE', { count: found.length, name: first.name });
      await inPart((ctx) => setRun(ctx.tx, runId, { state: 'undoing' }));
      const { undone, kept } = await asTask(base, (_signal, progress) =>
        takeBack(base.services.sqlite, runId, inPart, progress),
      );
      return (ctx) => {
        const state = kept.size > 0 ? 'done' : 'undone';
        setRun(ctx.tx, runId, { state, kept: kept.size, undoneAt: ctx.now, undoneBy: ctx.user.id });
        ctx.audit({ entity: `import:${runId}`, after: { undone, kept: kept.size } });
        ctx.touch('imports', 'parties', 'assets', 'catalog', 'search');
        return { undone, kept: kept.size };
      };
    }),
};
