import { DataTable } from '@renderer/ui/DataTable';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PartyCard } from '@shared/features/parties/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Order = PartyCard['orders'][number];
type Invoice = PartyCard['invoices'][number];

/** Orders and invoices of a client, the newest first. */
export function DocumentSection({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const orders = useOrderColumns();
  const invoices = useInvoiceColumns();
  return (
    <div className="party-section">
      <h2>{t(($) => $.parties.orders.title)}</h2>
      {card.orders.length === 0 ? (
        <p className="mm">{t(($) => $.parties.orders.none)}</p>
      ) : (
        <DataTable<Order>
          plain
          label={t(($) => $.parties.orders.title)}
          columns={orders}
          rows={card.orders}
          rowKey={(row) => row.orderId}
          autoFocus
          onOpen={(row) => history.push(`/orders/${row.orderId}`)}
        />
      )}
      <h2>{t(($) => $.parties.invoices.title)}</h2>
      {card.invoices.length === 0 ? (
        <p className="mm">{t(($) => $.parties.invoices.none)}</p>
      ) : (
        <DataTable<Invoice>
          plain
          label={t(($) => $.parties.invoices.title)}
          columns={invoices}
          rows={card.invoices}
          rowKey={(row) => row.invoiceId}
          onOpen={(row) => history.push(`/invoices/${row.invoiceId}`)}
        />
      )}
    </div>
  );
}

function useOrderColumns(): DataColumn<Order>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: 'number', header: t(($) => $.parties.invoices.number), width: 130, cell: (row) => row.number },
      {
        id: 'date',
        header: t(($) => $.parties.invoices.issuedOn),
        width: 120,
        cell: (row) => formatDate(sofiaDate(row.receivedAt)),
      },
      {
        id: 'asset',
        header: t(($) => $.parties.invoices.asset),
        cell: (row) => [row.plate, row.assetTitle].filter(Boolean).join(' · '),
      },
      {
        id: 'total',
        header: t(($) => $.parties.invoices.total),
        width: 120,
        num: true,
        cell: (row) => (row.totalCents === 0 ? '' : formatMoney(row.totalCents)),
      },
    ],
    [t],
  );
}

function useInvoiceColumns(): DataColumn<Invoice>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: 'number', header: t(($) => $.parties.invoices.number), cell: (row) => row.number },
      {
        id: 'date',
        header: t(($) => $.parties.invoices.issuedOn),
        width: 120,
        cell: (row) => formatDate(row.issuedOn),
      },
      {
        id: 'due',
        header: t(($) => $.parties.invoices.dueOn),
        width: 120,
        cell: (row) => formatDate(row.dueOn),
      },
      {
        id: 'total',
        header: t(($) => $.parties.invoices.total),
        width: 120,
        num: true,
        cell: (row) => formatMoney(row.totalCents),
      },
      {
        id: 'unpaid',
        header: t(($) => $.parties.invoices.unpaid),
        width: 120,
        num: true,
        cell: (row) => (row.unpaidCents === 0 ? '' : formatMoney(row.unpaidCents)),
      },
    ],
    [t],
  );
}
