import { type TechnicalQuantity, technicalQuantities } from '@shared/features/catalog/notes';
import { quantityUnits, type Trait, type TraitInput } from '@shared/features/traits/model';
import { isIsoDate } from '@shared/kernel/dates';

/** A word of a choice while it is edited; `key` stays with its line. */
export interface OptionLine {
  key: number;
  id: number | null;
  nameBg: string;
  nameEn: string;
  ended: boolean;
}

export type DefinitionValues = Omit<TraitInput, 'options' | 'code' | 'nameEn' | 'unit' | 'section'> & {
  code: string;
  nameEn: string;
  unit: string;
  section: string;
  options: OptionLine[];
};

export function valuesOf(trait: Trait | null, classId: number | null): DefinitionValues {
  return {
    code: trait?.code ?? '',
    nameBg: trait?.nameBg ?? '',
    nameEn: englishOf(trait),
    classId: trait ? trait.classId : classId,
    type: trait?.type ?? 'text',
    unit: trait?.unit ?? '',
    decimals: trait?.decimals ?? 0,
    section: trait?.section ?? '',
    required: trait?.required ?? false,
    minMilli: trait?.minMilli ?? null,
    maxMilli: trait?.maxMilli ?? null,
    minOn: trait?.minOn ?? null,
    maxOn: trait?.maxOn ?? null,
    editRight: trait?.editRight ?? 'assets.edit',
    options: (trait?.options ?? []).map((one) => ({
      ...one,
      key: one.id,
      nameEn: englishOf(one),
    })),
  };
}

/** An English name that only repeats the Bulgarian one was never given. */
const englishOf = (named: { nameBg: string; nameEn: string } | null): string =>
  named === null || named.nameEn === named.nameBg ? '' : named.nameEn;

/** Lines without a word are none. */
export function inputOf(values: DefinitionValues): TraitInput {
  const { code, nameEn, unit, section, options, ...rest } = values;
  return {
    ...rest,
    code: code.trim() || null,
    nameEn: nameEn.trim() || null,
    unit: unit.trim() || null,
    section: section.trim() || null,
    options: options
      .filter(({ nameBg }) => nameBg.trim() !== '')
      .map(({ id, nameBg, nameEn: english, ended }) => ({
        ...{ id, nameBg: nameBg.trim(), ended },
        nameEn: english.trim() || null,
      })),
  };
}

export function missingIn({
  nameBg,
  type,
  options,
  minMilli,
  maxMilli,
  minOn,
  maxOn,
}: DefinitionValues): number {
  const readable = [minMilli, maxMilli].every((one) => !Number.isNaN(one));
  const dated = [minOn, maxOn].every((one) => one === null || isIsoDate(one));
  const worded = type !== 'choice' || options.some((one) => one.nameBg.trim() !== '' && !one.ended);
  return [nameBg.trim() !== '', readable && dated, worded].filter((one) => !one).length;
}

/** The quantity that packages ask of it; its code says which. */
export const quantityOf = (code: string): TechnicalQuantity | null =>
  technicalQuantities.find((one) => one === code) ?? null;

/** A quantity is measured in what the stock is. */
export const unitFor = (quantity: TechnicalQuantity, unit: string): string =>
  quantityUnits.some((one) => one === unit) ? unit : quantity === 'acRefrigerant' ? 'g' : 'l';
