import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { TableScope } from '@renderer/ui/tableTypes';
import { type AssetRow, assetSortFields } from '@shared/features/registry/model';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { CarFront, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssetColumns } from '../../registry/assetColumns';
import { narrowFilter, narrowing, narrowOf, usualNarrow } from '../../registry/narrow';
import { NarrowFilter, useNarrowWords } from '../../registry/parts/NarrowFilter';
import { counter } from '../../search/counter';
import { BulkMenu } from '../../traits/parts/BulkMenu';
import { useMainKind } from '../kinds';
import { RegistryViews } from '../parts/RegistryViews';
import '../assets.css';

const views = ['all', 'inWorkshop', 'inactive'] as const;
type View = (typeof views)[number];

/** What the list shows. */
const filterOf = (view: View, narrow: ReturnType<typeof usualNarrow>, text: string) => ({
  text,
  kind: null,
  makeId: null,
  inWorkshop: view === 'inWorkshop',
  inactive: view === 'inactive',
  ...narrowing(narrow),
});

/** Картотека: all things, found by any word or number. */
export function RegistryPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [view, setView] = useState<View>('all');
  const [narrow, setNarrow] = useState(usualNarrow);
  const [scope, setScope] = useState<TableScope>({ sort: null, text: '' });
  const columns = useAssetColumns();
  const narrowWords = useNarrowWords();
  const source = useMemo(
    () =>
      pagedSource('assets.list', {
        key: [view, narrow],
        tags: ['asset', 'party', 'order', 'invoice', 'care', 'catalog'],
        input: ({ cursor, sort, text, limit }) => ({
          filter: filterOf(view, narrow, text),
          sort: {
            by: assetSortFields.find((one) => one === sort?.by) ?? 'lastOrderAt',
            dir: sort?.dir ?? 'desc',
          },
          cursor,
          limit,
        }),
      }),
    [view, narrow],
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
        <BulkMenu filter={filterOf(view, narrow, scope.text)} words={narrowWords.wordsOf(narrow)} />
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
      <DataTable<AssetRow, { inWorkshop: number; orders: number; turnoverCents: number | null }>
        label={t(($) => $.assets.title)}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        defaultSort={{ by: 'lastOrderAt', dir: 'desc' }}
        filterable
        filterPlaceholder={t(($) => $.assets.filter[kind])}
        storageKey="registry.assets"
        viewFilter={{
          value: { view, ...narrowFilter(narrow) },
          usual: { view: 'all' },
          apply: (saved) => {
            setView(views.find((one) => one === saved.view) ?? 'all');
            setNarrow(narrowOf(saved));
          },
          words: [
            ...(view === 'all' ? [] : [t(($) => $.assets.views[view])]),
            ...narrowWords.wordsOf(narrow),
          ],
        }}
        toolbar={<NarrowFilter value={narrow} onChange={setNarrow} />}
        autoFocus
        onScope={setScope}
        onOpen={(row) => history.push(`/registry/assets/${row.id}`)}
        onRowAction={may('orders.edit') ? takeIn : undefined}
        totals={(totals, count) => (
          <>
            <TotalsFigure label={t(($) => $.assets.inWorkshop)}>{totals.inWorkshop}</TotalsFigure>
            <span className="m">{t(($) => $.assets.count, { count })}</span>
            <span className="grow" />
            <TotalsFigure label={t(($) => $.registry.orders)}>{totals.orders}</TotalsFigure>
            {totals.turnoverCents !== null && (
              <TotalsFigure label={t(($) => $.registry.turnover)}>
                {formatMoney(totals.turnoverCents, { currency: true })}
              </TotalsFigure>
            )}
          </>
        )}
        empty={
          <EmptyState icon={CarFront} title={t(($) => $.assets.empty)} text={t(($) => $.assets.emptyText)} />
        }
      />
    </div>
  );
}
