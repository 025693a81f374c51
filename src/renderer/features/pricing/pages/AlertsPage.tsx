import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PriceAlert } from '@shared/features/pricing/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { BadgeEuro } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Parts of open orders whose price changed after the line was written; Space takes the new one, Alt+K keeps the old. */
export function AlertsPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const { data, error } = useQuery('pricing.alerts', {}, { tags: ['pricing', 'orders', 'parts', 'order'] });
  const settle = useCommand('orders.settlePrice');
  const [selectedId, setSelectedId] = useState<number | null>(null);
  const columns = useMemo(() => columnsOf(t), [t]);
  const selected = data?.alerts.find((one) => one.lineId === selectedId) ?? data?.alerts[0];
  const mayPrice = may('orders.price');
  const answer = (row: PriceAlert | undefined, take: boolean) => {
    if (!row || !mayPrice) return;
    const { orderId, version, lineId } = row;
    void settle.attempt({ orderId, version, lineId, take });
  };
  useShortcuts([
    {
      keys: 'Space',
      label: t(($) => $.pricing.alerts.take),
      enabled: mayPrice,
      run: () => answer(selected, true),
    },
    {
      keys: 'Alt+K',
      label: t(($) => $.pricing.alerts.keep),
      enabled: mayPrice,
      run: () => answer(selected, false),
    },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.pricing.alerts.title)} scope={t(($) => $.pricing.alerts.scope)}>
        {mayPrice && selected && (
          <>
            <Button shortcut="Alt+K" onClick={() => answer(selected, false)}>
              {t(($) => $.pricing.alerts.keep)}
            </Button>
            <Button variant="primary" shortcut="Space" onClick={() => answer(selected, true)}>
              {t(($) => $.pricing.alerts.take)}
            </Button>
          </>
        )}
      </PageHead>
      <ErrorBox error={error ?? settle.error} />
      {data ? (
        <DataTable<PriceAlert>
          label={t(($) => $.pricing.alerts.title)}
          columns={columns}
          rows={data.alerts}
          rowKey={(row) => row.lineId}
          searchText={(row) => `${row.number} ${row.plate ?? ''} ${row.client} ${row.partNumber} ${row.name}`}
          onSelect={(row) => setSelectedId(row.lineId)}
          onRowAction={(row) => answer(row, true)}
          onOpen={(row) => history.push(`/orders/${row.orderId}`)}
          file={{ list: 'pricing.alerts', input: () => ({}) }}
          filterable
          filterPlaceholder={t(($) => $.pricing.alerts.filter)}
          autoFocus
          empty={<EmptyState icon={BadgeEuro} title={t(($) => $.pricing.alerts.empty)} />}
        />
      ) : (
        !error && <SkeletonRows rows={6} />
      )}
    </div>
  );
}

function columnsOf(t: TFunction): DataColumn<PriceAlert>[] {
  return [
    {
      id: 'order',
      header: t(($) => $.pricing.alerts.order),
      width: 110,
      sortValue: (row) => row.number,
      cell: (row) => <span className="med">{row.number}</span>,
    },
    {
      id: 'client',
      header: t(($) => $.pricing.alerts.client),
      sortValue: (row) => row.client,
      cell: (row) => [row.plate, row.client].filter(Boolean).join(' · '),
    },
    { id: 'part', header: t(($) => $.pricing.alerts.part), width: 150, cell: (row) => row.partNumber },
    { id: 'name', header: t(($) => $.pricing.alerts.name), cell: (row) => row.name },
    {
      id: 'quantity',
      header: t(($) => $.pricing.alerts.quantity),
      width: 96,
      num: true,
      cell: (row) => formatQuantity(row.quantityMilli),
    },
    {
      id: 'line',
      header: t(($) => $.pricing.alerts.line),
      width: 110,
      num: true,
      cell: (row) => formatMoney(row.lineCents),
    },
    {
      id: 'new',
      header: t(($) => $.pricing.alerts.new),
      width: 110,
      num: true,
      cell: (row) => (
        <b className={row.newCents > row.lineCents ? 'c-warn' : 'c-ok'}>{formatMoney(row.newCents)}</b>
      ),
    },
    {
      id: 'since',
      header: t(($) => $.pricing.alerts.since),
      width: 110,
      sortValue: (row) => row.since ?? '',
      cell: (row) => (row.since ? formatDate(row.since) : ''),
    },
  ];
}
