import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { earningsContract } from '@shared/features/earnings/contract';
import { type DateBasis, earningBasis } from '@shared/features/earnings/model';
import { addDays, sofiaInstant } from '@shared/kernel/dates';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { operationLine, serviceOrder } from '../../db/schema/orders';
import { earning, team, worker } from '../../db/schema/staff';
import type { QueryContext } from '../../kernel/context';

type Contract = typeof earningsContract;
interface Period {
  fromOn: string;
  toOn: string;
  /** Which date must lie in the period; accrued when nothing is said. */
  basis?: DateBasis;
}

interface Sums {
  normSec: number;
  labourCents: number;
  amountCents: number;
}

const sums = sql`sum(e.norm_sec) AS normSec, sum(e.labour_cents) AS labourCents, sum(e.amount_cents) AS amountCents`;

const momentOf = { received: 'received_at', finished: 'done_at', released: 'released_at' } as const;

/** Earning rows of a period, of a table named `name`: accrued in it, or of the orders that have their date in it. */
function during({ fromOn, toOn, basis = 'accrued' }: Period, name = 'e'): SQL {
  const row = (column: string) => sql.raw(`"${name}".${column}`);
  if (basis === 'accrued') return sql`${row('accrued_on')} BETWEEN ${fromOn} AND ${toOn}`;
  if (basis === 'invoiced')
    return sql`${row('order_id')} IN (SELECT order_id FROM invoice
      WHERE status = 'issued' AND issued_on BETWEEN ${fromOn} AND ${toOn})`;
  const at = sql.raw(momentOf[basis]);
  return sql`${row('order_id')} IN (SELECT id FROM service_order WHERE phase <> 'cancelled'
    AND ${at} >= ${sofiaInstant(fromOn, '00:00')} AND ${at} < ${sofiaInstant(addDays(toOn, 1), '00:00')})`;
}

/** Earnings by worker, in the order of their numbers. */
export function earningsByWorker(db: ReadDb, period: Period) {
  return db.all<
    Sums & { workerId: number; number: string; name: string; orders: number; operations: number }
  >(sql`
    SELECT w.id AS workerId, w.number, w.name, count(DISTINCT e.order_id) AS orders,
      count(DISTINCT e.operation_line_id) AS operations, ${sums}
    FROM earning e JOIN worker w ON w.id = e.worker_id WHERE ${during(period)} GROUP BY w.id ORDER BY w.number`);
}

/** Earnings by order, in the order of their numbers. */
export function earningsByOrder(db: ReadDb, period: Period) {
  return db.all<Sums & { orderId: number; number: string; plate: string | null; client: string }>(sql`
    SELECT o.id AS orderId, coalesce(o.number, '') AS number, coalesce(a.plate, a.serial) AS plate, p.name AS client, ${sums}
    FROM earning e JOIN service_order o ON o.id = e.order_id JOIN asset a ON a.id = o.asset_id JOIN party p ON p.id = o.client_id
    WHERE ${during(period)} GROUP BY o.id ORDER BY o.number`);
}

/** Earnings by team as frozen on the line; single workers stand without a team. */
export function earningsByTeam(db: ReadDb, period: Period) {
  return db.all<Sums & { teamId: number | null; name: string | null; orders: number }>(sql`
    SELECT e.team_id AS teamId, t.name, count(DISTINCT e.order_id) AS orders, ${sums}
    FROM earning e LEFT JOIN team t ON t.id = e.team_id WHERE ${during(period)} GROUP BY e.team_id ORDER BY t.name`);
}

/** The sum of a period over all rows. */
export function earningTotals(db: ReadDb, period: Period): Sums {
  const row =
    db.get<Sums>(sql`SELECT coalesce(sum(e.norm_sec), 0) AS normSec, coalesce(sum(e.labour_cents), 0) AS labourCents,
    coalesce(sum(e.amount_cents), 0) AS amountCents FROM earning e WHERE ${during(period)}`);
  return row ?? { normSec: 0, labourCents: 0, amountCents: 0 };
}

export function earningsOfPeriod(
  ctx: QueryContext,
  period: Period,
): EntryOutput<Contract['earnings.period']> {
  return {
    workers: earningsByWorker(ctx.db, period),
    teams: earningsByTeam(ctx.db, period),
    orders: earningsByOrder(ctx.db, period),
    totals: earningTotals(ctx.db, period),
  };
}

/** The rows behind a figure. */
export function earningRows(
  ctx: QueryContext,
  input: EntryInput<Contract['earnings.rows']>,
): EntryOutput<Contract['earnings.rows']> {
  const { workerId, orderId } = input;
  const rows = ctx.db
    .select({
      id: earning.id,
      orderId: earning.orderId,
      orderNumber: sql<string>`coalesce(${serviceOrder.number}, '')`,
      plate: sql<string | null>`coalesce(${asset.plate}, ${asset.serial})`,
      operationLineId: earning.operationLineId,
      operation: operationLine.name,
      workerId: earning.workerId,
      worker: worker.name,
      team: team.name,
      normSec: earning.normSec,
      labourCents: earning.labourCents,
      amountCents: earning.amountCents,
      accruedOn: earning.accruedOn,
      sealedAt: earning.sealedAt,
      basis: earning.basis,
    })
    .from(earning)
    .innerJoin(serviceOrder, eq(serviceOrder.id, earning.orderId))
    .innerJoin(asset, eq(asset.id, serviceOrder.assetId))
    .innerJoin(operationLine, eq(operationLine.id, earning.operationLineId))
    .innerJoin(worker, eq(worker.id, earning.workerId))
    .leftJoin(team, eq(team.id, earning.teamId))
    .where(
      and(
        during(input, 'earning'),
        workerId === null ? undefined : eq(earning.workerId, workerId),
        orderId === null ? undefined : eq(earning.orderId, orderId),
      ),
    )
    .orderBy(asc(earning.accruedOn), asc(earning.id))
    .all()
    .map(({ sealedAt, basis, ...row }) => ({
      ...row,
      sealed: sealedAt !== null,
      sentence: earningBasis.parse(JSON.parse(basis)).sentence,
    }));
  return { rows, totals: totalsOf(rows) };
}

function totalsOf(rows: readonly Sums[]): Sums {
  return rows.reduce(
    (total, row) => ({
      normSec: total.normSec + row.normSec,
      labourCents: total.labourCents + row.labourCents,
      amountCents: total.amountCents + row.amountCents,
    }),
    { normSec: 0, labourCents: 0, amountCents: 0 },
  );
}

/** Own rows only: the worker is the one linked to the signed-in user. @throws DomainError NO_WORKER_LINKED */
export function ownEarnings(ctx: QueryContext, period: Period): EntryOutput<Contract['earnings.mine']> {
  const { workerId } = ctx.user;
  if (workerId === null) throw new DomainError('NO_WORKER_LINKED');
  return earningRows(ctx, { ...period, basis: 'accrued', workerId, orderId: null });
}
