import { AssetChip } from '@renderer/ui/AssetChip';
import { Chip } from '@renderer/ui/Chip';
import type { InvoicePeek, OrderPeek, PartPeek } from '@shared/features/peek/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import { whenText } from '../../orders/texts';
import { PeekFact } from './PeekFact';

const euro = (cents: number) => formatMoney(cents, { currency: true });

/** State and sums of its lines. */
export function OrderFacts({ peek }: { peek: OrderPeek }) {
  const { t } = useTranslation();
  const { labourCents, partsCents, otherCents, promisedAt } = peek;
  const sums = [
    labourCents !== 0 && t(($) => $.search.peek.labour, { sum: euro(labourCents) }),
    partsCents !== 0 && t(($) => $.search.peek.parts, { sum: euro(partsCents) }),
    otherCents !== 0 && t(($) => $.search.peek.other, { sum: euro(otherCents) }),
  ].filter(Boolean);
  return (
    <>
      <header>
        <b>{peek.title}</b>
        <Chip glyph={peek.phase}>{t(($) => $.ui.phase[peek.phase])}</Chip>
      </header>
      <dl>
        <PeekFact label={t(($) => $.search.peek.thing)}>
          <span className="line owned">
            <AssetChip plate={peek.plate} serial={peek.serial} size="xs" />
            <span className="ell">{peek.assetTitle}</span>
          </span>
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.client)}>{peek.client}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.received)}>{formatDate(sofiaDate(peek.receivedAt))}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.promise)}>
          {promisedAt !== null && whenText(t, promisedAt, peek.readAt)}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.complaint)}>{peek.complaint}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.lines, { count: peek.lines })}>
          {peek.lines > 0 && (
            <>
              <b className="med">{t(($) => $.search.peek.withVat, { sum: euro(peek.totalCents) })}</b>
              <span className="work">{sums.join(', ')}</span>
            </>
          )}
        </PeekFact>
      </dl>
      {peek.lines === 0 && <p className="s m">{t(($) => $.search.peek.noLines)}</p>}
    </>
  );
}

export function InvoiceFacts({ peek }: { peek: InvoicePeek }) {
  const { t } = useTranslation();
  const { unpaidCents, annulled } = peek;
  return (
    <>
      <header>
        <b>{peek.title}</b>
        {annulled && <Chip tone="danger">{t(($) => $.search.peek.annulled)}</Chip>}
      </header>
      <dl>
        <PeekFact label={t(($) => $.search.peek.payer)}>{peek.payer}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.total)}>
          <b className="med">{euro(peek.totalCents)}</b>
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.unpaid)}>
          {!annulled &&
            (unpaidCents > 0
              ? t(($) => $.search.peek.unpaidUntil, {
                  sum: euro(unpaidCents),
                  date: formatDate(peek.dueOn),
                })
              : t(($) => $.search.peek.paid))}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.issued)}>{formatDate(peek.issuedOn)}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.order)}>{peek.orderNumber}</PeekFact>
      </dl>
    </>
  );
}

export function PartFacts({ peek }: { peek: PartPeek }) {
  const { t } = useTranslation();
  const { onHandMilli, freeMilli, priceCents, bins } = peek;
  return (
    <>
      <header>
        <b>{peek.title}</b>
        <span className="m">{peek.brand}</span>
      </header>
      <dl>
        <PeekFact label={t(($) => $.search.peek.name)}>{peek.name}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.stock)}>
          {onHandMilli === 0
            ? t(($) => $.search.peek.noStock)
            : t(($) => $.search.peek.free, {
                free: formatQuantity(freeMilli),
                all: formatQuantity(onHandMilli),
              })}
        </PeekFact>
        <PeekFact label={t(($) => $.search.peek.bin)}>{bins.join(', ')}</PeekFact>
        <PeekFact label={t(($) => $.search.peek.price)}>{priceCents !== null && euro(priceCents)}</PeekFact>
      </dl>
    </>
  );
}
