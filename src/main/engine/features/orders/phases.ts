import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { ordersContract } from '@shared/features/orders/contract';
import {
  isEditable,
  mayMove,
  type OrderPhase,
  type PhaseMover,
  phaseRank,
} from '@shared/features/orders/status';
import { eq, sql } from 'drizzle-orm';
import { orderPhaseChange, serviceOrder } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { indexOrder } from '../search/slice';
import { allocateAll } from '../stock/slice';
import { loadOrder, type OrderRecord, orderById, partLinesOf, takeVersion } from './repo';
import { blockersOf, demand } from './rules';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
interface Changed {
  orderId: number;
  version: number;
}

/** Instants that a phase stamps on the order. */
function stampsOf(phase: OrderPhase, order: OrderRecord, now: number): Partial<OrderRecord> {
  if (phase === 'done') return { doneAt: now };
  if (phase === 'invoiced') return { closedAt: now };
  if (phase === 'released') return { releasedAt: now };
  if (phase === 'cancelled') return { cancelledAt: now };
  return order.phase === 'done' ? { doneAt: null } : {};
}

/**
 * Moves an order along one row of the transition table and writes it into its history. Asks no blockers: the caller
 * has, or is the rule itself (close, handover).
 * @throws DomainError NOT_FOUND, PHASE_IMPOSSIBLE
 */
export function setPhase(
  ctx: CommandContext,
  orderId: number,
  phase: OrderPhase,
  { by, reason = null }: { by: PhaseMover; reason?: string | null },
): void {
  const order = orderById(ctx.tx, orderId);
  if (!mayMove(order.phase, phase, by))
    throw new DomainError('PHASE_IMPOSSIBLE', { number: order.number ?? '', from: order.phase, to: phase });
  ctx.tx
    .update(serviceOrder)
    .set({ phase, phaseAt: ctx.now, ...stampsOf(phase, order, ctx.now) })
    .where(eq(serviceOrder.id, orderId))
    .run();
  if (!isEditable(phase)) allocateAll(ctx, partLinesOf(ctx.tx, orderId));
  ctx.tx.insert(orderPhaseChange).values({ orderId, phase, at: ctx.now, userId: ctx.user.id, reason }).run();
  ctx.audit({ entity: `order:${orderId}`, before: { phase: order.phase }, after: { phase } });
  ctx.touch(`order:${orderId}`, 'orders', 'board');
  indexOrder(ctx.tx, orderId);
}

/** What the work itself says about the phase: all lines have workers, or one has begun (domain §5.3). */
export function followWork(ctx: CommandContext, orderId: number): void {
  const { order, operations } = loadOrder(ctx.tx, orderId);
  const begun = operations.some((line) => line.state !== 'not_started');
  const finished = operations.every((line) => line.state === 'done');
  const assigned = operations.length > 0 && operations.every((line) => line.workers.length > 0);
  if (begun && (order.phase === 'received' || order.phase === 'assigned'))
    setPhase(ctx, orderId, 'in_work', { by: 'work' });
  else if (assigned && order.phase === 'received') setPhase(ctx, orderId, 'assigned', { by: 'work' });
  else if (!assigned && order.phase === 'assigned') setPhase(ctx, orderId, 'received', { by: 'work' });
  else if (!finished && order.phase === 'done') setPhase(ctx, orderId, 'in_work', { by: 'work' });
}

/** By hand: forward past blockers only with `orders.override` and a reason, and only those that may be passed. */
export function choosePhase(ctx: CommandContext, input: Input<'orders.setPhase'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  const reason = input.overrideReason;
  if (!mayMove(order.phase, input.phase, 'person'))
    throw new DomainError('PHASE_IMPOSSIBLE', {
      number: order.number ?? '',
      from: order.phase,
      to: input.phase,
    });
  const blocked = passBlockers(ctx, order, input.phase, reason);
  if (blocked && reason !== null) ctx.reason(reason);
  setPhase(ctx, order.id, input.phase, { by: 'person', reason: blocked ? reason : null });
  return { orderId: order.id, version: order.version };
}

function passBlockers(
  ctx: CommandContext,
  order: OrderRecord,
  phase: OrderPhase,
  reason: string | null,
): boolean {
  if (phaseRank(phase) <= phaseRank(order.phase)) return false;
  const blockers = blockersOf(ctx.tx, loadOrder(ctx.tx, order.id), phase);
  if (blockers.length === 0) return false;
  const hard = blockers.filter((blocker) => !blocker.overridable);
  const first = hard[0] ?? blockers[0];
  if (hard.length > 0 || reason === null)
    throw new DomainError('PHASE_BLOCKED', {
      number: order.number ?? '',
      count: blockers.length,
      first: first?.code ?? '',
    });
  demand(ctx, 'orders.override');
  return true;
}

/** Only with nothing issued, invoiced or finished; the order stays in the register (domain §5.3). */
export function cancelOrder(ctx: CommandContext, input: Input<'orders.cancel'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  if (order.phase === 'cancelled') throw new DomainError('ORDER_CANCELLED', { number: order.number ?? '' });
  const { operations, parts } = loadOrder(ctx.tx, order.id);
  const params = { number: order.number ?? '' };
  const invoices = ctx.tx.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM invoice WHERE order_id = ${order.id} AND status = 'issued'`,
  );
  if (order.closedAt !== null || (invoices?.n ?? 0) > 0) throw new DomainError('CANCEL_INVOICED', params);
  if (parts.some((line) => line.issuedMilli > 0)) throw new DomainError('CANCEL_ISSUED', params);
  if (operations.some((line) => line.state === 'done')) throw new DomainError('CANCEL_WORK_DONE', params);
  setPhase(ctx, order.id, 'cancelled', { by: 'cancel', reason: input.reason });
  ctx.tx.update(serviceOrder).set({ cancelReason: input.reason }).where(eq(serviceOrder.id, order.id)).run();
  ctx.reason(input.reason);
  return { orderId: order.id, version: order.version };
}
