import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { ordersContract } from '@shared/features/orders/contract';
import { standsIn } from '@shared/features/parts/model';
import { formatQuantity } from '@shared/kernel/quantity';
import { asc, eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { lineWorker, operationLine, partLine } from '../../db/schema/orders';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { allocateAll, issueToOrder, moveReservation, returnFromOrder } from '../stock/slice';
import { type IssuePlan, planIssue } from './issuePlan';
import { partOffers } from './offers';
import { partOf, takeVersion } from './repo';
import { refuseUnlessEditable } from './rules';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
type Output<N extends keyof typeof ordersContract> = EntryOutput<(typeof ordersContract)[N]>;

/** What F9 will do, before it is done. */
export function issuePreview(
  ctx: QueryContext,
  input: Input<'orders.issuePreview'>,
): Output<'orders.issuePreview'> {
  const { lines, shortages } = planIssue(ctx.db, input.orderId);
  return {
    toIssue: lines.length,
    shortages: shortages.map(({ line, neededMilli, freeMilli }) => ({
      lineId: line.id,
      number: line.number,
      name: line.name,
      unit: line.unit,
      neededMilli,
      freeMilli,
      substitutes: partOffers(ctx.db, line, ctx.today).filter(
        (offer) => standsIn(offer.relation) && offer.freeMilli >= neededMilli,
      ),
    })),
  };
}

/**
 * Issues all that remains in one stock document. When something is short nothing is written, unless the person has seen
 * the shortages and leaves those lines for later.
 * @throws DomainError NOTHING_TO_ISSUE, PARTS_SHORT
 */
export function issueParts(
  ctx: CommandContext,
  input: Input<'orders.issueParts'>,
): Output<'orders.issueParts'> {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const plan = planIssue(ctx.tx, order.id);
  if (plan.lines.length + plan.shortages.length === 0) throw new DomainError('NOTHING_TO_ISSUE');
  if (plan.shortages.length > 0 && (!input.leaveShort || plan.lines.length === 0)) throw partsShort(plan);
  const number = postIssue(ctx, order.id, plan);
  return {
    orderId: order.id,
    version: order.version,
    number,
    issued: plan.lines.length,
    left: plan.shortages.length,
  };
}

/** Writes the stock document of a plan and what was issued onto the lines; also the close uses it (domain §5.7). */
export function postIssue(ctx: CommandContext, orderId: number, { lines }: IssuePlan): string {
  const { number, costByLine } = issueToOrder(ctx, {
    orderId,
    lines: lines.map(({ line, quantityMilli }) => ({
      partLineId: line.id,
      partId: line.partId,
      warehouseId: line.warehouseId,
      quantityMilli,
      workerId: workerOfJob(ctx.tx, line.jobId),
    })),
  });
  for (const { line, quantityMilli } of lines) {
    const issued = line.issuedMilli + quantityMilli;
    ctx.tx
      .update(partLine)
      .set({
        issuedMilli: issued,
        costCents: line.costCents + (costByLine.get(line.id) ?? 0),
        version: line.version + 1,
      })
      .where(eq(partLine.id, line.id))
      .run();
    ctx.touch(`partLine:${line.id}`);
  }
  allocateAll(
    ctx,
    lines.map(({ line }) => line),
  );
  ctx.audit({
    entity: `order:${orderId}`,
    after: {
      stockDocument: number,
      issued: lines.map(({ line, quantityMilli }) => ({ number: line.number, quantityMilli })),
    },
  });
  ctx.touch('stock', 'board');
  return number;
}

/** @throws DomainError PARTS_SHORT naming the first parts that are short */
export function partsShort({ shortages }: IssuePlan): DomainError {
  const named = shortages
    .slice(0, 3)
    .map(({ line, neededMilli, freeMilli }) => {
      return `${line.number} (${formatQuantity(freeMilli)}/${formatQuantity(neededMilli)})`;
    })
    .join(', ');
  return new DomainError('PARTS_SHORT', { parts: named, count: shortages.length });
}

/** A part comes back from the order at the cost it went out with (domain §4.3). @throws DomainError RETURN_TOO_MUCH */
export function returnPart(
  ctx: CommandContext,
  input: Input<'orders.returnPart'>,
): Output<'orders.returnPart'> {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const line = partOf(ctx.tx, order.id, input.lineId);
  if (input.quantityMilli > line.issuedMilli)
    throw new DomainError('RETURN_TOO_MUCH', {
      number: line.number,
      issued: formatQuantity(line.issuedMilli),
    });
  const { number, costByLine } = returnFromOrder(ctx, {
    orderId: order.id,
    lines: [
      {
        partLineId: line.id,
        partId: line.partId,
        warehouseId: line.warehouseId,
        quantityMilli: input.quantityMilli,
        workerId: workerOfJob(ctx.tx, line.jobId),
      },
    ],
  });
  ctx.tx
    .update(partLine)
    .set({
      issuedMilli: line.issuedMilli - input.quantityMilli,
      costCents: line.costCents - (costByLine.get(line.id) ?? 0),
      version: line.version + 1,
    })
    .where(eq(partLine.id, line.id))
    .run();
  allocateAll(ctx, [line]);
  ctx.audit({
    entity: `order:${order.id}`,
    before: { line: line.name, issuedMilli: line.issuedMilli },
    after: { stockDocument: number, issuedMilli: line.issuedMilli - input.quantityMilli },
  });
  ctx.touch(`partLine:${line.id}`, 'stock', 'board');
  return { orderId: order.id, version: order.version, number };
}

/** By hand, with a reason: this order needs the part more than the one it is kept for. @throws DomainError RESERVATION_NOT_TAKEN */
export function takeReservation(
  ctx: CommandContext,
  input: Input<'orders.takeReservation'>,
): Output<'orders.takeReservation'> {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const to = partOf(ctx.tx, order.id, input.lineId);
  const from = ctx.tx.select().from(partLine).where(eq(partLine.id, input.fromLineId)).get();
  if (!from) throw new DomainError('NOT_FOUND');
  const milli = moveReservation(ctx, from, to);
  ctx.reason(input.reason);
  return { orderId: order.id, version: order.version, milli };
}

/** Who is written as the receiver of the parts (reports R6): the first worker of the job, if any. */
function workerOfJob(db: ReadDb, jobId: number): number | null {
  const row = db
    .select({ workerId: lineWorker.workerId })
    .from(lineWorker)
    .innerJoin(operationLine, eq(operationLine.id, lineWorker.operationLineId))
    .where(eq(operationLine.jobId, jobId))
    .orderBy(asc(operationLine.position), asc(lineWorker.workerId))
    .limit(1)
    .get();
  return row?.workerId ?? null;
}
