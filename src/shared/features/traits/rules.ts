import { isIsoDate } from '../../kernel/dates';
import { MAX_MILLI } from '../../kernel/quantity';
import { maxTraitText, type Trait } from './model';

export type ValueFault =
  | 'unreadable'
  | 'decimals'
  | 'tooSmall'
  | 'tooBig'
  | 'tooEarly'
  | 'tooLate'
  | 'option'
  | 'tooLong';

type Rules = Pick<Trait, 'type' | 'decimals' | 'minMilli' | 'maxMilli' | 'minOn' | 'maxOn' | 'options'>;

/** Why a stored value is none of this characteristic; null when it is. An option out of use is not chosen anew. */
export function valueFault(trait: Rules, value: string): ValueFault | null {
  switch (trait.type) {
    case 'text':
      if (value.trim() !== value || value === '') return 'unreadable';
      return value.length > maxTraitText ? 'tooLong' : null;
    case 'yesNo':
      return value === '1' || value === '0' ? null : 'unreadable';
    case 'number':
      return numberFault(trait, value);
    case 'date':
      if (!isIsoDate(value)) return 'unreadable';
      if (trait.minOn !== null && value < trait.minOn) return 'tooEarly';
      return trait.maxOn !== null && value > trait.maxOn ? 'tooLate' : null;
    case 'choice':
      return trait.options.some((one) => String(one.id) === value && !one.ended) ? null : 'option';
  }
}

function numberFault({ decimals, minMilli, maxMilli }: Rules, value: string): ValueFault | null {
  const milli = Number(value);
  if (!Number.isSafeInteger(milli) || String(milli) !== value || Math.abs(milli) > MAX_MILLI)
    return 'unreadable';
  if (milli % 10 ** (3 - decimals) !== 0) return 'decimals';
  if (minMilli !== null && milli < minMilli) return 'tooSmall';
  return maxMilli !== null && milli > maxMilli ? 'tooBig' : null;
}

/** How many values a card lacks that its class asks for. */
export function missingRequired(
  rows: readonly {
    trait: Pick<Trait, 'required'>;
    own: string | null;
    inherited: unknown;
    fits: boolean;
  }[],
): number {
  return rows.filter(
    ({ trait, own, inherited, fits }) => fits && trait.required && own === null && !inherited,
  ).length;
}
