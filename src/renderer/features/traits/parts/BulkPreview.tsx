import { pagedSource } from '@renderer/api/paged';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { Views } from '@renderer/ui/PageHead';
import type { DataColumn } from '@renderer/ui/tableTypes';
import {
  type BulkChange,
  type BulkOutcome,
  type BulkRow,
  type BulkTotals,
  bulkOutcomes,
  type Trait,
} from '@shared/features/traits/model';
import { ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetFilter } from '../assetFilter';
import { useValueText } from '../traitWords';

interface BulkPreviewProps {
  filter: AssetFilter;
  trait: Trait;
  change: BulkChange;
  totals: BulkTotals | undefined;
}

const views = ['all', ...bulkOutcomes] as const;

/** Old → new of every thing, with the counts of what changes, stays and does not fit. */
export function BulkPreview({ filter, trait, change, totals }: BulkPreviewProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<BulkOutcome | 'all'>('changed');
  const columns = useColumns(trait);
  const said = JSON.stringify([filter, trait.id, change]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for filter, characteristic and change
  const source = useMemo(
    () =>
      pagedSource('traits.bulkPreview', {
        key: [said, view],
        tags: ['traits', 'asset', 'catalog'],
        input: ({ cursor, limit, sort }) => ({
          filter: { assets: filter, traitId: trait.id, change, outcome: view === 'all' ? null : view },
          sort: { by: 'number' as const, dir: sort?.dir ?? 'asc' },
          ...{ cursor, limit },
        }),
      }),
    [said, view],
  );
  const countOf = (id: (typeof views)[number]) =>
    totals && (id === 'all' ? totals.changed + totals.same + totals.unfit : totals[id]);
  return (
    <div className="traits-bulk-preview">
      <Views
        label={t(($) => $.traits.bulk.preview)}
        value={view}
        views={views.map((id) => ({ id, label: t(($) => $.traits.bulk.views[id]), count: countOf(id) }))}
        onChange={setView}
      />
      <DataTable<BulkRow, BulkTotals>
        label={t(($) => $.traits.bulk.preview)}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        defaultSort={{ by: 'number', dir: 'asc' }}
        empty={<EmptyState icon={ListChecks} title={t(($) => $.traits.bulk.nothing)} text="" />}
      />
    </div>
  );
}

function useColumns(trait: Trait): DataColumn<BulkRow>[] {
  const { t } = useTranslation();
  const say = useValueText();
  const value = (one: string | null) =>
    one === null ? <span className="mm">{t(($) => $.traits.nothing)}</span> : say(trait, one);
  return [
    {
      id: 'number',
      header: t(($) => $.traits.bulk.number),
      width: 132,
      fixed: true,
      sort: 'number',
      cell: (row) => row.number,
    },
    { id: 'title', header: t(($) => $.traits.bulk.asset), cell: (row) => row.title },
    { id: 'owner', header: t(($) => $.traits.bulk.owner), cell: (row) => row.ownerName },
    {
      id: 'before',
      header: t(($) => $.traits.before),
      width: 168,
      cell: (row) => (
        <span className="ell">
          {value(row.before)}
          {row.before !== null && !row.own && (
            <span className="s m"> {t(($) => $.traits.history.inherited)}</span>
          )}
        </span>
      ),
    },
    {
      id: 'after',
      header: t(($) => $.traits.after),
      width: 150,
      className: 'med',
      cell: (row) => value(row.after),
    },
    {
      id: 'outcome',
      header: t(($) => $.traits.bulk.outcome),
      width: 122,
      cell: (row) =>
        row.outcome === 'unfit' ? (
          <Chip tone="warn">{t(($) => $.traits.bulk.outcomes.unfit)}</Chip>
        ) : (
          <span className={row.outcome === 'same' ? 'm' : undefined}>
            {t(($) => $.traits.bulk.outcomes[row.outcome])}
          </span>
        ),
    },
  ];
}
