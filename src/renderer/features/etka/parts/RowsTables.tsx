import { pagedSource } from '@renderer/api/paged';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { Views } from '@renderer/ui/PageHead';
import type { DataColumn } from '@renderer/ui/tableTypes';
import {
  type DifferenceKind,
  type DifferenceRow,
  differenceKinds,
  type EtkaRowsOf,
  type EtkaSkipReason,
  etkaSkipReasons,
  type SkippedRow,
} from '@shared/features/etka/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { ArrowUpDown, CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type NoTotals = Record<string, never>;

/** Which rows of an export are shown; null shows every reason or every kind. */
export interface RowsView {
  list: 'skipped' | 'difference';
  reason: EtkaSkipReason | null;
  kind: DifferenceKind | null;
}

interface RowsTablesProps {
  of: EtkaRowsOf;
  view: RowsView;
  onView: (view: RowsView) => void;
}

/** The skipped rows with their reasons, or the difference to the export before. */
export function RowsTables(props: RowsTablesProps) {
  return props.view.list === 'skipped' ? <SkippedTable {...props} /> : <DifferenceTable {...props} />;
}

const tags = ['stock', 'parts', 'part', 'etka', 'setting', 'priceList'];

function SkippedTable({ of, view, onView }: RowsTablesProps) {
  const { t } = useTranslation();
  const { reason } = view;
  const columns = useMemo(() => skippedColumns(t), [t]);
  const key = JSON.stringify([of, reason]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is all of what the pages are asked with
  const source = useMemo(
    () =>
      pagedSource('etka.skipped', {
        ...{ key: [key], tags },
        input: ({ cursor, text, limit }) => ({ of, reason, text, cursor, limit }),
      }),
    [key],
  );
  return (
    <>
      <Views<EtkaSkipReason | 'all'>
        label={t(($) => $.etka.rowList.views)}
        value={reason ?? 'all'}
        views={[
          { id: 'all', label: t(($) => $.etka.rowList.all) },
          ...etkaSkipReasons.map((id) => ({ id, label: t(($) => $.etka.reasonShort[id]) })),
        ]}
        onChange={(id) => onView({ ...view, reason: id === 'all' ? null : id })}
      />
      <DataTable<SkippedRow, NoTotals>
        label={t(($) => $.etka.skippedTitle)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        filterable
        filterPlaceholder={t(($) => $.etka.rowList.filter)}
        storageKey="etka-skipped"
        autoFocus
        empty={<EmptyState icon={CircleCheck} title={t(($) => $.etka.rowList.noneSkipped)} />}
        totals={(_totals, count) => <Count count={count} />}
      />
    </>
  );
}

function DifferenceTable({ of, view, onView }: RowsTablesProps) {
  const { t } = useTranslation();
  const { kind } = view;
  const columns = useMemo(() => differenceColumns(t), [t]);
  const key = JSON.stringify([of, kind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is all of what the pages are asked with
  const source = useMemo(
    () =>
      pagedSource('etka.difference', {
        ...{ key: [key], tags },
        input: ({ cursor, text, limit }) => ({ of, kind, text, cursor, limit }),
      }),
    [key],
  );
  return (
    <>
      <Views<DifferenceKind | 'all'>
        label={t(($) => $.etka.rowList.views)}
        value={kind ?? 'all'}
        views={[
          { id: 'all', label: t(($) => $.etka.rowList.all) },
          ...differenceKinds.map((id) => ({ id, label: t(($) => $.etka.changes[id]) })),
        ]}
        onChange={(id) => onView({ ...view, kind: id === 'all' ? null : id })}
      />
      <DataTable<DifferenceRow, NoTotals>
        label={t(($) => $.etka.rowList.difference)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        filterable
        filterPlaceholder={t(($) => $.etka.rowList.filter)}
        storageKey="etka-difference"
        autoFocus
        empty={<EmptyState icon={ArrowUpDown} title={t(($) => $.etka.rowList.noDifference)} />}
        totals={(_totals, count) => <Count count={count} />}
      />
    </>
  );
}

function Count({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <span className="m">
      {t(($) => $.etka.rows)} <b className="total-value">{formatQuantity(count * 1000)}</b>
    </span>
  );
}

const skippedColumns = (t: TFunction): DataColumn<SkippedRow>[] => [
  {
    id: 'number',
    header: t(($) => $.etka.rowList.number),
    width: 200,
    fixed: true,
    cell: (row) => <b className="med">{row.number}</b>,
  },
  { id: 'name', header: t(($) => $.etka.rowList.name), cell: (row) => row.name },
  {
    id: 'reason',
    header: t(($) => $.etka.reasonColumn),
    width: 280,
    cell: (row) => t(($) => $.etka.reason[row.reason]),
  },
  {
    id: 'field',
    header: t(($) => $.etka.rowList.field),
    width: 200,
    className: 'm',
    cell: ({ field }) => (field === null ? '' : t(($) => $.etka.fields[field])),
  },
];

const quantity = (milli: number | null) => (milli === null ? '' : formatQuantity(milli, { decimals: 2 }));
const money = (cents: number | null) => (cents === null ? '' : formatMoney(cents));

const differenceColumns = (t: TFunction): DataColumn<DifferenceRow>[] => [
  {
    id: 'number',
    header: t(($) => $.etka.rowList.number),
    fixed: true,
    cell: (row) => <b className="med">{row.number}</b>,
  },
  { id: 'brand', header: t(($) => $.etka.rowList.brand), width: 80, cell: (row) => row.brand },
  {
    id: 'kind',
    header: t(($) => $.etka.change),
    width: 200,
    cell: (row) => t(($) => $.etka.changes[row.kind]),
  },
  {
    id: 'beforeMilli',
    header: t(($) => $.etka.rowList.beforeQuantity),
    ...{ width: 120, num: true, className: 'm', cell: (row) => quantity(row.beforeMilli) },
  },
  {
    id: 'afterMilli',
    header: t(($) => $.etka.rowList.afterQuantity),
    ...{ width: 120, num: true, cell: (row) => quantity(row.afterMilli) },
  },
  {
    id: 'beforeCents',
    header: t(($) => $.etka.rowList.beforePrice),
    ...{ width: 130, num: true, className: 'm', cell: (row) => money(row.beforeCents) },
  },
  {
    id: 'afterCents',
    header: t(($) => $.etka.rowList.afterPrice),
    ...{ width: 130, num: true, cell: (row) => money(row.afterCents) },
  },
];
