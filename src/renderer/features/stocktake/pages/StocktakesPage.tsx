import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { StocktakeRow } from '@shared/features/stocktake/model';
import { formatDateTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { ClipboardList, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stateTone } from '../words';
import '../stocktake.css';

let leftAt: number | null = null;

/** The register of stocktakes, the open ones first. */
export function StocktakesPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [selected, setSelected] = useState(leftAt);
  const { data, error } = useQuery('stocktake.list', {}, { tags: ['stocktake'], keepPrevious: true });
  const columns = useMemo(() => columnsOf(t), [t]);
  const add = () => history.push('/stock/counts/new');
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.stocktake.new), enabled: may('stock.count'), run: add },
    { keys: 'Esc', label: t(($) => $.stock.back), run: () => history.push('/stock') },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.stocktake.title)} scope={t(($) => $.stocktake.scope)}>
        {may('stock.count') && (
          <Button variant="primary" icon={Plus} shortcut="Insert" onClick={add}>
            {t(($) => $.stocktake.new)}
          </Button>
        )}
      </PageHead>
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data && (
        <DataTable<StocktakeRow>
          label={t(($) => $.stocktake.title)}
          columns={columns}
          rows={data.rows}
          searchText={(row) => `${row.number} ${row.warehouse} ${row.scopeText} ${row.createdBy}`}
          rowKey={(row) => row.id}
          selectedKey={selected}
          onSelect={(row) => {
            leftAt = row.id;
            setSelected(row.id);
          }}
          onOpen={(row) => history.push(`/stock/counts/${row.id}`)}
          filterable
          autoFocus
          totals={(_, count) => (
            <span className="m">
              <b className="total-value">{count}</b> {t(($) => $.stocktake.count)}
            </span>
          )}
          empty={
            <EmptyState
              icon={ClipboardList}
              title={t(($) => $.stocktake.empty)}
              text={may('stock.count') ? t(($) => $.stocktake.emptyText) : undefined}
            />
          }
        />
      )}
    </div>
  );
}

function columnsOf(t: TFunction): DataColumn<StocktakeRow>[] {
  return [
    {
      ...{ id: 'number', header: t(($) => $.stocktake.column.number), width: 110, fixed: true },
      cell: (row) => row.number,
    },
    {
      ...{ id: 'state', header: t(($) => $.stocktake.column.state), width: 150 },
      cell: (row) => <Chip tone={stateTone[row.state]}>{t(($) => $.stocktake.state[row.state])}</Chip>,
    },
    {
      ...{ id: 'warehouse', header: t(($) => $.stocktake.column.warehouse), width: 180 },
      cell: (row) => row.warehouse,
    },
    {
      ...{ id: 'what', header: t(($) => $.stocktake.column.what) },
      cell: (row) => [t(($) => $.stocktake.scopeOf[row.scope]), row.scopeText].filter(Boolean).join(': '),
    },
    {
      ...{ id: 'progress', header: t(($) => $.stocktake.column.progress), width: 130, num: true },
      cell: (row) => t(($) => $.stocktake.progress, { counted: row.counted, lines: row.lines }),
    },
    {
      ...{ id: 'document', header: t(($) => $.stocktake.column.document), width: 110 },
      cell: (row) => row.documentNumber ?? '',
    },
    {
      ...{ id: 'created', header: t(($) => $.stocktake.column.created), width: 140, className: 'm' },
      cell: (row) => formatDateTime(row.createdAt),
    },
    {
      ...{ id: 'by', header: t(($) => $.stocktake.column.createdBy), width: 140, className: 'm' },
      cell: (row) => row.createdBy,
    },
  ];
}
