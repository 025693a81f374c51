import type { Awaited, Need, Supply } from '@shared/features/provision/calc';
import type { Delay } from '@shared/features/provision/model';
import { sofiaDate } from '@shared/kernel/dates';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { urgency, waitingLine } from '../stock/slice';

const idsIn = (ids: readonly number[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Lines that wait for parts, the most urgent first; of some parts only, or of all. */
export function waitingNeeds(db: ReadDb, partIds: readonly number[] | null): Need[] {
  const scope = partIds === null ? sql`` : sql`AND l.part_id IN ${idsIn(partIds)}`;
  const rows = db.all<Omit<Need, 'dueOn'> & { promisedAt: number | null }>(sql`
    SELECT l.id AS lineId, l.part_id AS partId, l.warehouse_id AS warehouseId,
      l.quantity_milli - l.issued_milli AS remainingMilli, l.reserved_milli AS reservedMilli, o.promised_at AS promisedAt
    FROM part_line l JOIN service_order o ON o.id = l.order_id
    WHERE ${waitingLine} ${scope} ORDER BY ${urgency}`);
  return rows.map(({ promisedAt, ...row }) => ({
    ...row,
    dueOn: promisedAt === null ? null : sofiaDate(promisedAt),
  }));
}

/** The family of each part, the current number first (domain §4.2); ended numbers are none. */
export function familiesOf(db: ReadDb, partIds: readonly number[]): Map<number, number[]> {
  const pairs = db.all<{ partId: number; memberId: number }>(sql`
    SELECT a.id AS partId, m.id AS memberId FROM part a JOIN part m
      ON m.id = coalesce(a.family_id, a.id) OR m.family_id = coalesce(a.family_id, a.id)
    WHERE a.id IN ${idsIn(partIds)} AND m.id <> a.id AND m.active = 1
    ORDER BY a.id, m.family_id IS NOT NULL, m.family_key, m.id`);
  const families = new Map<number, number[]>();
  for (const { partId, memberId } of pairs) families.set(partId, [...(families.get(partId) ?? []), memberId]);
  return families;
}

function freeStock(db: ReadDb, partIds: readonly number[]): Supply['free'] {
  return db.all(sql`
    SELECT part_id AS partId, warehouse_id AS warehouseId, quantity_milli - reserved_milli AS milli
    FROM stock_balance WHERE part_id IN ${idsIn(partIds)} AND quantity_milli > reserved_milli`);
}

const owed = sql.raw(`po.status = 'sent' AND pl.quantity_milli > pl.received_milli + pl.cancelled_milli`);

function awaitedOf(db: ReadDb, partIds: readonly number[], delay: Delay | null): Awaited[] {
  const rows = db.all<Awaited & { purchaseOrderId: number }>(sql`
    SELECT pl.id AS purchaseLineId, po.id AS purchaseOrderId, pl.part_id AS partId, po.warehouse_id AS warehouseId,
      pl.quantity_milli - pl.received_milli - pl.cancelled_milli AS milli, coalesce(pl.expected_on, po.expected_on) AS expectedOn
    FROM purchase_order po JOIN purchase_line pl ON pl.purchase_order_id = po.id
    WHERE ${owed} AND pl.part_id IN ${idsIn(partIds)}`);
  return rows.map(({ purchaseOrderId, ...row }) =>
    delay !== null &&
    delay.purchaseOrderId === purchaseOrderId &&
    (delay.purchaseLineId === null || delay.purchaseLineId === row.purchaseLineId)
      ? { ...row, expectedOn: delay.expectedOn }
      : row,
  );
}

/** All that may come to these needs, with a delay that somebody asks about (reports R1). */
export function supplyOf(db: ReadDb, needs: readonly Need[], today: string, delay: Delay | null): Supply {
  const partIds = [...new Set(needs.map((need) => need.partId))];
  const wanting = needs.filter((need) => need.reservedMilli < need.remainingMilli);
  const family = familiesOf(db, [...new Set(wanting.map((need) => need.partId))]);
  const all = [...new Set([...partIds, ...[...family.values()].flat()])];
  return { free: freeStock(db, all), family, awaited: awaitedOf(db, all, delay), today };
}

export interface AwaitedDelivery {
  purchaseOrderId: number;
  purchaseLineId: number;
  purchaseNumber: string;
  supplier: string;
  partNumber: string;
  partName: string;
  unit: string;
  milli: number;
  expectedOn: string | null;
}

/** Every line that a supplier still owes, the earliest first. */
export function awaitedDeliveries(db: ReadDb): AwaitedDelivery[] {
  return db.all(sql`
    SELECT po.id AS purchaseOrderId, pl.id AS purchaseLineId, coalesce(po.number, '') AS purchaseNumber, s.name AS supplier,
      p.number AS partNumber, p.name_bg AS partName, p.unit,
      pl.quantity_milli - pl.received_milli - pl.cancelled_milli AS milli, coalesce(pl.expected_on, po.expected_on) AS expectedOn
    FROM purchase_order po JOIN purchase_line pl ON pl.purchase_order_id = po.id JOIN party s ON s.id = po.supplier_id
      JOIN part p ON p.id = pl.part_id
    WHERE ${owed} ORDER BY expectedOn IS NULL, expectedOn, po.id, pl.position`);
}
