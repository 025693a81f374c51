import { AssetChip, PlateChip } from '@renderer/ui/AssetChip';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { AssetPeek, PartyPeek } from '@shared/features/peek/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useTranslation } from 'react-i18next';
import { meterText } from '../../assets/assetWords';
import { whenText } from '../../orders/texts';
import { PeekFact } from './PeekFact';

/** Owner, last visit, open order, balance and what falls due next. */
export function AssetFacts({ peek }: { peek: AssetPeek }) {
  const { t } = useTranslation();
  const { owner, meter, lastVisit, openOrder, nextService: next } = peek;
  return (
    <>
      <header>
        {peek.plate ? (
          <PlateChip plate={peek.plate} size="md" />
        ) : (
          <AssetChip plate={null} serial={peek.serial} size="md" />
        )}
        <b className="ell">{peek.title}</b>
      </header>
      <dl>
        <PeekFact label={t(($) => $.search.peek.owner)}>
          {owner && [owner.name, owner.phone && formatPhone(owner.phone)].filter(Boolean).join(', ')}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.openOrder)}>
          {openOrder && <OpenOrder order={openOrder} readAt={peek.readAt} />}
        </PeekFact>
        <Balance balance={peek.balance} />
        <PeekFact label={t(($) => $.search.peek.nextService)}>
          {next && (
            <span className={next.state === 'overdue' ? 'c-danger' : undefined}>
              {[
                next.title,
                next.dueOn && formatDate(next.dueOn),
                next.dueMeter !== null && meterText(next.dueMeter, next.unit),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.lastVisit)}>
          {lastVisit && (
            <>
              {formatDate(lastVisit.on)}, {lastVisit.number}
              <span className="work">{lastVisit.work}</span>
            </>
          )}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.meter)}>
          {meter && `${meterText(meter.value, meter.unit)}, ${formatDate(meter.on)}`}
        </PeekFact>
      </dl>
      {!lastVisit && !openOrder && <p className="s m">{t(($) => $.search.peek.firstTime)}</p>}
    </>
  );
}

interface OpenOrderProps {
  order: NonNullable<AssetPeek['openOrder']>;
  readAt: number;
}

function OpenOrder({ order, readAt }: OpenOrderProps) {
  const { t } = useTranslation();
  const { number, phase, promisedAt } = order;
  return (
    <>
      <span className="row">
        <StatusGlyph name={phase} /> {t(($) => $.ui.phase[phase])}, {number}
      </span>
      {promisedAt !== null && (
        <span className="work">
          {t(($) => $.search.peek.promised, { when: whenText(t, promisedAt, readAt) })}
        </span>
      )}
    </>
  );
}

/** Nothing owed is said in words: it is what the counter wants to know. */
function Balance({ balance }: { balance: AssetPeek['balance'] }) {
  const { t } = useTranslation();
  if (!balance) return null;
  const { unpaidCents, overdueCents } = balance;
  const sum = formatMoney(unpaidCents, { currency: true });
  return (
    <PeekFact label={t(($) => $.search.peek.balance)}>
      {unpaidCents <= 0 ? (
        t(($) => $.search.peek.nothingOwed)
      ) : (
        <span className={overdueCents > 0 ? 'c-danger' : undefined}>
          {overdueCents > 0
            ? t(($) => $.search.peek.overdue, { sum, overdue: formatMoney(overdueCents, { currency: true }) })
            : t(($) => $.search.peek.owed, { sum })}
        </span>
      )}
    </PeekFact>
  );
}

/** All phones, balance, what the client has. */
export function PartyFacts({ peek }: { peek: PartyPeek }) {
  const { t } = useTranslation();
  const { phones, assets, assetCount, openOrders } = peek;
  return (
    <>
      <header>
        <b className="ell">{peek.title}</b>
      </header>
      <dl>
        <PeekFact label={t(($) => $.search.peek.phones)}>
          {phones.length > 0 &&
            phones.map(({ value, person }) => (
              <span key={value} className="line">
                <b className="med">{formatPhone(value)}</b> {person && <span className="m">{person}</span>}
              </span>
            ))}
        </PeekFact>
        <Balance balance={peek.balance} />
        <PeekFact label={t(($) => $.search.peek.openOrders)}>{openOrders > 0 && openOrders}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.assets, { count: assetCount })}>
          {assets.length > 0 &&
            assets.map((one) => (
              <span key={one.id} className="line owned">
                <AssetChip plate={one.plate} serial={one.serial} size="xs" />
                <span className="ell">{one.title}</span>
              </span>
            ))}
          {assetCount > assets.length && assets.length > 0 && (
            <span className="s m">
              {t(($) => $.search.peek.moreAssets, { count: assetCount - assets.length })}
            </span>
          )}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.eik)}>{peek.eik}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.city)}>{peek.city}</PeekFact>
      </dl>
    </>
  );
}
