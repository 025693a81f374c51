import { basename } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import type { PriceMapping, VersionCounts } from '@shared/features/priceLists/model';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { priceList, priceListVersion } from '../../db/schema/priceLists';
import type { CommandContext, EngineServices } from '../../kernel/context';
import type { PreparedCommand } from '../../kernel/handlers';
import type { Filled } from '../../worker/priceLists';
import { chosenFile } from './open';
import { knownList, knownVersion, type ListRow, setVersion } from './repo';
import { clearBeside, holdThread, inThread, refuseWhileHeld } from './thread';

type Contract = typeof priceListsContract;

/** The task by which a person ends a reading. */
export const readTask = 'priceLists';

/**
 * Reads a file into a version of its own, beside the engine. Until `priceLists.apply` no price knows of it, so an end at any
 * moment leaves the old prices as they are; what was written by then is cleared away.
 */
export const readFile: PreparedCommand<Contract['priceLists.read']> = {
  async prepare(base, { listId, grant, mapping }, inPart) {
    const list = knownList(base.db, listId);
    refuseUnlessMapped(mapping);
    const path = chosenFile(base, grant);
    const { services } = base;
    return holdThread(services, async () => {
      const signal = services.beginTask(readTask);
      try {
        const versionId = await inPart((ctx) => begin(ctx, list, basename(path)));
        const rules = { mapping, gross: list.gross, vatBp: list.vatBp, isVwGroup: list.isVwGroup };
        const work = { kind: 'fill', path, rules, versionId, baseId: list.activeVersionId } as const;
        const filled = await inThread(services, work, signal).catch(async (error: unknown) => {
          await inPart((ctx) => discard(ctx, versionId));
          throw error;
        });
        return (ctx: CommandContext) => finish(ctx, list, versionId, filled as Filled, mapping);
      } finally {
        services.endTask(readTask);
        clearInBackground(services, base.db);
      }
    });
  },
};

/** @throws DomainError PRICE_LIST_COLUMNS */
function refuseUnlessMapped({ places, format }: PriceMapping): void {
  if (!places.number || !places.price) throw new DomainError('PRICE_LIST_COLUMNS');
  if (format === 'fixed' && Object.values(places).some((place) => place && place.length === null))
    throw new DomainError('PRICE_LIST_COLUMNS');
}

function begin(ctx: CommandContext, list: ListRow, fileName: string): number {
  // What an earlier program left half read, and what was read and never applied, makes way.
  for (const status of ['filling', 'ready'] as const)
    ctx.tx
      .update(priceListVersion)
      .set({ status: 'discarded' })
      .where(and(eq(priceListVersion.priceListId, list.id), eq(priceListVersion.status, status)))
      .run();
  const row = {
    ...{ priceListId: list.id, status: 'filling' as const, fileName, sha256: '' },
    ...{ userId: ctx.user.id, createdAt: ctx.now },
  };
  const { id } = ctx.tx.insert(priceListVersion).values(row).returning({ id: priceListVersion.id }).get();
  ctx.audit({ entity: `priceList:${list.id}`, after: { file: fileName } });
  ctx.services.emit({ kind: 'touched', tags: ['priceLists'] });
  return id;
}

function discard(ctx: CommandContext, versionId: number): void {
  setVersion(ctx.tx, versionId, { status: 'discarded' });
  const { priceListId, fileName } = knownVersion(ctx.tx, versionId);
  ctx.audit({ entity: `priceList:${priceListId}`, after: { discarded: fileName } });
  ctx.services.emit({ kind: 'touched', tags: ['priceLists'] });
}

function finish(
  ctx: CommandContext,
  list: ListRow,
  versionId: number,
  { reading, difference, sha256 }: Filled,
  mapping: PriceMapping,
) {
  // Another program over the same data may have started the list anew meanwhile.
  if (knownVersion(ctx.tx, versionId).status !== 'filling') throw new DomainError('PRICE_LIST_CANCELLED');
  const base = difference.baseVersionId === null ? null : knownVersion(ctx.tx, difference.baseVersionId);
  const counts: VersionCounts = { reading, difference, sameFile: base?.sha256 === sha256 };
  setVersion(ctx.tx, versionId, { status: 'ready', sha256, counts: JSON.stringify(counts) });
  ctx.tx
    .update(priceList)
    .set({ mapping: JSON.stringify(mapping) })
    .where(eq(priceList.id, list.id))
    .run();
  const { problems: _problems, ...read } = reading;
  ctx.audit({ entity: `priceList:${list.id}`, after: { ...read, ...difference } });
  ctx.touch('priceLists');
  return { versionId, reading, difference };
}

/** Takes a read version away before it is in force. @throws DomainError PRICE_LIST_STATE */
export function discardVersion(
  ctx: CommandContext,
  { versionId }: { versionId: number },
): Record<string, never> {
  const version = knownVersion(ctx.tx, versionId);
  const isInterrupted = version.status === 'filling';
  if (isInterrupted) refuseWhileHeld(ctx.services);
  if (version.status !== 'ready' && !isInterrupted) throw new DomainError('PRICE_LIST_STATE');
  discard(ctx, versionId);
  clearInBackground(ctx.services, ctx.db);
  ctx.touch('priceLists');
  return {};
}

/** Versions that are discarded and still have rows. */
function leftVersions(db: ReadDb): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT v.id FROM price_list_version v WHERE v.status = 'discarded'
        AND EXISTS (SELECT 1 FROM price_row r WHERE r.version_id = v.id)`)
    .map(({ id }) => id);
}

/** Clears away what no list needs any more, after the command is done; what an end interrupts the next one takes up again. */
export function clearInBackground(services: EngineServices, db: ReadDb): void {
  setTimeout(() => {
    void clearLeft(services, db).catch((error: unknown) => {
      // The engine closes, or another file is read now: the next occasion takes it up again.
      if (!(error instanceof DomainError)) services.log.warn('old price lists wait to be cleared', error);
    });
  }, CLEAR_AFTER_MS).unref();
}

/** After the command that asks for it has let go of the thread. */
const CLEAR_AFTER_MS = 50;

async function clearLeft(services: EngineServices, db: ReadDb): Promise<void> {
  if (!services.sqlite.open) return;
  const versionIds = leftVersions(db);
  if (versionIds.length > 0) await clearBeside(services, versionIds);
}

/** Marks the version that gives way for good. */
export function retire(tx: WriteTx, listId: number): void {
  tx.update(priceListVersion)
    .set({ status: 'discarded' })
    .where(and(eq(priceListVersion.priceListId, listId), eq(priceListVersion.status, 'previous')))
    .run();
}
