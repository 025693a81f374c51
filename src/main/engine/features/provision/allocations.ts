import {
  type Allocation,
  allocateSupply,
  coveredMilli,
  lastExpectedOn,
  type OrderProvision,
  orderProvision,
  type ProvidedLine,
} from '@shared/features/provision/calc';
import type { Delay } from '@shared/features/provision/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { familiesOf, supplyOf, waitingNeeds } from './repo';

/** What every waiting line gets, by line (domain §4.4). */
export function allocations(db: ReadDb, today: string, delay: Delay | null = null): Map<number, Allocation> {
  return allocated(db, null, today, delay);
}

/** The same for some parts: their families and all the lines that draw on them, so that the figures agree with R1. */
export function allocationsOf(
  db: ReadDb,
  partIds: readonly number[],
  today: string,
  delay: Delay | null = null,
): Map<number, Allocation> {
  if (partIds.length === 0) return new Map();
  const families = familiesOf(db, partIds);
  return allocated(db, [...new Set([...partIds, ...[...families.values()].flat()])], today, delay);
}

function allocated(
  db: ReadDb,
  partIds: readonly number[] | null,
  today: string,
  delay: Delay | null,
): Map<number, Allocation> {
  const needs = waitingNeeds(db, partIds);
  const supply = supplyOf(db, needs, today, delay);
  return new Map(allocateSupply(needs, supply).map((one) => [one.lineId, one]));
}

interface StoredLine {
  id: number;
  partId: number;
  quantityMilli: number;
  issuedMilli: number;
  priceCents: number;
  clientOwn: boolean;
}

/** What an order's screen says of one line. */
export interface LineProvision {
  state: Allocation['state'];
  expectedOn: string | null;
}

/** The lines of one order and the order itself; the client's own parts are no matter of the stock. */
export function provisionOfLines(
  db: ReadDb,
  parts: readonly StoredLine[],
  today: string,
): { lines: Map<number, LineProvision>; order: OrderProvision | null } {
  const own = parts.filter((line) => !line.clientOwn);
  const waiting = own.filter((line) => line.quantityMilli > line.issuedMilli);
  const all = allocationsOf(db, [...new Set(waiting.map((line) => line.partId))], today);
  const lines = new Map(
    own.map((line) => {
      const got = all.get(line.id);
      return [
        line.id,
        {
          state: got?.state ?? 'issued',
          expectedOn: got ? lastExpectedOn(got) : null,
        } satisfies LineProvision,
      ];
    }),
  );
  return { lines, order: orderProvision(own.map((line) => providedLine(line, all.get(line.id)))) };
}

type Provided = Pick<StoredLine, 'quantityMilli' | 'issuedMilli' | 'priceCents'>;

function providedLine(line: Provided, got: Allocation | undefined): ProvidedLine {
  return {
    remainingMilli: Math.max(0, line.quantityMilli - line.issuedMilli),
    coveredMilli: got ? coveredMilli(got) : 0,
    priceCents: line.priceCents,
    state: got?.state ?? 'issued',
  };
}

/** How an open order stands with its parts. */
export interface OrderStanding extends OrderProvision {
  /** When the last of what it waits for comes; null when nothing is awaited or a day is not known. */
  expectedOn: string | null;
}

/** Every order that still waits for parts. */
export function standingOfOrders(db: ReadDb, today: string): Map<number, OrderStanding> {
  const all = allocations(db, today);
  const byOrder = new Map<number, { lines: ProvidedLine[]; got: Allocation[] }>();
  for (const { orderId, ...line } of openPartLines(db)) {
    const got = all.get(line.id);
    const group = byOrder.get(orderId) ?? { lines: [], got: [] };
    group.lines.push(providedLine(line, got));
    if (got) group.got.push(got);
    byOrder.set(orderId, group);
  }
  return new Map(
    [...byOrder].flatMap(([orderId, { lines, got }]) => {
      const order = orderProvision(lines);
      const awaited = got.flatMap((one) => one.awaited);
      return order ? [[orderId, { ...order, expectedOn: lastExpectedOn({ awaited }) }] as const] : [];
    }),
  );
}

function openPartLines(db: ReadDb): (Provided & { id: number; orderId: number })[] {
  return db.all(sql`
    SELECT l.id, l.order_id AS orderId, l.quantity_milli AS quantityMilli, l.issued_milli AS issuedMilli,
      l.price_cents AS priceCents
    FROM service_order o JOIN part_line l ON l.order_id = o.id
    WHERE o.phase NOT IN ('released', 'cancelled') AND o.phase <> 'invoiced' AND o.kind = 'order' AND l.client_own = 0`);
}
