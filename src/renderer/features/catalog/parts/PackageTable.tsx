import { useQuery } from '@renderer/api/useQuery';
import { Check } from '@renderer/ui/Check';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { NormTarget } from '@shared/features/catalog/model';
import type { PackageRow } from '@shared/features/catalog/packages';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import { Package } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PackageTableProps {
  target: NormTarget;
  onOpen: (packageId: number) => void;
  onSelect: (packageId: number) => void;
}

/** Packages as the chosen place of the tree sees them: what they cost there. Enter opens one. */
export function PackageTable({ target, onOpen, onSelect }: PackageTableProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [inactive, setInactive] = useState(false);
  // At the top of the tree every package is looked for, wherever it is valid.
  const everywhere = all || target.level === 'all';
  const { data, error } = useQuery(
    'catalog.packages',
    { target, inactive, all: everywhere },
    { tags: ['catalog', 'package', 'part', 'pricing'], keepPrevious: true },
  );
  const columns = useColumns();
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={12} />;
  return (
    <DataTable<PackageRow>
      label={t(($) => $.catalog.view.packages)}
      columns={columns}
      rows={data.rows}
      searchText={(row) => `${row.code} ${row.name.bg} ${row.name.en}`}
      rowKey={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      onSelect={(row) => onSelect(row.id)}
      filterable
      filterPlaceholder={t(($) => $.catalog.package.filter)}
      storageKey="catalog.packages"
      rowClass={(row) => (row.active && row.fits ? undefined : 'mm')}
      toolbar={
        <span className="row">
          {target.level !== 'all' && (
            <Check checked={all} label={t(($) => $.catalog.package.all)} onChange={setAll} />
          )}
          <Check checked={inactive} label={t(($) => $.catalog.operations.inactive)} onChange={setInactive} />
        </span>
      }
      totals={(_, count) => <span className="m">{t(($) => $.catalog.package.count, { count })}</span>}
      empty={
        <EmptyState
          icon={Package}
          title={t(($) => $.catalog.package.empty)}
          text={t(($) => $.catalog.package.emptyText)}
        />
      }
    />
  );
}

function useColumns(): DataColumn<PackageRow>[] {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'bg';
  return useMemo((): DataColumn<PackageRow>[] => {
    const places = ({ places: [first, ...more] }: PackageRow): string => {
      if (first === undefined) return t(($) => $.catalog.places.everywhere);
      return more.length === 0
        ? first
        : t(($) => $.catalog.places.fewer, { name: first, count: more.length });
    };
    return [
      {
        id: 'code',
        header: t(($) => $.catalog.package.code),
        width: 96,
        fixed: true,
        sortValue: (row) => row.code,
        cell: (row) => row.code,
      },
      {
        id: 'name',
        header: t(($) => $.catalog.package.name),
        sortValue: (row) => row.name[language],
        cell: (row) => row.name[language],
      },
      {
        id: 'places',
        header: t(($) => $.catalog.package.validFor),
        width: 150,
        className: 's m',
        cell: places,
      },
      {
        id: 'lines',
        header: t(($) => $.catalog.package.lines),
        width: 58,
        num: true,
        cell: (row) => row.lines,
      },
      {
        id: 'hours',
        header: t(($) => $.catalog.package.hours),
        width: 58,
        num: true,
        sortValue: (row) => row.normSec,
        cell: (row) => (row.normSec > 0 ? formatHours(row.normSec) : ''),
      },
      {
        id: 'summed',
        header: t(($) => $.catalog.package.summed),
        width: 100,
        num: true,
        hidden: true,
        sortValue: (row) => row.summedCents,
        cell: (row) => formatMoney(row.summedCents),
      },
      {
        id: 'price',
        header: t(($) => $.catalog.package.price),
        width: 88,
        num: true,
        className: 'med',
        sortValue: (row) => row.netCents,
        cell: (row) => formatMoney(row.netCents),
      },
    ];
  }, [t, language]);
}
