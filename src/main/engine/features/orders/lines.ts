import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { goodsNetCents, operationNetCents } from '@shared/features/orders/calc';
import type { ordersContract } from '@shared/features/orders/contract';
import { eq } from 'drizzle-orm';
import { operationLine, otherLine, partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { accrueLine, reverseLine } from '../earnings/slice';
import { demandParty } from '../parties/slice';
import { isVatRegistered } from '../settings/slice';
import { allocateAll } from '../stock/slice';
import { believable, insertOperation, insertPart, operationDraft, partDraft } from './lineDrafts';
import { followWork } from './phases';
import { refuseCheapOperation, refuseCheapPart, settledPrice } from './prices';
import {
  jobOf,
  nextLinePosition,
  type OperationRecord,
  type OrderRecord,
  operationOf,
  otherOf,
  partOf,
  recomputeTotals,
  takeVersion,
} from './repo';
import { demand, refuseUnlessEditable } from './rules';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
export interface Changed {
  orderId: number;
  version: number;
}
type Added = Changed & { lineId: number };

/** From the catalogue with its norm and price, or free work by name at the labour rate (domain §3, §4.6). */
export function addOperation(ctx: CommandContext, input: Input<'orders.addOperation'>): Added {
  const order = editableOrder(ctx, input);
  jobOf(ctx.tx, order.id, input.jobId);
  const line = insertOperation(ctx, order, operationDraft(ctx, order, input));
  return lineAdded(ctx, order, `operationLine:${line.id}`, line.id, line);
}

/** Of a finished line the earning is written anew when what it rests on changed (domain §5.7). */
export function updateOperation(ctx: CommandContext, input: Input<'orders.updateOperation'>): Changed {
  const order = editableOrder(ctx, input);
  const { changes } = input;
  const before = operationOf(ctx.tx, order.id, input.lineId);
  if (touchesPrice(changes)) demand(ctx, 'orders.price');
  if (touchesPrice(changes)) refuseCheapOperation(ctx, order, before, { ...before, ...changes });
  const normChanged = changes.normSec !== undefined && changes.normSec !== before.normSec;
  const line = { ...before, ...changes, ...(normChanged && { normOrigin: 'line' }) };
  const netCents = believable(() => operationNetCents(line));
  const after = { ...changes, ...typedDiscount(changes), normOrigin: line.normOrigin, netCents };
  ctx.tx
    .update(operationLine)
    .set({ ...after, version: before.version + 1 })
    .where(eq(operationLine.id, before.id))
    .run();
  if (before.state === 'done' && earningBaseChanged(before, { ...line, netCents })) {
    reverseLine(ctx, before.id);
    accrueLine(ctx, before.id);
  }
  return lineChanged(ctx, order, `operationLine:${before.id}`, before, after);
}

/** With the part's price and the discount granted; which warehouse: the default one unless named. */
export function addPart(ctx: CommandContext, input: Input<'orders.addPart'>): Added {
  const order = editableOrder(ctx, input);
  jobOf(ctx.tx, order.id, input.jobId);
  const line = insertPart(ctx, order, partDraft(ctx, order, input));
  return lineAdded(ctx, order, `partLine:${line.id}`, line.id, line);
}

/** @throws DomainError PART_ISSUED_MORE when the quantity would fall below what was issued */
export function updatePart(ctx: CommandContext, input: Input<'orders.updatePart'>): Changed {
  const order = editableOrder(ctx, input);
  const { changes } = input;
  const before = partOf(ctx.tx, order.id, input.lineId);
  if (touchesPrice(changes)) demand(ctx, 'orders.price');
  const line = { ...before, ...changes };
  if (touchesPrice(changes)) refuseCheapPart(ctx, before, line);
  if (line.quantityMilli < before.issuedMilli)
    throw new DomainError('PART_ISSUED_MORE', { number: before.number });
  if (line.clientOwn && before.issuedMilli > 0)
    throw new DomainError('PART_ISSUED', { number: before.number });
  const after = {
    ...changes,
    ...typedDiscount(changes),
    netCents: believable(() => goodsNetCents(line)),
  };
  ctx.tx
    .update(partLine)
    .set({ ...after, version: before.version + 1 })
    .where(eq(partLine.id, before.id))
    .run();
  allocateAll(ctx, [before, line]);
  return lineChanged(ctx, order, `partLine:${before.id}`, before, after);
}

/** Answers a changed price of the part: the line takes it or keeps its own (domain §4.6). @throws DomainError PRICE_SETTLED */
export function settlePrice(ctx: CommandContext, input: Input<'orders.settlePrice'>): Changed {
  const order = editableOrder(ctx, input);
  const { before, after } = settledPrice(ctx, order, input);
  ctx.touch('pricing');
  return lineChanged(ctx, order, `partLine:${before.id}`, before, after);
}

/** Subcontracted work, consumables, fees (domain §5.1). */
export function addOther(ctx: CommandContext, input: Input<'orders.addOther'>): Added {
  const order = editableOrder(ctx, input);
  jobOf(ctx.tx, order.id, input.jobId);
  const { jobId, kind, name, quantityMilli, priceCents, costCents, supplierId } = input;
  if (supplierId !== null) demandParty(ctx.tx, supplierId);
  const line = {
    orderId: order.id,
    jobId,
    position: nextLinePosition(ctx.tx, jobId),
    kind,
    name,
    quantityMilli,
    priceCents,
    costCents,
    supplierId,
    discountBp: 0,
    vatBp: isVatRegistered(ctx.tx, ctx.today) ? 2000 : 0,
  };
  const row = ctx.tx
    .insert(otherLine)
    .values({ ...line, netCents: believable(() => goodsNetCents(line)) })
    .returning({ id: otherLine.id })
    .get();
  return lineAdded(ctx, order, `otherLine:${row.id}`, row.id, line);
}

export function updateOther(ctx: CommandContext, input: Input<'orders.updateOther'>): Changed {
  const order = editableOrder(ctx, input);
  const { changes } = input;
  const before = otherOf(ctx.tx, order.id, input.lineId);
  if (touchesPrice(changes)) demand(ctx, 'orders.price');
  if (changes.supplierId) demandParty(ctx.tx, changes.supplierId);
  const after = { ...changes, netCents: believable(() => goodsNetCents({ ...before, ...changes })) };
  ctx.tx
    .update(otherLine)
    .set({ ...after, version: before.version + 1 })
    .where(eq(otherLine.id, before.id))
    .run();
  return lineChanged(ctx, order, `otherLine:${before.id}`, before, after);
}

/** @throws DomainError LINE_DONE, PART_ISSUED: what happened must first be undone by its own act */
export function removeLine(ctx: CommandContext, input: Input<'orders.removeLine'>): Changed {
  const order = editableOrder(ctx, input);
  const before = removedRow(ctx, order, input);
  recomputeTotals(ctx.tx, order.id);
  followWork(ctx, order.id);
  ctx.audit({ entity: `order:${order.id}`, before: { line: before }, after: { line: null } });
  ctx.touch('board');
  return changed(order);
}

/** Moves a line to the end of another job of the order. */
export function moveLine(ctx: CommandContext, input: Input<'orders.moveLine'>): Changed {
  const order = editableOrder(ctx, input);
  const target = jobOf(ctx.tx, order.id, input.jobId);
  const { table, row } = lineOf(ctx, order.id, input);
  ctx.tx
    .update(table)
    .set({ jobId: target.id, position: nextLinePosition(ctx.tx, target.id) })
    .where(eq(table.id, row.id))
    .run();
  ctx.audit({
    entity: `order:${order.id}`,
    before: { line: row.name, jobId: row.jobId },
    after: { jobId: target.id },
  });
  return changed(order);
}

function removedRow(ctx: CommandContext, order: OrderRecord, input: Input<'orders.removeLine'>): object {
  const { table, row } = lineOf(ctx, order.id, input);
  if ('state' in row && row.state === 'done' && input.kind === 'operation')
    throw new DomainError('LINE_DONE', { line: row.name });
  if ('issuedMilli' in row && row.issuedMilli > 0)
    throw new DomainError('PART_ISSUED', { number: row.number });
  ctx.tx.delete(table).where(eq(table.id, row.id)).run();
  if ('warehouseId' in row) allocateAll(ctx, [row]);
  return row;
}

function lineOf(ctx: CommandContext, orderId: number, input: { kind: string; lineId: number }) {
  if (input.kind === 'operation')
    return { table: operationLine, row: operationOf(ctx.tx, orderId, input.lineId) };
  if (input.kind === 'part') return { table: partLine, row: partOf(ctx.tx, orderId, input.lineId) };
  return { table: otherLine, row: otherOf(ctx.tx, orderId, input.lineId) };
}

/** What a person types is nobody's grant any more. */
const typedDiscount = ({ discountBp }: { discountBp?: number | undefined }) =>
  discountBp === undefined ? {} : { discountOrigin: null };

function touchesPrice(changes: object): boolean {
  return ['rateCents', 'priceCents', 'priceFixed', 'discountBp', 'costCents'].some((key) => key in changes);
}

function earningBaseChanged(before: OperationRecord, after: OperationRecord): boolean {
  return (
    before.quantityMilli !== after.quantityMilli ||
    before.normSec !== after.normSec ||
    before.netCents !== after.netCents
  );
}

/** The order with its next version, when its lines may change. */
export function editableOrder(ctx: CommandContext, input: { orderId: number; version: number }): OrderRecord {
  const order = takeVersion(ctx, input.orderId, input.version);
  refuseUnlessEditable(order);
  return order;
}

function lineAdded(
  ctx: CommandContext,
  order: OrderRecord,
  entity: string,
  lineId: number,
  line: object,
): Added {
  recomputeTotals(ctx.tx, order.id);
  followWork(ctx, order.id);
  ctx.audit({ entity: `order:${order.id}`, after: { line: entity, ...line } });
  ctx.touch(entity, 'board');
  return { ...changed(order), lineId };
}

export function lineChanged(
  ctx: CommandContext,
  order: OrderRecord,
  entity: string,
  before: { name: string },
  after: object,
): Changed {
  recomputeTotals(ctx.tx, order.id);
  const old = Object.fromEntries(Object.entries(before).filter(([key]) => key in after));
  ctx.audit({ entity: `order:${order.id}`, before: { line: before.name, ...old }, after });
  ctx.touch(entity, 'board');
  return changed(order);
}

const changed = (order: OrderRecord): Changed => ({ orderId: order.id, version: order.version });
