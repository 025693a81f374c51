import { DomainError } from '@shared/contract/errors';
import { eq } from 'drizzle-orm';
import { job, operationLine, otherLine, partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { allocateAll } from '../stock/slice';
import { followWork } from './phases';
import {
  type JobRecord,
  jobOf,
  loadOrder,
  type OperationRecord,
  type OrderRecord,
  type OtherRecord,
  type PartRecord,
  recomputeTotals,
  takeVersion,
} from './repo';
import { refuseUnlessEditable } from './rules';

interface JobAnswer {
  by: string | null;
  way: JobRecord['authorisedWay'];
  text: string | null;
}

/** A job that was put off, with the lines that left the order. */
export interface PutOffJob {
  order: OrderRecord;
  job: JobRecord;
  operations: OperationRecord[];
  parts: PartRecord[];
  others: OtherRecord[];
}

/**
 * The client puts a job off: it stays on the order as deferred, its lines leave it (domain §5.2); the caller keeps them.
 * @throws DomainError LINE_DONE, PART_ISSUED: what happened must first be undone by its own act; ORDER_CLOSED
 */
export function putOffJob(
  ctx: CommandContext,
  input: { orderId: number; version: number; jobId: number } & JobAnswer,
): PutOffJob {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const before = jobOf(ctx.tx, order.id, input.jobId);
  const loaded = loadOrder(ctx.tx, order.id);
  const ofJob = <Line extends { jobId: number }>(lines: readonly Line[]) =>
    lines.filter((line) => line.jobId === before.id);
  const lines = {
    operations: ofJob(loaded.operations),
    parts: ofJob(loaded.parts),
    others: ofJob(loaded.others),
  };
  const started = lines.operations.find((line) => line.state !== 'not_started');
  if (started) throw new DomainError('LINE_DONE', { line: started.name });
  const issued = lines.parts.find((line) => line.issuedMilli > 0);
  if (issued) throw new DomainError('PART_ISSUED', { number: issued.number });
  for (const table of [operationLine, partLine, otherLine])
    ctx.tx.delete(table).where(eq(table.jobId, before.id)).run();
  allocateAll(ctx, lines.parts);
  const after = {
    authorisation: 'deferred' as const,
    authorisedAt: ctx.now,
    authorisedBy: input.by,
    authorisedWay: input.way,
    authorisedCents: null,
    authorisedText: input.text,
  };
  ctx.tx.update(job).set(after).where(eq(job.id, before.id)).run();
  recomputeTotals(ctx.tx, order.id);
  followWork(ctx, order.id);
  ctx.audit({ entity: `order:${order.id}`, before: { job: before.title, ...lines }, after });
  ctx.touch('board');
  return { order, job: before, ...lines };
}
