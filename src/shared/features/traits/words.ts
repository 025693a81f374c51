import { formatDate, isIsoDate } from '../../kernel/dates';
import { formatQuantity } from '../../kernel/quantity';
import type { Trait } from './model';

/** The words that a value needs from the language of the screen or file. */
export interface ValueWords {
  language: 'bg' | 'en';
  yes: string;
  no: string;
  unit: (key: string) => string;
}

export const traitName = (
  { nameBg, nameEn }: { nameBg: string; nameEn: string },
  language: 'bg' | 'en',
): string => (language === 'en' ? nameEn : nameBg);

type Said = Pick<Trait, 'type' | 'unit' | 'options'>;

/** A stored value as people read it: `4,3 л`, `да`, `24.11.2026`, the word of a choice. */
export function valueText(trait: Said, value: string, words: ValueWords): string {
  switch (trait.type) {
    case 'text':
      return value;
    case 'number': {
      const unit = trait.unit === null ? '' : ` ${words.unit(trait.unit)}`;
      return Number.isSafeInteger(Number(value)) ? formatQuantity(Number(value)) + unit : value;
    }
    case 'date':
      return isIsoDate(value) ? formatDate(value) : value;
    case 'yesNo':
      return value === '1' ? words.yes : words.no;
    case 'choice': {
      const option = trait.options.find(({ id }) => String(id) === value);
      return option ? traitName(option, words.language) : value;
    }
  }
}
