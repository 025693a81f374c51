import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import type { AffectedRow } from '@shared/features/priceLists/model';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';

type Contract = typeof priceListsContract;
type Kind = EntryInput<Contract['priceLists.affected']>['kind'];

/** Lines of open orders that still need a part whose number or price the version changed. */
const openLines = (versionId: number): SQL => sql`
  price_effect e CROSS JOIN part_line pl ON pl.part_id = e.part_id AND pl.quantity_milli > pl.issued_milli
    JOIN service_order o ON o.id = pl.order_id AND o.phase NOT IN ('released', 'cancelled') AND o.closed_at IS NULL
  WHERE e.version_id = ${versionId} AND e.kind IN ('price', 'replaced')`;

/** Open orders that a version concerns. */
export function affectedOrders(db: ReadDb, versionId: number): number {
  const row = db.get<{ count: number }>(
    sql`SELECT count(DISTINCT pl.order_id) AS count FROM ${openLines(versionId)}`,
  );
  return row?.count ?? 0;
}

/** Nobody reads more of them; the rest is in the file of the list. */
const MOST = 5000;

const columns = sql`p.id AS partId, p.number, p.name_bg AS name, e.old_cents AS oldCents,
  coalesce(e.new_cents, p.price_cents) AS newCents, s.id AS substituteId, s.number AS substitute,
  coalesce((SELECT sum(b.quantity_milli) FROM stock_balance b WHERE b.part_id = p.id), 0) AS stockMilli`;

const effectOf: Readonly<Record<Exclude<Kind, 'orders'>, SQL>> = {
  prices: sql`e.kind = 'price'`,
  replaced: sql`e.kind = 'replaced'`,
  replacedInStock: sql`e.kind = 'replaced' AND EXISTS
    (SELECT 1 FROM stock_balance b WHERE b.part_id = e.part_id AND b.quantity_milli > 0)`,
  made: sql`e.kind = 'made'`,
};

/** The cards or the lines of open orders behind a figure of an application. */
export function affected(
  ctx: QueryContext,
  { versionId, kind }: EntryInput<Contract['priceLists.affected']>,
): EntryOutput<Contract['priceLists.affected']> {
  return {
    rows: kind === 'orders' ? orderRows(ctx.db, versionId) : partRows(ctx.db, versionId, effectOf[kind]),
  };
}

function partRows(db: ReadDb, versionId: number, effect: SQL): AffectedRow[] {
  const rows = db.all<Omit<AffectedRow, 'key' | 'orderId' | 'order'>>(sql`
    SELECT ${columns} FROM price_effect e JOIN part p ON p.id = e.part_id LEFT JOIN part s ON s.id = e.substitute_id
    WHERE e.version_id = ${versionId} AND ${effect} ORDER BY p.number_key, p.id LIMIT ${MOST}`);
  return rows.map((row) => ({ ...row, key: String(row.partId), orderId: null, order: null }));
}

function orderRows(db: ReadDb, versionId: number): AffectedRow[] {
  const rows = db.all<Omit<AffectedRow, 'key'> & { lineId: number }>(sql`
    SELECT ${columns}, f.order_id AS orderId, f.number AS "order", f.line_id AS lineId
    FROM (SELECT pl.id AS line_id, o.id AS order_id, o.number, e.part_id, max(e.kind) AS kind FROM ${openLines(versionId)}
        GROUP BY pl.id) f
      JOIN price_effect e ON e.version_id = ${versionId} AND e.kind = f.kind AND e.part_id = f.part_id
      JOIN part p ON p.id = f.part_id LEFT JOIN part s ON s.id = e.substitute_id
    ORDER BY f.order_id, f.line_id LIMIT ${MOST}`);
  return rows.map(({ lineId, ...row }) => ({ ...row, key: String(lineId) }));
}
