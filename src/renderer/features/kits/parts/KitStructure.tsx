import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { DataTable } from '@renderer/ui/DataTable';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { StructureRow } from '@shared/features/kits/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';

/** Components of every level with norm, cost and value: for reading, print and file. */
export function KitStructure({ kitId, version }: { kitId: number; version: number | null }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const input = { kitId, version };
  const { data, error } = useQuery('kits.structure', input, {
    tags: ['kits', 'kit', 'part', 'stock', 'catalog', 'pricing', 'tariffs'],
    keepPrevious: true,
  });
  const seesCost = may('parts.viewCost');
  const columns = useMemo(() => columnsOf(t, seesCost), [t, seesCost]);
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={8} />;
  return (
    <DataTable<StructureRow>
      label={t(($) => $.kits.structure)}
      columns={columns}
      rows={data.rows}
      rowKey={(row) => row.key}
      file={{ list: 'kits.structure', input: () => input }}
      storageKey="kits.structure"
      autoFocus
    />
  );
}

function columnsOf(t: TFunction, seesCost: boolean): DataColumn<StructureRow>[] {
  const withUnit = (milli: number, unit: string | null) =>
    unit === null ? formatQuantity(milli) : `${formatQuantity(milli)} ${unitText(t, unit)}`;
  const columns: (DataColumn<StructureRow> | false)[] = [
    { id: 'key', header: t(($) => $.kits.column.level), width: 84, cell: (row) => row.key },
    { id: 'code', header: t(($) => $.kits.column.number), width: 130, cell: (row) => row.code },
    {
      id: 'name',
      header: t(($) => $.kits.column.component),
      cell: (row) => (
        <span className="ell" style={{ paddingLeft: (row.level - 1) * 16 }}>
          {row.kitId === null ? row.name : <b className="med">{row.name}</b>}
        </span>
      ),
    },
    {
      id: 'quantity',
      header: t(($) => $.kits.column.norm),
      width: 92,
      num: true,
      cell: (row) => withUnit(row.quantityMilli, row.unit),
    },
    {
      id: 'scrap',
      header: t(($) => $.kits.column.scrap),
      width: 76,
      num: true,
      cell: (row) => (row.scrapBp > 0 ? formatPercent(row.scrapBp) : ''),
    },
    {
      id: 'total',
      header: t(($) => $.kits.column.total),
      width: 92,
      num: true,
      cell: (row) => withUnit(row.totalMilli, row.unit),
    },
    seesCost && {
      id: 'unitCost',
      header: t(($) => $.kits.column.unitCost),
      width: 100,
      num: true,
      cell: (row) => (row.unitCostCents === null ? '' : formatMoney(row.unitCostCents)),
    },
    seesCost && {
      id: 'value',
      header: t(($) => $.kits.column.value),
      width: 100,
      num: true,
      cell: (row) =>
        row.costCents === null ? (
          <span className="c-danger">{t(($) => $.kits.column.missing)}</span>
        ) : (
          formatMoney(row.costCents)
        ),
    },
  ];
  return columns.filter((column) => column !== false);
}
