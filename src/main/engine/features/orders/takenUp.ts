import { randomUUID } from 'node:crypto';
import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { operationNetCents } from '@shared/features/orders/calc';
import { ordersContract } from '@shared/features/orders/contract';
import { asc, eq } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { job, operationLine, orderType } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { addJob, createOrder } from './commands';
import { addPartOrKit } from './kits';
import { addOperation, addOther } from './lines';
import { addPackage } from './packages';
import { operationOf, orderById, recomputeTotals } from './repo';
import { refuseUnlessEditable } from './rules';

type Name = keyof typeof ordersContract;

/** An entry's input with its defaults, as the dispatcher would hand it over. */
const inputOf = <N extends Name>(
  name: N,
  values: Record<string, unknown>,
): EntryInput<(typeof ordersContract)[N]> =>
  ordersContract[name].input.parse({ ...values, requestId: randomUUID() }) as EntryInput<
    (typeof ordersContract)[N]
  >;

/** Where work goes that waited elsewhere: an open order of the thing, or a new one. */
export interface WorkTarget {
  assetId: number;
  clientId: number;
  /** Null: a new order of the type with this key. */
  orderId: number | null;
  orderVersion: number | null;
  typeKey: 'client' | 'planned';
  debtReason: string | null;
}

/** A line of the catalogue or of the part register at the price of today, or a free one at the price it had. */
export type WaitingLine =
  | { kind: 'operation'; operationId: number; quantityMilli: number }
  | { kind: 'freeOperation'; name: string; quantityMilli: number; normSec: number; unitCents: number }
  | { kind: 'part'; partId: number; quantityMilli: number }
  | { kind: 'package'; packageId: number }
  | {
      kind: 'other';
      otherKind: 'subcontract' | 'consumable' | 'fee';
      name: string;
      quantityMilli: number;
      unitCents: number;
      costCents: number;
    };

export interface WaitingJob {
  title: string;
  lines: readonly WaitingLine[];
}

/**
 * Jobs that waited are put on an order inside the caller's transaction (domain §2.5); of a new order the first title is
 * the complaint.
 * @throws DomainError ORDER_OF_OTHER_ITEM, ORDER_CLOSED, CONCURRENT_MODIFICATION and whatever a line or a new order is refused for
 */
export function takeUpWork(
  ctx: CommandContext,
  target: WorkTarget,
  jobs: readonly WaitingJob[],
): { orderId: number; number: string; version: number } {
  const opened = target.orderId === null ? newOrder(ctx, target, jobs) : openOrderOf(ctx, target);
  let { version } = opened;
  for (const [at, one] of jobs.entries()) {
    const first = at === 0 && target.orderId === null;
    const added = first
      ? null
      : addJob(ctx, inputOf('orders.addJob', { orderId: opened.orderId, version, title: one.title }));
    version = added?.version ?? version;
    const jobId = added?.jobId ?? firstJob(ctx.tx, opened.orderId);
    for (const line of one.lines) version = addLine(ctx, { orderId: opened.orderId, version, jobId }, line);
  }
  return { ...opened, version };
}

function openOrderOf(ctx: CommandContext, { assetId, orderId, orderVersion }: WorkTarget) {
  const order = orderById(ctx.tx, orderId ?? 0);
  if (order.assetId !== assetId) throw new DomainError('ORDER_OF_OTHER_ITEM', { number: order.number ?? '' });
  refuseUnlessEditable(order);
  return { orderId: order.id, number: order.number ?? '', version: orderVersion ?? order.version };
}

const emptyHeader = {
  broughtBy: null,
  fuelEighths: null,
  promisedAt: null,
  limitCents: null,
  keyTag: null,
  place: null,
  cause: null,
  correction: null,
  noteToClient: null,
  internalNote: null,
  waitsHere: false,
  overnight: false,
  needsLift: false,
  returnsOldParts: false,
  testDriveConsent: true,
  meter: null,
  meterReason: null,
};

function newOrder(ctx: CommandContext, target: WorkTarget, [first]: readonly WaitingJob[]) {
  const { assetId, clientId, debtReason, typeKey } = target;
  const type =
    ctx.tx.select().from(orderType).where(eq(orderType.key, typeKey)).get() ??
    ctx.tx.select().from(orderType).where(eq(orderType.active, true)).orderBy(asc(orderType.position)).get();
  const header = { ...emptyHeader, complaint: first?.title ?? '', typeId: type?.id ?? 0 };
  return createOrder(ctx, inputOf('orders.create', { ...header, assetId, clientId, debtReason }));
}

/** The job that the complaint of a new order became. */
function firstJob(tx: WriteTx, orderId: number): number {
  const row = tx
    .select({ id: job.id })
    .from(job)
    .where(eq(job.orderId, orderId))
    .orderBy(asc(job.position))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row.id;
}

interface Place {
  orderId: number;
  version: number;
  jobId: number;
}

function addLine(ctx: CommandContext, place: Place, line: WaitingLine): number {
  if (line.kind === 'package') {
    // The plan fits the item, so its package does, wherever else it may be valid.
    const given = { ...place, packageId: line.packageId, forOthers: true };
    return addPackage(ctx, inputOf('orders.addPackage', given)).version;
  }
  const { quantityMilli } = line;
  if (line.kind === 'part')
    return addPartOrKit(ctx, inputOf('orders.addPart', { ...place, partId: line.partId, quantityMilli }))
      .version;
  if (line.kind === 'other') {
    const { otherKind, name, unitCents, costCents } = line;
    const given = { ...place, kind: otherKind, name, quantityMilli, priceCents: unitCents, costCents };
    return addOther(ctx, inputOf('orders.addOther', given)).version;
  }
  if (line.kind === 'operation') {
    const given = { ...place, operationId: line.operationId, name: null, quantityMilli, forOthers: true };
    return addOperation(ctx, inputOf('orders.addOperation', given)).version;
  }
  const given = { ...place, operationId: null, name: line.name, quantityMilli };
  const added = addOperation(ctx, inputOf('orders.addOperation', given));
  keepPrice(ctx, place.orderId, { lineId: added.lineId, ...line });
  return added.version;
}

/** Free work has no price in the catalogue: it comes back with the one that it had. */
function keepPrice(
  ctx: CommandContext,
  orderId: number,
  { lineId, normSec, unitCents }: { lineId: number; normSec: number; unitCents: number },
): void {
  const before = operationOf(ctx.tx, orderId, lineId);
  const price = { normSec, rateCents: unitCents, priceFixed: normSec === 0 };
  ctx.tx
    .update(operationLine)
    .set({ ...price, netCents: operationNetCents({ ...before, ...price }) })
    .where(eq(operationLine.id, lineId))
    .run();
  recomputeTotals(ctx.tx, orderId);
}
