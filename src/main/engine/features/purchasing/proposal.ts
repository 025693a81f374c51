import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { purchasingContract } from '@shared/features/purchasing/contract';
import type { ProposalRow } from '@shared/features/purchasing/model';
import {
  conditionCents,
  expectedOn,
  missingMilli,
  packedMilli,
  type Supply,
} from '@shared/features/purchasing/rules';
import { sofiaDate } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { servicesUntil } from '../care/slice';

type Entry = (typeof purchasingContract)['purchasing.proposal'];

/** More lines than a person orders in one sitting; what they are is said by count. */
const mostRows = 500;

/** Where a family is found: its current number. */
const headOf = sql.raw('coalesce(p.family_id, p.id)');

interface Demand {
  headId: number;
  milli: number;
  /** The earliest promised time of an order; null elsewhere. */
  promisedAt: number | null;
}

/**
 * What is to be ordered (domain §4.5), by family: what open orders, deferred work and services falling due want and the
 * minimum asks for, less what lies in all warehouses and what is awaited. Each line names the supplier that is asked first.
 */
export function proposal(ctx: QueryContext, input: EntryInput<Entry>): EntryOutput<Entry> {
  const { db } = ctx;
  const demands = {
    orders: byHead(openOrders(db)),
    deferred: byHead(input.deferred ? deferredWork(db, ctx.today, input.untilOn) : []),
    services: byHead(input.services ? dueServices(db, ctx.today, input.untilOn) : []),
  };
  const heads = new Set([...Object.values(demands).flatMap((one) => [...one.keys()]), ...belowMinimum(db)]);
  const rows = familiesOf(db, [...heads]).flatMap((family) => {
    const supply: Supply = {
      ...family,
      ordersMilli: demands.orders.get(family.partId)?.milli ?? 0,
      deferredMilli: demands.deferred.get(family.partId)?.milli ?? 0,
      servicesMilli: demands.services.get(family.partId)?.milli ?? 0,
    };
    const missing = missingMilli(supply);
    if (missing === 0) return [];
    const promisedAt = demands.orders.get(family.partId)?.promisedAt ?? null;
    const neededOn = promisedAt === null ? null : sofiaDate(promisedAt);
    return [rowOf(ctx, { family, supply, missing, neededOn })];
  });
  rows.sort(bySupplier);
  return { rows: rows.slice(0, mostRows), more: Math.max(0, rows.length - mostRows) };
}

const collator = new Intl.Collator('bg', { numeric: true });

/** Lines without a supplier last, so that the orders that can be made stand first. */
const bySupplier = (a: ProposalRow, b: ProposalRow): number =>
  Number(a.supplier === null) - Number(b.supplier === null) ||
  collator.compare(a.supplier ?? '', b.supplier ?? '') ||
  collator.compare(a.number, b.number);

interface Family {
  partId: number;
  number: string;
  name: string;
  unit: string;
  supplierId: number | null;
  onHandMilli: number;
  awaitedMilli: number;
  minimumMilli: number;
  maximumMilli: number | null;
}

interface Row {
  family: Family;
  supply: Supply;
  missing: number;
  neededOn: string | null;
}

function rowOf(ctx: QueryContext, { family, supply, missing, neededOn }: Row): ProposalRow {
  const condition = supplierFor(ctx.db, family);
  const packMilli = condition?.packMilli ?? 1000;
  const cost =
    condition?.priceCents == null
      ? lastCostOf(ctx.db, family.partId)
      : conditionCents(condition.priceCents, condition.discountBp);
  const { partId, number, name, unit } = family;
  const { onHandMilli, awaitedMilli, ordersMilli, deferredMilli, servicesMilli, minimumMilli, maximumMilli } =
    supply;
  return {
    ...{ partId, number, name, unit, onHandMilli, awaitedMilli, ordersMilli, deferredMilli, servicesMilli },
    ...{ minimumMilli, maximumMilli, missingMilli: missing, packMilli, neededOn },
    quantityMilli: packedMilli(missing, packMilli),
    supplierId: condition?.supplierId ?? null,
    supplier: condition?.supplier ?? null,
    unitCostCents: ctx.can('parts.viewCost') ? cost : null,
    leadDays: condition?.leadDays ?? null,
    expectedOn: expectedOn(ctx.today, condition?.leadDays ?? null),
  };
}

function byHead(demands: readonly Demand[]): Map<number, { milli: number; promisedAt: number | null }> {
  const sums = new Map<number, { milli: number; promisedAt: number | null }>();
  for (const { headId, milli, promisedAt } of demands) {
    const before = sums.get(headId);
    const known = [before?.promisedAt ?? null, promisedAt].filter((at) => at !== null);
    const earliest = known.length === 0 ? null : Math.min(...known);
    sums.set(headId, { milli: (before?.milli ?? 0) + milli, promisedAt: earliest });
  }
  return sums;
}

/** What lines of open orders still wait for; estimates and the client's own parts ask for nothing. */
function openOrders(db: ReadDb): Demand[] {
  return db.all<Demand>(sql`
    SELECT ${headOf} AS headId, sum(l.quantity_milli - l.issued_milli) AS milli, min(o.promised_at) AS promisedAt
    FROM service_order o JOIN part_line l ON l.order_id = o.id JOIN part p ON p.id = l.part_id
    WHERE o.phase NOT IN ('released', 'cancelled') AND o.phase <> 'invoiced' AND o.kind = 'order' AND l.client_own = 0
      AND l.quantity_milli > l.issued_milli
    GROUP BY 1`);
}

/** Parts of work that was put off and has not expired, of what runs out until the day and of what has no end. */
function deferredWork(db: ReadDb, today: string, untilOn: string): Demand[] {
  return db.all<Demand>(sql`
    SELECT ${headOf} AS headId, sum(l.quantity_milli) AS milli, NULL AS promisedAt
    FROM deferred_work w JOIN deferred_line l ON l.deferred_id = w.id JOIN part p ON p.id = l.part_id
    WHERE w.state = 'open' AND (w.expires_on IS NULL OR w.expires_on BETWEEN ${today} AND ${untilOn})
    GROUP BY 1`);
}

/** Parts of the packages of plans that fall due from today until the day. */
function dueServices(db: ReadDb, today: string, untilOn: string): Demand[] {
  const packages = servicesUntil(db, today, untilOn).flatMap(({ packageId }) => packageId ?? []);
  if (packages.length === 0) return [];
  const partsOf = new Map<number, Demand[]>();
  for (const row of db.all<Demand & { packageId: number }>(sql`
    SELECT v.package_id AS packageId, ${headOf} AS headId, l.quantity_milli AS milli, NULL AS promisedAt
    FROM package_version v JOIN package_line l ON l.version_id = v.id JOIN part p ON p.id = l.part_id
    WHERE v.package_id IN (SELECT value FROM json_each(${JSON.stringify([...new Set(packages)])}))
      AND v.version = (SELECT max(version) FROM package_version n WHERE n.package_id = v.package_id)`)) {
    partsOf.set(row.packageId, [...(partsOf.get(row.packageId) ?? []), row]);
  }
  return packages.flatMap((packageId) => partsOf.get(packageId) ?? []);
}

/** Current numbers that have a minimum: whether their family holds it is told later. */
const belowMinimum = (db: ReadDb): number[] =>
  db
    .all<{ id: number }>(
      sql`SELECT id FROM part WHERE family_id IS NULL AND active = 1 AND minimum_milli > 0`,
    )
    .map(({ id }) => id);

/** Stock of all members in all warehouses, and what is awaited of any of them, drafts of orders too. */
function familiesOf(db: ReadDb, heads: readonly number[]): Family[] {
  return db.all<Family>(sql`
    WITH member AS MATERIALIZED (
      SELECT p.id, ${headOf} AS head_id FROM part p
      WHERE ${headOf} IN (SELECT value FROM json_each(${JSON.stringify(heads)}))),
    stock AS (SELECT m.head_id, sum(b.quantity_milli) AS milli FROM member m JOIN stock_balance b ON b.part_id = m.id GROUP BY 1),
    awaited AS (
      SELECT m.head_id, sum(max(0, l.quantity_milli - l.received_milli - l.cancelled_milli)) AS milli
      FROM member m JOIN purchase_line l ON l.part_id = m.id JOIN purchase_order o ON o.id = l.purchase_order_id
      WHERE o.status IN ('draft', 'sent') GROUP BY 1)
    SELECT p.id AS partId, p.number, p.name_bg AS name, p.unit, p.supplier_id AS supplierId,
      coalesce(s.milli, 0) AS onHandMilli, coalesce(a.milli, 0) AS awaitedMilli, p.minimum_milli AS minimumMilli,
      p.maximum_milli AS maximumMilli
    FROM part p LEFT JOIN stock s ON s.head_id = p.id LEFT JOIN awaited a ON a.head_id = p.id
    WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify(heads)}))`);
}

interface Condition {
  supplierId: number;
  supplier: string;
  priceCents: number | null;
  discountBp: number;
  leadDays: number | null;
  packMilli: number;
}

/** Who is asked first: the supplier of the card, the cheapest condition, whoever delivered last. */
function supplierFor(db: ReadDb, { partId, supplierId }: Family): Condition | null {
  const condition = db.get<Condition | undefined>(sql`
    SELECT s.supplier_id AS supplierId, y.name AS supplier, s.price_cents AS priceCents, s.discount_bp AS discountBp,
      s.lead_days AS leadDays, s.pack_milli AS packMilli
    FROM part_supplier s JOIN party y ON y.id = s.supplier_id AND y.active = 1
    WHERE s.part_id = ${partId} AND (${supplierId} IS NULL OR s.supplier_id = ${supplierId})
    ORDER BY s.price_cents IS NULL, s.price_cents * (10000 - s.discount_bp), s.supplier_id LIMIT 1`);
  if (condition) return condition;
  const plain = db.get<{ supplierId: number; supplier: string } | undefined>(sql`
    SELECT y.id AS supplierId, y.name AS supplier FROM party y WHERE y.active = 1 AND y.id = coalesce(${supplierId},
      (SELECT d.party_id FROM stock_document_line l JOIN stock_document d ON d.id = l.document_id
        WHERE l.part_id = ${partId} AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL ORDER BY l.id DESC LIMIT 1))`);
  return plain ? { ...plain, priceCents: null, discountBp: 0, leadDays: null, packMilli: 1000 } : null;
}

/** Net cents per unit of the last posted delivery. */
export const lastCostOf = (db: ReadDb, partId: number): number | null =>
  db.get<{ cents: number | null } | undefined>(sql`
    SELECT l.unit_cost_cents AS cents FROM stock_document_line l JOIN stock_document d ON d.id = l.document_id
    WHERE l.part_id = ${partId} AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL
      AND l.unit_cost_cents IS NOT NULL ORDER BY l.id DESC LIMIT 1`)?.cents ?? null;
