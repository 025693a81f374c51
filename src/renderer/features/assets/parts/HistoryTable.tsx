import type { AssetCard } from '@shared/features/assets/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';

const plainMeter = (value: number | null) =>
  value === null ? '' : meterText(value, 'km').replace(/\D+$/, '');

interface HistoryTableProps {
  card: AssetCard;
  onOpen: (orderId: number) => void;
}

/** Orders of the thing, newest first, and what they brought. */
export function HistoryTable({ card, onOpen }: HistoryTableProps) {
  const { t } = useTranslation();
  const { orders, count, netCents } = card.history;
  return (
    <section className="history" aria-label={t(($) => $.assets.history.title)}>
      <div className="hh">
        <h2>
          {t(($) => $.assets.history.title)}{' '}
          <span className="n">
            {count === 1 ? t(($) => $.assets.history.order) : t(($) => $.assets.history.orders, { count })}
          </span>
        </h2>
        {netCents > 0 && (
          <span className="s m row">
            {t(($) => $.assets.history.turnover)}{' '}
            <b className="b turnover">{formatMoney(netCents, { currency: true })}</b>
          </span>
        )}
      </div>
      {orders.length === 0 ? (
        <p className="mm nothing">{t(($) => $.assets.history.none)}</p>
      ) : (
        <div className="history-rows">
          <table className="tbl">
            <colgroup>
              <col style={{ width: 'calc(5.4em + 16px + 2 * var(--cell-x))' }} />
              <col style={{ width: 'calc(5.7em + 2 * var(--cell-x))' }} />
              <col style={{ width: 'calc(4.4em + 2 * var(--cell-x))' }} />
              <col />
              <col style={{ width: 'calc(4.6em + 16px + 2 * var(--cell-x))' }} />
            </colgroup>
            <thead>
              <tr>
                <th>{t(($) => $.assets.column.date)}</th>
                <th>{t(($) => $.assets.column.order)}</th>
                <th className="num">{card.meter.unit}</th>
                <th>{t(($) => $.assets.column.work)}</th>
                <th className="num">{t(($) => $.assets.column.sum)}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <tr key={order.orderId} onDoubleClick={() => onOpen(order.orderId)}>
                  <td>{formatDate(sofiaDate(order.receivedAt))}</td>
                  <td>
                    <a className="m" href={`#/orders/${order.orderId}`}>
                      {order.number}
                    </a>
                  </td>
                  <td className="num m">{plainMeter(order.meter)}</td>
                  <td title={order.work}>
                    {order.work}{' '}
                    {order.warranty && (
                      <span className="s c-info">{t(($) => $.assets.history.warranty)}</span>
                    )}
                    {order.open && <span className="s c-warn">{t(($) => $.assets.history.open)}</span>}
                  </td>
                  <td className="num">{order.netCents === 0 ? '' : formatMoney(order.netCents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
