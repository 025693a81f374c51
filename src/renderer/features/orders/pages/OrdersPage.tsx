import { pagedSource } from '@renderer/api/paged';
import { useQuery } from '@renderer/api/useQuery';
import { AssetChip } from '@renderer/ui/AssetChip';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { PhaseLabel, StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { SortState } from '@renderer/ui/tableNav';
import { type OrderRow, orderListFilters, orderListSorts } from '@shared/features/orders/model';
import { type OrderPhase, orderPhases } from '@shared/features/orders/status';
import { formatDate, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import { whenText } from '../texts';
import { useEngineNow } from '../useEngineNow';

type View = (typeof orderListFilters)[number];
type SortBy = (typeof orderListSorts)[number];

const sortBy = (sort: SortState | null): { by: SortBy; dir: 'asc' | 'desc' } => ({
  by: orderListSorts.find((one) => one === sort?.by) ?? 'received',
  dir: sort?.dir ?? 'desc',
});

/** Поръчки: the register with its views. */
export function OrdersPage() {
  const kind = useMainKind();
  const { t } = useTranslation();
  const router = useRouter();
  const [view, setView] = useState<View>('open');
  const [phase, setPhase] = useState<OrderPhase | null>(null);
  const counts = useQuery('orders.counts', {});
  const now = useEngineNow(undefined);
  const open = (row: OrderRow) => router.history.push(`/orders/${row.id}`);
  const source = useMemo(
    () =>
      pagedSource('orders.list', {
        key: [view, phase],
        input: ({ cursor, sort, text, limit }) => ({
          filter: { text, view, phase, fromOn: null, toOn: null },
          sort: sortBy(sort),
          ...{ cursor, limit },
        }),
      }),
    [view, phase],
  );
  const columns = useMemo(() => orderColumns(t, now), [t, now]);
  return (
    <>
      <PageHead title={t(($) => $.orders.title)} />
      <Views
        label={t(($) => $.orders.views.label)}
        value={view}
        onChange={setView}
        views={orderListFilters.map((id) => ({
          id,
          label: t(($) => $.orders.views[id]),
          count: counts.data?.[id],
        }))}
      />
      <DataTable
        key={view}
        label={t(($) => $.orders.title)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        onOpen={open}
        defaultSort={{ by: 'received', dir: 'desc' }}
        filterable
        filterPlaceholder={t(($) => $.orders.list.filter[kind])}
        storageKey="orders"
        viewFilter={{
          value: { phase },
          usual: { phase: null },
          apply: (saved) => setPhase(orderPhases.find((one) => one === saved.phase) ?? null),
          words: [t(($) => $.orders.views[view]), ...(phase ? [t(($) => $.ui.phase[phase])] : [])],
        }}
        autoFocus
        toolbar={
          <MenuButton
            small
            label={
              phase === null
                ? t(($) => $.orders.list.allPhases)
                : t(($) => $.orders.list.phase, { phase: t(($) => $.ui.phase[phase]) })
            }
            items={[
              { id: 'all', label: t(($) => $.orders.list.allPhases), run: () => setPhase(null) },
              ...orderPhases.map((one) => ({
                id: one,
                label: t(($) => $.ui.phase[one]),
                run: () => setPhase(one),
              })),
            ]}
          />
        }
        totals={(totals, count) => (
          <>
            <span className="m">{t(($) => $.orders.list.count, { count })}</span>
            <span className="grow" />
            {totals.unpaidCents > 0 && (
              <TotalsFigure label={t(($) => $.orders.list.unpaid)}>
                {formatMoney(totals.unpaidCents, { currency: true })}
              </TotalsFigure>
            )}
            <TotalsFigure label={t(($) => $.orders.list.total)}>
              {formatMoney(totals.totalCents, { currency: true })}
            </TotalsFigure>
          </>
        )}
        empty={<EmptyState title={t(($) => $.orders.list.empty)} text={t(($) => $.orders.list.emptyText)} />}
      />
    </>
  );
}

function orderColumns(t: TFunction, now: number): DataColumn<OrderRow>[] {
  const head = (name: HeadName) => t(($) => $.orders.column[name]);
  return [
    {
      id: 'number',
      header: head('number'),
      width: 100,
      sort: 'number',
      cell: (row) => <b className="b">{row.number}</b>,
    },
    {
      id: 'asset',
      header: head('asset'),
      width: 120,
      cell: (row) => <AssetChip plate={row.plate} serial={row.serial} />,
    },
    { id: 'title', header: '', minWidth: 120, grow: 3, cell: (row) => row.assetTitle },
    {
      id: 'client',
      header: head('client'),
      minWidth: 120,
      grow: 3,
      sort: 'client',
      cell: (row) => row.clientName,
    },
    {
      id: 'complaint',
      header: head('complaint'),
      minWidth: 60,
      grow: 2,
      cell: (row) => <span className="m">{row.complaint}</span>,
    },
    {
      id: 'phase',
      header: head('phase'),
      width: 148,
      sort: 'phase',
      cell: (row) => <PhaseLabel phase={row.phase} />,
    },
    { id: 'type', header: head('type'), width: 120, hidden: true, cell: (row) => row.typeName },
    { id: 'key', header: head('key'), width: 70, hidden: true, cell: (row) => row.keyTag },
    {
      id: 'received',
      header: head('received'),
      width: 98,
      sort: 'received',
      cell: (row) => {
        const on = sofiaDate(row.receivedAt);
        return on === sofiaDate(now) ? sofiaTime(row.receivedAt) : formatDate(on);
      },
    },
    {
      id: 'promised',
      header: head('promised'),
      width: 162,
      sort: 'promised',
      cell: (row) =>
        row.promisedAt !== null && (
          <span className="st">
            {row.warning && <StatusGlyph name={row.warning} />}
            {whenText(t, row.promisedAt, now)}
          </span>
        ),
    },
    {
      id: 'unpaid',
      header: head('unpaid'),
      width: 90,
      num: true,
      cell: (row) => row.unpaidCents !== 0 && formatMoney(row.unpaidCents),
    },
    {
      id: 'total',
      header: head('total'),
      width: 90,
      num: true,
      sort: 'total',
      cell: (row) => row.totalCents !== 0 && <span className="med">{formatMoney(row.totalCents)}</span>,
    },
  ];
}

type HeadName =
  | 'number'
  | 'asset'
  | 'client'
  | 'complaint'
  | 'phase'
  | 'type'
  | 'key'
  | 'received'
  | 'promised'
  | 'unpaid'
  | 'total';
