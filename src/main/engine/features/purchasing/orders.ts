import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { purchasingContract } from '@shared/features/purchasing/contract';
import { awaitedOf } from '@shared/features/purchasing/rules';
import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { purchaseLine, purchaseOrder } from '../../db/schema/purchasing';
import { purchaseOrderPrint } from '../../documents/purchaseOrder/data';
import { contentHash } from '../../kernel/contentHash';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber } from '../../kernel/numbering';
import { demandParty } from '../parties/slice';
import { partById } from '../parts/slice';
import { readSettings } from '../settings/slice';
import { defaultWarehouseId, knownWarehouse } from '../stock/slice';

type Contract = typeof purchasingContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type Order = typeof purchaseOrder.$inferSelect;
type Line = typeof purchaseLine.$inferSelect;

/** @throws DomainError NOT_FOUND */
export function orderById(db: ReadDb, orderId: number): Order {
  const row = db.select().from(purchaseOrder).where(eq(purchaseOrder.id, orderId)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** The order as the person saw it. @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, PURCHASE_NOT_DRAFT, PURCHASE_NOT_SENT */
export function demandOrder(
  db: ReadDb,
  { orderId, version }: { orderId: number; version: number | null },
  status: 'draft' | 'sent',
): Order {
  const order = orderById(db, orderId);
  if (order.status !== status)
    throw new DomainError(status === 'draft' ? 'PURCHASE_NOT_DRAFT' : 'PURCHASE_NOT_SENT', {
      number: order.number ?? '',
    });
  if (order.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return order;
}

/** Lines of an order by their place. */
export const orderLines = (db: ReadDb, orderId: number): Line[] =>
  db
    .select()
    .from(purchaseLine)
    .where(eq(purchaseLine.purchaseOrderId, orderId))
    .orderBy(asc(purchaseLine.position))
    .all();

/** A draft as it is typed. @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, PURCHASE_NOT_DRAFT, PURCHASE_PART_TWICE */
export function savePurchase(
  ctx: CommandContext,
  input: Input<'purchasing.save'>,
): Output<'purchasing.save'> {
  const { orderId, version, lines, requestId: _request, ...head } = input;
  refuseUnknown(ctx, head);
  refuseTwice(ctx.tx, lines);
  const saved =
    orderId === null
      ? insertDraft(ctx, head)
      : updateHead(ctx, demandOrder(ctx.tx, { orderId, version }, 'draft'), head);
  ctx.tx.delete(purchaseLine).where(eq(purchaseLine.purchaseOrderId, saved.orderId)).run();
  for (const [at, line] of lines.entries()) insertLine(ctx.tx, saved.orderId, at + 1, line);
  ctx.audit({ entity: `purchaseOrder:${saved.orderId}`, after: { ...head, lines: lines.length } });
  ctx.touch('purchasing', `purchaseOrder:${saved.orderId}`);
  return saved;
}

function refuseUnknown(ctx: CommandContext, head: { supplierId: number; warehouseId: number }): void {
  if (!demandParty(ctx.tx, head.supplierId).active) throw new DomainError('NOT_FOUND');
  knownWarehouse(ctx.tx, head.warehouseId);
}

/** Two lines of one part could not be told apart by the supplier's delivery. */
function refuseTwice(db: ReadDb, lines: readonly { partId: number }[]): void {
  const seen = new Set<number>();
  for (const { partId } of lines) {
    if (seen.has(partId))
      throw new DomainError('PURCHASE_PART_TWICE', { number: demandPart(db, partId).number });
    seen.add(partId);
  }
}

function demandPart(db: ReadDb, partId: number) {
  const part = partById(db, partId);
  if (!part) throw new DomainError('NOT_FOUND');
  return part;
}

type Head = Pick<Order, 'supplierId' | 'warehouseId' | 'expectedOn' | 'reference' | 'note'>;
type NewLine = Pick<Line, 'partId' | 'quantityMilli' | 'unitCostCents' | 'expectedOn'>;

function insertDraft(ctx: CommandContext, head: Head): { orderId: number; version: number } {
  const { id } = ctx.tx
    .insert(purchaseOrder)
    .values({ ...head, status: 'draft', userId: ctx.user.id, createdAt: ctx.now })
    .returning({ id: purchaseOrder.id })
    .get();
  return { orderId: id, version: 1 };
}

function updateHead(
  ctx: CommandContext,
  { id, version }: Order,
  fields: Partial<Order>,
): { orderId: number; version: number } {
  ctx.tx
    .update(purchaseOrder)
    .set({ ...fields, version: version + 1 })
    .where(eq(purchaseOrder.id, id))
    .run();
  return { orderId: id, version: version + 1 };
}

function insertLine(tx: WriteTx, purchaseOrderId: number, position: number, line: NewLine): void {
  demandPart(tx, line.partId);
  tx.insert(purchaseLine)
    .values({ ...line, purchaseOrderId, position })
    .run();
}

/** @throws DomainError CONCURRENT_MODIFICATION, PURCHASE_NOT_DRAFT */
export function deletePurchase(
  ctx: CommandContext,
  input: Input<'purchasing.deleteDraft'>,
): Output<'purchasing.deleteDraft'> {
  const { id } = demandOrder(ctx.tx, input, 'draft');
  ctx.tx.delete(purchaseOrder).where(eq(purchaseOrder.id, id)).run();
  ctx.audit({ entity: `purchaseOrder:${id}`, before: { draft: true } });
  ctx.touch('purchasing', `purchaseOrder:${id}`);
  return {};
}

/** One draft for each supplier; a part that stands in the draft already gets the quantity on top. */
export function createDrafts(
  ctx: CommandContext,
  input: Input<'purchasing.createDrafts'>,
): Output<'purchasing.createDrafts'> {
  const warehouseId = input.warehouseId ?? defaultWarehouseId(ctx.tx);
  const bySupplier = new Map<number, typeof input.lines>();
  for (const line of input.lines)
    bySupplier.set(line.supplierId, [...(bySupplier.get(line.supplierId) ?? []), line]);
  const orders = [...bySupplier].map(([supplierId, lines]) => {
    const { orderId } = draftFor(ctx, { supplierId, warehouseId });
    for (const line of lines) addLine(ctx.tx, orderId, line);
    ctx.audit({ entity: `purchaseOrder:${orderId}`, after: { supplierId, added: lines.length } });
    ctx.touch(`purchaseOrder:${orderId}`);
    return { orderId, supplier: demandParty(ctx.tx, supplierId).name, lines: lines.length };
  });
  ctx.touch('purchasing');
  return { orders };
}

function draftFor(ctx: CommandContext, head: Pick<Head, 'supplierId' | 'warehouseId'>) {
  refuseUnknown(ctx, head);
  const known = ctx.tx
    .select()
    .from(purchaseOrder)
    .where(
      and(
        eq(purchaseOrder.supplierId, head.supplierId),
        eq(purchaseOrder.warehouseId, head.warehouseId),
        eq(purchaseOrder.status, 'draft'),
      ),
    )
    .orderBy(asc(purchaseOrder.id))
    .get();
  if (known) return updateHead(ctx, known, {});
  return insertDraft(ctx, { ...head, expectedOn: null, reference: null, note: null });
}

function addLine(tx: WriteTx, orderId: number, line: NewLine): void {
  const { partId, quantityMilli, unitCostCents, expectedOn } = line;
  const lines = orderLines(tx, orderId);
  const same = lines.find((one) => one.partId === partId);
  if (!same) {
    insertLine(tx, orderId, (lines.at(-1)?.position ?? 0) + 1, {
      partId,
      quantityMilli,
      unitCostCents,
      expectedOn,
    });
    return;
  }
  tx.update(purchaseLine)
    .set({ quantityMilli: same.quantityMilli + quantityMilli })
    .where(eq(purchaseLine.id, same.id))
    .run();
}

/**
 * The order goes to the supplier: number, day and the snapshot it is printed from (documents §1).
 * @throws DomainError CONCURRENT_MODIFICATION, PURCHASE_NOT_DRAFT, PURCHASE_EMPTY
 */
export function sendPurchase(
  ctx: CommandContext,
  input: Input<'purchasing.send'>,
): Output<'purchasing.send'> {
  const order = demandOrder(ctx.tx, input, 'draft');
  const lines = orderLines(ctx.tx, order.id);
  if (lines.length === 0) throw new DomainError('PURCHASE_EMPTY');
  const number = takeYearNumber(ctx.tx, 'purchase', ctx.today);
  const expectedOn =
    order.expectedOn ??
    lines
      .map((line) => line.expectedOn)
      .sort()
      .at(-1) ??
    null;
  const saved = updateHead(ctx, order, { number, status: 'sent', orderedOn: ctx.today, expectedOn });
  const snapshot = JSON.stringify(purchaseOrderPrint(ctx.tx, readSettings(ctx.tx), order.id, ctx.today));
  const snapshotHash = contentHash(snapshot);
  ctx.tx.update(purchaseOrder).set({ snapshot, snapshotHash }).where(eq(purchaseOrder.id, order.id)).run();
  ctx.issued(snapshotHash);
  ctx.audit({ entity: `purchaseOrder:${order.id}`, after: { number, expectedOn, snapshotHash } });
  ctx.touch('purchasing', 'provision', `purchaseOrder:${order.id}`);
  return { ...saved, number };
}

/** @throws DomainError CONCURRENT_MODIFICATION, PURCHASE_NOT_SENT, NOT_FOUND */
export function setExpected(
  ctx: CommandContext,
  input: Input<'purchasing.setExpected'>,
): Output<'purchasing.setExpected'> {
  const order = demandOrder(ctx.tx, input, 'sent');
  const known = new Map(orderLines(ctx.tx, order.id).map((line) => [line.id, line]));
  for (const { lineId, expectedOn } of input.lines) {
    if (!known.has(lineId)) throw new DomainError('NOT_FOUND');
    ctx.tx.update(purchaseLine).set({ expectedOn }).where(eq(purchaseLine.id, lineId)).run();
  }
  const { expectedOn, reference } = input;
  const saved = updateHead(ctx, order, { expectedOn, reference });
  ctx.audit({
    entity: `purchaseOrder:${order.id}`,
    before: { expectedOn: order.expectedOn, reference: order.reference },
    after: { expectedOn, reference, lines: input.lines },
  });
  ctx.touch('purchasing', 'provision', `purchaseOrder:${order.id}`);
  return saved;
}

/** @throws DomainError CONCURRENT_MODIFICATION, PURCHASE_NOT_SENT, PURCHASE_NOTHING_AWAITED */
export function cancelRest(
  ctx: CommandContext,
  input: Input<'purchasing.cancelRest'>,
): Output<'purchasing.cancelRest'> {
  const order = demandOrder(ctx.tx, input, 'sent');
  const named = input.lineIds && new Set(input.lineIds);
  const lines = orderLines(ctx.tx, order.id).filter(
    (line) => (named === null || named.has(line.id)) && awaitedOf(line) > 0,
  );
  if (lines.length === 0) throw new DomainError('PURCHASE_NOTHING_AWAITED');
  for (const line of lines)
    ctx.tx
      .update(purchaseLine)
      .set({ cancelledMilli: line.cancelledMilli + awaitedOf(line) })
      .where(eq(purchaseLine.id, line.id))
      .run();
  ctx.reason(input.reason);
  ctx.audit({
    entity: `purchaseOrder:${order.id}`,
    before: { awaited: lines.map((line) => ({ lineId: line.id, milli: awaitedOf(line) })) },
    after: { cancelled: true },
  });
  ctx.touch('purchasing', 'provision', `purchaseOrder:${order.id}`);
  // The trigger of the lines keeps state and version of the order.
  return { orderId: order.id, version: orderById(ctx.tx, order.id).version };
}
