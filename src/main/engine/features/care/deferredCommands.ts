import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { careContract } from '@shared/features/care/contract';
import { goodsNetCents } from '@shared/features/orders/calc';
import { eq } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { deferredLine, deferredWork } from '../../db/schema/care';
import type { CommandContext } from '../../kernel/context';
import { assetSummary } from '../assets/slice';
import { putOffJob } from '../orders/slice';
import { priceToday } from './prices';

type Input<N extends keyof typeof careContract> = EntryInput<(typeof careContract)[N]>;
type Output<N extends keyof typeof careContract> = EntryOutput<(typeof careContract)[N]>;
export type DeferredRecord = typeof deferredWork.$inferSelect;
type NewLine = Omit<typeof deferredLine.$inferInsert, 'deferredId' | 'position'>;

/** Written on the card by hand, each line at the typed price or the one of today. */
export function deferWork(ctx: CommandContext, input: Input<'care.defer'>): Output<'care.defer'> {
  const { assetId, text, reason, expiresOn } = input;
  const { ownerId } = assetSummary(ctx.tx, assetId);
  refusePastExpiry(ctx, expiresOn);
  const lines = input.lines.map((line, at) => typedLine(ctx, line, { assetId, clientId: ownerId, at }));
  const work = { assetId, clientId: ownerId, text, reason, expiresOn, orderId: null, jobId: null };
  return { deferredId: insertDeferred(ctx, work, lines) };
}

/** @throws DomainError DEFERRED_LINE_EMPTY for a line that says neither what nor, outside the catalogue, for how much */
function typedLine(
  ctx: CommandContext,
  line: Input<'care.defer'>['lines'][number],
  { assetId, clientId, at }: { assetId: number; clientId: number | null; at: number },
): NewLine {
  const price = priceToday(ctx.tx, line, { assetId, clientId, today: ctx.today });
  const name = line.name || price?.name;
  if (!name) throw new DomainError('DEFERRED_LINE_EMPTY', { line: at + 1 });
  const { kind, operationId, partId, quantityMilli } = line;
  const common = { kind, operationId, partId, name, quantityMilli, code: price?.code ?? '' };
  if (line.unitCents === null && price) {
    const { unit, normSec, unitCents, netCents } = price;
    return { ...common, unit, normSec, unitCents, netCents };
  }
  const unitCents = line.unitCents ?? 0;
  const netCents = goodsNetCents({ quantityMilli, priceCents: unitCents, discountBp: 0 });
  const otherKind = kind === 'other' ? 'consumable' : null;
  return { ...common, otherKind, unit: price?.unit ?? 'pcs', normSec: 0, unitCents, netCents };
}

/** A job of an open order is put off; its lines are kept with the prices that they had. */
export function deferJob(ctx: CommandContext, input: Input<'care.deferJob'>): Output<'care.deferJob'> {
  const { reason, expiresOn, by, way } = input;
  refusePastExpiry(ctx, expiresOn);
  const off = putOffJob(ctx, { ...input, by, way, text: reason });
  const { order, job } = off;
  const work = {
    ...{ assetId: order.assetId, clientId: order.clientId, text: job.title, reason, expiresOn },
    ...{ orderId: order.id, jobId: job.id },
  };
  const deferredId = insertDeferred(ctx, work, orderLines(off));
  return { orderId: order.id, version: order.version, deferredId };
}

function orderLines({ operations, parts, others }: ReturnType<typeof putOffJob>): NewLine[] {
  const rows = [
    ...operations.map((line) => ({
      at: line.position,
      line: {
        ...{ kind: 'operation' as const, operationId: line.operationId, code: line.code, name: line.name },
        ...{ unit: line.priceFixed ? 'pcs' : 'h', quantityMilli: line.quantityMilli },
        ...{
          normSec: line.priceFixed ? 0 : line.normSec,
          unitCents: line.rateCents,
          netCents: line.netCents,
        },
      },
    })),
    ...parts.map((line) => ({
      at: line.position,
      line: {
        ...{
          kind: 'part' as const,
          partId: line.partId,
          code: line.number,
          name: line.name,
          unit: line.unit,
        },
        ...{ quantityMilli: line.quantityMilli, unitCents: line.priceCents, netCents: line.netCents },
      },
    })),
    ...others.map((line) => ({
      at: line.position,
      line: {
        ...{ kind: 'other' as const, otherKind: line.kind, name: line.name, unit: line.unit },
        ...{ quantityMilli: line.quantityMilli, unitCents: line.priceCents, netCents: line.netCents },
        costCents: line.costCents,
      },
    })),
  ];
  return rows.sort((a, b) => a.at - b.at).map(({ line }) => line);
}

interface NewWork {
  assetId: number;
  clientId: number | null;
  text: string;
  reason: string;
  expiresOn: string | null;
  orderId: number | null;
  jobId: number | null;
}

function insertDeferred(ctx: CommandContext, work: NewWork, lines: readonly NewLine[]): number {
  const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
  const row = { ...work, deferredOn: ctx.today, netCents, userId: ctx.user.id, createdAt: ctx.now };
  const { id } = ctx.tx.insert(deferredWork).values(row).returning({ id: deferredWork.id }).get();
  for (const [at, line] of lines.entries())
    ctx.tx
      .insert(deferredLine)
      .values({ ...line, deferredId: id, position: at + 1 })
      .run();
  ctx.audit({ entity: `asset:${work.assetId}`, after: { deferred: id, ...work, netCents, lines } });
  ctx.touch(`asset:${work.assetId}`, 'care');
  return id;
}

function refusePastExpiry(ctx: CommandContext, expiresOn: string | null): void {
  if (expiresOn !== null && expiresOn < ctx.today) throw new DomainError('DEFERRED_EXPIRED_AT_ONCE');
}

export function editDeferred(
  ctx: CommandContext,
  input: Input<'care.editDeferred'>,
): Output<'care.editDeferred'> {
  const before = openWork(ctx.tx, input);
  const { text, reason, expiresOn } = input;
  if (expiresOn !== before.expiresOn) refusePastExpiry(ctx, expiresOn);
  return writeWork(ctx, before, { text, reason, expiresOn });
}

/** It falls away for good, with the reason why. */
export function dropDeferred(
  ctx: CommandContext,
  input: Input<'care.dropDeferred'>,
): Output<'care.dropDeferred'> {
  const before = openWork(ctx.tx, input);
  const { reason } = input;
  ctx.reason(reason);
  const closed = { closedAt: ctx.now, closedBy: ctx.user.id, closeReason: reason };
  return writeWork(ctx, before, { state: 'dropped', ...closed });
}

/**
 * Deferred work that is still to be done, as it was read.
 * @throws DomainError NOT_FOUND, DEFERRED_REVIVED, DEFERRED_DROPPED, CONCURRENT_MODIFICATION
 */
export function openWork(
  tx: WriteTx,
  { deferredId, version }: { deferredId: number; version: number },
): DeferredRecord {
  const found = tx.select().from(deferredWork).where(eq(deferredWork.id, deferredId)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  if (found.state !== 'open')
    throw new DomainError(found.state === 'revived' ? 'DEFERRED_REVIVED' : 'DEFERRED_DROPPED', {
      text: found.text,
    });
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

/** Writes changes of one deferred work with the next version. */
export function writeWork(
  ctx: CommandContext,
  before: DeferredRecord,
  changes: Partial<DeferredRecord>,
): { version: number } {
  const version = before.version + 1;
  ctx.tx
    .update(deferredWork)
    .set({ ...changes, version })
    .where(eq(deferredWork.id, before.id))
    .run();
  ctx.audit({ entity: `asset:${before.assetId}`, before: { deferred: before }, after: changes });
  ctx.touch(`asset:${before.assetId}`, 'care');
  return { version };
}
