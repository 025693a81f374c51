import { units } from '@shared/features/parts/model';
import { translator } from '@shared/i18n/translate';

/** A unit's name on a print; a unit that is no longer in the list stays as it is. */
export function unitName(unit: string, language: 'bg' | 'en'): string {
  const known = units.find((one) => one === unit);
  return known ? translator(language)(($) => $.parts.unit[known]) : unit;
}
