import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import type { PartyCard } from '@shared/features/parties/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';

/** What a client owns, owes and ordered. */
export function PartySide({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const { debt, assets, orders } = card;
  const money = (cents: number) => formatMoney(cents, { currency: true });
  return (
    <SidePanel label={t(($) => $.parties.one)} width={320}>
      <SideSection title={t(($) => $.parties.debt.title)}>
        <div className="side-facts">
          {debt.unpaidCents === 0 ? (
            <p className="m">{t(($) => $.parties.debt.none)}</p>
          ) : (
            <>
              <p>
                {t(($) => $.parties.debt.unpaid)} <b className="b">{money(debt.unpaidCents)}</b>
              </p>
              {debt.overdueCents > 0 && (
                <p className="c-danger">
                  {t(($) => $.parties.debt.overdue)} {money(debt.overdueCents)}
                </p>
              )}
              {debt.oldest && (
                <p className="s m">
                  {t(($) => $.parties.debt.oldest, {
                    number: debt.oldest?.number ?? '',
                    date: formatDate(debt.oldest?.dueOn ?? ''),
                  })}
                </p>
              )}
            </>
          )}
          {debt.creditLimitCents !== null && (
            <p className="m">
              {t(($) => $.parties.debt.limit)} {money(debt.creditLimitCents)}
            </p>
          )}
        </div>
      </SideSection>
      <SideSection title={t(($) => $.parties.assets.title)} count={assets.length}>
        <ul className="side-facts">
          {assets.length === 0 && <li className="m">{t(($) => $.parties.assets.none)}</li>}
          {assets.map((one) => (
            <li key={`${one.assetId}-${one.fromOn}`} className="row">
              <a className="row" href={`#/registry/assets/${one.assetId}`}>
                {one.plate ? (
                  <PlateChip plate={one.plate} />
                ) : (
                  one.serial && <SerialChip serial={one.serial} />
                )}
                <span className="ell">{one.title}</span>
              </a>
              {one.toOn && (
                <span className="s mm nw">
                  {t(($) => $.parties.assets.until, { date: formatDate(one.toOn ?? '') })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </SideSection>
      <SideSection title={t(($) => $.parties.orders.title)} count={orders.length}>
        <ul className="side-facts orders">
          {orders.length === 0 && <li className="m">{t(($) => $.parties.orders.none)}</li>}
          {orders.slice(0, 30).map((one) => (
            <li key={one.orderId} className="row">
              <a href={`#/orders/${one.orderId}`}>{one.number}</a>
              <span className="s m grow ell">
                {formatDate(sofiaDate(one.receivedAt))} · {one.plate ?? one.assetTitle}
              </span>
              <span className="num">{one.totalCents === 0 ? '' : formatMoney(one.totalCents)}</span>
            </li>
          ))}
        </ul>
      </SideSection>
    </SidePanel>
  );
}
