import { pagedSource } from '@renderer/api/paged';
import { Check } from '@renderer/ui/Check';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { PageHead, TotalsFigure } from '@renderer/ui/PageHead';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { contractViews, type ItemRow, itemSortFields, warrantyViews } from '@shared/features/registry/model';
import type { ViewFilter } from '@shared/features/views/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { Boxes } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import { RegistryViews } from '../../assets/parts/RegistryViews';
import '../registry.css';

type WarrantyView = (typeof warrantyViews)[number];
type ContractView = (typeof contractViews)[number];

interface Filter {
  warranty: WarrantyView;
  contract: ContractView;
  withComponents: boolean;
}

const usual: Filter = { warranty: 'all', contract: 'all', withComponents: false };

const filterOf = (saved: ViewFilter): Filter => ({
  warranty: warrantyViews.find((one) => one === saved.warranty) ?? 'all',
  contract: contractViews.find((one) => one === saved.contract) ?? 'all',
  withComponents: saved.withComponents === true,
});

/** „Опис на изделията“ (reports L5): what stands where, with which components, under which warranty and contract. */
export function ItemsPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [filter, setFilter] = useState<Filter>(usual);
  const columns = useItemColumns();
  const words = useFilterWords(filter);
  const source = useMemo(
    () =>
      pagedSource('registry.items', {
        key: [filter],
        tags: ['asset', 'party', 'order', 'catalog'],
        input: ({ cursor, sort, text, limit }) => ({
          filter: { text: text ?? '', kind: null, inactive: false, ...filter },
          sort: { by: itemSortFields.find((one) => one === sort?.by) ?? 'item', dir: sort?.dir ?? 'asc' },
          ...{ cursor, limit },
        }),
      }),
    [filter],
  );
  return (
    <div className="page">
      <PageHead title={t(($) => $.registry.items.title)} />
      <RegistryViews at="items" />
      <DataTable<ItemRow, { components: number; inWarranty: number }>
        label={t(($) => $.registry.items.title)}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        defaultSort={{ by: 'item', dir: 'asc' }}
        filterable
        filterPlaceholder={t(($) => $.registry.items.filter)}
        storageKey="registry.items"
        viewFilter={{
          value: { ...filter },
          usual: { ...usual },
          apply: (saved) => setFilter(filterOf(saved)),
          words,
        }}
        autoFocus
        toolbar={<ItemFilters value={filter} onChange={setFilter} />}
        onOpen={(row) => history.push(`/registry/assets/${row.id}`)}
        totals={(totals, count) => (
          <>
            <TotalsFigure label={t(($) => $.registry.items.inWarranty)}>{totals.inWarranty}</TotalsFigure>
            <TotalsFigure label={t(($) => $.registry.items.components)}>{totals.components}</TotalsFigure>
            <span className="m">{t(($) => $.registry.items.count, { count })}</span>
          </>
        )}
        empty={
          words.length > 0 ? (
            <EmptyState icon={Boxes} title={t(($) => $.ui.table.empty, { filter: words.join(', ') })} />
          ) : (
            <EmptyState
              icon={Boxes}
              title={t(($) => $.registry.items.empty)}
              text={t(($) => $.registry.items.emptyText)}
            />
          )
        }
      />
    </div>
  );
}

function ItemFilters({ value, onChange }: { value: Filter; onChange: (value: Filter) => void }) {
  const { t } = useTranslation();
  return (
    <div className="row compact registry-filter">
      <SelectField<WarrantyView>
        hideLabel
        className="narrow"
        label={t(($) => $.registry.items.warranty.label)}
        value={value.warranty}
        options={warrantyViews.map((id) => ({ value: id, label: t(($) => $.registry.items.warranty[id]) }))}
        onChange={(warranty) => onChange({ ...value, warranty: warranty ?? 'all' })}
      />
      <SelectField<ContractView>
        hideLabel
        className="narrow"
        label={t(($) => $.registry.items.contract.label)}
        value={value.contract}
        options={contractViews.map((id) => ({ value: id, label: t(($) => $.registry.items.contract[id]) }))}
        onChange={(contract) => onChange({ ...value, contract: contract ?? 'all' })}
      />
      <Check
        label={t(($) => $.registry.items.withComponents)}
        checked={value.withComponents}
        onChange={(withComponents) => onChange({ ...value, withComponents })}
      />
    </div>
  );
}

function useFilterWords({ warranty, contract, withComponents }: Filter): string[] {
  const { t } = useTranslation();
  return [
    ...(warranty === 'all' ? [] : [t(($) => $.registry.items.warranty[warranty])]),
    ...(contract === 'all' ? [] : [t(($) => $.registry.items.contract[contract])]),
    ...(withComponents ? [t(($) => $.registry.items.withComponents)] : []),
  ];
}

function useItemColumns(): DataColumn<ItemRow>[] {
  const { t } = useTranslation();
  const kind = useMainKind();
  return useMemo(
    () => [
      {
        id: 'item',
        header: t(($) => $.registry.column.item),
        minWidth: 206,
        grow: 2,
        sort: 'item',
        fixed: true,
        cell: (row) => row.title,
      },
      {
        id: 'serial',
        header:
          kind === 'vehicle' ? t(($) => $.registry.column.serialOrVin) : t(($) => $.exports.column.serial),
        width: 166,
        sort: 'serial',
        cell: (row) => row.serial,
      },
      {
        id: 'client',
        header: t(($) => $.registry.column.client),
        minWidth: 126,
        sort: 'client',
        cell: (row) => row.ownerName,
      },
      {
        id: 'place',
        header: t(($) => $.registry.column.place),
        minWidth: 100,
        sort: 'place',
        cell: (row) => [row.place, row.room].filter(Boolean).join(', '),
      },
      {
        id: 'delivered',
        header: t(($) => $.registry.column.delivered),
        width: 98,
        sort: 'delivered',
        cell: (row) => row.deliveredOn !== null && formatDate(row.deliveredOn),
      },
      {
        id: 'warranty',
        header: t(($) => $.exports.column.warrantyOn),
        width: 112,
        sort: 'warrantyTo',
        cell: (row) =>
          row.warrantyTo !== null && (
            <span className={row.inWarranty ? undefined : 'm'}>{formatDate(row.warrantyTo)}</span>
          ),
      },
      {
        id: 'components',
        header: t(($) => $.registry.column.components),
        minWidth: 104,
        sort: 'components',
        cell: (row) =>
          row.components > 0 && (
            <span title={row.componentNames ?? undefined}>
              {row.components} <span className="m">{row.componentNames}</span>
            </span>
          ),
      },
      {
        id: 'contract',
        header: t(($) => $.registry.column.contract),
        width: 112,
        sort: 'contract',
        cell: (row) => <Contract row={row} />,
      },
      {
        id: 'lastOrder',
        header: t(($) => $.registry.column.lastOrder),
        width: 182,
        sort: 'lastOrder',
        cell: (row) =>
          row.lastOrder && (
            <>
              {row.lastOrder.number} <span className="m">{formatDate(sofiaDate(row.lastOrder.at))}</span>
            </>
          ),
      },
    ],
    [t, kind],
  );
}

function Contract({ row }: { row: ItemRow }) {
  const { t } = useTranslation();
  if (row.contractState === 'none') return null;
  const until = row.contractToOn === null ? t(($) => $.registry.items.endless) : formatDate(row.contractToOn);
  const word =
    row.contractState === 'over' || row.contractState === 'notYet'
      ? t(($) => $.registry.items[row.contractState as 'over' | 'notYet'])
      : null;
  return (
    <span className={word === null ? undefined : 'm'}>
      {[row.contractNumber, until, word].filter(Boolean).join(' · ')}
    </span>
  );
}
