import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { Icon } from '@renderer/ui/Icon';
import { SideSection } from '@renderer/ui/SidePanel';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { OrderView, PartLine } from '@shared/features/orders/model';
import { type PartOffer, standsIn } from '@shared/features/parts/model';
import type { ProvisionLine } from '@shared/features/provision/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relationText as familyRelationText, relationIcons } from '../../parts/relations';
import { SourcesSection } from '../../provision/parts/SourcesSection';
import { TakeOverDialog } from '../../provision/parts/TakeOverDialog';
import { may } from '../nextStep';
import { rove } from '../rove';
import type { OrderChanges } from '../useOrder';

interface StockSectionProps {
  view: OrderView;
  line: PartLine;
  change: OrderChanges['change'];
  focusSignal: number;
  onDone: () => void;
}

/** What of the line's part is free, and what may take its place: ↑ ↓ chooses, Enter replaces. */
export function StockSection({ view, line, change, focusSignal, onDone }: StockSectionProps) {
  const { t } = useTranslation();
  const offers = view.offers.find((one) => one.lineId === line.id)?.offers ?? [];
  const substitutes = offers.filter((offer) => offer.relation !== 'asked');
  const standIns = substitutes.filter((offer) => standsIn(offer.relation));
  const best = standIns.find((offer) => offer.freeMilli > 0) ?? standIns[0];
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = substitutes.find((offer) => offer.partId === chosenId) ?? best;
  const canReplace = line.issuedMilli === 0 && !line.clientOwn && (may(view, 'edit') || may(view, 'issue'));
  const [taking, setTaking] = useState<ProvisionLine | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusSignal === 0) return;
    const question = asked.current?.querySelector<HTMLElement>('button');
    (question ?? list.current?.querySelector<HTMLElement>('button.on, button'))?.focus();
  }, [focusSignal]);

  const replace = async (offer: PartOffer | undefined) => {
    if (!offer || !canReplace) return;
    await change('orders.replacePart', { lineId: line.id, partId: offer.partId });
    onDone();
  };
  return (
    <>
      <SideSection title={t(($) => $.orders.stock.title)} extra={line.number}>
        {line.newNumber.length > 0 && may(view, 'edit') && (
          <NewNumber
            line={line}
            inputRef={asked}
            onAnswer={async (take) => {
              if (await change('orders.answerNewNumber', { lineId: line.id, take })) onDone();
            }}
          />
        )}
        {offers.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: offers walked by arrows, no fieldset of a form
          <div
            ref={list}
            className="offers"
            role="group"
            aria-label={t(($) => $.orders.stock.title)}
            onKeyDown={rove}
          >
            <span className="hd xs mm">{t(($) => $.orders.stock.number)}</span>
            <span className="hd xs mm num">{t(($) => $.orders.stock.free)}</span>
            <span className="hd xs mm num">{t(($) => $.orders.stock.price)}</span>
            {offers.map((offer) =>
              offer.relation === 'asked' || !canReplace ? (
                <div key={offer.partId} className="offer">
                  <OfferCells offer={offer} needed={line.quantityMilli - line.issuedMilli} />
                </div>
              ) : (
                <button
                  key={offer.partId}
                  type="button"
                  className={`offer ${offer === chosen ? 'on' : ''}`}
                  onFocus={() => setChosenId(offer.partId)}
                  onClick={() => void replace(offer)}
                >
                  <OfferCells offer={offer} needed={line.quantityMilli} />
                </button>
              ),
            )}
          </div>
        )}
        {chosen && <p className="side-note s m">{relationText(chosen)}</p>}
        {offers.length > 0 && substitutes.length === 0 && line.state === 'missing' && (
          <p className="side-note s m">{t(($) => $.orders.stock.noOffers)}</p>
        )}
        <div className="side-acts">
          {chosen && canReplace && (
            <Button small shortcut="Enter" onClick={() => void replace(chosen)}>
              {t(($) => $.orders.stock.replace, { number: chosen.number })}
            </Button>
          )}
          {line.issuedMilli > 0 && may(view, 'issue') && (
            <Button
              small
              onClick={() =>
                void change('orders.returnPart', { lineId: line.id, quantityMilli: line.issuedMilli })
              }
            >
              {t(($) => $.orders.line.returnAll)}
            </Button>
          )}
        </div>
        {may(view, 'edit') && line.issuedMilli === 0 && (
          <div className="side-note">
            <Check
              checked={line.clientOwn}
              label={t(($) => $.orders.line.clientOwn)}
              onChange={(clientOwn) =>
                void change('orders.updatePart', { lineId: line.id, changes: { clientOwn } })
              }
            />
            {line.clientOwn && <p className="s mm">{t(($) => $.orders.line.clientOwnNote)}</p>}
          </div>
        )}
      </SideSection>
      {!line.clientOwn && <SourcesSection lineId={line.id} onTakeOver={setTaking} />}
      {taking && <TakeOverDialog line={taking} onClose={() => setTaking(null)} />}
    </>
  );

  function relationText(offer: PartOffer): string {
    const number = offer.number;
    const words =
      offer.relation === 'replaced' && offer.fromOn
        ? t(($) => $.orders.stock.replaced, { number, date: formatDate(offer.fromOn ?? '') })
        : `${number} · ${familyRelationText(t, offer.relation)}`;
    const bin = offer.bin ? t(($) => $.orders.stock.bin, { bin: offer.bin }) : null;
    return [words, bin].filter(Boolean).join(' · ');
  }
}

interface NewNumberProps {
  line: PartLine;
  inputRef: RefObject<HTMLDivElement | null>;
  onAnswer: (take: boolean) => Promise<void>;
}

/** Asked once: the picked number is replaced, the new one may be taken at once. */
function NewNumber({ line, inputRef, onAnswer }: NewNumberProps) {
  const { t } = useTranslation();
  const [first] = line.newNumber;
  if (!first) return null;
  return (
    <div ref={inputRef} className="new-number">
      <p className="side-note st">
        <StatusGlyph name="warning" />
        {t(($) => $.orders.stock.newTitle, { number: line.number })}
      </p>
      <ul className="side-note s m">
        {line.newNumber.map(({ partId, number, freeMilli, priceCents }) => (
          <li key={partId}>
            {t(($) => $.orders.stock.newFree, { number, free: formatQuantity(freeMilli) })}
            {priceCents !== null && ` · ${formatMoney(priceCents, { currency: true })}`}
          </li>
        ))}
      </ul>
      <div className="side-acts">
        <Button small variant="primary" onClick={() => void onAnswer(true)}>
          {line.newNumber.length === 1
            ? t(($) => $.orders.stock.takeNew, { number: first.number })
            : t(($) => $.orders.stock.takeSet, { count: line.newNumber.length })}
        </Button>
        <Button small onClick={() => void onAnswer(false)}>
          {t(($) => $.orders.stock.keepOld, { number: line.number })}
        </Button>
      </div>
    </div>
  );
}

function OfferCells({ offer, needed }: { offer: PartOffer; needed: number }) {
  const enough = offer.freeMilli >= needed;
  return (
    <>
      <span className="row">
        {offer.relation === 'asked' ? (
          <StatusGlyph name={enough ? 'lineReserved' : 'lineMissing'} />
        ) : (
          <Icon
            of={relationIcons[offer.relation]}
            className={standsIn(offer.relation) ? 'c-primary' : 'mm'}
          />
        )}
        <span className="ell">
          {offer.relation === 'equal' ? `${offer.brand} ${offer.number}` : offer.number}
        </span>
      </span>
      <span className="num">{formatQuantity(offer.freeMilli)}</span>
      <span className="num">{offer.priceCents === null ? '' : formatMoney(offer.priceCents)}</span>
    </>
  );
}
