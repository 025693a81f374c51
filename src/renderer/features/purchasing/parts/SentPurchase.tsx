import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { unitText } from '@renderer/features/parts/unitText';
import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { Figure } from '@renderer/ui/Figure';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import type { PurchaseLineRow } from '@shared/features/purchasing/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { CalendarClock, Ellipsis, PackageCheck, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExpectedDialog } from './ExpectedDialog';
import { PurchaseState } from './PurchaseState';

type View = OutputOf<'purchasing.order'>;

/** An order that was sent: what came, what is awaited and until when, its deliveries, its print and file. */
export function SentPurchase({ view }: { view: View }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [shown, setShown] = useState<'print' | 'expected' | 'cancel' | null>(null);
  const cancel = useCommand('purchasing.cancelRest');
  const seesCost = view.netCents !== null;
  const columns = useMemo(() => columnsOf(t, seesCost), [t, seesCost]);
  const waits = view.status === 'sent' && may('stock.receive');
  const mayPrint = may('printing.print') && may('parts.viewCost');
  const receive = () => history.push(`/stock/purchases/${view.id}/receive`);
  const back = () => history.push('/stock/purchases');
  useShortcuts([
    { keys: 'F8', label: t(($) => $.purchasing.action.receive), enabled: waits, run: receive },
    {
      keys: 'F4',
      label: t(($) => $.purchasing.action.expected),
      enabled: waits,
      run: () => setShown('expected'),
    },
    {
      keys: 'Ctrl+P',
      label: t(($) => $.purchasing.action.print),
      enabled: mayPrint,
      run: () => setShown('print'),
    },
    { keys: 'Esc', label: t(($) => $.purchasing.action.back), enabled: shown === null, run: back },
  ]);
  const title = t(($) => $.purchasing.order.title, { number: view.number });
  if (shown === 'print')
    return (
      <div className="page">
        <TargetPrint
          target={{ kind: 'purchaseOrder', purchaseOrderId: view.id }}
          title={title}
          tags={['purchasing']}
          onClose={() => setShown(null)}
        />
      </div>
    );
  const confirm = async (reason: string) => {
    const { id: orderId, version, number } = view;
    if (!(await cancel.attempt({ orderId, version, lineIds: null, reason }))) return;
    setShown(null);
    toast.show({ text: t(($) => $.purchasing.order.cancelled, { number }), glyph: 'ok' });
  };
  return (
    <div className="page">
      <PageHead
        title={title}
        scope={
          <span className="row">
            {view.supplier}
            <PurchaseState status={view.status} />
          </span>
        }
        back={{ label: t(($) => $.purchasing.action.back), run: back }}
      >
        {waits && (
          <>
            <MenuButton
              iconOnly
              icon={Ellipsis}
              label={t(($) => $.ui.more)}
              items={[
                {
                  id: 'cancel',
                  danger: true,
                  label: t(($) => $.purchasing.action.cancelRest),
                  run: () => setShown('cancel'),
                },
              ]}
            />
            <Button icon={CalendarClock} shortcut="F4" onClick={() => setShown('expected')}>
              {t(($) => $.purchasing.action.expected)}
            </Button>
          </>
        )}
        {mayPrint && (
          <Button icon={Printer} shortcut="Ctrl+P" onClick={() => setShown('print')}>
            {t(($) => $.purchasing.action.print)}
          </Button>
        )}
        {waits && (
          <Button variant="primary" icon={PackageCheck} shortcut="F8" onClick={receive}>
            {t(($) => $.purchasing.action.receive)}
          </Button>
        )}
      </PageHead>
      <div className="doc-notes">
        {view.receipts.map(({ id, number, documentOn, status }) => (
          <InlineNotice
            key={id}
            tone="info"
            bar
            action={
              <Button small onClick={() => history.push(`/stock/documents/${id}`)}>
                {t(($) => $.ui.open)}
              </Button>
            }
          >
            {t(($) => $.purchasing.order.receipt, { number, date: formatDate(documentOn) })}
            {status === 'reversed' && `, ${t(($) => $.purchasing.order.reversed)}`}
          </InlineNotice>
        ))}
      </div>
      <Facts view={view} />
      <DataTable<PurchaseLineRow>
        label={t(($) => $.purchasing.order.linesTitle)}
        columns={columns}
        rows={view.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => history.push(`/stock/parts/${row.partId}`)}
        searchText={(row) => [row.number, row.supplierNumber, row.name].join(' ')}
        storageKey="purchase-lines"
        file={{ list: 'purchasing.order', input: () => ({ orderId: view.id }) }}
        autoFocus
      />
      <div className="bar">
        <Figure label={t(($) => $.purchasing.order.lines)} value={view.rows.length} />
        <span className="grow" />
        {view.netCents !== null && (
          <Figure
            label={t(($) => $.purchasing.order.net)}
            value={formatMoney(view.netCents, { currency: true })}
            size="lg"
          />
        )}
      </div>
      {shown === 'expected' && <ExpectedDialog view={view} onClose={() => setShown(null)} />}
      <ReasonDialog
        open={shown === 'cancel'}
        danger
        title={t(($) => $.purchasing.order.cancelTitle, { number: view.number })}
        text={t(($) => $.purchasing.order.cancelText)}
        confirmLabel={t(($) => $.purchasing.action.cancelRest)}
        reasons={[
          t(($) => $.purchasing.order.cancelReasons.unavailable),
          t(($) => $.purchasing.order.cancelReasons.late),
          t(($) => $.purchasing.order.cancelReasons.other),
        ]}
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={(reason) => void confirm(reason)}
        onClose={() => {
          setShown(null);
          cancel.reset();
        }}
      />
    </div>
  );
}

function Facts({ view }: { view: View }) {
  const { t } = useTranslation();
  const facts: [string, string | null][] = [
    [t(($) => $.purchasing.order.warehouse), view.warehouse],
    [t(($) => $.purchasing.order.orderedOn), view.orderedOn && formatDate(view.orderedOn)],
    [t(($) => $.purchasing.order.expectedOn), view.expectedOn && formatDate(view.expectedOn)],
    [t(($) => $.purchasing.order.reference), view.reference],
    [t(($) => $.purchasing.order.note), view.note],
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

function columnsOf(t: TFunction, seesCost: boolean): DataColumn<PurchaseLineRow>[] {
  const quantity = (id: string, header: string, of: (row: PurchaseLineRow) => number) => ({
    ...{ id, header, width: 100, num: true },
    cell: (row: PurchaseLineRow) =>
      of(row) === 0 ? '' : `${formatQuantity(of(row))} ${unitText(t, row.unit)}`,
  });
  const columns: DataColumn<PurchaseLineRow>[] = [
    { id: 'number', header: t(($) => $.purchasing.column.number), width: 170, cell: (row) => row.number },
    {
      id: 'supplierNumber',
      header: t(($) => $.purchasing.column.supplierNumber),
      width: 140,
      hidden: true,
      cell: (row) => row.supplierNumber ?? '',
    },
    { id: 'name', header: t(($) => $.purchasing.column.name), cell: (row) => row.name },
    quantity(
      'quantity',
      t(($) => $.purchasing.column.quantity),
      (row) => row.quantityMilli,
    ),
    quantity(
      'received',
      t(($) => $.purchasing.column.received),
      (row) => row.receivedMilli,
    ),
    quantity(
      'cancelled',
      t(($) => $.purchasing.column.cancelled),
      (row) => row.cancelledMilli,
    ),
    quantity(
      'awaited',
      t(($) => $.purchasing.column.awaited),
      (row) => row.awaitedMilli,
    ),
    {
      id: 'expected',
      header: t(($) => $.purchasing.column.expectedOn),
      width: 110,
      cell: (row) => row.expectedOn && formatDate(row.expectedOn),
    },
  ];
  if (!seesCost) return columns;
  const amount = (cents: number | null) => (cents === null ? '' : formatMoney(cents));
  return [
    ...columns,
    {
      id: 'cost',
      header: t(($) => $.purchasing.column.cost),
      width: 110,
      num: true,
      cell: (row) => amount(row.unitCostCents),
    },
    {
      id: 'net',
      header: t(($) => $.purchasing.column.net),
      width: 110,
      num: true,
      cell: (row) => amount(row.netCents),
    },
  ];
}
