import type { StocktakeState } from '@shared/features/stocktake/model';
import type { TFunction } from 'i18next';

export const placeText = (t: TFunction, bin: string): string => bin || t(($) => $.stocktake.noPlace);

export const stateTone: Readonly<Record<StocktakeState, 'info' | 'warn' | 'ok' | 'plain'>> = {
  counting: 'info',
  recount: 'info',
  counted: 'warn',
  approved: 'ok',
  cancelled: 'plain',
};

/** `12*код` counts twelve of it; without a number one. */
export function readScan(text: string, parse: (text: string) => number | null) {
  const many = /^\s*([\d.,]+)\s*\*\s*(\S.*)$/.exec(text);
  const quantityMilli = many?.[1] === undefined ? 1000 : parse(many[1]);
  const code = (many?.[2] ?? text).trim();
  return quantityMilli === null || quantityMilli <= 0 || code === '' ? null : { code, quantityMilli };
}
