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
import { NewDocumentMenu } from '../parts/NewDocumentMenu';
import { formText, kindText } from '../texts';

type Totals = OutputOf<'stock.documents'>['totals'];
type Kind = (typeof documentKinds)[number];

let leftAt: number | null = null;

/** The register of stock documents; unfinished ones stand on top. */
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
        <NewDocumentMenu />
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
          ...documentKinds.map((id) => ({ id, label: kindText(t, id) })),
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
          history.push(row.status === 'draft' ? `/stock/drafts/${row.id}` : `/stock/documents/${row.id}`)
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
    { id: 'kind', header: t(($) => $.stock.column.kind), width: 190, cell: (row) => formText(t, row) },
    {
      id: 'party',
      header: t(($) => $.stock.column.party),
      cell: (row) =>
        row.orderNumber
          ? t(($) => $.stock.documents.order, { number: row.orderNumber ?? '' })
          : (row.party ?? ''),
    },
    {
      id: 'warehouse',
      header: t(($) => $.stock.document.warehouse),
      width: 170,
      className: 'm',
      cell: (row) => (row.toWarehouse ? `${row.warehouse} → ${row.toWarehouse}` : row.warehouse),
    },
    {
      id: 'supplierDocument',
      header: t(($) => $.stock.column.supplierDocument),
      width: 130,
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
