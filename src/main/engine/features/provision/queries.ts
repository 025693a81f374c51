import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import {
  type Allocation,
  coveredMilli,
  lastExpectedOn,
  orderProvision,
  type ProvisionState,
} from '@shared/features/provision/calc';
import type { provisionContract } from '@shared/features/provision/contract';
import type { ProvisionFilter, ProvisionRow } from '@shared/features/provision/model';
import { sofiaDate } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { urgency } from '../stock/slice';
import { allocations } from './allocations';

type Output = EntryOutput<(typeof provisionContract)['provision.list']>;
type Stored = Pick<
  ProvisionRow,
  | 'id'
  | 'orderId'
  | 'orderNumber'
  | 'phase'
  | 'priority'
  | 'promisedAt'
  | 'plate'
  | 'serial'
  | 'client'
  | 'partId'
  | 'number'
  | 'name'
  | 'unit'
  | 'warehouse'
  | 'neededMilli'
  | 'issuedMilli'
> & { warehouseId: number; priceCents: number };

const lineColumns =
  sql.raw(`l.id, o.id AS orderId, coalesce(o.number, '') AS orderNumber, o.phase, o.priority,
  o.promised_at AS promisedAt, a.plate, a.serial, c.name AS client, l.part_id AS partId, l.number, l.name, l.unit,
  w.name AS warehouse, l.warehouse_id AS warehouseId, l.quantity_milli AS neededMilli, l.issued_milli AS issuedMilli,
  l.price_cents AS priceCents`);

function openLines(db: ReadDb): Stored[] {
  return db.all(sql`
    SELECT ${lineColumns} FROM service_order o JOIN part_line l ON l.order_id = o.id JOIN asset a ON a.id = o.asset_id
      JOIN party c ON c.id = o.client_id JOIN warehouse w ON w.id = l.warehouse_id
    WHERE o.phase NOT IN ('released', 'cancelled') AND o.phase <> 'invoiced' AND o.kind = 'order' AND l.client_own = 0
    ORDER BY ${urgency}`);
}

/** R1: every part line of the open orders with its sources; a delay that is asked about shows what it changes. */
export function listProvision(
  ctx: QueryContext,
  filter: EntryInput<(typeof provisionContract)['provision.list']>,
): Output {
  const now = allocations(ctx.db, ctx.today);
  const then = filter.delay === null ? now : allocations(ctx.db, ctx.today, filter.delay);
  const inScope = openLines(ctx.db)
    .filter((line) => filter.warehouseId === null || line.warehouseId === filter.warehouseId)
    .filter(({ promisedAt }) => isDue(promisedAt, filter.dueUntil))
    .map((line) => ({ line, row: rowOf(line, then.get(line.id), now.get(line.id)) }));
  return {
    rows: inScope.map(({ row }) => row).filter((row) => isShown(row, filter)),
    totals: totalsOf(inScope, then),
    warehouses: ctx.db.all(sql`SELECT id, name FROM warehouse WHERE active = 1 ORDER BY id`),
  };
}

const isDue = (promisedAt: number | null, until: string | null): boolean =>
  until === null || (promisedAt !== null && sofiaDate(promisedAt) <= until);

function isShown(row: ProvisionRow, { view, delay }: ProvisionFilter): boolean {
  if (delay !== null && view === 'waiting') return row.before !== null;
  if (view === 'short') return row.shortMilli > 0;
  if (view === 'late') return row.state === 'late';
  return view === 'all' || row.remainingMilli > 0;
}

const sumOf = (rows: readonly { milli: number }[]): number => rows.reduce((sum, { milli }) => sum + milli, 0);

function rowOf(line: Stored, then: Allocation | undefined, now: Allocation | undefined): ProvisionRow {
  const { warehouseId: _warehouse, priceCents: _price, ...shown } = line;
  const after = standing(then);
  const before = standing(now);
  const same = after.state === before.state && after.expectedOn === before.expectedOn;
  return {
    ...shown,
    remainingMilli: Math.max(0, line.neededMilli - line.issuedMilli),
    reservedMilli: then?.reservedMilli ?? 0,
    freeMilli: then?.freeMilli ?? 0,
    substituteMilli: then ? sumOf(then.substitutes) : 0,
    expectedMilli: then ? sumOf(then.awaited) : 0,
    shortMilli: then?.shortMilli ?? 0,
    ...after,
    before: same ? null : before,
  };
}

function standing(got: Allocation | undefined): { state: ProvisionState; expectedOn: string | null } {
  return got ? { state: got.state, expectedOn: lastExpectedOn(got) } : { state: 'issued', expectedOn: null };
}

/** Of the orders in scope, whatever lines the view shows. */
function totalsOf(
  lines: readonly { line: Stored; row: ProvisionRow }[],
  all: ReadonlyMap<number, Allocation>,
): Output['totals'] {
  const byOrder = new Map<number, Parameters<typeof orderProvision>[0][number][]>();
  for (const { line, row } of lines) {
    const got = all.get(line.id);
    const provided = {
      remainingMilli: row.remainingMilli,
      coveredMilli: got ? coveredMilli(got) : 0,
      priceCents: line.priceCents,
      state: row.state,
    };
    byOrder.set(line.orderId, [...(byOrder.get(line.orderId) ?? []), provided]);
  }
  const states = [...byOrder.values()].flatMap((group) => orderProvision(group)?.state ?? []);
  const count = (state: ProvisionState) => states.filter((one) => one === state).length;
  return {
    orders: states.length - count('issued'),
    short: count('short'),
    late: count('late'),
    expected: count('expected'),
    changed: lines.filter(({ row }) => row.before !== null).length,
  };
}

/** A part line of an order as stored. @throws DomainError NOT_FOUND */
export function storedLine(db: ReadDb, lineId: number): Stored & { version: number; reservedMilli: number } {
  const row = db.get<(Stored & { version: number; reservedMilli: number }) | undefined>(sql`
    SELECT ${lineColumns}, o.version, l.reserved_milli AS reservedMilli
    FROM part_line l JOIN service_order o ON o.id = l.order_id JOIN asset a ON a.id = o.asset_id
      JOIN party c ON c.id = o.client_id JOIN warehouse w ON w.id = l.warehouse_id
    WHERE l.id = ${lineId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}
