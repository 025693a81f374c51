import { unitText } from '@renderer/features/parts/unitText';
import type { Inherited, Trait } from '@shared/features/traits/model';
import { valueFault } from '@shared/features/traits/rules';
import { type ValueWords, valueText } from '@shared/features/traits/words';
import { formatDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** The language of the screen, for names of characteristics, words and classes. */
export function useLanguage(): 'bg' | 'en' {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'bg';
}

/** How the screen says a stored value; nothing for none. */
export function useValueText(): (trait: Trait, value: string | null) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const words: ValueWords = {
    language,
    yes: t(($) => $.traits.yes),
    no: t(($) => $.traits.no),
    unit: (key) => unitText(t, key),
  };
  return (trait, value) => (value === null ? '' : valueText(trait, value, words));
}

/** `от модел Golf VII` */
export const originText = (t: TFunction, { level, placeName }: Inherited, language: 'bg' | 'en'): string =>
  t(($) => $.traits.from[level], { name: placeName[language] });

/** What is wrong with a typed value, in words; nothing when it fits. */
export function faultText(t: TFunction, trait: Trait, value: string | null): string | undefined {
  const fault = value === null ? null : valueFault(trait, value);
  if (fault === null) return undefined;
  const bound = {
    tooSmall: quantityOf(trait.minMilli),
    tooBig: quantityOf(trait.maxMilli),
    tooEarly: dateOf(trait.minOn),
    tooLate: dateOf(trait.maxOn),
  };
  return t(($) => $.traits.fault[fault], {
    decimals: trait.decimals,
    bound: fault in bound ? bound[fault as keyof typeof bound] : '',
  });
}

const quantityOf = (milli: number | null): string => (milli === null ? '' : formatQuantity(milli));
const dateOf = (on: string | null): string => (on === null ? '' : formatDate(on));

/** `от 1 до 20`, for numbers and dates that have bounds. */
export function boundsText(t: TFunction, trait: Trait): string {
  const from = quantityOf(trait.minMilli) || dateOf(trait.minOn);
  const to = quantityOf(trait.maxMilli) || dateOf(trait.maxOn);
  if (from && to) return t(($) => $.traits.bounds, { from, to });
  if (from) return t(($) => $.traits.boundsFrom, { from });
  return to ? t(($) => $.traits.boundsTo, { to }) : '';
}
