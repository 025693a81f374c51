import type { DayReport } from '@shared/features/reports/model';
import { translator } from '@shared/i18n/translate';
import { formatDate } from '@shared/kernel/dates';
import { wholeExport } from '../../kernel/listExport';
import { mainKind } from '../settings/slice';
import { dayReportOf } from './day';

/** One line of the recapitulation, whatever section it stands in. */
interface DayLine {
  section: string;
  name: string;
  mark?: string | null;
  client?: string;
  count?: number;
  normSec?: number;
  labourCents?: number;
  earningsCents?: number | null;
  netCents?: number;
  vatCents?: number;
  amountCents?: number | null;
}

/** The page's tables below each other; every line names its section, so that a spreadsheet can filter by it. */
function linesOf(t: ReturnType<typeof translator>, day: DayReport): DayLine[] {
  const refs = (['received', 'finished', 'released'] as const).flatMap((key) =>
    day[key].map(({ number, mark, client }) => ({
      section: t(($) => $.reports.day[key]),
      name: number,
      mark,
      client,
    })),
  );
  const workers = day.workers.map((row) => ({
    section: `${t(($) => $.reports.day.byWorker)}, ${t(($) => $.reports.day.basis[day.basis])}`,
    ...row,
    count: row.orders,
  }));
  const orders = day.orders.map((row) => ({
    section: `${t(($) => $.reports.day.byOrder)}, ${t(($) => $.reports.day.basis[day.basis])}`,
    ...row,
    name: row.number,
  }));
  const invoices = (day.invoices ?? []).map(({ kind, totalCents, ...row }) => ({
    section: t(($) => $.invoicing.register.title),
    name: t(($) => $.invoicing.kind[kind]),
    ...row,
    amountCents: totalCents,
  }));
  const payments = (day.payments ?? []).map(({ kind, ...row }) => ({
    section: t(($) => $.reports.day.payments),
    name: t(($) => $.invoicing.way[kind]),
    ...row,
  }));
  return [...workers, ...orders, ...refs, ...invoices, ...payments, ...deskLines(t, day)];
}

function deskLines(t: ReturnType<typeof translator>, { cashDesk }: DayReport): DayLine[] {
  if (!cashDesk) return [];
  const section = t(($) => $.reports.day.desk);
  const line = (name: string, amountCents: number | null) => ({ section, name, amountCents });
  return [
    line(
      t(($) => $.reports.day.float),
      cashDesk.floatCents,
    ),
    line(
      t(($) => $.reports.day.cashIn),
      cashDesk.cashPaymentsCents,
    ),
    line(
      t(($) => $.reports.day.otherIn),
      cashDesk.inCents,
    ),
    line(
      t(($) => $.reports.day.paidOut),
      -cashDesk.outCents,
    ),
    line(
      t(($) => $.reports.day.banked),
      -cashDesk.bankCents,
    ),
    line(
      t(($) => $.reports.day.expected),
      cashDesk.expectedCents,
    ),
    line(
      t(($) => $.reports.day.counted),
      cashDesk.countedCents,
    ),
  ];
}

export const reportsExports = {
  'reports.day': wholeExport('reports.day', {
    title: (t, { on }) => `${t(($) => $.reports.day.title)} ${formatDate(on)}`,
    personalData: true,
    rows: (ctx, { on, basis }) => linesOf(translator(ctx.user.language), dayReportOf(ctx, on, basis)),
    columns: (t, ctx) => [
      {
        key: 'section',
        title: t(($) => $.exports.column.section),
        kind: 'text',
        value: (row) => row.section,
      },
      { key: 'name', title: t(($) => $.exports.column.name), kind: 'code', value: (row) => row.name },
      {
        key: 'mark',
        title: t(($) => $.reports.day.mark[mainKind(ctx.db)]),
        kind: 'code',
        value: (row) => row.mark ?? null,
      },
      {
        key: 'client',
        title: t(($) => $.reports.day.client),
        kind: 'text',
        value: (row) => row.client ?? null,
      },
      {
        key: 'count',
        title: t(($) => $.exports.column.count),
        kind: 'integer',
        value: (row) => row.count ?? null,
      },
      {
        key: 'hours',
        title: t(($) => $.reports.day.normHours),
        kind: 'hours',
        value: (row) => row.normSec ?? null,
      },
      {
        key: 'labour',
        title: t(($) => $.reports.day.labourColumn),
        kind: 'money',
        value: (row) => row.labourCents ?? null,
      },
      ctx.can('earnings.viewDay') && {
        key: 'earnings',
        title: t(($) => $.reports.day.earningColumn),
        kind: 'money',
        value: (row) => row.earningsCents ?? null,
      },
      {
        key: 'net',
        title: t(($) => $.exports.column.net),
        kind: 'money',
        value: (row) => row.netCents ?? null,
      },
      {
        key: 'vat',
        title: t(($) => $.exports.column.vat),
        kind: 'money',
        value: (row) => row.vatCents ?? null,
      },
      {
        key: 'amount',
        title: t(($) => $.exports.column.amount),
        kind: 'money',
        value: (row) => row.amountCents ?? null,
      },
    ],
  }),
};
