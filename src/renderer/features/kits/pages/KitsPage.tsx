import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { PercentField } from '@renderer/ui/fields/numbers';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { KitRow } from '@shared/features/kits/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Component, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../kits.css';

interface Filter {
  fromOn: string | null;
  toOn: string | null;
  belowBp: number | null;
  incomplete: boolean;
  inactive: boolean;
}
/** As it was left: Esc from a kit comes back to the same list. */
let left: Filter = { fromOn: null, toOn: null, belowBp: null, incomplete: false, inactive: false };
let leftAt: number | null = null;

const read = (bp: number | null) => (Number.isNaN(bp) ? null : bp);

/** Себестойност и марж на комплексни изделия: planned by today's costs, actual of the closed orders of a period. */
export function KitsPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [filter, setFilter] = useState(left);
  const [selected, setSelected] = useState(leftAt);
  const change = (patch: Partial<Filter>) => {
    left = { ...filter, ...patch };
    setFilter(left);
  };
  const input = { ...filter, belowBp: read(filter.belowBp) };
  const { data, error } = useQuery('kits.list', input, {
    tags: ['kits', 'kit', 'part', 'parts', 'stock', 'catalog', 'pricing', 'tariffs', 'orders'],
    keepPrevious: true,
  });
  const seesCost = may('parts.viewCost');
  const columns = useMemo(() => columnsOf(t, seesCost), [t, seesCost]);
  const mayEdit = may('parts.edit');
  const add = () => history.push('/stock/kits/new');
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.kits.new), enabled: mayEdit, run: add },
    { keys: 'Esc', label: t(($) => $.stock.back), run: () => history.push('/stock') },
  ]);
  const words = [
    filter.incomplete && t(($) => $.kits.incompleteOnly),
    input.belowBp !== null && `${t(($) => $.kits.below)} ${formatPercent(input.belowBp)}`,
  ].filter((word) => word !== false);
  return (
    <div className="page">
      <PageHead title={t(($) => $.kits.title)} scope={t(($) => $.kits.scope)}>
        {mayEdit && (
          <Button variant="primary" icon={Plus} shortcut="Insert" onClick={add}>
            {t(($) => $.kits.new)}
          </Button>
        )}
      </PageHead>
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={8} />}
      {data && (
        <DataTable<KitRow>
          label={t(($) => $.kits.report)}
          columns={columns}
          rows={data.rows}
          searchText={(row) => `${row.number} ${row.name}`}
          rowKey={(row) => row.id}
          selectedKey={selected}
          onSelect={(row) => {
            leftAt = row.id;
            setSelected(row.id);
          }}
          onOpen={(row) => history.push(`/stock/kits/${row.id}`)}
          rowClass={(row) => (row.active ? undefined : 'mm')}
          filterable
          filterPlaceholder={t(($) => $.kits.filter)}
          storageKey="kits"
          autoFocus
          file={{ list: 'kits.list', input: () => input }}
          viewFilter={{
            value: filter as unknown as Record<string, string | number | boolean | null>,
            usual: { fromOn: null, toOn: null, belowBp: null, incomplete: false, inactive: false },
            apply: (saved) => change(saved as Partial<Filter>),
            words,
          }}
          toolbar={
            <span className="kit-filters">
              <PercentField
                label={t(($) => $.kits.below)}
                placeholder={t(($) => $.kits.below)}
                hideLabel
                unit="%"
                value={filter.belowBp}
                onChange={(belowBp) => change({ belowBp })}
              />
              <DateField
                label={t(($) => $.kits.soldFrom)}
                placeholder={t(($) => $.kits.soldFrom)}
                hideLabel
                value={filter.fromOn}
                onChange={(fromOn) => change({ fromOn })}
              />
              <DateField
                label={t(($) => $.kits.soldTo)}
                placeholder={t(($) => $.kits.soldTo)}
                hideLabel
                value={filter.toOn}
                onChange={(toOn) => change({ toOn })}
              />
              <Check
                checked={filter.incomplete}
                label={t(($) => $.kits.incompleteOnly)}
                onChange={(incomplete) => change({ incomplete })}
              />
              <Check
                checked={filter.inactive}
                label={t(($) => $.kits.inactive)}
                onChange={(inactive) => change({ inactive })}
              />
            </span>
          }
          totals={(_, count) => (
            <span className="m">
              <b className="total-value">{count}</b> {t(($) => $.kits.count)}
            </span>
          )}
          empty={
            <EmptyState
              icon={Component}
              title={t(($) => $.kits.empty)}
              text={t(($) => $.kits.emptyText, { count: data.all })}
            />
          }
        />
      )}
    </div>
  );
}

const euro = (cents: number | null) => (cents === null ? '' : formatMoney(cents));
const percent = (bp: number | null) => (bp === null ? '' : formatPercent(bp));

function columnsOf(t: TFunction, seesCost: boolean): DataColumn<KitRow>[] {
  const money = (
    id: ColumnName,
    value: (row: KitRow) => number | null,
    hidden = false,
  ): DataColumn<KitRow> => ({
    ...{ id, header: t(($) => $.kits.column[id]), width: 92, num: true, hidden },
    sortValue: (row) => value(row) ?? Number.NEGATIVE_INFINITY,
    cell: (row) => euro(value(row)),
  });
  const share = (id: ColumnName, value: (row: KitRow) => number | null): DataColumn<KitRow> => ({
    ...{ id, header: t(($) => $.kits.column[id]), width: 92, num: true },
    sortValue: (row) => value(row) ?? Number.NEGATIVE_INFINITY,
    cell: (row) => percent(value(row)),
  });
  const columns: (DataColumn<KitRow> | false)[] = [
    {
      ...{ id: 'number', header: t(($) => $.kits.column.number), width: 130, fixed: true },
      sortValue: (row) => row.number,
      cell: (row) => row.number,
    },
    {
      ...{ id: 'name', header: t(($) => $.kits.column.name) },
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      ...{ id: 'version', header: t(($) => $.kits.column.version), width: 70, num: true, hidden: true },
      cell: (row) => row.version,
    },
    {
      ...{ id: 'parts', header: t(($) => $.kits.column.parts), width: 62, num: true },
      cell: (row) => row.parts || '',
    },
    {
      ...{ id: 'operations', header: t(($) => $.kits.column.operations), width: 86, num: true },
      cell: (row) => row.operations || '',
    },
    seesCost && money('material', (row) => row.materialCents, true),
    seesCost && money('labour', (row) => row.labourCents, true),
    seesCost && {
      ...money('cost', (row) => row.costCents),
      width: 112,
      cell: (row) =>
        row.missingCosts > 0 ? (
          <span className="c-warn" title={t(($) => $.kits.incomplete, { count: row.missingCosts })}>
            {t(($) => $.kits.partial, { amount: euro(row.costCents) })}
          </span>
        ) : (
          euro(row.costCents)
        ),
    },
    money('price', (row) => row.priceCents),
    seesCost && money('margin', (row) => row.marginCents),
    seesCost && share('marginBp', (row) => row.marginBp),
    seesCost && share('markupBp', (row) => row.markupBp),
    {
      ...{ id: 'sold', header: t(($) => $.kits.column.sold), width: 92, num: true },
      sortValue: (row) => row.soldMilli,
      cell: (row) => (row.soldMilli > 0 ? formatQuantity(row.soldMilli) : ''),
    },
    money('soldNet', (row) => (row.soldMilli > 0 ? row.soldNetCents : null)),
    seesCost && money('soldCost', (row) => (row.soldMilli > 0 ? row.soldCostCents : null), true),
    seesCost && { ...share('soldMarginBp', (row) => row.soldMarginBp), width: 112 },
  ];
  return columns.filter((column) => column !== false);
}

type ColumnName =
  | 'cost'
  | 'labour'
  | 'margin'
  | 'marginBp'
  | 'markupBp'
  | 'material'
  | 'price'
  | 'soldCost'
  | 'soldMarginBp'
  | 'soldNet';
