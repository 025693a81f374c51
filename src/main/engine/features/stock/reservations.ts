import { DomainError } from '@shared/contract/errors';
import { formatQuantity } from '@shared/kernel/quantity';
import { type ReservationClaim, settledReservations } from '@shared/kernel/reservations';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import { stockReads } from './statements';

/** Lines that hold or wait for stock: those of orders, not of estimates, until the invoice (domain §4.4). */
export const waitingLine = sql.raw(`l.client_own = 0 AND l.issued_milli < l.quantity_milli
  AND o.kind = 'order' AND o.phase NOT IN ('invoiced', 'released', 'cancelled')`);

/** The most urgent first: priority, then what is promised earliest, then the older order (domain §4.4). */
export const urgency = sql.raw('o.priority DESC, o.promised_at IS NULL, o.promised_at, o.id, l.id');

interface Claim extends ReservationClaim {
  orderId: number;
  orderNumber: string;
}

const reads = preparedOnce((db: ReadDb) => ({
  claims: db
    .select({
      lineId: sql<number>`l.id`,
      orderId: sql<number>`o.id`,
      orderNumber: sql<string>`coalesce(o.number, '')`,
      remainingMilli: sql<number>`l.quantity_milli - l.issued_milli`,
      reservedMilli: sql<number>`l.reserved_milli`,
    })
    .from(sql`part_line l JOIN service_order o ON o.id = l.order_id`)
    .where(
      sql`l.part_id = ${sql.placeholder('partId')} AND l.warehouse_id = ${sql.placeholder('warehouseId')} AND ${waitingLine}`,
    )
    .orderBy(urgency)
    .prepare(),
  line: db
    .select({
      partId: partLine.partId,
      warehouseId: partLine.warehouseId,
      reservedMilli: partLine.reservedMilli,
    })
    .from(partLine)
    .where(eq(partLine.id, sql.placeholder('lineId')))
    .prepare(),
}));

const writes = preparedOnce((tx: WriteTx) => ({
  reserved: tx
    .update(partLine)
    .set({ reservedMilli: sql`${sql.placeholder('reservedMilli')}` })
    .where(eq(partLine.id, sql.placeholder('lineId')))
    .prepare(),
}));

/**
 * Brings the reservations of a part in a warehouse to what is on hand: the least urgent lose what is no longer there, the
 * most urgent that wait get what is free. Those that hold something keep it. Idempotent; all in the caller's transaction.
 */
export function allocateFree(ctx: CommandContext, partId: number, warehouseId: number): void {
  const balance = stockReads(ctx.tx).balance.get({ partId, warehouseId });
  if (!balance) return;
  const claims: Claim[] = reads(ctx.tx).claims.all({ partId, warehouseId });
  const settled = settledReservations(claims, Math.max(0, balance.quantityMilli));
  for (const [at, claim] of claims.entries()) {
    const reservedMilli = settled[at] ?? 0;
    if (reservedMilli === claim.reservedMilli) continue;
    writes(ctx.tx).reserved.run({ lineId: claim.lineId, reservedMilli });
    noteReservation(ctx, claim, reservedMilli);
  }
}

/** An order that lost what was kept for it learns it from its log; its version stays, the lines are as they were. */
function noteReservation(ctx: CommandContext, claim: Claim, reservedMilli: number): void {
  if (reservedMilli < claim.reservedMilli)
    ctx.audit({
      entity: `order:${claim.orderId}`,
      before: { line: `partLine:${claim.lineId}`, reservedMilli: claim.reservedMilli },
      after: { reservedMilli },
    });
  ctx.touch(`order:${claim.orderId}`, 'board', 'provision');
}

/** On hand less reservations, with what the line itself holds; never below zero. */
export function freeForLine(
  db: ReadDb,
  line: { partId: number; warehouseId: number; reservedMilli: number },
): number {
  const { partId, warehouseId } = line;
  const row = stockReads(db).balance.get({ partId, warehouseId });
  return row ? Math.max(0, row.quantityMilli - row.reservedMilli + line.reservedMilli) : 0;
}

interface Reserving {
  id: number;
  orderId: number;
  partId: number;
  warehouseId: number;
  number: string;
  quantityMilli: number;
  issuedMilli: number;
  reservedMilli: number;
  clientOwn: boolean;
}

/**
 * Gives what is kept for one line to another that needs it more, as much as that one still lacks; both orders tell it in
 * their logs. Returns the quantity in thousandths. @throws DomainError RESERVATION_NOT_TAKEN when there is nothing to give
 */
export function moveReservation(ctx: CommandContext, from: Reserving, to: Reserving): number {
  const lacks = to.clientOwn ? 0 : to.quantityMilli - to.issuedMilli - to.reservedMilli;
  const milli = Math.min(from.reservedMilli, lacks);
  if (from.id === to.id || from.partId !== to.partId || from.warehouseId !== to.warehouseId || milli <= 0)
    throw new DomainError('RESERVATION_NOT_TAKEN', { number: to.number });
  for (const [line, reservedMilli] of [
    [from, from.reservedMilli - milli],
    [to, to.reservedMilli + milli],
  ] as const) {
    writes(ctx.tx).reserved.run({ lineId: line.id, reservedMilli });
    ctx.audit({
      entity: `order:${line.orderId}`,
      before: { line: `partLine:${line.id}`, reservedMilli: line.reservedMilli },
      after: { reservedMilli },
    });
    ctx.touch(`order:${line.orderId}`, 'board', 'provision');
  }
  return milli;
}

interface Leaving {
  partId: number;
  warehouseId: number;
  quantityMilli: number;
  partLineId?: number | null;
}

/**
 * Before a part leaves by somebody's choice: what is kept for another order stays. The line that it leaves for gives up its
 * reservation of as much. @throws DomainError STOCK_RESERVED naming the orders that hold it
 */
export function takeReserved(ctx: CommandContext, leaving: Leaving, numberOf: () => string): void {
  const { partId, warehouseId, quantityMilli } = leaving;
  const own = leaving.partLineId ? reads(ctx.tx).line.get({ lineId: leaving.partLineId }) : undefined;
  const held = own?.partId === partId && own.warehouseId === warehouseId ? own.reservedMilli : 0;
  const balance = stockReads(ctx.tx).balance.get({ partId, warehouseId });
  const onHand = balance?.quantityMilli ?? 0;
  const free = onHand - (balance?.reservedMilli ?? 0) + held;
  // What is not there at all is told by the posting itself.
  if (quantityMilli > free && quantityMilli <= onHand) {
    const holders = reads(ctx.tx)
      .claims.all({ partId, warehouseId })
      .filter((claim) => claim.reservedMilli > 0 && claim.lineId !== leaving.partLineId);
    throw new DomainError('STOCK_RESERVED', {
      number: numberOf(),
      asked: formatQuantity(quantityMilli),
      free: formatQuantity(Math.max(0, free)),
      orders: [...new Set(holders.map((claim) => claim.orderNumber))].slice(0, 3).join(', '),
    });
  }
  if (held > 0 && leaving.partLineId)
    writes(ctx.tx).reserved.run({
      lineId: leaving.partLineId,
      reservedMilli: Math.max(0, held - quantityMilli),
    });
}

/** A part and warehouse of which reservations may have changed. */
interface ReservationPlace {
  partId: number;
  warehouseId: number;
}

/** `allocateFree` for each different place once. */
export function allocateAll(ctx: CommandContext, places: readonly ReservationPlace[]): void {
  const seen = new Set<string>();
  for (const { partId, warehouseId } of places) {
    const key = `${partId}:${warehouseId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    allocateFree(ctx, partId, warehouseId);
  }
}
