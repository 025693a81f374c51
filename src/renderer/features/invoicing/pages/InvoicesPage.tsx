import { pagedSource } from '@renderer/api/paged';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { PaymentsRegister } from '@renderer/features/payments/parts/PaymentsRegister';
import { AssetChip, SerialChip } from '@renderer/ui/AssetChip';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { DateField } from '@renderer/ui/fields/DateField';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { SortState } from '@renderer/ui/tableNav';
import { type InvoiceRow, invoiceSorts, invoiceViews } from '@shared/features/invoicing/model';
import { formatDate, isIsoDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../invoicing.css';
import type { AssetKind } from '@shared/features/assets/model';
import { useMainKind } from '../../assets/kinds';

const pageViews = [...invoiceViews, 'payments'] as const;
type View = (typeof pageViews)[number];

/** Фактури и плащания: what was issued, what is still open, and the money that came. */
export function InvoicesPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const [view, setView] = useState<View>('all');
  const counts = useQuery('invoicing.counts', {});
  const shown = pageViews.filter((one) => one !== 'payments' || may('payments.view'));
  return (
    <>
      <PageHead title={t(($) => $.invoicing.register.title)} />
      <Views
        label={t(($) => $.invoicing.register.views)}
        value={view}
        onChange={setView}
        views={shown.map((id) => ({
          id,
          label: t(($) => $.invoicing.register.view[id]),
          count: id === 'payments' ? undefined : counts.data?.[id],
        }))}
      />
      {view === 'payments' ? <PaymentsRegister /> : <Register key={view} view={view} />}
    </>
  );
}

/** Two series of numbers stand in one register: only the date puts the newest first. */
const usualSort = {
  all: { by: 'issuedOn', dir: 'desc' },
  unpaid: { by: 'dueOn', dir: 'asc' },
  overdue: { by: 'dueOn', dir: 'asc' },
} as const satisfies Record<(typeof invoiceViews)[number], SortState>;

function Register({ view }: { view: (typeof invoiceViews)[number] }) {
  const { t } = useTranslation();
  const kind = useMainKind();
  const router = useRouter();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const fromOn = from !== null && isIsoDate(from) ? from : null;
  const toOn = to !== null && isIsoDate(to) ? to : null;
  const source = useMemo(
    () =>
      pagedSource('invoicing.list', {
        key: [view, fromOn, toOn],
        input: ({ cursor, sort, text, limit }) => ({
          filter: { text, view, fromOn, toOn },
          sort: {
            by: invoiceSorts.find((one) => one === sort?.by) ?? usualSort[view].by,
            dir: sort?.dir ?? usualSort[view].dir,
          },
          ...{ cursor, limit },
        }),
      }),
    [view, fromOn, toOn],
  );
  const columns = useMemo(() => columnsOf(t, kind), [t, kind]);
  return (
    <DataTable
      label={t(($) => $.invoicing.register.title)}
      columns={columns}
      rowKey={(row) => row.id}
      source={source}
      defaultSort={usualSort[view]}
      onOpen={(row) => router.history.push(`/invoices/${row.id}`)}
      filterable
      filterPlaceholder={t(($) => $.invoicing.register.filter[kind])}
      storageKey="invoices"
      autoFocus
      rowClass={(row) => (row.status === 'annulled' ? 'mm' : '')}
      toolbar={
        <div className="row compact">
          <DateField
            hideLabel
            label={t(($) => $.invoicing.register.from)}
            placeholder={t(($) => $.invoicing.register.from)}
            value={from}
            onChange={setFrom}
          />
          <DateField
            hideLabel
            label={t(($) => $.invoicing.register.to)}
            placeholder={t(($) => $.invoicing.register.to)}
            value={to}
            onChange={setTo}
          />
        </div>
      }
      totals={(totals, count) => (
        <>
          <span className="m">{t(($) => $.invoicing.register.count, { count })}</span>
          <span className="grow" />
          {totals.openCents !== 0 && (
            <TotalsFigure label={t(($) => $.invoicing.register.open)}>
              {formatMoney(totals.openCents, { currency: true })}
            </TotalsFigure>
          )}
          <TotalsFigure label={t(($) => $.invoicing.register.net)}>
            {formatMoney(totals.netCents, { currency: true })}
          </TotalsFigure>
          <TotalsFigure label={t(($) => $.invoicing.register.total)}>
            {formatMoney(totals.totalCents, { currency: true })}
          </TotalsFigure>
        </>
      )}
      empty={
        <EmptyState
          title={t(($) => $.invoicing.register.empty)}
          text={t(($) => $.invoicing.register.emptyText)}
        />
      }
    />
  );
}

function columnsOf(t: TFunction, kind: AssetKind): DataColumn<InvoiceRow>[] {
  return [
    {
      id: 'number',
      header: t(($) => $.invoicing.register.column.number),
      width: 118,
      sort: 'number',
      fixed: true,
      cell: (row) => <b className="b">{row.number}</b>,
    },
    {
      id: 'kind',
      header: t(($) => $.invoicing.register.column.kind),
      width: 132,
      cell: (row) => (
        <span className="m">
          {row.status === 'annulled'
            ? t(($) => $.invoicing.register.annulled)
            : t(($) => $.invoicing.kind[row.kind])}
        </span>
      ),
    },
    {
      id: 'issuedOn',
      header: t(($) => $.invoicing.register.column.issuedOn),
      width: 98,
      sort: 'issuedOn',
      cell: (row) => formatDate(row.issuedOn),
    },
    {
      id: 'payer',
      header: t(($) => $.invoicing.register.column.payer),
      sort: 'payer',
      cell: (row) => row.payer,
    },
    {
      id: 'order',
      header: t(($) => $.invoicing.register.column.order),
      width: 100,
      cell: (row) => row.orderNumber,
    },
    {
      id: 'mark',
      header: t(($) => $.invoicing.register.column.mark[kind]),
      width: 124,
      cell: (row) =>
        row.mark && (kind === 'vehicle' ? <AssetChip plate={row.mark} /> : <SerialChip serial={row.mark} />),
    },
    {
      id: 'dueOn',
      header: t(($) => $.invoicing.register.column.dueOn),
      width: 168,
      sort: 'dueOn',
      cell: (row) => <Due row={row} />,
    },
    {
      id: 'net',
      header: t(($) => $.invoicing.register.column.net),
      width: 100,
      num: true,
      hidden: true,
      cell: (row) => formatMoney(row.netCents),
    },
    {
      id: 'total',
      header: t(($) => $.invoicing.register.column.total),
      width: 104,
      num: true,
      sort: 'total',
      cell: (row) => <span className="med">{formatMoney(row.totalCents)}</span>,
    },
    {
      id: 'open',
      header: t(($) => $.invoicing.register.column.open),
      width: 104,
      num: true,
      sort: 'open',
      cell: (row) => openOf(row) !== 0 && formatMoney(openOf(row)),
    },
  ];
}

/** Internal documents are nobody's debt. */
const openOf = (row: InvoiceRow): number => (row.kind === 'internal' ? 0 : row.totalCents - row.paidCents);

function Due({ row }: { row: InvoiceRow }) {
  const { t } = useTranslation();
  if (row.kind === 'internal' || row.status === 'annulled') return null;
  if (openOf(row) === 0)
    return (
      <span className="st m">
        <StatusGlyph name="ok" label="" />
        {t(($) => $.invoicing.register.paid)}
      </span>
    );
  if (row.daysOverdue === 0) return formatDate(row.dueOn);
  return (
    <span className="st c-danger">
      <StatusGlyph name="late" label="" />
      {formatDate(row.dueOn)} · {t(($) => $.invoicing.register.overdue, { count: row.daysOverdue })}
    </span>
  );
}
