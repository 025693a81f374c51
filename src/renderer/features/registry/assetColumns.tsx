import { useSession } from '@renderer/app/session';
import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { AssetRow } from '@shared/features/registry/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText, numberOf } from '../assets/assetWords';
import { useMainKind } from '../assets/kinds';

const day = (on: string | null) => on !== null && formatDate(on);

/** Columns of L1; what a narrow window has no room for is there to be chosen. */
export function useAssetColumns(): DataColumn<AssetRow>[] {
  const { t } = useTranslation();
  const { may } = useSession();
  const kind = useMainKind();
  const showsTurnover = may('invoices.view');
  return useMemo(
    () => [
      {
        id: 'number',
        header: t(($) => $.assets.column.number),
        width: 140,
        sort: 'plate',
        fixed: true,
        cell: (row) => (row.plate ? <PlateChip plate={row.plate} /> : <SerialChip serial={numberOf(row)} />),
      },
      {
        id: 'title',
        header: t(($) => $.assets.column.asset),
        minWidth: 150,
        sort: 'title',
        cell: (row) => row.title,
      },
      ...(kind === 'vehicle' ? vehicleColumns(t) : []),
      {
        id: 'owner',
        header: t(($) => $.assets.column.owner),
        minWidth: 130,
        sort: 'owner',
        cell: (row) => row.ownerName,
      },
      {
        id: 'phone',
        header: t(($) => $.exports.column.phone),
        width: 128,
        hidden: true,
        cell: (row) => row.phone,
      },
      {
        id: 'year',
        header: t(($) => $.assets.column.year),
        width: 84,
        num: true,
        hidden: true,
        sort: 'year',
        cell: (row) => row.year ?? '',
      },
      {
        id: 'meter',
        header: t(($) => $.assets.column.meter),
        width: 104,
        num: true,
        sort: 'meter',
        cell: (row) => row.meter !== null && meterText(row.meter, row.meterUnit),
      },
      {
        id: 'meterOn',
        header: t(($) => $.exports.column.meterOn),
        width: 110,
        hidden: true,
        cell: (row) => day(row.meterOn),
      },
      {
        id: 'warranty',
        header: t(($) => $.exports.column.warrantyOn),
        width: 112,
        sort: 'warrantyTo',
        cell: (row) => day(row.warrantyTo),
      },
      {
        id: 'nextService',
        header: t(($) => $.registry.column.nextService),
        width: 156,
        cell: (row) =>
          row.nextService && (
            <span title={row.nextService.title}>
              {formatDate(row.nextService.on)} <span className="m">{row.nextService.title}</span>
            </span>
          ),
      },
      {
        id: 'inspection',
        header:
          kind === 'vehicle' ? t(($) => $.registry.column.inspection) : t(($) => $.registry.column.check),
        width: 110,
        hidden: true,
        cell: (row) => day(row.inspectionOn),
      },
      {
        id: 'insurance',
        header: t(($) => $.registry.column.insurance),
        width: 120,
        hidden: true,
        cell: (row) => day(row.insuranceOn),
      },
      {
        id: 'orders',
        header: t(($) => $.assets.column.orders),
        width: 84,
        num: true,
        sort: 'orders',
        cell: (row) => row.orders || '',
      },
      ...(showsTurnover
        ? [
            {
              id: 'turnover',
              header: t(($) => $.exports.column.turnover),
              width: 142,
              num: true,
              sort: 'turnover',
              cell: (row: AssetRow) =>
                row.turnoverCents !== null && row.turnoverCents !== 0 && formatMoney(row.turnoverCents),
            },
          ]
        : []),
      {
        id: 'last',
        header: t(($) => $.assets.column.lastOrder),
        width: 156,
        sort: 'lastOrderAt',
        cell: (row) => row.lastOrderAt !== null && formatDate(sofiaDate(row.lastOrderAt)),
      },
    ],
    [t, kind, showsTurnover],
  );
}

/** What only a car has, or shows beside its plate. */
function vehicleColumns(t: ReturnType<typeof useTranslation>['t']): DataColumn<AssetRow>[] {
  return [
    {
      id: 'vin',
      header: t(($) => $.assets.column.vin),
      width: 172,
      hidden: true,
      cell: (row) => row.vin,
    },
    {
      id: 'serial',
      header: t(($) => $.exports.column.serial),
      width: 130,
      hidden: true,
      sort: 'serial',
      cell: (row) => row.serial,
    },
  ];
}
