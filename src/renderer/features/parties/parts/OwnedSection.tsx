import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PartyCard } from '@shared/features/parties/model';
import { formatDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { CarFront } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Owned = PartyCard['assets'][number];

/** What the client owns and owned. */
export function OwnedSection({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const columns = useMemo<DataColumn<Owned>[]>(
    () => [
      {
        id: 'number',
        header: t(($) => $.assets.column.number),
        width: 180,
        cell: (row) =>
          row.plate ? <PlateChip plate={row.plate} /> : row.serial && <SerialChip serial={row.serial} />,
      },
      { id: 'title', header: t(($) => $.assets.column.asset), cell: (row) => row.title },
      {
        id: 'from',
        header: t(($) => $.assets.column.from),
        width: 130,
        cell: (row) => formatDate(row.fromOn),
      },
      {
        id: 'to',
        header: t(($) => $.assets.column.to),
        width: 130,
        cell: (row) => row.toOn && formatDate(row.toOn),
      },
    ],
    [t],
  );
  return (
    <DataTable<Owned>
      label={t(($) => $.parties.assets.title)}
      columns={columns}
      rows={card.assets}
      rowKey={(row) => `${row.assetId}-${row.fromOn}`}
      autoFocus
      onOpen={(row) => history.push(`/registry/assets/${row.assetId}`)}
      empty={<EmptyState icon={CarFront} title={t(($) => $.parties.assets.none)} />}
    />
  );
}
