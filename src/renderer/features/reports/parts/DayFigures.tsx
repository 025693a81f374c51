import type { DayReport } from '@shared/features/reports/model';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import type { Behind } from './behind';

interface DayFiguresProps {
  day: DayReport;
  onBehind: (behind: Behind) => void;
}

/** One line of key figures; each opens the documents behind it. */
export function DayFigures({ day, onBehind }: DayFiguresProps) {
  const { t } = useTranslation();
  const euro = (cents: number) => formatMoney(cents, { currency: true });
  const hidden = t(($) => $.reports.day.hidden);
  const all: Behind = {
    kind: 'earnings',
    name: t(($) => $.reports.day.earnings),
    workerId: null,
    orderId: null,
  };
  const issued = day.invoices?.reduce((sum, row) => sum + row.count, 0) ?? 0;
  const invoiced = day.invoices?.reduce((sum, row) => sum + row.totalCents, 0) ?? 0;
  const figures: { label: string; value: string; behind: Behind | null }[] = [
    {
      label: t(($) => $.reports.day.received),
      value: String(day.received.length),
      behind: { kind: 'received' },
    },
    {
      label: t(($) => $.reports.day.finished),
      value: String(day.finished.length),
      behind: { kind: 'finished' },
    },
    {
      label: t(($) => $.reports.day.released),
      value: String(day.released.length),
      behind: { kind: 'released' },
    },
    { label: t(($) => $.reports.day.hours), value: formatHours(day.totals.normSec), behind: null },
    { label: t(($) => $.reports.day.labour), value: euro(day.totals.labourCents), behind: null },
    {
      label: t(($) => $.reports.day.earnings),
      value: day.totals.earningsCents === null ? hidden : euro(day.totals.earningsCents),
      behind: day.totals.earningsCents === null ? null : all,
    },
    {
      label: t(($) => $.reports.day.documents, { count: issued }),
      value: day.invoices === null ? hidden : euro(invoiced),
      behind: day.invoices === null ? null : { kind: 'invoices' },
    },
    {
      label: t(($) => $.reports.day.payments),
      value: day.paymentsCents === null ? hidden : euro(day.paymentsCents),
      behind: day.paymentsCents === null ? null : { kind: 'payments' },
    },
  ];
  return (
    <dl className="kpi">
      {figures.map(({ label, value, behind }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {behind ? (
              <button
                type="button"
                className="ex"
                aria-label={t(($) => $.ui.figure.open, { label, value })}
                onClick={() => onBehind(behind)}
              >
                {value}
              </button>
            ) : (
              <span className={value === hidden ? 'mm' : ''}>{value}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
