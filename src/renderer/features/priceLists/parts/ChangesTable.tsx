import { pagedSource } from '@renderer/api/paged';
import { useQuery } from '@renderer/api/useQuery';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { Views } from '@renderer/ui/PageHead';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type {
  DifferenceCounts,
  PriceChangeRow,
  PriceProblem,
  priceChangeKinds,
  ReadingCounts,
} from '@shared/features/priceLists/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../texts';

interface ChangesTableProps {
  version: { id: number; reading: ReadingCounts; difference: DifferenceCounts };
}

type View = (typeof priceChangeKinds)[number] | 'all' | 'problems';

/** The difference by what it is: new, priced anew, jumps, replaced, ended; the rows of the file that were refused. */
export function ChangesTable({ version }: ChangesTableProps) {
  const { t } = useTranslation();
  const { reading, difference } = version;
  const counts: Readonly<Record<View, number>> = {
    ...{ price: difference.price, jump: difference.jump, new: difference.new, all: reading.kept },
    ...{ replaced: difference.replaced, ended: difference.ended, problems: reading.refused },
  };
  const order = ['price', 'jump', 'new', 'replaced', 'ended', 'problems', 'all'] as const;
  const [view, setView] = useState<View>(order.find((one) => counts[one] > 0) ?? 'all');
  const words = t(($) => $.priceLists.version, { returnObjects: true });
  return (
    <>
      <Views
        label={t(($) => $.priceLists.version.views)}
        value={view}
        views={order.map((id) => ({ id, label: words[id], count: countText(counts[id]) }))}
        onChange={setView}
      >
        {difference.price > 0 && (
          <span className="m">
            {t(($) => $.priceLists.version.up, { count: difference.up })},{' '}
            {t(($) => $.priceLists.version.down, { count: difference.down })}
          </span>
        )}
      </Views>
      <div className="price-lists-main">
        {view === 'problems' ? (
          <Problems versionId={version.id} />
        ) : (
          <Changes key={view} versionId={version.id} kind={view} />
        )}
      </div>
    </>
  );
}

function Changes({ versionId, kind }: { versionId: number; kind: Exclude<View, 'problems'> }) {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  const source = useMemo(
    () =>
      pagedSource('priceLists.changes', {
        key: [versionId, kind],
        tags: ['priceLists'],
        input: ({ cursor, text, limit }) => ({ versionId, kind, text, cursor, limit }),
      }),
    [versionId, kind],
  );
  return (
    <DataTable<PriceChangeRow, object>
      label={t(($) => $.priceLists.version.views)}
      columns={columns}
      source={source}
      rowKey={(row) => row.numberKey}
      filterable
      filterPlaceholder={t(($) => $.priceLists.version.filter)}
      autoFocus
      empty={<EmptyState title={t(($) => $.priceLists.version.none)} />}
    />
  );
}

function Problems({ versionId }: { versionId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery('priceLists.problems', { versionId });
  const columns: DataColumn<PriceProblem>[] = [
    {
      id: 'line',
      header: t(($) => $.priceLists.mapping.line),
      width: 100,
      num: true,
      cell: (row) => countText(row.line),
    },
    {
      id: 'code',
      header: t(($) => $.priceLists.mapping.problem),
      width: 240,
      cell: (row) => t(($) => $.priceLists.problems[row.code]),
    },
    { id: 'value', header: t(($) => $.priceLists.mapping.lines), cell: (row) => row.value },
  ];
  return (
    <DataTable<PriceProblem>
      label={t(($) => $.priceLists.version.problems)}
      columns={columns}
      rows={data?.rows ?? []}
      rowKey={(row) => `${row.line} ${row.code}`}
      file={{ list: 'priceLists.problems', input: () => ({ versionId }) }}
      autoFocus
      empty={<EmptyState title={t(($) => $.priceLists.version.none)} />}
    />
  );
}

const moneyText = (cents: number | null): string => (cents === null ? '' : formatMoney(cents));

function columnsOf(t: TFunction): DataColumn<PriceChangeRow>[] {
  return [
    {
      id: 'number',
      header: t(($) => $.priceLists.fields.number),
      width: 190,
      cell: (row) => <span className="med nw">{row.number}</span>,
    },
    { id: 'name', header: t(($) => $.priceLists.fields.name), minWidth: 200, cell: (row) => row.name },
    {
      id: 'old',
      header: t(($) => $.priceLists.version.old),
      width: 120,
      num: true,
      cell: (row) => moneyText(row.oldCents),
    },
    {
      id: 'new',
      header: t(($) => $.priceLists.version.next),
      width: 120,
      num: true,
      cell: (row) => <span className="med">{moneyText(row.newCents)}</span>,
    },
    {
      id: 'change',
      header: t(($) => $.priceLists.version.change),
      width: 110,
      num: true,
      cell: ({ changeBp }) =>
        changeBp === null ? '' : `${changeBp > 0 ? '+' : ''}${formatPercent(changeBp)}`,
    },
    {
      id: 'replacedBy',
      header: t(($) => $.priceLists.version.replacedBy),
      width: 190,
      cell: (row) => row.replacedBy ?? '',
    },
  ];
}
