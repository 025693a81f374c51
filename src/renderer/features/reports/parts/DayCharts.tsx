import type { DayReport } from '@shared/features/reports/model';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';

/** Bars from zero with their value beside them, and the payments in one bar with their sums. */
export function DayCharts({ day }: { day: DayReport }) {
  return (
    <>
      <HoursChart day={day} />
      {day.payments && <PaymentsChart payments={day.payments} totalCents={day.paymentsCents ?? 0} />}
    </>
  );
}

const hour = 3600;

/** The end of the axis: a round number of hours, divisible by three. */
function axisHours(longestSec: number): number {
  const step = [1, 2, 4, 8, 16, 32].find((hours) => longestSec <= 3 * hours * hour) ?? 64;
  return 3 * step;
}

function HoursChart({ day }: { day: DayReport }) {
  const { t } = useTranslation();
  if (day.workers.length === 0) return null;
  const end = axisHours(Math.max(...day.workers.map((row) => row.normSec)));
  return (
    <section>
      <h2>{t(($) => $.reports.day.chart)}</h2>
      <div className="chart">
        {day.workers.map((row) => (
          <div key={row.workerId} className="chart-row">
            <span className="ell">{row.name}</span>
            <span className="chart-track" aria-hidden="true">
              <i style={{ width: `${Math.max(0, (row.normSec / (end * hour)) * 100)}%` }} />
            </span>
            <span className="num med">{formatHours(row.normSec)}</span>
          </div>
        ))}
        <div className="chart-row axis" aria-hidden="true">
          <span />
          <span className="chart-axis">
            {[0, 1, 2, 3].map((third) => (
              <span key={third} style={{ left: `${(third / 3) * 100}%` }}>
                {third < 3
                  ? (end / 3) * third
                  : t(($) => $.reports.day.hourUnit, { hours: (end / 3) * third })}
              </span>
            ))}
          </span>
          <span />
        </div>
      </div>
    </section>
  );
}

type Payments = NonNullable<DayReport['payments']>;
const colours = ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--info'] as const;

function PaymentsChart({ payments, totalCents }: { payments: Payments; totalCents: number }) {
  const { t } = useTranslation();
  const colourOf = (at: number) => `var(${colours[at % colours.length]})`;
  return (
    <section>
      <h2>{t(($) => $.reports.day.payments)}</h2>
      {payments.length === 0 ? (
        <p className="m">{t(($) => $.reports.day.noPayments)}</p>
      ) : (
        <>
          <div className="stack" role="img" aria-label={t(($) => $.reports.day.shares)}>
            {payments.map((row, at) => (
              <i key={row.kind} style={{ flex: Math.max(0, row.amountCents), background: colourOf(at) }} />
            ))}
          </div>
          <dl className="kv">
            {payments.map((row, at) => (
              <div key={row.kind}>
                <dt>
                  <i className="sw" style={{ background: colourOf(at) }} />
                  {t(($) => $.invoicing.way[row.kind])}
                  {row.count > 0 && <span className="mm">{row.count}</span>}
                </dt>
                <dd>{formatMoney(row.amountCents, { currency: true })}</dd>
              </div>
            ))}
            <div className="t">
              <dt>{t(($) => $.reports.day.total)}</dt>
              <dd>{formatMoney(totalCents, { currency: true })}</dd>
            </div>
          </dl>
        </>
      )}
    </section>
  );
}
