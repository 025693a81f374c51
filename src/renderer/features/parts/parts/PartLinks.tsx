import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Icon } from '@renderer/ui/Icon';
import { SideSection } from '@renderer/ui/SidePanel';
import type { OutputOf } from '@shared/contract/contract';
import type { FamilyMember, PartLink } from '@shared/features/parts/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relationIcons } from '../relations';
import { AddLink } from './AddLink';

type Card = OutputOf<'parts.card'>;

/** Links of the card as they were written, then the rest of the family that the chains lead to. */
export function PartLinks({ card }: { card: Card }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const remove = useCommand('parts.removeSubstitute');
  const mayEdit = may('parts.edit');
  const linked = new Set([card.id, ...card.links.map((link) => link.partId)]);
  const others = card.family.filter((member) => !linked.has(member.partId));
  return (
    <SideSection
      title={t(($) => $.parts.substitutes.title)}
      count={card.links.length + others.length || undefined}
    >
      {card.current.id !== card.id && (
        <p className="side-note s">{t(($) => $.parts.substitutes.soldAs, { number: card.current.number })}</p>
      )}
      {card.links.length + others.length === 0 && !adding && (
        <p className="none s m">{t(($) => $.parts.substitutes.none)}</p>
      )}
      <ul className="sub-rows">
        {card.links.map((link) => (
          <LinkRow
            key={link.linkId}
            link={link}
            onRemove={mayEdit ? () => void remove.attempt({ linkId: link.linkId }) : undefined}
          />
        ))}
        {others.map((member) => (
          <MemberRow key={member.partId} member={member} />
        ))}
      </ul>
      <ErrorBox error={remove.error} />
      {adding ? (
        <AddLink card={card} onDone={() => setAdding(false)} />
      ) : (
        mayEdit && (
          <div className="sub-add">
            <Button small icon={Plus} onClick={() => setAdding(true)}>
              {t(($) => $.parts.action.addSubstitute)}
            </Button>
          </div>
        )
      )}
    </SideSection>
  );
}

function LinkRow({ link, onRemove }: { link: PartLink; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  return (
    <li className={link.counts ? undefined : 'is-off'}>
      <Icon of={relationIcons[link.forward || link.kind === 'equal' ? link.kind : 'older']} className="mm" />
      <span className="grow">
        <button
          type="button"
          className="plain link med"
          onClick={() => history.push(`/stock/parts/${link.partId}`)}
        >
          {link.number}
        </button>
        <span className="s m sub-facts">{factsOf(t, link)}</span>
      </span>
      <FreeAndPrice {...link} />
      {onRemove && (
        <IconButton
          icon={X}
          small
          variant="ghost"
          label={t(($) => $.parts.substitutes.remove, { number: link.number })}
          onClick={onRemove}
        />
      )}
    </li>
  );
}

function factsOf(t: TFunction, link: PartLink): string {
  const { kind, forward, quantityMilli, fromOn, toOn, brand, source } = link;
  const words = forward
    ? { replaced: t(($) => $.parts.substitutes.replacedNote), set: t(($) => $.parts.substitutes.setNote) }
    : { replaced: t(($) => $.parts.substitutes.replaces), set: t(($) => $.parts.substitutes.inSetOf) };
  return [
    kind === 'equal' ? t(($) => $.parts.substitutes.equal) : words[kind],
    kind === 'set' && quantityMilli !== 1000 && `× ${formatQuantity(quantityMilli)}`,
    fromOn && t(($) => $.parts.substitutes.since, { date: formatDate(fromOn) }),
    toOn && t(($) => $.parts.substitutes.until, { date: formatDate(toOn) }),
    source === 'priceList' && t(($) => $.parts.substitutes.fromPriceList),
    brand,
  ]
    .filter(Boolean)
    .join(' · ');
}

function MemberRow({ member }: { member: FamilyMember }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  return (
    <li>
      <Icon of={relationIcons[member.relation === 'current' ? 'replaced' : member.relation]} className="mm" />
      <span className="grow">
        <button
          type="button"
          className="plain link"
          onClick={() => history.push(`/stock/parts/${member.partId}`)}
        >
          {member.number}
        </button>
        <span className="s m sub-facts">
          {member.relation === 'current'
            ? t(($) => $.parts.substitutes.current)
            : member.replacedBy
              ? t(($) => $.stock.list.replacedBy, { number: member.replacedBy })
              : t(($) => $.parts.substitutes.family)}
        </span>
      </span>
      <FreeAndPrice {...member} />
    </li>
  );
}

function FreeAndPrice({ freeMilli, priceCents }: { freeMilli: number; priceCents: number | null }) {
  const { t } = useTranslation();
  return (
    <span className="num nw">
      <span className={freeMilli > 0 ? 'med' : 'mm'}>
        {freeMilli > 0
          ? t(($) => $.parts.substitutes.free, { quantity: formatQuantity(freeMilli) })
          : t(($) => $.parts.substitutes.noFree)}
      </span>
      <span className="s m sub-facts">
        {priceCents === null ? '' : formatMoney(priceCents, { currency: true })}
      </span>
    </span>
  );
}
