import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { StockMovements } from '@renderer/features/stock/parts/StockMovements';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { Icon } from '@renderer/ui/Icon';
import { Seg } from '@renderer/ui/Seg';
import { SideSection } from '@renderer/ui/SidePanel';
import type { OutputOf } from '@shared/contract/contract';
import type { substituteKinds } from '@shared/features/parts/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { Equal, History, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundPart, findParts } from '../findParts';
import { unitText } from '../unitText';
import { PartOption } from './PartOption';

type Card = OutputOf<'parts.card'>;
type Kind = (typeof substituteKinds)[number];

/** Right of the card: stock, substitutes, movements. */
export function PartSide({ card }: { card: Card }) {
  const { t } = useTranslation();
  return (
    <aside className="side is-open part-side" aria-label={t(($) => $.stock.panel.label)}>
      <Balances card={card} />
      <Substitutes card={card} />
      <SideSection title={t(($) => $.parts.movements.title)} count={card.movements.length || undefined}>
        <StockMovements card={card} />
      </SideSection>
    </aside>
  );
}

function Balances({ card }: { card: Card }) {
  const { t } = useTranslation();
  const seesCost = card.masked.length === 0;
  return (
    <SideSection title={t(($) => $.parts.stock.title)} extra={unitText(t, card.part.unit)}>
      {card.balances.length === 0 ? (
        <p className="none s m">{t(($) => $.parts.stock.none)}</p>
      ) : (
        <table className="tbl">
          <colgroup>
            <col />
            <col style={{ width: 66 }} />
            <col style={{ width: 70 }} />
            {seesCost && <col style={{ width: 84 }} />}
            {seesCost && <col style={{ width: 100 }} />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.parts.stock.warehouse)}</th>
              <th scope="col">{t(($) => $.parts.stock.bin)}</th>
              <th scope="col" className="num">
                {t(($) => $.parts.stock.quantity)}
              </th>
              {seesCost && (
                <>
                  <th scope="col" className="num">
                    {t(($) => $.parts.stock.average)}
                  </th>
                  <th scope="col" className="num">
                    {t(($) => $.parts.stock.value)}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {card.balances.map((row) => (
              <tr key={row.warehouseId}>
                <td>{row.warehouse}</td>
                <td className="m">{row.bin ?? ''}</td>
                <td className="num med">{formatQuantity(row.quantityMilli)}</td>
                {seesCost && (
                  <>
                    <td className="num m">{row.averageCents ? formatMoney(row.averageCents) : ''}</td>
                    <td className="num">{row.valueCents ? formatMoney(row.valueCents) : ''}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SideSection>
  );
}

function Substitutes({ card }: { card: Card }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [adding, setAdding] = useState(false);
  const remove = useCommand('parts.removeSubstitute');
  const mayEdit = may('parts.edit');
  const others = card.family.filter(
    (member) =>
      member.partId !== card.id && !card.substitutes.some((offer) => offer.partId === member.partId),
  );
  const open = (id: number) => history.push(`/stock/parts/${id}`);
  return (
    <SideSection title={t(($) => $.parts.substitutes.title)} count={card.substitutes.length || undefined}>
      {card.substitutes.length + others.length === 0 && !adding && (
        <p className="none s m">{t(($) => $.parts.substitutes.none)}</p>
      )}
      <ul className="sub-rows">
        {card.substitutes.map((offer) => (
          <li key={offer.linkId}>
            <Icon of={offer.relation === 'equal' ? Equal : History} className="mm" />
            <span className="grow">
              <button type="button" className="plain link med" onClick={() => open(offer.partId)}>
                {offer.number}
              </button>
              <span className="s m sub-facts">
                {[
                  offer.relation === 'replaced'
                    ? t(($) => $.parts.substitutes.replacedNote)
                    : t(($) => $.parts.substitutes.equal),
                  offer.fromOn && formatDate(offer.fromOn),
                  offer.brand,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <FreeAndPrice freeMilli={offer.freeMilli} priceCents={offer.priceCents} />
            {mayEdit && (
              <IconButton
                icon={X}
                small
                variant="ghost"
                label={t(($) => $.parts.substitutes.remove, { number: offer.number })}
                onClick={() => void remove.attempt({ linkId: offer.linkId })}
              />
            )}
          </li>
        ))}
        {others.map((member) => (
          <li key={member.partId}>
            <Icon of={member.relation === 'equal' ? Equal : History} className="mm" />
            <span className="grow">
              <button type="button" className="plain link" onClick={() => open(member.partId)}>
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
            <FreeAndPrice freeMilli={member.freeMilli} priceCents={member.priceCents} />
          </li>
        ))}
      </ul>
      <ErrorBox error={remove.error} />
      {adding ? (
        <AddSubstitute card={card} onDone={() => setAdding(false)} />
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

function AddSubstitute({ card, onDone }: { card: Card; onDone: () => void }) {
  const { t } = useTranslation();
  const add = useCommand('parts.addSubstitute');
  const [kind, setKind] = useState<Kind>('replaced');
  const [part, setPart] = useState<FoundPart | null>(null);
  const [fromOn, setFromOn] = useState<string | null>(null);
  const submit = async () => {
    if (!part) return;
    const made = await add.attempt({ partId: card.id, substituteId: part.id, kind, fromOn });
    if (made) onDone();
  };
  return (
    <FormNav className="sub-add" label={t(($) => $.parts.substitutes.title)} onSubmit={() => void submit()}>
      <Seg<Kind>
        label={t(($) => $.parts.substitutes.kind)}
        value={kind}
        options={[
          { value: 'replaced', label: t(($) => $.parts.substitutes.replaced) },
          { value: 'equal', label: t(($) => $.parts.substitutes.equal) },
        ]}
        onChange={setKind}
      />
      <div className="two">
        <SearchPicker<FoundPart>
          label={t(($) => $.parts.substitutes.part)}
          value={part}
          onChange={setPart}
          load={async (text) => (await findParts(text)).filter((found) => found.id !== card.id)}
          optionKey={(found) => found.id}
          optionText={(found) => found.number}
          renderOption={(found) => <PartOption part={found} />}
          minLength={2}
          autoFocus
        />
        <DateField label={t(($) => $.parts.substitutes.from)} value={fromOn} onChange={setFromOn} />
      </div>
      <ErrorBox error={add.error} />
      <div className="row">
        <Button
          small
          variant="primary"
          disabled={part === null}
          busy={add.isPending}
          onClick={() => void submit()}
        >
          {t(($) => $.parts.substitutes.add)}
        </Button>
        <Button small onClick={onDone}>
          {t(($) => $.ui.cancel)}
        </Button>
      </div>
    </FormNav>
  );
}
