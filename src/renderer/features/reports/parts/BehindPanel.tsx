import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { EarningRows } from '@renderer/features/earnings/parts/EarningRows';
import { IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { DateBasis } from '@shared/features/earnings/model';
import type { DayReport } from '@shared/features/reports/model';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Behind } from './behind';

interface BehindPanelProps {
  on: string;
  basis: DateBasis;
  day: DayReport;
  behind: Behind;
  onClose: () => void;
}

/** The documents behind a figure, in the place of the charts (product B12). */
export function BehindPanel({ on, basis, day, behind, onClose }: BehindPanelProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('.li, button')?.focus();
  }, []);
  const name = nameOf();
  return (
    <section ref={box} className="behind" aria-label={t(($) => $.reports.day.behind, { name })}>
      <h2>
        {name}
        <span className="grow" />
        <IconButton icon={X} label={t(($) => $.ui.close)} small variant="ghost" onClick={onClose} />
      </h2>
      {behind.kind === 'earnings' ? (
        may('earnings.viewAll') ? (
          <EarningRows
            fromOn={on}
            toOn={on}
            basis={basis}
            workerId={behind.workerId}
            orderId={behind.orderId}
          />
        ) : (
          <p className="m">{t(($) => $.errors.FORBIDDEN)}</p>
        )
      ) : behind.kind === 'invoices' ? (
        <DayInvoices on={on} />
      ) : behind.kind === 'payments' ? (
        <DayPayments on={on} />
      ) : (
        <Orders rows={day[behind.kind]} />
      )}
    </section>
  );

  function nameOf(): string {
    if (behind.kind === 'earnings') return behind.name;
    if (behind.kind === 'invoices') return t(($) => $.invoicing.register.title);
    const { kind } = behind;
    return t(($) => $.reports.day[kind]);
  }
}

function Orders({ rows }: { rows: DayReport['received'] }) {
  const router = useRouter();
  return rows.map((row) => (
    <button
      key={row.orderId}
      type="button"
      className="li"
      onClick={() => router.history.push(`/orders/${row.orderId}`)}
    >
      <span className="ell">
        <b className="b">{row.number}</b> {row.client}
      </span>
      <span className="m nw">{row.mark}</span>
    </button>
  ));
}

function DayInvoices({ on }: { on: string }) {
  const router = useRouter();
  const { data, error } = useQuery('invoicing.list', {
    filter: { fromOn: on, toOn: on },
    sort: { by: 'number', dir: 'asc' },
    cursor: null,
    limit: 200,
  });
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={4} />;
  return data.rows.map((row) => (
    <button
      key={row.id}
      type="button"
      className="li"
      onClick={() => router.history.push(`/invoices/${row.id}`)}
    >
      <span className="ell">
        <b className="b">{row.number}</b> {row.payer}
      </span>
      <span className="nw">{formatMoney(row.totalCents)}</span>
    </button>
  ));
}

function DayPayments({ on }: { on: string }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { data, error } = useQuery('payments.list', { fromOn: on, toOn: on, limit: 200 });
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={4} />;
  return data.rows.map((row) => (
    <button
      key={row.id}
      type="button"
      className="li"
      onClick={() => router.history.push(`/invoices/${row.invoices[0]?.invoiceId ?? ''}`)}
    >
      <span className="ell">
        <b className="b">{row.number}</b> {row.party}
      </span>
      <span className="nw">{formatMoney(row.amountCents)}</span>
      <span className="s m wide">
        {t(($) => $.invoicing.way[row.kind])} · {row.invoices.map((one) => one.number).join(', ')}
      </span>
    </button>
  ));
}
