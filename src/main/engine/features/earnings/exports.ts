import type { QueryContext } from '../../kernel/context';
import { type ListExport, wholeExport } from '../../kernel/listExport';
import { mainKind } from '../settings/slice';
import { earningRows, earningsByOrder, earningsByTeam, earningsByWorker } from './queries';

type By = 'workers' | 'orders' | 'teams';
interface Period {
  fromOn: string;
  toOn: string;
}

interface Line {
  name: string;
  mark: string | null;
  client: string | null;
  orders: number | null;
  normSec: number;
  labourCents: number;
  amountCents: number;
}

const none = { mark: null, client: null, orders: null };

function linesBy(by: By, { db }: QueryContext, period: Period): Line[] {
  if (by === 'workers') return earningsByWorker(db, period).map((row) => ({ ...none, ...row }));
  if (by === 'teams')
    return earningsByTeam(db, period).map((row) => ({ ...none, ...row, name: row.name ?? '' }));
  return earningsByOrder(db, period).map((row) => ({ ...none, ...row, name: row.number, mark: row.plate }));
}

/** The recapitulation of a period as one of its three views shows it. */
function periodExport(by: By): ListExport {
  return wholeExport('earnings.period', {
    title: (t) => `${t(($) => $.earnings.title)} ${t(($) => $.earnings.view[by])}`,
    personalData: true,
    rows: (ctx, period) => linesBy(by, ctx, period),
    columns: (t, ctx) => [
      {
        key: 'name',
        title: {
          workers: t(($) => $.earnings.column.worker),
          orders: t(($) => $.earnings.column.order),
          teams: t(($) => $.earnings.column.team),
        }[by],
        kind: by === 'orders' ? 'code' : 'text',
        value: (row) => row.name || t(($) => $.earnings.noTeam),
      },
      by === 'orders' && {
        key: 'mark',
        title: t(($) => $.earnings.column.mark[mainKind(ctx.db)]),
        kind: 'code',
        value: (row) => row.mark,
      },
      by === 'orders' && {
        key: 'note',
        title: t(($) => $.earnings.column.client),
        kind: 'text',
        value: (row) => row.client,
      },
      by !== 'orders' && {
        key: 'orders',
        title: t(($) => $.earnings.column.orders),
        kind: 'integer',
        value: (row) => row.orders,
      },
      {
        key: 'hours',
        title: t(($) => $.earnings.column.hours),
        kind: 'hours',
        value: (row) => row.normSec,
        sum: true,
      },
      {
        key: 'labour',
        title: t(($) => $.earnings.column.labour),
        kind: 'money',
        value: (row) => row.labourCents,
        sum: true,
      },
      {
        key: 'amount',
        title: t(($) => $.earnings.column.amount),
        kind: 'money',
        value: (row) => row.amountCents,
        sum: true,
      },
    ],
  });
}

export const earningsExports = {
  'earnings.workers': periodExport('workers'),
  'earnings.orders': periodExport('orders'),
  'earnings.teams': periodExport('teams'),
  /** The rows behind a figure, each with the sentence that explains it (B6). */
  'earnings.rows': wholeExport('earnings.rows', {
    title: (t) => t(($) => $.earnings.title),
    personalData: true,
    rows: (ctx, input) => earningRows(ctx, input).rows,
    columns: (t, ctx) => [
      {
        key: 'accruedOn',
        title: t(($) => $.exports.column.accruedOn),
        kind: 'date',
        value: (row) => row.accruedOn,
      },
      {
        key: 'order',
        title: t(($) => $.earnings.column.order),
        kind: 'code',
        value: (row) => row.orderNumber,
      },
      {
        key: 'mark',
        title: t(($) => $.earnings.column.mark[mainKind(ctx.db)]),
        kind: 'code',
        value: (row) => row.plate,
      },
      {
        key: 'operation',
        title: t(($) => $.earnings.tariff.operation),
        kind: 'text',
        value: (row) => row.operation,
      },
      { key: 'worker', title: t(($) => $.earnings.column.worker), kind: 'text', value: (row) => row.worker },
      { key: 'team', title: t(($) => $.earnings.column.team), kind: 'text', value: (row) => row.team },
      {
        key: 'hours',
        title: t(($) => $.earnings.column.hours),
        kind: 'hours',
        value: (row) => row.normSec,
        sum: true,
      },
      {
        key: 'labour',
        title: t(($) => $.earnings.column.labour),
        kind: 'money',
        value: (row) => row.labourCents,
        sum: true,
      },
      {
        key: 'amount',
        title: t(($) => $.earnings.column.amount),
        kind: 'money',
        value: (row) => row.amountCents,
        sum: true,
      },
      { key: 'sentence', title: t(($) => $.earnings.behind), kind: 'text', value: (row) => row.sentence },
    ],
  }),
};
