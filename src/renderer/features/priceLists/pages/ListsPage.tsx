import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PriceListRow } from '@shared/features/priceLists/model';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Plus, Tags } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListForm } from '../parts/ListForm';
import { countText } from '../texts';
import '../priceLists.css';

/** Цени, Ценови листи: what is in force, from which file, what waits. */
export function ListsPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [adding, setAdding] = useState(false);
  const { data, error } = useQuery('priceLists.list', {});
  const columns = useMemo(() => columnsOf(t), [t]);
  const mayEdit = may('pricing.edit');
  useShortcuts([
    {
      keys: 'Insert',
      label: t(($) => $.priceLists.new),
      enabled: mayEdit && !adding,
      run: () => setAdding(true),
    },
    { keys: 'Esc', label: t(($) => $.ui.back), enabled: adding, run: () => setAdding(false) },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.priceLists.title)} scope={t(($) => $.priceLists.scope)}>
        {mayEdit && (
          <Button variant="primary" icon={Plus} shortcut="Insert" onClick={() => setAdding(true)}>
            {t(($) => $.priceLists.new)}
          </Button>
        )}
      </PageHead>
      <ErrorBox error={error} />
      <div className="page-mid">
        <div className="price-lists-main">
          {data ? (
            <DataTable<PriceListRow>
              label={t(($) => $.priceLists.title)}
              columns={columns}
              rows={data.lists}
              rowKey={(row) => row.id}
              searchText={(row) => `${row.name} ${row.brand}`}
              onOpen={(row) => history.push(`/prices/lists/${row.id}`)}
              filterable
              filterPlaceholder={t(($) => $.priceLists.filter)}
              file={{ list: 'priceLists.list', input: () => ({}) }}
              autoFocus
              empty={
                <EmptyState
                  icon={Tags}
                  title={t(($) => $.priceLists.empty)}
                  text={mayEdit ? t(($) => $.priceLists.emptyText) : ''}
                />
              }
            />
          ) : (
            !error && <SkeletonRows rows={4} />
          )}
        </div>
        {adding && (
          <ListForm
            list={null}
            onClose={() => setAdding(false)}
            onSaved={(id) => history.push(`/prices/lists/${id}`)}
          />
        )}
      </div>
    </div>
  );
}

function stateOf(t: TFunction, row: PriceListRow): string {
  if (!row.active) return t(($) => $.priceLists.unused);
  if (row.rows === null) return t(($) => $.priceLists.withoutFile);
  return row.inForce ? t(($) => $.priceLists.inForce) : t(($) => $.priceLists.notInForce);
}

function columnsOf(t: TFunction): DataColumn<PriceListRow>[] {
  return [
    {
      id: 'name',
      header: t(($) => $.priceLists.name),
      minWidth: 160,
      sortValue: (row) => row.name,
      cell: (row) => <span className="med">{row.name}</span>,
    },
    {
      id: 'brand',
      header: t(($) => $.priceLists.brand),
      width: 110,
      sortValue: (row) => row.brand,
      cell: (row) => row.brand,
    },
    {
      id: 'rows',
      header: t(($) => $.priceLists.rows),
      width: 100,
      num: true,
      sortValue: (row) => row.rows ?? 0,
      cell: (row) => (row.rows === null ? '' : countText(row.rows)),
    },
    { id: 'from', header: t(($) => $.priceLists.from), width: 96, cell: (row) => dateText(row.fromOn) },
    { id: 'to', header: t(($) => $.priceLists.to), width: 96, cell: (row) => dateText(row.toOn) },
    {
      id: 'applied',
      header: t(($) => $.priceLists.applied),
      width: 136,
      cell: (row) => (row.appliedAt === null ? '' : formatDateTime(row.appliedAt)),
    },
    { id: 'file', header: t(($) => $.priceLists.file), minWidth: 110, cell: (row) => row.fileName ?? '' },
    {
      id: 'state',
      header: t(($) => $.priceLists.state),
      width: 200,
      cell: (row) => (
        <span className="st">
          <StatusGlyph name={row.inForce ? 'lineDone' : 'cancelled'} />
          {stateOf(t, row)}
          {row.readyVersionId !== null && `, ${t(($) => $.priceLists.waits)}`}
        </span>
      ),
    },
  ];
}

const dateText = (on: string | null): string => (on === null ? '' : formatDate(on));
