import { Chip } from '@renderer/ui/Chip';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import type { PartyCard } from '@shared/features/parties/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useTranslation } from 'react-i18next';

/** What the counter asks of a client whatever view is open: how to reach, what is owed. */
export function PartySide({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const { party, vatNumber } = card;
  const [phone] = party.contacts.filter(({ kind }) => kind === 'phone');
  const numbers = [party.eik, vatNumber].filter(Boolean);
  return (
    <SidePanel label={t(($) => $.parties.one)} width={280}>
      <SideSection title={t(($) => $.parties.group.contacts)}>
        <div className="side-facts">
          <p className="med">{phone ? formatPhone(phone.value) : t(($) => $.assets.fact.noPhone)}</p>
          {party.city && <p className="m">{party.city}</p>}
          {numbers.length > 0 && <p className="m">{numbers.join(' · ')}</p>}
          {party.labels.length > 0 && (
            <div className="row party-chips">
              {party.labels.map((label) => (
                <Chip key={label} tone="line">
                  {label}
                </Chip>
              ))}
            </div>
          )}
        </div>
      </SideSection>
      <DebtSection debt={card.debt} />
    </SidePanel>
  );
}

function DebtSection({ debt }: { debt: PartyCard['debt'] }) {
  const { t } = useTranslation();
  const money = (cents: number) => formatMoney(cents, { currency: true });
  const { oldest } = debt;
  return (
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
            {oldest && (
              <p className="s m">
                {t(($) => $.parties.debt.oldest, { number: oldest.number, date: formatDate(oldest.dueOn) })}
              </p>
            )}
          </>
        )}
        {debt.creditLimitCents !== null && (
          <p className="m">
            {t(($) => $.parties.debt.limit)} {money(debt.creditLimitCents)}
          </p>
        )}
        {debt.stops && <Chip tone="danger">{t(($) => $.assets.intake.debtForbidden)}</Chip>}
      </div>
    </SideSection>
  );
}
