import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import { type PurchaseRow, purchaseViews } from '@shared/features/purchasing/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { ClipboardCheck, Plus, Truck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PurchaseState } from '../parts/PurchaseState';

type Totals = OutputOf<'purchasing.list'>['totals'];
type View = (typeof purchaseViews)[number];

let leftAt: number | null = null;

/** „Заявки към доставчици“: drafts on top, then what is awaited by its day. */
export function PurchasesPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [view, setView] = useState<View>('open');
  const [selected, setSelected] = useState(leftAt);
  const seesCost = may('parts.viewCost');
  const columns = useMemo(() => columnsOf(t, seesCost), [t, seesCost]);
  const source = useMemo(
    () =>
      pagedSource('purchasing.list', {
        key: [view],
        tags: ['purchasing', 'stock'],
        input: ({ cursor, text, limit }) => ({ filter: { view, text }, cursor, limit }),
      }),
    [view],
  );
  const mayOrder = may('stock.receive');
  const create = () => history.push('/stock/purchases/new');
  const propose = () => history.push('/stock/proposal');
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.purchasing.action.newOrder), enabled: mayOrder, run: create },
    { keys: 'F8', label: t(($) => $.purchasing.action.proposal), enabled: mayOrder, run: propose },
    { keys: 'Esc', label: t(($) => $.stock.back), run: () => history.push('/stock') },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.purchasing.list.title)}
        back={{ label: t(($) => $.stock.back), run: () => history.push('/stock') }}
      >
        {mayOrder && (
          <>
            <Button icon={ClipboardCheck} shortcut="F8" onClick={propose}>
              {t(($) => $.purchasing.action.proposal)}
            </Button>
            <Button variant="primary" icon={Plus} shortcut="Insert" onClick={create}>
              {t(($) => $.purchasing.action.newOrder)}
            </Button>
          </>
        )}
      </PageHead>
      <Views<View>
        label={t(($) => $.purchasing.list.views.label)}
        value={view}
        views={purchaseViews.map((id) => ({ id, label: t(($) => $.purchasing.list.views[id]) }))}
        onChange={setView}
      />
      <DataTable<PurchaseRow, Totals>
        label={t(($) => $.purchasing.list.title)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        selectedKey={selected}
        onSelect={(row) => {
          leftAt = row.id;
          setSelected(row.id);
        }}
        onOpen={(row) => history.push(`/stock/purchases/${row.id}`)}
        filterable
        filterPlaceholder={t(($) => $.purchasing.list.filter)}
        storageKey="purchases"
        autoFocus
        empty={
          <EmptyState
            icon={Truck}
            title={t(($) => $.purchasing.list.empty)}
            text={t(($) => $.purchasing.list.emptyText)}
          />
        }
        totals={(_totals, count) => (
          <span className="m">
            <b className="total-value">{count}</b> {t(($) => $.purchasing.list.count)}
          </span>
        )}
      />
    </div>
  );
}

function columnsOf(t: TFunction, seesCost: boolean): DataColumn<PurchaseRow>[] {
  const columns: DataColumn<PurchaseRow>[] = [
    {
      id: 'number',
      header: t(($) => $.purchasing.column.order),
      width: 120,
      fixed: true,
      cell: (row) => row.number || '–',
    },
    { id: 'supplier', header: t(($) => $.purchasing.column.supplier), cell: (row) => row.supplier },
    {
      id: 'status',
      header: t(($) => $.purchasing.column.status),
      width: 130,
      cell: (row) => <PurchaseState status={row.status} late={row.late} />,
    },
    {
      id: 'ordered',
      header: t(($) => $.purchasing.column.orderedOn),
      width: 110,
      cell: (row) => row.orderedOn && formatDate(row.orderedOn),
    },
    {
      id: 'expected',
      header: t(($) => $.purchasing.column.expectedOn),
      width: 110,
      cell: (row) => row.expectedOn && formatDate(row.expectedOn),
    },
    {
      id: 'reference',
      header: t(($) => $.purchasing.column.reference),
      width: 150,
      className: 'm',
      cell: (row) => row.reference ?? '',
    },
    {
      id: 'lines',
      header: t(($) => $.purchasing.column.lines),
      width: 80,
      num: true,
      cell: (row) => row.lines,
    },
    {
      id: 'awaited',
      header: t(($) => $.purchasing.column.awaitedLines),
      width: 90,
      num: true,
      cell: (row) => row.awaitedLines || '',
    },
  ];
  if (seesCost)
    columns.push({
      id: 'net',
      header: t(($) => $.purchasing.column.net),
      width: 120,
      num: true,
      cell: (row) => (row.netCents === null ? '' : formatMoney(row.netCents)),
    });
  return columns;
}
