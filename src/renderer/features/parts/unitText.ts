import { units } from '@shared/features/parts/model';
import type { TFunction } from 'i18next';

type Unit = (typeof units)[number];
const isUnit = (key: string): key is Unit => (units as readonly string[]).includes(key);

/** The word of a unit's key; a unit that came from outside is shown as it is. */
export function unitText(t: TFunction, key: string): string {
  return isUnit(key) ? t(($) => $.parts.unit[key]) : key;
}
