import { pagedSource } from '@renderer/api/paged';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead, TotalsFigure } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { EtkaExportRow } from '@shared/features/etka/model';
import { formatDateTime } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Usb } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const source = pagedSource('etka.exports', {
  tags: ['etka'],
  input: ({ cursor, limit }) => ({ cursor, limit }),
});
const whole = (count: number) => formatQuantity(count * 1000);

/** The log of exports: what was written where, by whom, with its checksum (etka §4). */
export function LogPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const columns = useMemo(() => columnsOf(t), [t]);
  const leave = () => history.push('/stock/etka');
  useShortcuts([{ keys: 'Esc', label: t(($) => $.etka.log.back), run: leave }]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.etka.log.title)} back={{ label: t(($) => $.etka.log.back), run: leave }} />
      <DataTable<EtkaExportRow, Record<string, never>>
        label={t(($) => $.etka.log.title)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        storageKey="etka-log"
        autoFocus
        onOpen={(row) => history.push(`/stock/etka/exports/${row.id}`)}
        empty={
          <EmptyState icon={Usb} title={t(($) => $.etka.log.empty)} text={t(($) => $.etka.log.emptyText)} />
        }
        totals={(_totals, count) => (
          <TotalsFigure label={t(($) => $.etka.log.count)}>{whole(count)}</TotalsFigure>
        )}
      />
    </div>
  );
}

const columnsOf = (t: TFunction): DataColumn<EtkaExportRow>[] => [
  {
    id: 'at',
    header: t(($) => $.etka.log.at),
    width: 140,
    fixed: true,
    cell: (row) => formatDateTime(row.at),
  },
  { id: 'profile', header: t(($) => $.etka.profile), width: 120, cell: (row) => row.profile },
  { id: 'fileName', header: t(($) => $.etka.file), cell: (row) => row.fileName },
  { id: 'drive', header: t(($) => $.etka.step.drive), className: 'm', cell: (row) => row.drive },
  {
    id: 'written',
    header: t(($) => $.etka.written),
    ...{ width: 130, num: true, cell: (row) => whole(row.written) },
  },
  {
    id: 'skipped',
    header: t(($) => $.etka.skipped),
    ...{ width: 110, num: true, cell: (row) => whole(row.skipped) },
  },
  {
    id: 'sha256',
    header: t(($) => $.etka.log.sum),
    ...{ width: 150, className: 'm', cell: (row) => `${row.sha256.slice(0, 4)} … ${row.sha256.slice(-4)}` },
  },
  { id: 'user', header: t(($) => $.etka.log.user), width: 150, className: 'm', cell: (row) => row.user },
];
