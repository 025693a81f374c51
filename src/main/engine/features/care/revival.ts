import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { careContract } from '@shared/features/care/contract';
import type { ReadDb } from '../../db/handles';
import type { deferredLine } from '../../db/schema/care';
import type { CommandContext } from '../../kernel/context';
import { assetSummary } from '../assets/slice';
import { takeUpWork, type WaitingLine } from '../orders/slice';
import { linesOf } from './deferred';
import { openWork, writeWork } from './deferredCommands';
import { type FleetItem, fleetThing, planner } from './fleet';

type Input<N extends keyof typeof careContract> = EntryInput<(typeof careContract)[N]>;
type Output<N extends keyof typeof careContract> = EntryOutput<(typeof careContract)[N]>;

/**
 * Deferred work becomes a job of an order; a second time is refused.
 * @throws DomainError DEFERRED_REVIVED, DEFERRED_DROPPED, ASSET_WITHOUT_OWNER, CONCURRENT_MODIFICATION and those of `takeUpWork`
 */
export function revive(ctx: CommandContext, input: Input<'care.revive'>): Output<'care.revive'> {
  const work = openWork(ctx.tx, input);
  const target = targetOf(ctx.tx, { ...input, assetId: work.assetId, typeKey: 'client' });
  const lines = linesOf(ctx.tx, work.id).map(waitingLine);
  const order = takeUpWork(ctx, target, [{ title: work.text, lines }]);
  writeWork(ctx, work, {
    ...{ state: 'revived', revivedOrderId: order.orderId, closedAt: ctx.now, closedBy: ctx.user.id },
  });
  return order;
}

function waitingLine(line: typeof deferredLine.$inferSelect): WaitingLine {
  const { kind, operationId, partId, name, quantityMilli, normSec, unitCents, costCents } = line;
  if (kind === 'part' && partId !== null) return { kind, partId, quantityMilli };
  if (kind === 'operation')
    return operationId === null
      ? { kind: 'freeOperation', name, quantityMilli, normSec, unitCents }
      : { kind, operationId, quantityMilli };
  // A part outside the register stays what it was: a named thing with a price.
  const otherKind = line.otherKind ?? 'consumable';
  return { kind: 'other', otherKind, name, quantityMilli, unitCents, costCents };
}

/**
 * Works of the thing's plans go onto an order, each as a job of its own.
 * @throws DomainError SERVICE_NOT_PLANNED for a work that no plan of the thing has, and those of `takeUpWork`
 */
export function orderServices(
  ctx: CommandContext,
  input: Input<'care.orderServices'>,
): Output<'care.orderServices'> {
  const thing = fleetThing(ctx.tx, input.assetId);
  if (!thing) throw new DomainError('NOT_FOUND');
  const items = planner(ctx.tx).itemsOf(thing);
  const jobs = [...new Set(input.workKeys)].map((workKey) => {
    const item = items.find((one) => one.workKey === workKey);
    if (!item) throw new DomainError('SERVICE_NOT_PLANNED');
    return { title: item.name, lines: linesOfItem(item) };
  });
  return takeUpWork(ctx, targetOf(ctx.tx, { ...input, typeKey: 'planned' }), jobs);
}

function linesOfItem({ operationId, packageId, name }: FleetItem): WaitingLine[] {
  if (operationId !== null) return [{ kind: 'operation', operationId, quantityMilli: 1000 }];
  if (packageId !== null) return [{ kind: 'package', packageId }];
  return [{ kind: 'freeOperation', name, quantityMilli: 1000, normSec: 0, unitCents: 0 }];
}

interface Asked {
  assetId: number;
  orderId: number | null;
  orderVersion: number | null;
  debtReason: string | null;
  typeKey: 'client' | 'planned';
}

/** @throws DomainError ASSET_WITHOUT_OWNER when a new order would have no client */
export function targetOf(db: ReadDb, { assetId, orderId, orderVersion, debtReason, typeKey }: Asked) {
  const { ownerId } = assetSummary(db, assetId);
  if (ownerId === null && orderId === null) throw new DomainError('ASSET_WITHOUT_OWNER');
  return { assetId, clientId: ownerId ?? 0, orderId, orderVersion, debtReason, typeKey };
}
