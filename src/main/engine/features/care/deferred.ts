import type { Deferred, DeferredLine } from '@shared/features/care/model';
import { asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { deferredLine } from '../../db/schema/care';
import { priceToday } from './prices';

interface DeferredRow extends Omit<Deferred, 'expired' | 'lines' | 'todayCents'> {
  clientId: number | null;
}

/** What was put off on a thing: the open first, then what became of the others. */
export function deferredOf(
  db: ReadDb,
  { assetId, today, onlyOpen }: { assetId: number; today: string; onlyOpen: boolean },
): Deferred[] {
  const open = onlyOpen ? sql`AND w.state = 'open'` : sql``;
  const rows = db.all<DeferredRow>(sql`
    SELECT w.id, w.version, w.text, w.reason, w.deferred_on AS deferredOn, w.expires_on AS expiresOn, w.state, w.order_id AS orderId,
      o.number AS orderNumber, w.revived_order_id AS revivedOrderId, r.number AS revivedOrderNumber, w.close_reason AS closeReason,
      w.net_cents AS netCents, coalesce(w.client_id, a.owner_id) AS clientId
    FROM deferred_work w JOIN asset a ON a.id = w.asset_id LEFT JOIN service_order o ON o.id = w.order_id
      LEFT JOIN service_order r ON r.id = w.revived_order_id
    WHERE w.asset_id = ${assetId} ${open} ORDER BY w.state <> 'open', w.deferred_on DESC, w.id DESC`);
  return rows.map(({ clientId, ...row }) => {
    const lines = linesOf(db, row.id).map((line): DeferredLine => {
      const {
        deferredId: _id,
        position: _at,
        otherKind: _kind,
        unitCents: _unit,
        costCents: _cost,
        ...shown
      } = line;
      const isFree = line.operationId === null && line.partId === null;
      const price =
        row.state === 'open' && !isFree ? priceToday(db, line, { assetId, clientId, today }) : null;
      // Free work comes back at the price that it had.
      return { ...shown, todayCents: isFree ? line.netCents : (price?.netCents ?? null) };
    });
    const expired = row.state === 'open' && row.expiresOn !== null && row.expiresOn < today;
    return { ...row, expired, lines, todayCents: sumToday(lines) };
  });
}

/** Net of all lines today, when each has a price. */
function sumToday(lines: readonly DeferredLine[]): number | null {
  let sum = 0;
  for (const { todayCents } of lines) {
    if (todayCents === null) return null;
    sum += todayCents;
  }
  return lines.length === 0 ? null : sum;
}

/** The kept lines of one deferred work, in their order. */
export const linesOf = (db: ReadDb, deferredId: number): (typeof deferredLine.$inferSelect)[] =>
  db
    .select()
    .from(deferredLine)
    .where(eq(deferredLine.deferredId, deferredId))
    .orderBy(asc(deferredLine.position))
    .all();
