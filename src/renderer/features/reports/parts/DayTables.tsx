import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { DayReport } from '@shared/features/reports/model';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import type { Behind } from './behind';

interface DayTablesProps {
  day: DayReport;
  onBehind: (behind: Behind) => void;
}

/** The same work by worker and by order; both tables make the same cent. */
export function DayTables({ day, onBehind }: DayTablesProps) {
  const { t } = useTranslation();
  const { totals } = day;
  const euro = (cents: number) => formatMoney(cents, { currency: true });
  if (day.orders.length === 0) return <p className="day-empty m">{t(($) => $.reports.day.nothing)}</p>;
  return (
    <>
      <h2 id="by-worker">{t(($) => $.reports.day.byWorker)}</h2>
      <table className="tbl" aria-labelledby="by-worker">
        <colgroup>
          <col />
          <col style={{ width: 96 }} />
          <col style={{ width: 96 }} />
          <col style={{ width: 120 }} />
          <col style={{ width: 136 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t(($) => $.reports.day.worker)}</th>
            <th className="num">{t(($) => $.reports.day.orders)}</th>
            <th className="num">{t(($) => $.reports.day.normHours)}</th>
            <th className="num">{t(($) => $.reports.day.labourColumn)}</th>
            <th className="num">{t(($) => $.reports.day.earningColumn)}</th>
          </tr>
        </thead>
        <tbody>
          {day.workers.map((row) => (
            <tr key={row.workerId}>
              <td>{row.name}</td>
              <td className="num">{row.orders}</td>
              <td className="num">{formatHours(row.normSec)}</td>
              <td className="num">{formatMoney(row.labourCents)}</td>
              <td className="num med">
                <Earning
                  cents={row.earningsCents}
                  name={row.name}
                  onOpen={(name) =>
                    onBehind({ kind: 'earnings', name, workerId: row.workerId, orderId: null })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t(($) => $.reports.day.total)}</td>
            <td />
            <td className="num">{formatHours(totals.normSec)}</td>
            <td className="num">{formatMoney(totals.labourCents)}</td>
            <td className="num">
              <Amount cents={totals.earningsCents} />
            </td>
          </tr>
        </tfoot>
      </table>
      <h2 id="by-order">{t(($) => $.reports.day.byOrder)}</h2>
      <OrdersTable day={day} onBehind={onBehind} />
      {totals.earningsCents !== null && (
        <p className="agree s">
          <StatusGlyph name={day.agrees ? 'lineDone' : 'overAuthorised'} />
          <span>
            {day.agrees
              ? t(($) => $.reports.day.agree, { amount: euro(totals.earningsCents) })
              : t(($) => $.reports.day.differ)}
          </span>
        </p>
      )}
    </>
  );
}

function OrdersTable({ day, onBehind }: DayTablesProps) {
  const { t } = useTranslation();
  const kind = useMainKind();
  const router = useRouter();
  const { totals } = day;
  return (
    <table className="tbl" aria-labelledby="by-order">
      <colgroup>
        <col style={{ width: 118 }} />
        <col style={{ width: 112 }} />
        <col />
        <col style={{ width: 124 }} />
        <col style={{ width: 80 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 136 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{t(($) => $.reports.day.order)}</th>
          <th>{t(($) => $.reports.day.mark[kind])}</th>
          <th>{t(($) => $.reports.day.client)}</th>
          <th>{t(($) => $.reports.day.phase)}</th>
          <th className="num">{t(($) => $.reports.day.normHours)}</th>
          <th className="num">{t(($) => $.reports.day.labourColumn)}</th>
          <th className="num">{t(($) => $.reports.day.earningColumn)}</th>
        </tr>
      </thead>
      <tbody>
        {day.orders.map((row) => (
          <tr key={row.orderId}>
            <td>
              <button
                type="button"
                className="ex"
                onClick={() => router.history.push(`/orders/${row.orderId}`)}
              >
                {row.number}
              </button>
            </td>
            <td>{row.mark}</td>
            <td className="ell">{row.client}</td>
            <td>
              <span className="st m">
                <StatusGlyph name={row.phase} label="" />
                {t(($) => $.ui.phase[row.phase]).toLowerCase()}
              </span>
            </td>
            <td className="num">{formatHours(row.normSec)}</td>
            <td className="num">{formatMoney(row.labourCents)}</td>
            <td className="num">
              <Earning
                cents={row.earningsCents}
                name={row.number}
                onOpen={(name) => onBehind({ kind: 'earnings', name, workerId: null, orderId: row.orderId })}
              />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>{t(($) => $.reports.day.totalOrders, { count: day.orders.length })}</td>
          <td className="num">{formatHours(totals.normSec)}</td>
          <td className="num">{formatMoney(totals.labourCents)}</td>
          <td className="num">
            <Amount cents={totals.earningsCents} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Amount({ cents }: { cents: number | null }) {
  const { t } = useTranslation();
  return cents === null ? <span className="mm">{t(($) => $.reports.day.hidden)}</span> : formatMoney(cents);
}

interface EarningProps {
  cents: number | null;
  name: string;
  onOpen: (name: string) => void;
}

function Earning({ cents, name, onOpen }: EarningProps) {
  const { t } = useTranslation();
  if (cents === null) return <Amount cents={null} />;
  const value = formatMoney(cents);
  return (
    <button
      type="button"
      className="ex"
      aria-label={t(($) => $.ui.figure.open, { label: name, value })}
      onClick={() => onOpen(name)}
    >
      {value}
    </button>
  );
}
