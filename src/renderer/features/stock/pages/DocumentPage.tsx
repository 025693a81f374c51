import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { unitText } from '@renderer/features/parts/unitText';
import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Printer, Tag, Undo2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentState } from '../parts/DocumentState';
import { formText } from '../texts';
import '../stock.css';

type View = OutputOf<'stock.document'>;
type Row = View['rows'][number];

/** A posted document as it was posted; the only change is its mirror. */
export function DocumentPage({ documentId }: { documentId: number }) {
  const { data, error } = useQuery('stock.document', { documentId });
  if (data) return <Document view={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />}</div>;
}

function Document({ view }: { view: View }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [reversing, setReversing] = useState(false);
  const reverse = useCommand('stock.reverse');
  const kind = formText(t, view);
  const [printing, setPrinting] = useState(false);
  const print = () => setPrinting(true);
  const seesCost = view.valueCents !== null;
  const columns = useMemo(() => columnsOf(t, view, seesCost), [t, view, seesCost]);
  const title = t(($) => $.stock.document.title, { kind, number: view.number });
  const mayPrint = may('printing.print') && view.status !== 'draft';
  useShortcuts([
    { keys: 'Esc', label: t(($) => $.parts.back), run: () => history.back() },
    {
      keys: 'Ctrl+P',
      label: t(($) => $.stock.action.print),
      enabled: mayPrint,
      run: print,
    },
  ]);
  const confirm = async (reason: string) => {
    const { id, version } = view;
    const mirror = await reverse.attempt({ documentId: id, version, reason });
    if (!mirror) return;
    setReversing(false);
    toast.show({ text: t(($) => $.stock.document.reversed, { number: mirror.number }), glyph: 'ok' });
  };
  if (printing)
    return (
      <TargetPrint
        target={{ kind: printKindOf(view), documentId: view.id }}
        title={title}
        tags={[`stockDocument:${view.id}`]}
        onClose={() => setPrinting(false)}
      />
    );
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.stock.document.title, { kind, number: view.number })}
        scope={
          <span className="row">
            {t(($) => $.stock.document.from, { date: formatDate(view.documentOn) })}
            <DocumentState row={view} />
          </span>
        }
        back={{ label: t(($) => $.parts.back), run: () => history.back() }}
      >
        {mayPrint && (
          <Button icon={Printer} shortcut="Ctrl+P" onClick={print}>
            {t(($) => $.stock.action.print)}
          </Button>
        )}
        {mayPrint && (
          <Button icon={Tag} onClick={() => history.push(`/stock/labels?document=${view.id}`)}>
            {t(($) => $.labels.title)}
          </Button>
        )}
        {view.reversible && (
          <Button icon={Undo2} onClick={() => setReversing(true)}>
            {t(($) => $.stock.action.reverse)}
          </Button>
        )}
      </PageHead>
      <Links view={view} />
      <Facts view={view} />
      <DataTable<Row>
        label={t(($) => $.stock.document.title, { kind, number: view.number })}
        columns={columns}
        rows={view.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => history.push(`/stock/parts/${row.partId}`)}
        autoFocus
      />
      <div className="bar">
        <Figure label={t(($) => $.stock.receipt.articles)} value={view.rows.length} />
        <span className="grow" />
        {view.valueCents !== null && (
          <Figure
            label={t(($) => $.stock.document.total)}
            value={formatMoney(view.valueCents, { currency: true })}
            size="lg"
          />
        )}
      </div>
      <ReasonDialog
        open={reversing}
        danger
        title={t(($) => $.stock.document.reverseTitle, { kind, number: view.number })}
        text={t(($) => $.stock.document.reverseText)}
        confirmLabel={t(($) => $.stock.action.reverse)}
        reasons={[
          t(($) => $.stock.document.reasonWrongSupplier),
          t(($) => $.stock.document.reasonWrongQuantity),
          t(($) => $.stock.document.reasonTwice),
        ]}
        busy={reverse.isPending}
        error={reverse.error}
        onConfirm={(reason) => void confirm(reason)}
        onClose={() => {
          setReversing(false);
          reverse.reset();
        }}
      />
    </div>
  );
}

/** Costs are printed where the document is about value and the person may see it; goods for orders go without. */
function printKindOf({ kind, purpose, valueCents }: View): 'stockDocument' | 'stockDocumentValue' {
  const plain = kind === 'issue' || kind === 'transfer' || purpose === 'order';
  return valueCents === null || plain ? 'stockDocument' : 'stockDocumentValue';
}

function Links({ view }: { view: View }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { reverses, reversedBy, orderId } = view;
  const open = (id: number) => (
    <Button small onClick={() => history.push(`/stock/documents/${id}`)}>
      {t(($) => $.ui.open)}
    </Button>
  );
  return (
    <div className="doc-notes">
      {reversedBy && (
        <InlineNotice tone="warn" bar action={open(reversedBy.id)}>
          {t(($) => $.stock.document.reversedBy, { number: reversedBy.number })}
        </InlineNotice>
      )}
      {reverses && (
        <InlineNotice tone="info" bar action={open(reverses.id)}>
          {t(($) => $.stock.document.reverses, { number: reverses.number })}
        </InlineNotice>
      )}
      {orderId !== null && view.status === 'posted' && (
        <InlineNotice
          tone="info"
          bar
          action={
            <Button small onClick={() => history.push(`/orders/${orderId}`)}>
              {t(($) => $.stock.documents.order, { number: view.orderNumber ?? '' })}
            </Button>
          }
        >
          {t(($) => $.stock.document.byOrder)}
        </InlineNotice>
      )}
    </div>
  );
}

function Facts({ view }: { view: View }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    [t(($) => $.stock.document.supplier), view.party],
    [t(($) => $.stock.document.order), view.orderNumber],
    [t(($) => $.stock.document.supplierDocument), view.supplierDocument],
    [
      t(($) => $.stock.document.supplierDocumentOn),
      view.supplierDocumentOn && formatDate(view.supplierDocumentOn),
    ],
    [
      t(($) => $.stock.document.warehouse),
      view.toWarehouse ? `${view.warehouse} → ${view.toWarehouse}` : view.warehouse,
    ],
    [t(($) => $.stock.draft.receivedBy), view.worker],
    [
      t(($) => $.stock.document.posted),
      view.postedAt === null ? null : `${formatDateTime(view.postedAt)}, ${view.user}`,
    ],
    [t(($) => $.stock.document.note), view.note],
  ];
  return (
    <dl className="doc-head plain-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function columnsOf(t: TFunction, view: View, seesCost: boolean): DataColumn<Row>[] {
  const columns: DataColumn<Row>[] = [
    { id: 'number', header: t(($) => $.stock.column.number), width: 180, cell: (row) => row.number },
    { id: 'name', header: t(($) => $.stock.column.name), cell: (row) => row.name },
    {
      id: 'bin',
      header: t(($) => $.stock.column.bin),
      width: 90,
      className: 'm',
      cell: (row) => row.bin ?? '',
    },
    {
      id: 'quantity',
      header: t(($) => $.stock.column.lineQuantity),
      width: 110,
      num: true,
      cell: (row) => `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
    },
  ];
  if (view.rows.some((row) => row.toBin !== null))
    columns.push({
      id: 'toBin',
      header: t(($) => $.stock.column.toBin),
      width: 90,
      className: 'm',
      cell: (row) => row.toBin ?? '',
    });
  if (view.rows.some((row) => row.countedMilli !== null))
    columns.push({
      id: 'counted',
      header: t(($) => $.stock.count.counted),
      width: 110,
      num: true,
      className: 'm',
      cell: (row) => (row.countedMilli === null ? '' : formatQuantity(row.countedMilli)),
    });
  if (view.rows.some((row) => row.serials.length > 0))
    columns.push({
      id: 'serials',
      header: t(($) => $.stock.column.serials),
      width: 200,
      className: 'm',
      cell: (row) => row.serials.join(', '),
    });
  if (seesCost) {
    const amount = (cents: number | null) => (cents === null ? '' : formatMoney(cents));
    if (view.kind === 'receipt' || view.kind === 'adjustment')
      columns.push({
        id: 'cost',
        header: t(($) => $.stock.column.costUnit),
        width: 120,
        num: true,
        className: 'm',
        cell: (row) => amount(row.unitCostCents),
      });
    columns.push({
      id: 'value',
      header: t(($) => $.stock.column.value),
      width: 130,
      num: true,
      cell: (row) => amount(row.valueCents),
    });
  }
  if (view.orderId !== null)
    columns.push({
      id: 'worker',
      header: t(($) => $.stock.column.worker),
      width: 160,
      className: 'm',
      cell: (row) => row.worker ?? '',
    });
  return columns;
}
