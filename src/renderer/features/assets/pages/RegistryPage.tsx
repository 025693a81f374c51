import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { AssetRow, assetSortFields } from '@shared/features/assets/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { CarFront, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counter } from '../../search/counter';
import { meterText, numberOf } from '../assetWords';
import { useMainKind } from '../kinds';
import { RegistryViews } from '../parts/RegistryViews';
import '../assets.css';

const views = ['all', 'inWorkshop', 'inactive'] as const;
type View = (typeof views)[number];
type SortField = (typeof assetSortFields)[number];

/** Картотека: all things, found by any word or number. */
export function RegistryPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [view, setView] = useState<View>('all');
  const columns = useColumns();
  const source = useMemo(
    () =>
      pagedSource('assets.list', {
        key: [view],
        input: ({ cursor, sort, text, limit }) => ({
          filter: {
            text: text ?? '',
            kind: null,
            makeId: null,
            inWorkshop: view === 'inWorkshop',
            inactive: view === 'inactive',
          },
          sort: { by: (sort?.by ?? 'lastOrderAt') as SortField, dir: sort?.dir ?? 'desc' },
          cursor,
          limit,
        }),
      }),
    [view],
  );
  const kind = useMainKind();
  const add = () => {
    counter.startNew();
    history.push('/reception');
  };
  const takeIn = (row: AssetRow) => {
    counter.show('', `asset:${row.id}`);
    counter.startIntake();
    history.push('/reception');
  };
  useShortcuts([
    { keys: 'Ctrl+N', label: t(($) => $.assets.add[kind]), enabled: may('assets.edit'), run: add },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.assets.title)}>
        {may('assets.edit') && (
          <Button variant="primary" icon={Plus} shortcut="Ctrl+N" onClick={add}>
            {t(($) => $.assets.add[kind])}
          </Button>
        )}
      </PageHead>
      <RegistryViews at="assets" />
      <Views
        label={t(($) => $.assets.views.label)}
        value={view}
        views={views.map((id) => ({
          id,
          label: id === 'all' ? t(($) => $.parties.views.all) : t(($) => $.assets.views[id]),
        }))}
        onChange={setView}
      />
      <DataTable<AssetRow, { inWorkshop: number }>
        label={t(($) => $.assets.title)}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        defaultSort={{ by: 'lastOrderAt', dir: 'desc' }}
        filterable
        filterPlaceholder={t(($) => $.assets.filter[kind])}
        storageKey="registry.assets"
        autoFocus
        onOpen={(row) => history.push(`/registry/assets/${row.id}`)}
        onRowAction={may('orders.edit') ? takeIn : undefined}
        totals={(totals, count) => (
          <>
            <TotalsFigure label={t(($) => $.assets.inWorkshop)}>{totals.inWorkshop}</TotalsFigure>
            <span className="m">{t(($) => $.assets.count, { count })}</span>
          </>
        )}
        empty={
          <EmptyState icon={CarFront} title={t(($) => $.assets.empty)} text={t(($) => $.assets.emptyText)} />
        }
      />
    </div>
  );
}

function useColumns(): DataColumn<AssetRow>[] {
  const { t } = useTranslation();
  const kind = useMainKind();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t(($) => $.assets.column.number),
        width: 168,
        sort: 'plate',
        fixed: true,
        cell: (row) => (row.plate ? <PlateChip plate={row.plate} /> : <SerialChip serial={numberOf(row)} />),
      },
      { id: 'title', header: t(($) => $.assets.column.asset), sort: 'title', cell: (row) => row.title },
      ...(kind === 'vehicle'
        ? [
            {
              id: 'vin',
              header: t(($) => $.assets.column.vin),
              width: 180,
              cell: (row: AssetRow) => row.vin,
            },
          ]
        : []),
      { id: 'owner', header: t(($) => $.assets.column.owner), sort: 'owner', cell: (row) => row.ownerName },
      {
        id: 'year',
        header: t(($) => $.assets.column.year),
        width: 84,
        num: true,
        sort: 'year',
        cell: (row) => row.year ?? '',
      },
      {
        id: 'meter',
        header: t(($) => $.assets.column.meter),
        width: 118,
        num: true,
        cell: (row) => row.meter !== null && meterText(row.meter, row.meterUnit),
      },
      {
        id: 'orders',
        header: t(($) => $.assets.column.orders),
        width: 96,
        num: true,
        cell: (row) => row.orders || '',
      },
      {
        id: 'last',
        header: t(($) => $.assets.column.lastOrder),
        width: 160,
        sort: 'lastOrderAt',
        cell: (row) => row.lastOrderAt !== null && formatDate(sofiaDate(row.lastOrderAt)),
      },
    ],
    [t, kind],
  );
}
