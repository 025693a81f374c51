import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import type { AsOf } from '@shared/features/assets/historyContract';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';

/** Whose it was, with which plate and at what meter on any date. */
export function AsOfPanel({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const known = on !== null && isIsoDate(on);
  const { data, error } = useQuery(
    'assets.asOf',
    { assetId: card.id, on: known ? on : '2000-01-01' },
    { enabled: known, keepPrevious: true, tags: [`asset:${card.id}`] },
  );
  return (
    <section className="asset-section as-of" aria-label={t(($) => $.assets.asOf.title)}>
      <h2>{t(($) => $.assets.asOf.title)}</h2>
      <ErrorBox error={error} />
      <div className="inline-form">
        <DateField label={t(($) => $.assets.asOf.on)} value={on} onChange={setOn} />
        {known && data && <Answer answer={data} vehicle={card.asset.kind === 'vehicle'} />}
      </div>
    </section>
  );
}

function Answer({ answer, vehicle }: { answer: AsOf; vehicle: boolean }) {
  const { t } = useTranslation();
  const { owner, plate, meters } = answer;
  const unknown = t(($) => $.assets.asOf.unknown);
  return (
    <dl className="as-of-facts" aria-live="polite">
      <Fact
        label={t(($) => $.assets.asOf.owner)}
        value={owner?.name ?? unknown}
        note={owner && periodText(t, owner)}
      />
      {vehicle && (
        <Fact
          label={t(($) => $.assets.asOf.plate)}
          value={plate?.plate ?? unknown}
          note={plate && periodText(t, plate)}
        />
      )}
      {meters.map((meter) => (
        <Fact
          key={meter.unit}
          label={meter.unit === 'km' ? t(($) => $.assets.field.meter) : t(($) => $.assets.field.hours)}
          value={meter.value === null ? unknown : meterText(meter.value, meter.unit)}
          note={certaintyText(t, meter)}
        />
      ))}
    </dl>
  );
}

function Fact({ label, value, note }: { label: string; value: string; note: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value} {note && <span className="s m">{note}</span>}
      </dd>
    </div>
  );
}

function periodText(t: TFunction, { fromOn, toOn }: { fromOn: string; toOn: string | null }): string {
  const from = formatDate(fromOn);
  return toOn === null
    ? t(($) => $.assets.asOf.since, { from })
    : t(($) => $.assets.asOf.period, { from, to: formatDate(toOn) });
}

/** How the figure came about: a calculated one names both its neighbours. */
function certaintyText(
  t: TFunction,
  { certainty, unit, before, after }: AsOf['meters'][number],
): string | null {
  const point = (one: { value: number; on: string } | null) =>
    one === null
      ? ''
      : t(($) => $.assets.asOf.point, { value: meterText(one.value, unit), date: formatDate(one.on) });
  if (certainty === 'read') return t(($) => $.assets.asOf.read);
  if (certainty === 'interpolated')
    return t(($) => $.assets.asOf.interpolated, { before: point(before), after: point(after) });
  if (certainty === 'after') return t(($) => $.assets.asOf.after, { before: point(before) });
  return after ? t(($) => $.assets.asOf.before, { after: point(after) }) : null;
}
