import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PriceVersionRow } from '@shared/features/priceLists/model';
import { formatDateTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { FileUp } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../texts';

/** What of a version can still be looked at: the rows of the others are cleared away. */
const kept = new Set<PriceVersionRow['status']>(['ready', 'active', 'previous', 'interrupted']);

/** The files of a list, the newest first. */
export function VersionsTable({ listId, versions }: { listId: number; versions: PriceVersionRow[] }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <DataTable<PriceVersionRow>
      label={t(($) => $.priceLists.versions)}
      columns={columns}
      rows={versions}
      rowKey={(row) => row.id}
      onOpen={(row) => kept.has(row.status) && history.push(`/prices/lists/${listId}/${row.id}`)}
      rowClass={(row) => (kept.has(row.status) ? undefined : 'mm')}
      autoFocus
      empty={
        <EmptyState
          icon={FileUp}
          title={t(($) => $.priceLists.noVersions)}
          text={t(($) => $.priceLists.noVersionsText)}
        />
      }
    />
  );
}

const glyphs = {
  filling: 'lineExpected',
  ready: 'lineExpected',
  active: 'lineDone',
  previous: 'cancelled',
  discarded: 'cancelled',
  interrupted: 'cancelled',
} as const;

function columnsOf(t: TFunction): DataColumn<PriceVersionRow>[] {
  const figure = (id: 'new' | 'price' | 'replaced' | 'ended'): DataColumn<PriceVersionRow> => ({
    id,
    header: t(($) => $.priceLists.version[id]),
    width: 104,
    num: true,
    cell: ({ difference }) => (difference ? countText(difference[id]) : ''),
  });
  return [
    {
      id: 'at',
      header: t(($) => $.priceLists.at),
      width: 136,
      cell: (row) => formatDateTime(row.createdAt),
    },
    { id: 'file', header: t(($) => $.priceLists.file), minWidth: 150, cell: (row) => row.fileName },
    {
      id: 'rows',
      header: t(($) => $.priceLists.rows),
      width: 100,
      num: true,
      cell: (row) => (row.rows === null ? '' : countText(row.rows)),
    },
    figure('new'),
    figure('price'),
    figure('replaced'),
    figure('ended'),
    { id: 'user', header: t(($) => $.priceLists.user), width: 120, cell: (row) => row.user },
    {
      id: 'state',
      header: t(($) => $.priceLists.state),
      width: 160,
      cell: (row) => (
        <span className="st">
          <StatusGlyph name={glyphs[row.status]} />
          {t(($) => $.priceLists.statuses[row.status])}
        </span>
      ),
    },
  ];
}
