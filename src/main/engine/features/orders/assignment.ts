import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { ordersContract } from '@shared/features/orders/contract';
import type { LineState } from '@shared/features/orders/status';
import { eq } from 'drizzle-orm';
import { lineWorker, operationLine } from '../../db/schema/orders';
import { type CommandContext, RecordedRefusal } from '../../kernel/context';
import { accrueLine, reverseLine } from '../earnings/slice';
import { teamById, teamMembers, workerById } from '../staff/slice';
import { followWork } from './phases';
import { loadOrder, type OperationRecord, operationOf, takeVersion, workersOfLine } from './repo';
import { refuseUnlessEditable } from './rules';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
interface Changed {
  orderId: number;
  version: number;
}
interface Assignment {
  teamId: number | null;
  members: { workerId: number; coefficientMilli: number }[];
  name: string | null;
}

/**
 * A team, a single worker without one, or nobody, on a line, a job or the whole order. The membership is frozen on the
 * line (domain §5.4); finished lines keep theirs.
 * @throws DomainError LINE_DONE when nothing is left to assign
 */
export function assignTeam(ctx: CommandContext, input: Input<'orders.assignTeam'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const assignment = assignmentOf(ctx, input.assignee);
  const { operations } = loadOrder(ctx.tx, order.id);
  const scope = input.scope;
  const inScope = operations.filter((line) => {
    if (scope.kind === 'line') return line.id === scope.lineId;
    return scope.kind === 'order' || line.jobId === scope.jobId;
  });
  if (inScope.length === 0) throw new DomainError('NOTHING_TO_ASSIGN');
  const open = inScope.filter((line) => line.state !== 'done');
  if (open.length === 0) throw new DomainError('LINE_DONE', { line: inScope[0]?.name ?? '' });
  if (assignment.members.length === 0 && open.some((line) => line.state === 'in_work'))
    throw new DomainError('LINE_IN_WORK', { line: open[0]?.name ?? '' });
  for (const line of open) assignLine(ctx, line, assignment);
  followWork(ctx, order.id);
  ctx.touch('board');
  return { orderId: order.id, version: order.version };
}

function assignmentOf(ctx: CommandContext, assignee: Input<'orders.assignTeam'>['assignee']): Assignment {
  if (assignee === null) return { teamId: null, members: [], name: null };
  if (assignee.kind === 'worker') {
    const worker = workerById(ctx.tx, assignee.workerId);
    if (!worker?.active) throw new DomainError('WORKER_ARCHIVED');
    return {
      teamId: null,
      members: [{ workerId: worker.id, coefficientMilli: 1000 }],
      name: worker.name,
    };
  }
  const team = teamById(ctx.tx, assignee.teamId);
  const members = team?.active ? teamMembers(ctx.tx, team.id) : [];
  if (!team || members.length === 0)
    throw new DomainError('TEAM_WITHOUT_MEMBERS', { team: team?.name ?? '' });
  return { teamId: team.id, members, name: team.name };
}

function assignLine(
  ctx: CommandContext,
  line: OperationRecord & { teamName: string | null },
  to: Assignment,
): void {
  const before = workersOfLine(ctx.tx, line.id);
  ctx.tx.delete(lineWorker).where(eq(lineWorker.operationLineId, line.id)).run();
  for (const { workerId, coefficientMilli } of to.members)
    ctx.tx.insert(lineWorker).values({ operationLineId: line.id, workerId, coefficientMilli }).run();
  ctx.tx
    .update(operationLine)
    .set({ teamId: to.teamId, version: line.version + 1 })
    .where(eq(operationLine.id, line.id))
    .run();
  ctx.audit({
    entity: `order:${line.orderId}`,
    before: { line: line.name, teamId: line.teamId, team: line.teamName, workers: before },
    after: { line: line.name, teamId: to.teamId, team: to.name, workers: to.members },
  });
  ctx.touch(`operationLine:${line.id}`);
}

/** Start, finish, take back. Finishing accrues the earning, taking back reverses it, in the same transaction (domain §7). */
export function setLineState(ctx: CommandContext, input: Input<'orders.setLineState'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const line = operationOf(ctx.tx, order.id, input.lineId);
  const workers = workersOfLine(ctx.tx, line.id);
  refuseForeignLine(ctx, workers);
  if (line.state === input.state) throw new DomainError('LINE_STATE_SAME', { line: line.name });
  if (workers.length === 0) throw new DomainError('LINE_WITHOUT_WORKER', { line: line.name });
  ctx.tx
    .update(operationLine)
    .set({ state: input.state, ...timesOf(line, input.state, ctx.now), version: line.version + 1 })
    .where(eq(operationLine.id, line.id))
    .run();
  if (input.state === 'done') accrueLine(ctx, line.id);
  else if (line.state === 'done') reverseLine(ctx, line.id);
  followWork(ctx, order.id);
  ctx.audit({
    entity: `order:${order.id}`,
    before: { line: line.name, state: line.state },
    after: { line: line.name, state: input.state },
  });
  ctx.touch(`operationLine:${line.id}`, 'board', 'earnings');
  return { orderId: order.id, version: order.version };
}

function timesOf(line: OperationRecord, state: LineState, now: number): Partial<OperationRecord> {
  if (state === 'not_started') return { startedAt: null, doneAt: null };
  if (state === 'in_work') return { startedAt: line.startedAt ?? now, doneAt: null };
  return { startedAt: line.startedAt ?? now, doneAt: now };
}

/** Who may not see the orders (a mechanic) acts on the own lines only (product §1). */
function refuseForeignLine(ctx: CommandContext, workers: readonly { workerId: number }[]): void {
  if (ctx.can('orders.view')) return;
  const own = ctx.user.workerId;
  if (own === null || !workers.some((row) => row.workerId === own)) throw new RecordedRefusal('FORBIDDEN');
}
