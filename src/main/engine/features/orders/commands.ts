import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { ordersContract } from '@shared/features/orders/contract';
import { foldText } from '@shared/kernel/folding';
import { formatMoney } from '@shared/kernel/money';
import { and, eq, gte, lt, ne, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import {
  complaintPhrase,
  job,
  jobPayer,
  orderPhaseChange,
  orderType,
  serviceOrder,
} from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber } from '../../kernel/numbering';
import { assetUnits, recordMeter } from '../assets/slice';
import { debtOf, demandParty } from '../parties/slice';
import { indexOrder, rankClient } from '../search/slice';
import { jobOf, loadOrder, type OrderRecord, takeVersion } from './repo';
import { demand, jobHasLines, refuseUnlessEditable } from './rules';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
interface Changed {
  orderId: number;
  version: number;
}

/** A promise this far from now is a slip of the keyboard. */
const furthestPromiseMs = 2 * 366 * 86_400_000;

/** Intake: the order takes its number at once, the meter goes onto the card, the complaint becomes the first job. */
export function createOrder(
  ctx: CommandContext,
  input: Input<'orders.create'>,
): Changed & { number: string } {
  const { requestId: _request, meter, meterReason, assetId, debtReason, ...rest } = input;
  const { secondMeter, secondMeterReason, ...header } = rest;
  const type = demandReferences(ctx.tx, { assetId, clientId: header.clientId, typeId: header.typeId });
  refuseUnbelievablePromise(ctx, header.promisedAt);
  passDebt(ctx, header.clientId, debtReason);
  const number = takeYearNumber(ctx.tx, 'order', ctx.today);
  const row = ctx.tx
    .insert(serviceOrder)
    .values({
      ...header,
      number,
      assetId,
      meter,
      phase: 'received',
      phaseAt: ctx.now,
      receivedAt: ctx.now,
      receivedBy: ctx.user.id,
      createdAt: ctx.now,
    })
    .returning({ id: serviceOrder.id })
    .get();
  if (meter !== null)
    recordMeter(ctx, { assetId, value: meter, source: 'intake', orderId: row.id, reason: meterReason });
  if (secondMeter !== null)
    recordMeter(ctx, {
      ...{ assetId, value: secondMeter, unit: secondUnit(ctx.tx, assetId), source: 'intake' },
      ...{ orderId: row.id, reason: secondMeterReason },
    });
  ctx.tx
    .insert(orderPhaseChange)
    .values({ orderId: row.id, phase: 'received', at: ctx.now, userId: ctx.user.id })
    .run();
  if (header.complaint !== '') {
    insertJob(ctx.tx, row.id, titleOf(header.complaint), type.defaultPayer, header.clientId);
    countPhrases(ctx.tx, header.complaint);
  }
  indexOrder(ctx.tx, row.id);
  ctx.audit({ entity: `order:${row.id}`, after: { number, assetId, meter, ...header } });
  ctx.touch(`order:${row.id}`, 'orders', 'board', `asset:${assetId}`);
  return { orderId: row.id, number, version: 1 };
}

/** @throws DomainError METER_NONE where the class has one counter only */
function secondUnit(tx: WriteTx, assetId: number): MeterUnit {
  const unit = assetUnits(tx, assetId)[1];
  if (unit === undefined) throw new DomainError('METER_NONE');
  return unit;
}

/** Changes of the header; a new reading of the meter goes onto the card as well. */
export function updateOrder(ctx: CommandContext, input: Input<'orders.update'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const { meter, meterReason, debtReason, ...header } = input.changes;
  if (header.clientId !== undefined || header.typeId !== undefined)
    demandReferences(ctx.tx, {
      assetId: order.assetId,
      clientId: header.clientId ?? order.clientId,
      typeId: header.typeId ?? order.typeId,
    });
  // An order given to somebody else is a new order for that client: the debt stops it the same way.
  if (header.clientId !== undefined && header.clientId !== order.clientId)
    passDebt(ctx, header.clientId, debtReason ?? null);
  if (header.promisedAt !== undefined && header.promisedAt !== order.promisedAt)
    refuseUnbelievablePromise(ctx, header.promisedAt);
  const changes = { ...header, ...(meter !== undefined && { meter }) };
  if (Object.keys(changes).length > 0)
    ctx.tx.update(serviceOrder).set(changes).where(eq(serviceOrder.id, order.id)).run();
  if (meter !== undefined && meter !== null && meter !== order.meter)
    recordMeter(ctx, {
      assetId: order.assetId,
      value: meter,
      source: 'intake',
      orderId: order.id,
      reason: meterReason ?? null,
    });
  if (header.clientId !== undefined) movePayer(ctx.tx, order, header.clientId);
  indexOrder(ctx.tx, order.id);
  if (header.clientId !== undefined) rankClient(ctx.tx, order.clientId);
  ctx.audit({ entity: `order:${order.id}`, before: pick(order, Object.keys(changes)), after: changes });
  ctx.touch('board', `asset:${order.assetId}`);
  return changed(order);
}

export function addJob(ctx: CommandContext, input: Input<'orders.addJob'>): Changed & { jobId: number } {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const jobId = jobOfType(ctx.tx, order, input.title);
  ctx.audit({ entity: `order:${order.id}`, after: { job: input.title } });
  return { ...changed(order), jobId };
}

/** A new job at the end, with the payer of the order's type. */
export function jobOfType(tx: WriteTx, order: OrderRecord, title: string): number {
  const type = typeById(tx, order.typeId);
  return insertJob(tx, order.id, title, type.defaultPayer, order.clientId);
}

export function updateJob(ctx: CommandContext, input: Input<'orders.updateJob'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const before = jobOf(ctx.tx, order.id, input.jobId);
  if (Object.keys(input.changes).length > 0)
    ctx.tx.update(job).set(input.changes).where(eq(job.id, before.id)).run();
  ctx.audit({
    entity: `order:${order.id}`,
    before: { job: before.title, ...pick(before, Object.keys(input.changes)) },
    after: input.changes,
  });
  ctx.touch('board');
  return changed(order);
}

/** Moves a job to a place among the others (1 = first). */
export function moveJob(ctx: CommandContext, input: Input<'orders.moveJob'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const moved = jobOf(ctx.tx, order.id, input.jobId);
  const rest = loadOrder(ctx.tx, order.id).jobs.filter((row) => row.id !== moved.id);
  const sequence = rest.toSpliced(input.position - 1, 0, moved);
  for (const [at, row] of sequence.entries())
    ctx.tx
      .update(job)
      .set({ position: at + 1 })
      .where(eq(job.id, row.id))
      .run();
  ctx.audit({
    entity: `order:${order.id}`,
    before: { job: moved.title, position: moved.position },
    after: { position: sequence.indexOf(moved) + 1 },
  });
  return changed(order);
}

/** @throws DomainError JOB_NOT_EMPTY */
export function removeJob(ctx: CommandContext, input: Input<'orders.removeJob'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const removed = jobOf(ctx.tx, order.id, input.jobId);
  if (jobHasLines(loadOrder(ctx.tx, order.id), removed.id))
    throw new DomainError('JOB_NOT_EMPTY', { job: removed.title });
  ctx.tx.delete(job).where(eq(job.id, removed.id)).run();
  ctx.tx
    .update(job)
    .set({ position: sql`${job.position} - 1` })
    .where(and(eq(job.orderId, order.id), gte(job.position, removed.position)))
    .run();
  ctx.audit({ entity: `order:${order.id}`, before: { job: removed.title } });
  return changed(order);
}

/** Who allowed the job, how, when and for how much (domain §5.2). @throws DomainError AUTHORISATION_WITHOUT_WAY */
export function authoriseJob(ctx: CommandContext, input: Input<'orders.authoriseJob'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const before = jobOf(ctx.tx, order.id, input.jobId);
  const { authorisation, amountCents, way, by, text } = input;
  const allows = authorisation === 'approved' || authorisation === 'part_approved';
  if (allows && way === null) throw new DomainError('AUTHORISATION_WITHOUT_WAY');
  const after = {
    authorisation,
    authorisedAt: authorisation === 'not_asked' ? null : ctx.now,
    authorisedBy: by,
    authorisedWay: way,
    authorisedCents: allows ? amountCents : null,
    authorisedText: text,
  };
  ctx.tx.update(job).set(after).where(eq(job.id, before.id)).run();
  ctx.audit({
    entity: `order:${order.id}`,
    before: { job: before.title, ...pick(before, Object.keys(after)) },
    after,
  });
  ctx.touch('board');
  return changed(order);
}

/** The final check of a job that needs one (decisions 8). */
export function checkQuality(ctx: CommandContext, input: Input<'orders.checkQuality'>): Changed {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  const before = jobOf(ctx.tx, order.id, input.jobId);
  const after = input.passed
    ? { qualityCheckedAt: ctx.now, qualityCheckedBy: ctx.user.id }
    : { qualityCheckedAt: null, qualityCheckedBy: null };
  ctx.tx.update(job).set(after).where(eq(job.id, before.id)).run();
  ctx.audit({
    entity: `order:${order.id}`,
    before: { job: before.title, qualityCheckedAt: before.qualityCheckedAt },
    after,
  });
  ctx.touch('board');
  return changed(order);
}

const changed = (order: OrderRecord): Changed => ({ orderId: order.id, version: order.version });

function pick<T extends object>(row: T, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)));
}

function typeById(tx: WriteTx, id: number): typeof orderType.$inferSelect {
  const row = tx.select().from(orderType).where(eq(orderType.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

function demandReferences(
  tx: WriteTx,
  { assetId, clientId, typeId }: { assetId: number; clientId: number; typeId: number },
): typeof orderType.$inferSelect {
  const found = tx.select({ id: asset.id }).from(asset).where(eq(asset.id, assetId)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  demandParty(tx, clientId);
  return typeById(tx, typeId);
}

/** A debt over the limit or overdue stops a new order (domain §1). @throws DomainError CLIENT_DEBT, FORBIDDEN */
function passDebt(ctx: CommandContext, clientId: number, reason: string | null): void {
  const debt = debtOf(ctx.tx, clientId, ctx.today);
  if (debt.stops === null) return;
  if (reason === null)
    throw new DomainError('CLIENT_DEBT', { amount: formatMoney(debt.unpaidCents, { currency: true }) });
  demand(ctx, 'orders.override');
  ctx.reason(reason);
  // The log of the client tells it as well, not only that of the order.
  ctx.audit({
    entity: `party:${clientId}`,
    after: { debt: debt.stops, unpaidCents: debt.unpaidCents, overdueCents: debt.overdueCents },
  });
}

function refuseUnbelievablePromise(ctx: CommandContext, promisedAt: number | null): void {
  if (promisedAt === null) return;
  if (promisedAt < ctx.now - 86_400_000 || promisedAt > ctx.now + furthestPromiseMs)
    throw new DomainError('PROMISE_OUT_OF_RANGE');
}

function insertJob(
  tx: WriteTx,
  orderId: number,
  title: string,
  payer: (typeof jobPayer.$inferSelect)['kind'],
  clientId: number,
): number {
  const last = tx.get<{ position: number }>(
    sql`SELECT coalesce(max(position), 0) AS position FROM job WHERE order_id = ${orderId}`,
  );
  const { id } = tx
    .insert(job)
    .values({ orderId, position: (last?.position ?? 0) + 1, title })
    .returning({ id: job.id })
    .get();
  tx.insert(jobPayer)
    .values({
      jobId: id,
      position: 1,
      partyId: payer === 'client' || payer === 'goodwill' ? clientId : null,
      kind: payer,
      labourBp: 10_000,
      partsBp: 10_000,
    })
    .run();
  return id;
}

/** The new client pays what the old one would have. */
function movePayer(tx: WriteTx, order: OrderRecord, clientId: number): void {
  tx.update(jobPayer)
    .set({ partyId: clientId })
    .where(
      and(
        eq(jobPayer.partyId, order.clientId),
        sql`${jobPayer.jobId} IN (SELECT id FROM job WHERE order_id = ${order.id})`,
      ),
    )
    .run();
}

const longestTitle = 80;

/** The first line of the complaint names the first job. */
function titleOf(complaint: string): string {
  const line = complaint.split('\n')[0]?.trim() ?? '';
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1).trimEnd()}…`;
}

/** Seeded phrases that occur in the complaint are counted, so that the frequent ones come first. */
function countPhrases(tx: WriteTx, complaint: string): void {
  const folded = foldText(complaint);
  tx.update(complaintPhrase)
    .set({ uses: sql`${complaintPhrase.uses} + 1` })
    .where(
      and(
        ne(complaintPhrase.folded, ''),
        lt(sql`length(${complaintPhrase.folded})`, folded.length + 1),
        sql`instr(${folded}, ${complaintPhrase.folded}) > 0`,
      ),
    )
    .run();
}
