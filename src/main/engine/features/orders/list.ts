import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { ordersContract } from '@shared/features/orders/contract';
import { latenessOf } from '@shared/features/orders/lateness';
import type { OrderRow, orderListFilters } from '@shared/features/orders/model';
import { sofiaInstant } from '@shared/kernel/dates';
import { digitsOf, foldCode, foldText } from '@shared/kernel/folding';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { readSettings } from '../settings/slice';
import { assetJoinsSql, assetTitleSql } from './heads';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
type Output<N extends keyof typeof ordersContract> = EntryOutput<(typeof ordersContract)[N]>;
type View = (typeof orderListFilters)[number];

const unfinished = sql.raw(
  "o.phase IN ('received', 'assigned', 'in_work', 'waiting_parts', 'waiting_approval')",
);
const owed = sql.raw("i.status = 'issued' AND i.kind <> 'internal' AND i.paid_cents <> i.total_cents");

/** The register's views (product §5); `late` is by the promise alone. */
function viewCondition(view: View, now: number): SQL | null {
  switch (view) {
    case 'open':
      return sql`o.phase NOT IN ('released', 'cancelled')`;
    case 'late':
      return sql`${unfinished} AND o.promised_at < ${now}`;
    case 'unpaid':
      return sql`EXISTS (SELECT 1 FROM invoice i WHERE i.order_id = o.id AND ${owed})`;
    case 'notReleased':
      return sql`o.phase IN ('done', 'invoiced')`;
    case 'closed':
      return sql`o.phase IN ('released', 'cancelled')`;
    case 'all':
      return null;
  }
}

const phaseRankSql = sql.raw(
  "CASE o.phase WHEN 'received' THEN 1 WHEN 'assigned' THEN 2 WHEN 'in_work' THEN 3 WHEN 'waiting_parts' THEN 4 WHEN 'waiting_approval' THEN 5 WHEN 'done' THEN 6 WHEN 'invoiced' THEN 7 WHEN 'released' THEN 8 ELSE 9 END",
);

/** Orders without a promise come after all that have one. */
const noPromise = 9_000_000_000_000_000;

const sortKeys: Readonly<Record<Input<'orders.list'>['sort']['by'], SQL>> = {
  number: sql`coalesce(o.number, '')`,
  received: sql`o.received_at`,
  promised: sql`coalesce(o.promised_at, ${noPromise})`,
  total: sql`o.total_cents`,
  client: sql`p.name_order`,
  phase: phaseRankSql,
};

const from = sql`service_order o JOIN asset a ON a.id = o.asset_id JOIN party p ON p.id = o.client_id
  JOIN order_type t ON t.id = o.type_id ${assetJoinsSql}`;

/** Every word must be found in the number, plate, VIN, serial, client, phone, item or complaint. */
function textConditions(text: string): SQL[] {
  const words = text.trim().split(/\s+/u).filter(Boolean).slice(0, 6);
  return words.map((word) => {
    const code = foldCode(word);
    const name = `%${foldText(word)}%`;
    const digits = digitsOf(word).replace(/^0/, '');
    const alternatives = [
      sql`p.folded LIKE ${name}`,
      sql`mk.folded LIKE ${name}`,
      sql`mo.folded LIKE ${name}`,
      ...(code === ''
        ? []
        : [
            sql`replace(o.number, '-', '') LIKE ${`%${code}%`}`,
            sql`a.plate_key LIKE ${`%${code}%`}`,
            sql`a.vin_key LIKE ${`%${code}`}`,
            sql`a.serial_key LIKE ${`%${code}%`}`,
          ]),
      ...(digits.length < 4
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM party_contact c WHERE c.party_id = o.client_id AND c.value LIKE ${`%${digits}%`})`,
          ]),
    ];
    return sql`(${sql.join(alternatives, sql` OR `)})`;
  });
}

function conditionsOf(ctx: QueryContext, filter: Input<'orders.list'>['filter']): SQL[] {
  const view = viewCondition(filter.view, ctx.now);
  return [
    ...(view ? [view] : []),
    ...(filter.phase === null ? [] : [sql`o.phase = ${filter.phase}`]),
    ...(filter.fromOn === null ? [] : [sql`o.received_at >= ${sofiaInstant(filter.fromOn, '00:00')}`]),
    ...(filter.toOn === null
      ? []
      : [sql`o.received_at < ${sofiaInstant(filter.toOn, '00:00') + 24 * 3_600_000}`]),
    ...textConditions(filter.text),
  ];
}

type ListedRow = Omit<OrderRow, 'warning'> & { remainingSec: number };

/** One page of the register with the totals of the whole filtered set. */
export function listOrders(ctx: QueryContext, input: Input<'orders.list'>): Output<'orders.list'> {
  return { ...orderPage(ctx, input), ...orderSums(ctx, input) };
}

/** The rows alone, for whoever goes through the whole list. */
export function orderPage(
  ctx: QueryContext,
  input: Input<'orders.list'>,
): { rows: OrderRow[]; nextCursor: string | null } {
  const where = conditionsOf(ctx, input.filter);
  const reserve = readSettings(ctx.db).orders.atRiskMinutes;
  const english = ctx.user.language === 'en';
  const { rows, nextCursor } = keysetPage<ListedRow>(ctx.db, {
    columns: sql`o.id, coalesce(o.number, '') AS number, o.phase, o.phase_at AS phaseAt,
      ${english ? sql`t.name_en` : sql`t.name_bg`} AS typeName, o.received_at AS receivedAt,
      o.promised_at AS promisedAt, a.plate, a.serial, ${assetTitleSql} AS assetTitle, p.name AS clientName,
      o.complaint, o.key_tag AS keyTag, o.total_cents AS totalCents,
      (SELECT coalesce(sum(i.total_cents - i.paid_cents), 0) FROM invoice i WHERE i.order_id = o.id AND ${owed}) AS unpaidCents,
      (SELECT coalesce(sum(l.norm_sec * l.quantity_milli / 1000), 0) FROM operation_line l WHERE l.order_id = o.id AND l.state <> 'done') AS remainingSec`,
    from,
    where,
    sortKey: sortKeys[input.sort.by],
    dir: input.sort.dir,
    idColumn: sql`o.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
  return {
    rows: rows.map(({ remainingSec, ...row }) => ({
      ...row,
      warning: latenessOf(
        {
          promisedAt: row.promisedAt,
          phase: row.phase,
          remainingSec,
          waits: row.phase === 'waiting_parts' || row.phase === 'waiting_approval',
        },
        ctx.now,
        reserve,
      ),
    })),
    nextCursor,
  };
}

/** Count and sums of the whole filtered set. */
export function orderSums(
  ctx: QueryContext,
  { filter }: Input<'orders.list'>,
): Pick<Output<'orders.list'>, 'count' | 'totals'> {
  const sums = ctx.db.get<{ count: number; totalCents: number; unpaidCents: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(o.total_cents), 0) AS totalCents,
      coalesce(sum((SELECT sum(i.total_cents - i.paid_cents) FROM invoice i WHERE i.order_id = o.id AND ${owed})), 0) AS unpaidCents
    FROM ${from} ${whereAll(conditionsOf(ctx, filter))}`);
  return {
    count: sums?.count ?? 0,
    totals: { totalCents: sums?.totalCents ?? 0, unpaidCents: sums?.unpaidCents ?? 0 },
  };
}

/** How many orders each view of the register holds. */
export function countOrders(ctx: QueryContext): Output<'orders.counts'> {
  const count = (view: View): number => {
    const condition = viewCondition(view, ctx.now);
    const row = ctx.db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM service_order o ${whereAll(condition ? [condition] : [])}`,
    );
    return row?.n ?? 0;
  };
  return {
    open: count('open'),
    late: count('late'),
    unpaid: count('unpaid'),
    notReleased: count('notReleased'),
    closed: count('closed'),
    all: count('all'),
  };
}
