import type { DateBasis } from '@shared/features/earnings/model';
import type { DayReport } from '@shared/features/reports/model';
import { addDays, sofiaInstant } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { earningsByOrder, earningsByWorker, earningTotals } from '../earnings/slice';
import { cashDeskOn } from '../payments/slice';

type DayOrder = DayReport['orders'][number];

/**
 * Дневна рекапитулация (reports D1): labour and earnings of the date by its basis (accrued unless asked otherwise),
 * orders received, finished and released, documents, payments and the cash desk. Earnings need `earnings.viewDay`, money that or `payments.view`.
 */
export function dayReportOf(ctx: QueryContext, on: string, basis: DateBasis = 'accrued'): DayReport {
  const { db } = ctx;
  const seesEarnings = ctx.can('earnings.viewDay');
  const seesMoney = seesEarnings || ctx.can('payments.view');
  const period = { fromOn: on, toOn: on, basis };
  const workers = earningsByWorker(db, period);
  const orders = earningsByOrder(db, period);
  const totals = earningTotals(db, period);
  const shown = <T extends { amountCents: number }>({ amountCents, ...row }: T) => ({
    ...row,
    earningsCents: seesEarnings ? amountCents : null,
  });
  const phases = phasesOf(
    db,
    orders.map((row) => row.orderId),
  );
  const payments = paymentsOn(db, on);
  return {
    on,
    basis,
    received: ordersBy(db, 'received_at', on),
    finished: ordersBy(db, 'done_at', on),
    released: ordersBy(db, 'released_at', on),
    workers: workers.map(({ operations: _operations, ...row }) => shown(row)),
    orders: orders.map(({ plate, ...row }) => ({
      ...shown(row),
      mark: plate,
      phase: phases.get(row.orderId) ?? 'received',
    })),
    totals: shown(totals),
    agrees: [workers, orders].every((rows) => addsUpTo(rows, totals)),
    invoices: seesMoney ? invoicesOn(db, on) : null,
    payments: seesMoney ? payments : null,
    paymentsCents: seesMoney ? payments.reduce((sum, row) => sum + row.amountCents, 0) : null,
    cashDesk: seesMoney ? cashDeskOn(db, on) : null,
    masked: [
      ...(seesEarnings ? [] : ['earningsCents']),
      ...(seesMoney ? [] : ['invoices', 'payments', 'paymentsCents', 'cashDesk']),
    ],
  };
}

interface Sums {
  normSec: number;
  labourCents: number;
  amountCents: number;
}

function addsUpTo(rows: readonly Sums[], totals: Sums): boolean {
  const sum = (pick: (row: Sums) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return (
    sum((row) => row.normSec) === totals.normSec &&
    sum((row) => row.labourCents) === totals.labourCents &&
    sum((row) => row.amountCents) === totals.amountCents
  );
}

/** Cancelled orders are out (reports §1); the day is that of Sofia. */
function ordersBy(
  db: ReadDb,
  column: 'received_at' | 'done_at' | 'released_at',
  on: string,
): DayReport['received'] {
  const at = sql.raw(`o.${column}`);
  return db.all(sql`
    SELECT o.id AS orderId, coalesce(o.number, '') AS number, coalesce(a.plate, a.serial) AS mark, p.name AS client
    FROM service_order o JOIN asset a ON a.id = o.asset_id JOIN party p ON p.id = o.client_id
    WHERE ${at} >= ${sofiaInstant(on, '00:00')} AND ${at} < ${sofiaInstant(addDays(on, 1), '00:00')}
      AND o.phase <> 'cancelled' AND o.kind = 'order' ORDER BY ${at}, o.id`);
}

function phasesOf(db: ReadDb, orderIds: readonly number[]): Map<number, DayOrder['phase']> {
  const rows = db.all<{ id: number; phase: DayOrder['phase'] }>(
    sql`SELECT id, phase FROM service_order WHERE id IN (SELECT value FROM json_each(${JSON.stringify(orderIds)}))`,
  );
  return new Map(rows.map((row) => [row.id, row.phase]));
}

function invoicesOn(db: ReadDb, on: string): NonNullable<DayReport['invoices']> {
  return db.all(sql`
    SELECT kind, count(*) AS count, sum(net_cents) AS netCents, sum(vat_cents) AS vatCents, sum(total_cents) AS totalCents
    FROM invoice WHERE issued_on = ${on} AND status = 'issued'
    GROUP BY kind ORDER BY CASE kind WHEN 'invoice' THEN 1 WHEN 'sale' THEN 2 ELSE 3 END`);
}

/** By kind in the order of the cash desk; a reversal takes its payment out of sum and count alike. */
function paymentsOn(db: ReadDb, on: string): NonNullable<DayReport['payments']> {
  return db.all(sql`
    SELECT kind, sum(CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END) AS count, sum(amount_cents) AS amountCents
    FROM payment WHERE "on" = ${on} GROUP BY kind
    ORDER BY CASE kind WHEN 'cash' THEN 1 WHEN 'card' THEN 2 WHEN 'bank' THEN 3 WHEN 'voucher' THEN 4 ELSE 5 END`);
}
