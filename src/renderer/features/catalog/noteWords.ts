import type { TechnicalNote } from '@shared/features/catalog/notes';
import { units } from '@shared/features/parts/model';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { unitText } from '../parts/unitText';

type Said = Pick<TechnicalNote, 'valueMilli' | 'unit'>;

/** `4,3 л`, `120 Nm`; nothing for a text. */
export function noteValue(t: TFunction, { valueMilli, unit }: Said): string {
  if (valueMilli === null) return '';
  const known = unit !== null && (units as readonly string[]).includes(unit);
  return `${formatQuantity(valueMilli)} ${known ? unitText(t, unit) : (unit ?? '')}`.trim();
}
