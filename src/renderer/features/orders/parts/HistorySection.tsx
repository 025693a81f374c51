import { SideSection } from '@renderer/ui/SidePanel';
import type { OrderView } from '@shared/features/orders/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';

/** What was done to this item before, the newest first; valid warranties stand on top. */
export function HistorySection({ view, onOpen }: { view: OrderView; onOpen: (orderId: number) => void }) {
  const { t } = useTranslation();
  const { history, warranties, asset } = view;
  return (
    <SideSection
      title={t(($) => $.orders.history.title)}
      count={history.count > 0 ? t(($) => $.orders.history.count, { count: history.count }) : undefined}
    >
      {warranties.map((warranty) => (
        <div key={`${warranty.subject} ${warranty.toOn}`} className="li">
          <span className="ell wide">{warranty.subject}</span>
          <span className="c-info s wide">
            {warranty.toOn
              ? t(($) => $.orders.history.warrantyTo, { date: formatDate(warranty.toOn) })
              : t(($) => $.orders.history.warranty)}
          </span>
        </div>
      ))}
      {history.rows.length === 0 && <p className="side-note m">{t(($) => $.orders.history.none)}</p>}
      {history.rows.map((row) => (
        <button key={row.id} type="button" className="li" onClick={() => onOpen(row.id)}>
          <span className="ell">
            {[formatDate(sofiaDate(row.receivedAt)), meterText(row.meter)].filter(Boolean).join(' · ')}
          </span>
          <span className="num">{formatMoney(row.totalCents)}</span>
          <span className="s m ell wide">{row.title}</span>
        </button>
      ))}
    </SideSection>
  );

  function meterText(meter: number | null): string | null {
    return meter === null ? null : `${formatQuantity(meter * 1000)} ${asset.meterUnit}`;
  }
}
