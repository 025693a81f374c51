import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useTranslation } from 'react-i18next';
import { meterText, traitsText, warrantyText } from '../assetWords';

/** What matters of the thing beside whatever section is open. */
export function AssetFacts({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const { asset, owner, meter, debt } = card;
  const valid = card.warranties.filter((one) => one.valid);
  return (
    <SidePanel label={t(($) => $.assets.one)}>
      <SideSection title={card.title || t(($) => $.assets.kind[asset.kind])}>
        <div className="side-facts">
          {asset.plate ? (
            <PlateChip plate={asset.plate} size="md" />
          ) : (
            asset.serial && <SerialChip serial={asset.serial} size="md" />
          )}
          <p className="m">{traitsText(t, card)}</p>
        </div>
      </SideSection>
      <SideSection title={t(($) => $.assets.field.owner)}>
        <div className="side-facts">
          {owner ? (
            <>
              <a className="med" href={`#/registry/clients/${owner.id}`}>
                {owner.name}
              </a>
              <p className="m">{owner.phone ? formatPhone(owner.phone) : t(($) => $.assets.fact.noPhone)}</p>
              {debt && debt.unpaidCents > 0 && (
                <p className={debt.stops ? 'c-danger' : 'c-warn'}>
                  {t(($) => $.parties.debt.unpaid)} {formatMoney(debt.unpaidCents, { currency: true })}
                </p>
              )}
            </>
          ) : (
            <p className="m">{t(($) => $.assets.owners.none)}</p>
          )}
        </div>
      </SideSection>
      <SideSection title={t(($) => $.assets.section.meter)}>
        <dl className="side-facts">
          <div>
            <dt>{t(($) => $.assets.fact.lastReading)}</dt>
            <dd>
              {meter.last
                ? `${meterText(meter.last.value, meter.unit)}, ${formatDate(meter.last.on)}`
                : t(($) => $.assets.fact.noReading)}
            </dd>
          </div>
          {meter.expected !== null && (
            <div>
              <dt>{t(($) => $.assets.fact.expected)}</dt>
              <dd>{meterText(meter.expected, meter.unit)}</dd>
            </div>
          )}
        </dl>
      </SideSection>
      {valid.length > 0 && (
        <SideSection title={t(($) => $.assets.section.warranty)} count={valid.length}>
          <ul className="side-facts">
            {valid.map((one) => (
              <li key={one.id}>{warrantyText(t, one, meter.unit)}</li>
            ))}
          </ul>
        </SideSection>
      )}
      <ContractFacts card={card} />
    </SidePanel>
  );
}

/** What the service contract grants, for whoever answers the phone or opens an order. */
function ContractFacts({ card: { commercial } }: { card: AssetCard }) {
  const { t } = useTranslation();
  if (!commercial || commercial.contractState === 'none') return null;
  const { contractNumber, contractToOn, contractState, responseHours, discountBp, includedOperations } =
    commercial;
  const facts = [
    responseHours !== null && t(($) => $.assets.commercial.response, { count: responseHours }),
    discountBp !== null && `${t(($) => $.assets.commercial.discount)} ${formatPercent(discountBp)}`,
  ].filter(Boolean);
  const until =
    contractToOn === null ? null : t(($) => $.assets.fact.until, { date: formatDate(contractToOn) });
  return (
    <SideSection title={t(($) => $.assets.commercial.contract)}>
      <div className="side-facts">
        <p className="med">{[contractNumber, until].filter(Boolean).join(', ')}</p>
        <p className={contractState === 'valid' ? 'c-ok' : 'c-warn'}>
          {t(($) => $.assets.commercial.state[contractState])}
        </p>
        {facts.length > 0 && <p className="m">{facts.join(' · ')}</p>}
        {includedOperations && <p className="m pre">{includedOperations}</p>}
      </div>
    </SideSection>
  );
}
