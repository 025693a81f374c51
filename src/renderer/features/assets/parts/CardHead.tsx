import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate } from '@shared/kernel/dates';
import { formatPhone } from '@shared/kernel/phones';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText, traitsText } from '../assetWords';

/** Number, name and traits of the found thing, large enough to be read across the counter. */
export function CardHead({ card, children }: { card: AssetCard; children?: ReactNode }) {
  const { t } = useTranslation();
  const { plate, serial, vin } = card.asset;
  const number = serial ?? vin;
  return (
    <div className="card-head">
      {plate ? <PlateChip plate={plate} size="lg" /> : number && <SerialChip serial={number} size="lg" />}
      <div className="grow">
        <h1 className="ell">{card.title || t(($) => $.assets.kind[card.asset.kind])}</h1>
        <div className="m ell">{traitsText(t, card)}</div>
      </div>
      {children}
    </div>
  );
}

/** What the counter asks first; vehicles and equipment have their own six. */
export function CardFacts({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const { asset, owner, meter } = card;
  const vehicle = asset.kind === 'vehicle';
  const last = meter.last && `${meterText(meter.last.value, meter.unit)}, ${formatDate(meter.last.on)}`;
  return (
    <dl className="facts">
      <Fact label={t(($) => $.assets.field.owner)}>{owner?.name ?? t(($) => $.assets.fact.noOwner)}</Fact>
      <Fact label={t(($) => $.assets.field.phone)}>
        {owner?.phone ? formatPhone(owner.phone) : t(($) => $.assets.fact.noPhone)}
      </Fact>
      {vehicle ? (
        <Fact label={t(($) => $.assets.field.vin)}>{asset.vin}</Fact>
      ) : (
        <Fact label={t(($) => $.assets.field.place)}>{asset.place}</Fact>
      )}
      <Fact label={t(($) => $.assets.fact.lastReading)}>{last ?? t(($) => $.assets.fact.noReading)}</Fact>
      <Fact label={t(($) => $.assets.fact.expected)}>
        {meter.expected !== null && meterText(meter.expected, meter.unit)}
      </Fact>
      {vehicle ? (
        <Fact label={t(($) => $.assets.fact.inspection)}>
          {asset.inspectionOn &&
            t(($) => $.assets.fact.until, { date: formatDate(asset.inspectionOn ?? '') })}
        </Fact>
      ) : (
        <Fact label={t(($) => $.assets.fact.inventory)}>{asset.inventoryNumber}</Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="ell">{children}</dd>
    </div>
  );
}
