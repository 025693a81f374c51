import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { expectedReading } from '@shared/features/assets/calc';
import type { MeterPoint } from '@shared/features/assets/meters';
import type { careContract } from '@shared/features/care/contract';
import type { Due, ServiceLine } from '@shared/features/care/model';
import { type DoneAt, dueState, type NextDue, nextDue } from '@shared/features/care/rules';
import { foldText } from '@shared/kernel/folding';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { serviceDone } from '../../db/schema/care';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { assetSummary, latestReadings, meterTotal } from '../assets/slice';
import type { LoadedOrder } from '../orders/slice';
import { type FleetItem, type FleetThing, fleetThing, type LastDone, lastDone, planner } from './fleet';

type Input<N extends keyof typeof careContract> = EntryInput<(typeof careContract)[N]>;
type Output<N extends keyof typeof careContract> = EntryOutput<(typeof careContract)[N]>;

/** A thing with what is known of its meter. */
export interface Metered {
  thing: FleetThing;
  /** Newest first. */
  readings: readonly MeterPoint[];
  /** What the counter shows today as far as is known: expected, else the last reading. */
  reading: number | null;
  today: string;
}

/** A thing with its newest readings on a day. */
export const metered = (thing: FleetThing, readings: readonly MeterPoint[], today: string): Metered => ({
  thing,
  readings,
  reading: expectedReading(readings, today) ?? readings[0]?.value ?? null,
  today,
});

/** When a work falls due on a thing; null when nothing tells since when it is to be counted. */
export function nextOf(
  item: FleetItem,
  last: LastDone | undefined,
  { thing, readings }: Pick<Metered, 'thing' | 'readings'>,
): NextDue | null {
  const base: DoneAt | null = last ?? (thing.startOn === null ? null : { on: thing.startOn, meter: 0 });
  return base === null ? null : nextDue(item, base, readings);
}

/**
 * One work of a plan on one thing. Without a word of when it was done, a young thing counts from its start; an older one
 * is not called overdue, because nobody knows (ours).
 */
export function serviceDue(
  item: FleetItem,
  last: LastDone | undefined,
  { thing, readings, reading, today }: Metered,
): Due {
  const facts = { today, reading, unit: thing.unit };
  const next = nextOf(item, last, { thing, readings });
  const state = next === null ? 'unknown' : dueState(next, facts);
  const told = next !== null && (last !== undefined || state !== 'overdue') ? next : null;
  return {
    key: `service:${item.workKey}`,
    kind: 'service',
    title: item.name,
    state: told === null ? 'unknown' : state,
    dueOn: told?.on ?? null,
    by: told?.by ?? 'date',
    dueMeter: told?.meter ?? null,
    meterUnit: thing.unit,
    lastOn: last?.on ?? null,
    lastMeter: last?.meter ?? null,
    workKey: item.workKey,
    operationId: item.operationId,
    packageId: item.packageId,
  };
}

/** A thing with its readings. @throws DomainError NOT_FOUND */
export function meteredThing(db: ReadDb, assetId: number, today: string): Metered {
  const thing = fleetThing(db, assetId);
  if (!thing) throw new DomainError('NOT_FOUND');
  return metered(thing, latestReadings(db, assetId, thing.unit), today);
}

const urgency = { overdue: 0, soon: 1, later: 2, unknown: 3 } as const;

/** Every work in force for a thing, what is due first. */
export function serviceLines(db: ReadDb, thing: Metered): ServiceLine[] {
  const { assetId } = thing.thing;
  const items = planner(db).itemsOf(thing.thing);
  const done = new Map(lastDone(db, [assetId]).map((one) => [one.workKey, one]));
  const numbers = orderNumbers(db, [...done.values()]);
  return items
    .map((item) => {
      const last = done.get(item.workKey);
      return {
        ...serviceDue(item, last, thing),
        ...{ planId: item.planId, planName: item.planName, own: item.own },
        ...{ intervalMonths: item.intervalMonths, intervalMeter: item.intervalMeter },
        lastDoneId: last?.id ?? null,
        lastOrderId: last?.orderId ?? null,
        lastOrderNumber: last?.orderId ? (numbers.get(last.orderId) ?? null) : null,
      };
    })
    .sort(
      (a, b) => urgency[a.state] - urgency[b.state] || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
    );
}

function orderNumbers(db: ReadDb, done: readonly LastDone[]): Map<number, string> {
  const ids = [...new Set(done.flatMap(({ orderId }) => (orderId === null ? [] : [orderId])))];
  if (ids.length === 0) return new Map();
  const rows = db.all<{ id: number; number: string }>(
    sql`SELECT id, coalesce(number, '') AS number FROM service_order WHERE id IN ${ids}`,
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** By hand: the workshop knows it from elsewhere. @throws DomainError NOT_FOUND, DONE_IN_FUTURE */
export function recordDone(ctx: CommandContext, input: Input<'care.recordDone'>): Output<'care.recordDone'> {
  const { assetId, workKey, on, meter, note } = input;
  assetSummary(ctx.tx, assetId);
  if (on > ctx.today) throw new DomainError('DONE_IN_FUTURE');
  const total = meter === null ? null : meterTotal(ctx.tx, assetId, meter);
  const doneId = insertDone(ctx, { assetId, workKey, on, meter: total, note, orderId: null });
  ctx.audit({ entity: `asset:${assetId}`, after: { serviceDone: workKey, on, meter: total, note } });
  ctx.touch(`asset:${assetId}`, 'care');
  return { doneId };
}

type NewDone = Omit<typeof serviceDone.$inferInsert, 'id' | 'userId' | 'at'>;

const insertDone = (ctx: CommandContext, done: NewDone): number =>
  ctx.tx
    .insert(serviceDone)
    .values({ ...done, userId: ctx.user.id, at: ctx.now })
    .returning({ id: serviceDone.id })
    .get().id;

/** A wrong entry stays readable and counts no more. @throws DomainError NOT_FOUND */
export function annulDone(ctx: CommandContext, input: Input<'care.annulDone'>): Output<'care.annulDone'> {
  const found = ctx.tx
    .select()
    .from(serviceDone)
    .where(and(eq(serviceDone.id, input.doneId), isNull(serviceDone.annulledAt)))
    .get();
  if (!found) throw new DomainError('NOT_FOUND');
  ctx.tx
    .update(serviceDone)
    .set({ annulledAt: ctx.now, annulReason: input.reason })
    .where(eq(serviceDone.id, found.id))
    .run();
  ctx.reason(input.reason);
  ctx.audit({ entity: `asset:${found.assetId}`, before: { serviceDone: found } });
  ctx.touch(`asset:${found.assetId}`, 'care');
  return {};
}

export function doneLog(ctx: QueryContext, input: Input<'care.doneLog'>): Output<'care.doneLog'> {
  return {
    rows: ctx.db.all(sql`
      SELECT d.id, d."on", d.meter, d.order_id AS orderId, o.number AS orderNumber, d.note, coalesce(u.name, '') AS userName,
        d.annul_reason AS annulReason
      FROM service_done d LEFT JOIN service_order o ON o.id = d.order_id LEFT JOIN user u ON u.id = d.user_id
      WHERE d.asset_id = ${input.assetId} AND d.work_key = ${input.workKey} ORDER BY d."on" DESC, d.id DESC`),
  };
}

/**
 * The close of an order: every work of a plan that it did is written as done that day (domain §2.5), a package when all
 * its operations are on the order. Part of the close's transaction.
 */
export function recordOrderDone(ctx: CommandContext, { order, operations }: LoadedOrder): void {
  const thing = fleetThing(ctx.tx, order.assetId);
  if (!thing) return;
  const done = new Set(operations.flatMap(({ operationId }) => (operationId === null ? [] : [operationId])));
  const names = new Set(operations.map(({ name }) => `text:${foldText(name)}`));
  const meter = order.meter === null ? null : meterTotal(ctx.tx, order.assetId, order.meter);
  const works = planner(ctx.tx)
    .itemsOf(thing)
    .filter(({ operationId, packageId, workKey }) =>
      operationId !== null
        ? done.has(operationId)
        : packageId !== null
          ? isWhollyDone(ctx.tx, packageId, done)
          : names.has(workKey),
    );
  for (const { workKey } of works)
    insertDone(ctx, {
      ...{ assetId: order.assetId, workKey, on: ctx.today, meter },
      orderId: order.id,
      note: null,
    });
  if (works.length === 0) return;
  ctx.audit({
    entity: `asset:${order.assetId}`,
    after: { serviceDone: works.map(({ workKey }) => workKey), on: ctx.today, meter, orderId: order.id },
  });
  ctx.touch(`asset:${order.assetId}`, 'care');
}

/** A package without operations cannot be told by the order's lines. */
function isWhollyDone(db: ReadDb, packageId: number, done: ReadonlySet<number>): boolean {
  const operations = packageOperations(db, packageId);
  return operations.length > 0 && operations.every((id) => done.has(id));
}

const packageOperations = (db: ReadDb, packageId: number): number[] =>
  db
    .all<{ id: number }>(sql`
      SELECT operation_id AS id FROM package_line WHERE operation_id IS NOT NULL AND version_id = (
        SELECT id FROM package_version WHERE package_id = ${packageId} ORDER BY version DESC LIMIT 1)`)
    .map(({ id }) => id);
