import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import { type DocumentRow, documentKinds } from '@shared/features/stock/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { FileText, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentState } from '../parts/DocumentState';
import { kindText } from '../texts';

type Totals = OutputOf<'stock.documents'>['totals'];
type Kind = (typeof documentKinds)[number];
/** Transfers between warehouses have no command yet, so there is nothing to show of them. */
const shownKinds = documentKinds.filter((kind) => kind !== 'transfer');

let leftAt: number | null = null;

/** The register of stock documents; unfinished receipts stand on top. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [selected, setSelected] = useState(leftAt);
  const columns = useMemo(() => columnsOf(t, may('parts.viewCost')), [t, may]);
  const source = useMemo(
    () =>
      pagedSource('stock.documents', {
        key: [kind],
        tags: ['stock', 'stockDocument'],
        input: ({ cursor, text, limit }) => ({
          filter: { text, kind: kind === 'all' ? null : kind },
          cursor,
          limit,
        }),
      }),
    [kind],
  );
  const receive = () => history.push('/stock/receipts/new');
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.stock.action.receipt), enabled: may('stock.receive'), run: receive },
    { keys: 'Esc', label: t(($) => $.stock.back), run: () => history.push('/stock') },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.stock.documents.title)}
        back={{ label: t(($) => $.stock.back), run: () => history.push('/stock') }}
      >
        {may('stock.receive') && (
          <Button variant="primary" icon={Plus} shortcut="Insert" onClick={receive}>
            {t(($) => $.stock.action.receipt)}
          </Button>
        )}
      </PageHead>
      <Views<Kind | 'all'>
        label={t(($) => $.stock.views.label)}
        value={kind}
        views={[
          { id: 'all', label: t(($) => $.stock.views.all) },
          ...shownKinds.map((id) => ({ id, label: kindText(t, id) })),
        ]}
        onChange={setKind}
      />
      <DataTable<DocumentRow, Totals>
        label={t(($) => $.stock.documents.title)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        selectedKey={selected}
        onSelect={(row) => {
          leftAt = row.id;
          setSelected(row.id);
        }}
        onOpen={(row) =>
          history.push(row.status === 'draft' ? `/stock/receipts/${row.id}` : `/stock/documents/${row.id}`)
        }
        filterable
        filterPlaceholder={t(($) => $.stock.documents.filter)}
        storageKey="stock-documents"
        autoFocus
        empty={
          <EmptyState
            icon={FileText}
            title={t(($) => $.stock.documents.empty)}
            text={t(($) => $.stock.documents.emptyText)}
          />
        }
        totals={(_totals, count) => (
          <span className="m">
            <b className="total-value">{count}</b> {t(($) => $.stock.documents.count)}
          </span>
        )}
      />
    </div>
  );
}

function columnsOf(t: TFunction, seesCost: boolean): DataColumn<DocumentRow>[] {
  const columns: DataColumn<DocumentRow>[] = [
    { id: 'number', header: t(($) => $.stock.column.number), width: 120, cell: (row) => row.number },
    {
      id: 'date',
      header: t(($) => $.stock.column.date),
      width: 100,
      cell: (row) => formatDate(row.documentOn),
    },
    { id: 'kind', header: t(($) => $.stock.column.kind), width: 120, cell: (row) => kindText(t, row.kind) },
    {
      id: 'party',
      header: t(($) => $.stock.column.party),
      cell: (row) =>
        row.orderNumber
          ? t(($) => $.stock.documents.order, { number: row.orderNumber ?? '' })
          : (row.party ?? ''),
    },
    {
      id: 'supplierDocument',
      header: t(($) => $.stock.column.supplierDocument),
      width: 180,
      className: 'm',
      cell: (row) => row.supplierDocument ?? '',
    },
    {
      id: 'lines',
      header: t(($) => $.stock.column.lines),
      width: 70,
      num: true,
      className: 'm',
      cell: (row) => row.lines,
    },
  ];
  if (seesCost)
    columns.push({
      id: 'value',
      header: t(($) => $.stock.column.value),
      width: 120,
      num: true,
      cell: (row) => (row.valueCents ? formatMoney(row.valueCents) : ''),
    });
  columns.push(
    {
      id: 'state',
      header: t(($) => $.stock.column.state),
      width: 140,
      cell: (row) => <DocumentState row={row} />,
    },
    {
      id: 'user',
      header: t(($) => $.stock.column.user),
      width: 150,
      className: 'm',
      cell: (row) => row.user,
    },
  );
  return columns;
}
