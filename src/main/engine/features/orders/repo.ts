import { DomainError } from '@shared/contract/errors';
import { type OrderTotals, orderTotals } from '@shared/features/orders/calc';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import {
  job,
  jobPayer,
  lineWorker,
  operationLine,
  orderType,
  otherLine,
  partLine,
  serviceOrder,
} from '../../db/schema/orders';
import { team, worker } from '../../db/schema/staff';
import type { CommandContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';

export type OrderRecord = typeof serviceOrder.$inferSelect;
export type JobRecord = typeof job.$inferSelect;
export type OperationRecord = typeof operationLine.$inferSelect;
export type PartRecord = typeof partLine.$inferSelect;
export type OtherRecord = typeof otherLine.$inferSelect;
export interface LineWorkerRecord {
  operationLineId: number;
  workerId: number;
  name: string;
  coefficientMilli: number;
}

/** An order with everything that hangs on it, as stored. */
export interface LoadedOrder {
  order: OrderRecord;
  type: typeof orderType.$inferSelect;
  jobs: JobRecord[];
  payers: (typeof jobPayer.$inferSelect)[];
  operations: (OperationRecord & { teamName: string | null; workers: LineWorkerRecord[] })[];
  parts: PartRecord[];
  others: OtherRecord[];
}

/** Every change of an order loads it: these run several times in each command (architecture §4). */
const statements = preparedOnce((db: ReadDb) => {
  const orderId = sql.placeholder('orderId');
  return {
    order: db.select().from(serviceOrder).where(eq(serviceOrder.id, orderId)).prepare(),
    type: db
      .select()
      .from(orderType)
      .where(eq(orderType.id, sql.placeholder('typeId')))
      .prepare(),
    jobs: db.select().from(job).where(eq(job.orderId, orderId)).orderBy(asc(job.position)).prepare(),
    payers: db
      .select({ payer: jobPayer })
      .from(jobPayer)
      .innerJoin(job, eq(job.id, jobPayer.jobId))
      .where(eq(job.orderId, orderId))
      .orderBy(asc(job.position), asc(jobPayer.position))
      .prepare(),
    operations: db
      .select({ line: operationLine, teamName: team.name })
      .from(operationLine)
      .leftJoin(team, eq(team.id, operationLine.teamId))
      .where(eq(operationLine.orderId, orderId))
      .orderBy(asc(operationLine.position))
      .prepare(),
    parts: db
      .select()
      .from(partLine)
      .where(eq(partLine.orderId, orderId))
      .orderBy(asc(partLine.position))
      .prepare(),
    others: db
      .select()
      .from(otherLine)
      .where(eq(otherLine.orderId, orderId))
      .orderBy(asc(otherLine.position))
      .prepare(),
    workers: db
      .select({
        operationLineId: lineWorker.operationLineId,
        workerId: lineWorker.workerId,
        name: worker.name,
        coefficientMilli: lineWorker.coefficientMilli,
      })
      .from(lineWorker)
      .innerJoin(operationLine, eq(operationLine.id, lineWorker.operationLineId))
      .innerJoin(worker, eq(worker.id, lineWorker.workerId))
      .where(eq(operationLine.orderId, orderId))
      .orderBy(asc(worker.number), asc(worker.id))
      .prepare(),
  };
});

/** The order's row. @throws DomainError NOT_FOUND */
export function orderById(db: ReadDb, id: number): OrderRecord {
  const row = statements(db).order.get({ orderId: id });
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** The whole order in reading order. @throws DomainError NOT_FOUND */
export function loadOrder(db: ReadDb, id: number): LoadedOrder {
  const prepared = statements(db);
  const byOrder = { orderId: id };
  const order = orderById(db, id);
  const type = prepared.type.get({ typeId: order.typeId });
  if (!type) throw new DomainError('NOT_FOUND');
  const workers: LineWorkerRecord[] = prepared.workers.all(byOrder);
  return {
    order,
    type,
    jobs: prepared.jobs.all(byOrder),
    payers: prepared.payers.all(byOrder).map((row) => row.payer),
    operations: prepared.operations.all(byOrder).map(({ line, teamName }) => ({
      ...line,
      teamName,
      workers: workers.filter((row) => row.operationLineId === line.id),
    })),
    parts: partLinesOf(db, id),
    others: prepared.others.all(byOrder),
  };
}

export function partLinesOf(db: ReadDb, orderId: number): PartRecord[] {
  return statements(db).parts.all({ orderId });
}

/** Who works on a line. */
export function workersOfLine(db: ReadDb, lineId: number): { workerId: number; coefficientMilli: number }[] {
  return db
    .select({ workerId: lineWorker.workerId, coefficientMilli: lineWorker.coefficientMilli })
    .from(lineWorker)
    .where(eq(lineWorker.operationLineId, lineId))
    .orderBy(asc(lineWorker.workerId))
    .all();
}

/** @throws DomainError NOT_FOUND when the job is not of this order */
export function jobOf(db: ReadDb, orderId: number, jobId: number): JobRecord {
  const row = db
    .select()
    .from(job)
    .where(and(eq(job.id, jobId), eq(job.orderId, orderId)))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws DomainError NOT_FOUND when the line is not of this order */
export function operationOf(db: ReadDb, orderId: number, lineId: number): OperationRecord {
  const row = db
    .select()
    .from(operationLine)
    .where(and(eq(operationLine.id, lineId), eq(operationLine.orderId, orderId)))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws DomainError NOT_FOUND when the line is not of this order */
export function partOf(db: ReadDb, orderId: number, lineId: number): PartRecord {
  const row = db
    .select()
    .from(partLine)
    .where(and(eq(partLine.id, lineId), eq(partLine.orderId, orderId)))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws DomainError NOT_FOUND when the line is not of this order */
export function otherOf(db: ReadDb, orderId: number, lineId: number): OtherRecord {
  const row = db
    .select()
    .from(otherLine)
    .where(and(eq(otherLine.id, lineId), eq(otherLine.orderId, orderId)))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** Lines of the three kinds share one order within a job: the new one comes last. */
export function nextLinePosition(db: ReadDb, jobId: number): number {
  const row = db.get<{ last: number }>(sql`
    SELECT max(last) AS last FROM (
      SELECT coalesce(max(position), 0) AS last FROM operation_line WHERE job_id = ${jobId}
      UNION ALL SELECT coalesce(max(position), 0) FROM part_line WHERE job_id = ${jobId}
      UNION ALL SELECT coalesce(max(position), 0) FROM other_line WHERE job_id = ${jobId})`);
  return (row?.last ?? 0) + 1;
}

/**
 * Takes the next version of the order, which covers its lines (decisions 6), and names it as changed.
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION
 */
export function takeVersion(ctx: CommandContext, orderId: number, version: number): OrderRecord {
  const order = orderById(ctx.tx, orderId);
  if (order.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  ctx.tx
    .update(serviceOrder)
    .set({ version: version + 1 })
    .where(eq(serviceOrder.id, orderId))
    .run();
  ctx.touch(`order:${orderId}`, 'orders');
  return { ...order, version: version + 1 };
}

/** Keeps the totals of the order in the transaction that changed a line; the same sums as the screen's (calc.ts). */
export function recomputeTotals(tx: WriteTx, orderId: number): OrderTotals {
  const operations = tx
    .select({
      netCents: operationLine.netCents,
      vatBp: operationLine.vatBp,
      quantityMilli: operationLine.quantityMilli,
      normSec: operationLine.normSec,
    })
    .from(operationLine)
    .where(eq(operationLine.orderId, orderId))
    .all();
  const parts = tx
    .select({ netCents: partLine.netCents, vatBp: partLine.vatBp })
    .from(partLine)
    .where(eq(partLine.orderId, orderId))
    .all();
  const others = tx
    .select({ netCents: otherLine.netCents, vatBp: otherLine.vatBp })
    .from(otherLine)
    .where(eq(otherLine.orderId, orderId))
    .all();
  const totals = orderTotals({ operations, parts, others });
  const { labourCents, partsCents, otherCents, vatCents, totalCents, normSec } = totals;
  tx.update(serviceOrder)
    .set({ labourCents, partsCents, otherCents, vatCents, totalCents, normSec })
    .where(eq(serviceOrder.id, orderId))
    .run();
  return totals;
}
