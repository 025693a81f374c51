import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { PaymentPanel } from '@renderer/features/payments/parts/PaymentPanel';
import { ReverseDialog } from '@renderer/features/payments/parts/PaymentsRegister';
import { PrintSetPanel } from '@renderer/features/printing/parts/PrintSetPanel';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { PdfPreview } from '@renderer/ui/PdfPreview';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { InvoiceView } from '@shared/features/invoicing/model';
import type { PaymentRow } from '@shared/features/payments/model';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { Banknote, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../invoicing.css';

/** A document as it was issued, with what was paid and printed since. */
export function InvoicePage({ invoiceId }: { invoiceId: number }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { may } = useSession();
  const [act, setAct] = useState<'look' | 'pay' | 'print'>('look');
  const { data, error } = useQuery('invoicing.open', { invoiceId }, { tags: [`invoice:${invoiceId}`] });
  const preview = useQuery(
    'printing.preview',
    { target: { kind: 'invoice', invoiceId } },
    { tags: [`invoice:${invoiceId}`, 'printing'] },
  );
  const row = data?.row;
  const open = row && row.kind !== 'internal' ? row.totalCents - row.paidCents : 0;
  const payable = open > 0 && row?.status === 'issued' && may('payments.take');
  const printable = may('printing.print') && row?.orderId != null;
  const back = () => (act === 'look' ? router.history.push('/invoices') : setAct('look'));
  useShortcuts([
    {
      keys: 'Ctrl+P',
      label: t(($) => $.invoicing.open.print),
      run: () => setAct('print'),
      enabled: printable,
    },
    {
      keys: 'Alt+P',
      label: t(($) => $.invoicing.open.takePayment),
      run: () => setAct('pay'),
      enabled: payable,
    },
    { keys: 'Esc', label: t(($) => $.ui.back), run: back },
  ]);
  if (error) return <ErrorBox error={error} />;
  if (!data || !row) return <SkeletonRows rows={10} />;
  return (
    <>
      <PageHead
        title={`${t(($) => $.invoicing.kind[row.kind])} ${row.number}`}
        scope={t(($) => $.invoicing.open.of, { on: formatDate(row.issuedOn) })}
        back={{ label: t(($) => $.invoicing.open.back), run: back }}
      >
        {payable && (
          <Button
            icon={Banknote}
            shortcut="Alt+P"
            variant={act === 'look' ? 'primary' : 'outlined'}
            onClick={() => setAct('pay')}
          >
            {t(($) => $.invoicing.open.takePayment)}
          </Button>
        )}
        {printable && (
          <Button icon={Printer} shortcut="Ctrl+P" onClick={() => setAct('print')}>
            {t(($) => $.invoicing.open.print)}
          </Button>
        )}
      </PageHead>
      <div className="invoice-mid">
        {act === 'print' && row.orderId !== null ? (
          <PrintSetPanel
            event="invoice"
            orderId={row.orderId}
            onClose={() => setAct('look')}
            onPrinted={() => setAct('look')}
          />
        ) : (
          <>
            <PdfPreview bytes={preview.data?.bytes ?? null} label={row.number} />
            <SidePanel label={t(($) => $.invoicing.open.amounts)} width={340}>
              {act === 'pay' && open > 0 && (
                <PaymentPanel
                  documents={[row]}
                  onDone={() => setAct('look')}
                  onLater={() => setAct('look')}
                />
              )}
              <DocumentSide view={data} />
            </SidePanel>
          </>
        )}
      </div>
    </>
  );
}

function DocumentSide({ view }: { view: InvoiceView }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { may } = useSession();
  const [reversing, setReversing] = useState<PaymentRow | null>(null);
  const { row, payments, intact } = view;
  const owed = row.kind !== 'internal';
  return (
    <>
      {!intact && <InlineNotice tone="danger">{t(($) => $.invoicing.open.altered)}</InlineNotice>}
      <SideSection title={row.payer}>
        <dl className="sums">
          {row.orderNumber && (
            <>
              <dt>{t(($) => $.invoicing.open.order)}</dt>
              <dd>
                <button
                  type="button"
                  className="ex"
                  onClick={() => router.history.push(`/orders/${row.orderId}`)}
                >
                  {row.orderNumber}
                </button>
              </dd>
            </>
          )}
          <dt>{t(($) => $.invoicing.open.base)}</dt>
          <dd>{formatMoney(row.netCents)}</dd>
          {row.vatCents !== 0 && (
            <>
              <dt>{t(($) => $.invoicing.open.vat)}</dt>
              <dd>{formatMoney(row.vatCents)}</dd>
            </>
          )}
          <dt className="t">{t(($) => $.invoicing.open.total)}</dt>
          <dd className="t">{formatMoney(row.totalCents, { currency: true })}</dd>
          {owed && (
            <>
              <dt>{t(($) => $.invoicing.open.due)}</dt>
              <dd className={row.daysOverdue > 0 ? 'c-danger' : ''}>{formatDate(row.dueOn)}</dd>
              <dt>{t(($) => $.invoicing.open.paid)}</dt>
              <dd>{formatMoney(row.paidCents)}</dd>
              <dt className="t">{t(($) => $.invoicing.open.left)}</dt>
              <dd className="t">{formatMoney(row.totalCents - row.paidCents, { currency: true })}</dd>
            </>
          )}
        </dl>
        {row.daysOverdue > 0 && (
          <p className="side-note c-danger">{t(($) => $.invoicing.open.late, { count: row.daysOverdue })}</p>
        )}
      </SideSection>
      {owed && (
        <SideSection title={t(($) => $.invoicing.open.payments)} count={payments.length || undefined}>
          {payments.length === 0 && <p className="side-note m">{t(($) => $.invoicing.open.noPayments)}</p>}
          {payments.map((one) => (
            <div key={one.id} className="row paid-line">
              <span className="grow">
                {formatDate(one.on)} · {t(($) => $.invoicing.way[one.kind])}
              </span>
              <span className="num med">
                {formatMoney(one.invoices.find((each) => each.invoiceId === row.id)?.amountCents ?? 0)}
              </span>
              {one.reversesId === null && one.reversedById === null && may('payments.take') && (
                <Button small variant="ghost" onClick={() => setReversing(one)}>
                  {t(($) => $.payments.reverse)}
                </Button>
              )}
            </div>
          ))}
        </SideSection>
      )}
      {may('printing.print') && <Runs entity={`invoice:${row.id}`} />}
      <ReverseDialog payment={reversing} onClose={() => setReversing(null)} />
    </>
  );
}

function Runs({ entity }: { entity: string }) {
  const { t } = useTranslation();
  const { data } = useQuery('printing.runs', { entity }, { tags: ['printing', 'printRun'] });
  return (
    <SideSection title={t(($) => $.invoicing.open.runs)} count={data?.runs.length || undefined}>
      {data?.runs.length === 0 && <p className="side-note m">{t(($) => $.invoicing.open.noRuns)}</p>}
      {data?.runs.map((run) => (
        <p key={run.id} className="side-note">
          {formatDateTime(run.at)} ·{' '}
          {t(($) => $.invoicing.open.run, { copies: run.copies, pages: run.pages })}
          <br />
          <span className={`s ${run.error ? 'c-danger' : 'm'}`}>
            {run.error
              ? t(($) => $.invoicing.open.failed, { printer: run.printer ?? '' })
              : run.sentAt
                ? t(($) => $.invoicing.open.sent, { printer: run.printer ?? '' })
                : t(($) => $.invoicing.open.kept)}
          </span>
        </p>
      ))}
    </SideSection>
  );
}
