import type { AssetCard } from '@shared/features/assets/model';
import { formatDate } from '@shared/kernel/dates';
import { MINUS, NBSP } from '@shared/kernel/decimalText';
import type { TFunction } from 'i18next';

/** A reading as `176 900 km`. */
export function meterText(value: number, unit: 'km' | 'h'): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, NBSP);
  return `${value < 0 ? MINUS : ''}${digits}${NBSP}${unit}`;
}

/** The line under the name: engine, power, fuel, year, colour. */
export function traitsText(t: TFunction, { asset, names }: AssetCard): string {
  const colour = [asset.colour, asset.colourCode].filter(Boolean).join(' ');
  const traits = [
    names.engineCode,
    asset.kw === null ? null : `${asset.kw}${NBSP}kW`,
    asset.fuel === null ? null : t(($) => $.assets.fuel[asset.fuel ?? 'other']),
    asset.year === null ? null : String(asset.year),
    colour,
  ];
  const known = traits.filter(Boolean);
  return known.length > 0 ? known.join(' · ') : names.assetClass.bg;
}

/** The number by which the thing is known. */
export const numberOf = ({
  plate,
  serial,
  vin,
}: {
  plate: string | null;
  serial: string | null;
  vin: string | null;
}) => plate ?? serial ?? vin ?? '';

/** `до 14.05.2028 или 236 900 km` in the words of the strip. */
export function warrantyText(
  t: TFunction,
  warranty: AssetCard['warranties'][number],
  unit: 'km' | 'h',
): string {
  const { subject, toOn, meterLimit } = warranty;
  const date = toOn === null ? '' : formatDate(toOn);
  const meter = meterLimit === null ? '' : meterText(meterLimit, unit);
  if (toOn === null) return t(($) => $.assets.before.warrantyMeter, { subject, meter });
  if (meterLimit === null) return t(($) => $.assets.before.warrantyDate, { subject, date });
  return t(($) => $.assets.before.warrantyBoth, { subject, date, meter });
}
