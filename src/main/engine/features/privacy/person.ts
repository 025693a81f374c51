import type { ErasureObstacle } from '@shared/features/privacy/contract';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { readSettings } from '../settings/slice';

/** The person's row and those that turned out to be the same person (merged into it, however many times). */
export function idsOf(db: ReadDb, partyId: number): number[] {
  return db
    .all<{ id: number }>(sql`
      WITH RECURSIVE same (id) AS (
        SELECT ${partyId} UNION SELECT p.id FROM party p JOIN same s ON p.merged_into_id = s.id)
      SELECT id FROM same ORDER BY id`)
    .map(({ id }) => id);
}

/** `IN (…)` of numbers. */
export const listed = (ids: readonly number[]): SQL => sql.raw(`(${ids.map(Number).join(', ')})`);

export interface Standing {
  obstacles: ErasureObstacle[];
  openOrders: string[];
  unpaid: string[];
}

/** What stands against an erasure: work that is not finished and money that is not paid (documents §7). */
export function standingOf(db: ReadDb, partyId: number, ids: readonly number[]): Standing {
  const row = db.get<{ kind: string; merged: number | null }>(
    sql`SELECT kind, merged_into_id AS merged FROM party WHERE id = ${partyId}`,
  );
  const openOrders = db
    .all<{ number: string }>(sql`
      SELECT coalesce(o.number, '') AS number FROM service_order o
      WHERE o.phase NOT IN ('released', 'cancelled') AND (o.client_id IN ${listed(ids)} OR EXISTS (
        SELECT 1 FROM job j JOIN job_payer p ON p.job_id = j.id WHERE j.order_id = o.id AND p.party_id IN ${listed(ids)}))
      ORDER BY o.id LIMIT 20`)
    .map(({ number }) => number);
  const unpaid = db
    .all<{ number: string }>(sql`
      SELECT number FROM invoice WHERE payer_id IN ${listed(ids)} AND status = 'issued' AND kind <> 'internal'
        AND total_cents <> paid_cents ORDER BY id LIMIT 20`)
    .map(({ number }) => number);
  const found: [ErasureObstacle, boolean][] = [
    ['erased', erasedAt(db, partyId) !== null],
    ['firm', row?.kind === 'firm'],
    ['merged', typeof row?.merged === 'number'],
    ['openOrders', openOrders.length > 0],
    ['unpaid', unpaid.length > 0],
  ];
  return { obstacles: found.flatMap(([obstacle, stands]) => (stands ? [obstacle] : [])), openOrders, unpaid };
}

export function erasedAt(db: ReadDb, partyId: number): number | null {
  return db.get<{ at: number }>(sql`SELECT at FROM party_erasure WHERE party_id = ${partyId}`)?.at ?? null;
}

/** Issued documents in the person's name, and the last day of the longest keeping: full years after the document's own (ЗСч чл. 12, ДОПК чл. 38). */
export function documentsOf(
  db: ReadDb,
  ids: readonly number[],
): { documents: number; documentsUntil: string | null } {
  const row = db.get<{ n: number; year: number | null }>(sql`
    SELECT count(*) AS n, max(year) AS year FROM (
      SELECT CAST(substr(issued_on, 1, 4) AS INTEGER) AS year FROM invoice WHERE payer_id IN ${listed(ids)}
      UNION ALL SELECT CAST(strftime('%Y', h.at / 1000, 'unixepoch') AS INTEGER) FROM handover_protocol h
        JOIN service_order o ON o.id = h.order_id WHERE o.client_id IN ${listed(ids)}
      UNION ALL SELECT CAST(substr("on", 1, 4) AS INTEGER) FROM payment WHERE party_id IN ${listed(ids)})`);
  const years = readSettings(db).documents.retentionYears;
  const documentsUntil = row?.year == null ? null : `${row.year + years}-12-31`;
  return { documents: row?.n ?? 0, documentsUntil };
}

/** Photos and papers that go with the person: the own ones, those of the orders, those of the things still owned. */
export const attachmentsOf = (ids: readonly number[]): SQL => sql`
  party_id IN ${listed(ids)}
  OR order_id IN (SELECT id FROM service_order WHERE client_id IN ${listed(ids)})
  OR asset_id IN (SELECT id FROM asset WHERE owner_id IN ${listed(ids)})`;
