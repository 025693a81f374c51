import { useQuery } from '@renderer/api/useQuery';
import { Check } from '@renderer/ui/Check';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { LocalName } from '@shared/contract/texts';
import type { NormTarget, OperationRow } from '@shared/features/catalog/model';
import { formatMoney } from '@shared/kernel/money';
import { formatHours, secondsToUnits } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface OperationTableProps {
  target: NormTarget;
  selectedKey: number | null;
  onSelect: (row: OperationRow) => void;
  /** Enter: on to the norm of the row. */
  onOpen: (row: OperationRow) => void;
}

/** Where a norm comes from, in words: `марка Volkswagen`. */
export function originText(t: TFunction, norm: NonNullable<OperationRow['norm']>): string {
  const level = t(($) => $.catalog.level[norm.origin]);
  return norm.originName === null ? level : `${level} ${norm.originName}`;
}

/** Operations as the chosen place of the tree sees them: the norm that wins and where it stands. */
export function OperationTable({ target, selectedKey, onSelect, onOpen }: OperationTableProps) {
  const { t } = useTranslation();
  const [ownOnly, setOwnOnly] = useState(false);
  const [inactive, setInactive] = useState(false);
  const { data, error } = useQuery(
    'catalog.operations',
    { target, text: '', groupId: null, ownOnly, inactive },
    { tags: ['catalog', 'operation'], keepPrevious: true },
  );
  const columns = useColumns(data?.unitsPerHour ?? null);
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={12} />;
  return (
    <DataTable<OperationRow>
      label={t(($) => $.catalog.operations.title)}
      columns={columns}
      rows={data.rows}
      searchText={(row) => `${row.code} ${row.name.bg} ${row.name.en}`}
      rowKey={(row) => row.id}
      selectedKey={selectedKey ?? undefined}
      onSelect={onSelect}
      onOpen={onOpen}
      filterable
      filterPlaceholder={t(($) => $.catalog.operations.filter)}
      storageKey="catalog.operations"
      file={{
        list: 'catalog.operations',
        input: () => ({ target, text: '', groupId: null, ownOnly, inactive }),
      }}
      rowClass={(row) => (row.active ? undefined : 'mm')}
      toolbar={
        <span className="row">
          <Check checked={ownOnly} label={t(($) => $.catalog.operations.own)} onChange={setOwnOnly} />
          <Check checked={inactive} label={t(($) => $.catalog.operations.inactive)} onChange={setInactive} />
        </span>
      }
      totals={(_, count) => <span className="m">{t(($) => $.catalog.operations.count, { count })}</span>}
      empty={<EmptyState icon={Wrench} title={t(($) => $.catalog.operations.empty)} />}
    />
  );
}

function useColumns(unitsPerHour: number | null): DataColumn<OperationRow>[] {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'bg';
  return useMemo(() => {
    const named = (name: LocalName) => name[language];
    const columns: DataColumn<OperationRow>[] = [
      {
        id: 'code',
        header: t(($) => $.catalog.column.code),
        width: 100,
        fixed: true,
        sortValue: (row) => row.code,
        cell: (row) => row.code,
      },
      {
        id: 'name',
        header: t(($) => $.catalog.column.name),
        width: 236,
        sortValue: (row) => named(row.name),
        cell: (row) => named(row.name),
      },
      {
        id: 'group',
        header: t(($) => $.catalog.column.group),
        width: 120,
        hidden: true,
        sortValue: (row) => named(row.groupName),
        cell: (row) => named(row.groupName),
      },
      {
        id: 'norm',
        header: t(($) => $.catalog.column.norm),
        width: 96,
        num: true,
        sortValue: (row) => row.norm?.normSec ?? 0,
        cell: (row) => (row.norm ? formatHours(row.norm.normSec) : ''),
      },
      {
        id: 'origin',
        header: t(($) => $.catalog.column.origin),
        cell: (row) =>
          row.norm &&
          (row.own ? (
            <Chip tone="info">{originText(t, row.norm)}</Chip>
          ) : (
            <span className="m">{originText(t, row.norm)}</span>
          )),
      },
      {
        id: 'price',
        header: t(($) => $.catalog.column.price),
        width: 90,
        hidden: true,
        num: true,
        cell: (row) => (row.fixedPriceCents === null ? '' : formatMoney(row.fixedPriceCents)),
      },
    ];
    if (unitsPerHour === null) return columns;
    const units: DataColumn<OperationRow> = {
      id: 'units',
      header: t(($) => $.catalog.column.units),
      width: 72,
      num: true,
      cell: (row) => (row.norm ? String(Math.round(secondsToUnits(row.norm.normSec, unitsPerHour))) : ''),
    };
    return columns.toSpliced(4, 0, units);
  }, [t, language, unitsPerHour]);
}
