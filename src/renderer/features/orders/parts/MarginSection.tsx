import { SideSection } from '@renderer/ui/SidePanel';
import type { OrderView } from '@shared/features/orders/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';

/** F12: what the order brings; the figures come masked without the right. */
export function MarginSection({ view }: { view: OrderView }) {
  const { t } = useTranslation();
  const { netCents, costCents, earningsCents, marginCents } = view.totals;
  if (marginCents === null || costCents === null || earningsCents === null)
    return (
      <SideSection title={t(($) => $.orders.totals.margin)}>
        <p className="side-note m">{t(($) => $.orders.totals.marginHidden)}</p>
      </SideSection>
    );
  const share = netCents === 0 ? null : Math.round((marginCents / netCents) * 10_000);
  return (
    <SideSection title={t(($) => $.orders.totals.margin)} extra={view.number}>
      <dl className="margin-rows">
        <dt className="m">{t(($) => $.orders.totals.net)}</dt>
        <dd>{formatMoney(netCents)}</dd>
        <dt className="m">{t(($) => $.orders.totals.cost)}</dt>
        <dd>{formatMoney(costCents)}</dd>
        <dt className="m">{t(($) => $.orders.totals.earnings)}</dt>
        <dd>{formatMoney(earningsCents)}</dd>
        <dt className="sum">{t(($) => $.orders.totals.margin)}</dt>
        <dd className={`sum ${marginCents < 0 ? 'c-danger' : ''}`}>
          {formatMoney(marginCents, { currency: true })}
          {share !== null && <span className="m"> · {formatPercent(share)}</span>}
        </dd>
      </dl>
    </SideSection>
  );
}
