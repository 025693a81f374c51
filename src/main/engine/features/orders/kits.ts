import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { splitFixedPrice } from '@shared/features/catalog/packageSplit';
import { kitNetCents, leavesOf } from '@shared/features/kits/calc';
import { goodsNetCents, operationNetCents } from '@shared/features/orders/calc';
import type { ordersContract } from '@shared/features/orders/contract';
import type { OrderView } from '@shared/features/orders/model';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { orderKit } from '../../db/schema/kits';
import { operationLine, partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { type KitForOrder, kitForOrder } from '../kits/slice';
import { insertOperation, insertPart, operationDraft, partDraft } from './lineDrafts';
import { addPart, editableOrder, removeLine } from './lines';
import { followWork } from './phases';
import { jobOf, type OrderRecord, recomputeTotals } from './repo';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;

type Added = EntryOutput<(typeof ordersContract)['orders.addPart']>;

/** A price of its own wins over every discount (domain §4.6). */
const noDiscount = { discountBp: 0, discountOrigin: null } as const;

interface AskedKit {
  jobId: number;
  partId: number;
  quantityMilli: number;
  warehouseId: number | null;
}

/** A component as its line would be, what it would cost at its own price, and with the client's discount. */
interface Draft {
  quantityMilli: number;
  netCents: number;
  discountedCents: number;
  write: (orderKitId: number, price: { quantityMilli: number; unitPriceCents: number } | null) => string;
}

/** A kit as it would stand on the order; nothing is written yet. */
export interface KitDraft {
  /** Net of the whole by the kit's own rule. */
  netCents: number;
  /**
   * Writes its lines and returns the names of the rows. At a given sum (a package with a price of its own) that sum holds;
   * else the kit's own, or what its components cost with the client's discounts when it has no price of its own and they
   * make it cheaper.
   */
  write: (sumCents: number | null) => string[];
}

/**
 * The parts and operations of all levels of a kit as ordinary lines that name it, at its price to the cent (domain §4.8).
 * Null for a part that is no kit.
 */
export function kitDraft(ctx: CommandContext, order: OrderRecord, asked: AskedKit): KitDraft | null {
  const { jobId, partId, quantityMilli } = asked;
  const found = kitForOrder(ctx.tx, { partId, quantityMilli, on: ctx.today });
  if (!found) return null;
  const drafts = leavesOf(found.tree).map(({ leaf, quantityMilli: needed }) =>
    leaf.kind === 'part'
      ? goodsOf(ctx, order, { ...asked, partId: leaf.id, quantityMilli: needed })
      : workOf(ctx, order, { jobId, operationId: leaf.id, quantityMilli: needed }),
  );
  const netCents = kitTotal(found, drafts);
  return {
    netCents,
    write: (sumCents) => {
      const orderKitId = insertKit(ctx, order, asked, found);
      const discounted = drafts.reduce((sum, draft) => sum + draft.discountedCents, 0);
      const ordinary = sumCents === null && !found.ownPrice && discounted <= netCents;
      const totalCents = ordinary ? discounted : (sumCents ?? netCents);
      const lines = ordinary
        ? drafts.map((draft) => draft.write(orderKitId, null))
        : splitFixedPrice(drafts, totalCents).flatMap(
            (piece) => drafts[piece.at]?.write(orderKitId, piece) ?? [],
          );
      const { number, version, printAsOne } = found;
      ctx.audit({
        entity: `order:${order.id}`,
        after: {
          kit: number,
          kitVersion: version,
          quantityMilli,
          netCents: totalCents,
          printAsOne,
          lines: lines.length,
        },
      });
      ctx.touch('kits');
      return lines;
    },
  };
}

/** A part as a line; a kit as the lines of its components, of which the first one is named. */
export function addPartOrKit(ctx: CommandContext, input: Input<'orders.addPart'>): Added {
  if (!kitForOrder(ctx.tx, { partId: input.partId, quantityMilli: input.quantityMilli, on: ctx.today }))
    return addPart(ctx, input);
  const order = editableOrder(ctx, input);
  jobOf(ctx.tx, order.id, input.jobId);
  const lines = kitDraft(ctx, order, input)?.write(null) ?? [];
  recomputeTotals(ctx.tx, order.id);
  followWork(ctx, order.id);
  ctx.touch(...lines, 'board');
  const [, lineId] = (lines[0] ?? '').split(':');
  return { orderId: order.id, version: order.version, lineId: Number(lineId) };
}

function kitTotal({ tree }: KitForOrder, drafts: readonly Draft[]): number {
  let at = 0;
  // Every leaf is asked once in reading order, as the drafts stand.
  return kitNetCents(tree, () => drafts[at++]?.netCents ?? 0);
}

function insertKit(ctx: CommandContext, order: OrderRecord, asked: AskedKit, found: KitForOrder): number {
  const { kitId, version: kitVersion, number, name, unit, printAsOne, plannedCostCents } = found;
  return ctx.tx
    .insert(orderKit)
    .values({
      ...{ orderId: order.id, jobId: asked.jobId, kitId, kitVersion, number, name, unit, printAsOne },
      ...{ quantityMilli: asked.quantityMilli, plannedCostCents, at: ctx.now },
    })
    .returning({ id: orderKit.id })
    .get().id;
}

function goodsOf(ctx: CommandContext, order: OrderRecord, asked: AskedKit): Draft {
  const draft = partDraft(ctx, order, asked);
  return {
    quantityMilli: draft.quantityMilli,
    netCents: goodsNetCents({ ...draft, discountBp: 0 }),
    discountedCents: goodsNetCents(draft),
    write: (orderKitId, price) => {
      const own = price && {
        quantityMilli: price.quantityMilli,
        priceCents: price.unitPriceCents,
        ...noDiscount,
      };
      return `partLine:${insertPart(ctx, order, { ...draft, ...own, orderKitId }).id}`;
    },
  };
}

function workOf(
  ctx: CommandContext,
  order: OrderRecord,
  asked: { jobId: number; operationId: number; quantityMilli: number },
): Draft {
  // Whoever put the operation into the kit wants it, wherever else it may be valid.
  const draft = operationDraft(ctx, order, { ...asked, name: null, forOthers: true });
  return {
    quantityMilli: draft.quantityMilli,
    netCents: operationNetCents({ ...draft, discountBp: 0 }),
    discountedCents: operationNetCents(draft),
    write: (orderKitId, price) => {
      const own = price && {
        ...{ quantityMilli: price.quantityMilli, rateCents: price.unitPriceCents },
        ...{ priceFixed: true, ...noDiscount },
      };
      return `operationLine:${insertOperation(ctx, order, { ...draft, ...own, orderKitId }).id}`;
    },
  };
}

/** Whether the client's papers show the kit as one line. @throws DomainError NOT_FOUND */
export function setKitPrint(ctx: CommandContext, input: Input<'orders.setKitPrint'>) {
  const order = editableOrder(ctx, input);
  const before = kitOfOrder(ctx.tx, order.id, input.orderKitId);
  const { printAsOne } = input;
  ctx.tx.update(orderKit).set({ printAsOne }).where(eq(orderKit.id, before.id)).run();
  ctx.audit({
    entity: `order:${order.id}`,
    before: { kit: before.number, printAsOne: before.printAsOne },
    after: { printAsOne },
  });
  return { orderId: order.id, version: order.version };
}

/** Takes all lines of a kit off the order. @throws DomainError LINE_DONE, PART_ISSUED: what happened is undone first */
export function removeKit(ctx: CommandContext, input: Input<'orders.removeKit'>) {
  const { orderId, requestId } = input;
  const { id } = kitOfOrder(ctx.tx, orderId, input.orderKitId);
  const ids = (table: typeof partLine | typeof operationLine, kind: 'part' | 'operation') =>
    ctx.tx
      .select({ lineId: table.id })
      .from(table)
      .where(and(eq(table.orderId, orderId), eq(table.orderKitId, id)))
      .all()
      .map(({ lineId }) => ({ kind, lineId }));
  let { version } = input;
  for (const line of [...ids(partLine, 'part'), ...ids(operationLine, 'operation')])
    version = removeLine(ctx, { orderId, version, requestId, ...line }).version;
  if (version === input.version) version = editableOrder(ctx, input).version;
  ctx.tx.delete(orderKit).where(eq(orderKit.id, id)).run();
  ctx.touch('kits');
  return { orderId, version };
}

function kitOfOrder(db: ReadDb, orderId: number, id: number) {
  const row = db
    .select()
    .from(orderKit)
    .where(and(eq(orderKit.id, id), eq(orderKit.orderId, orderId)))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** The kits of an order that still have lines, with what their lines come to. */
export function kitsOfOrder(db: ReadDb, orderId: number): OrderView['kits'] {
  const rows = db.all<
    Omit<OrderView['kits'][number], 'printAsOne'> & { printAsOne: number; lines: number }
  >(sql`
    SELECT k.id, k.job_id AS jobId, k.kit_id AS kitId, k.number, k.name, k.unit, k.quantity_milli AS quantityMilli,
      k.print_as_one AS printAsOne,
      (SELECT coalesce(sum(l.net_cents), 0) FROM part_line l WHERE l.order_kit_id = k.id)
        + (SELECT coalesce(sum(l.net_cents), 0) FROM operation_line l WHERE l.order_kit_id = k.id) AS netCents,
      (SELECT count(*) FROM part_line l WHERE l.order_kit_id = k.id)
        + (SELECT count(*) FROM operation_line l WHERE l.order_kit_id = k.id) AS lines
    FROM order_kit k WHERE k.order_id = ${orderId} ORDER BY k.id`);
  return rows
    .filter(({ lines }) => lines > 0)
    .map(({ lines: _lines, printAsOne, ...row }) => ({ ...row, printAsOne: printAsOne === 1 }));
}
