import type { TraitInput } from '@shared/features/traits/model';
import type { Doer } from './workshop';

/** A characteristic as the settings send it: text, of every class. */
export function traitInput(fields: Partial<TraitInput> = {}): TraitInput {
  return {
    code: null,
    nameBg: 'Размер гуми',
    nameEn: null,
    classId: null,
    type: 'text',
    unit: null,
    decimals: 0,
    section: null,
    required: false,
    minMilli: null,
    maxMilli: null,
    minOn: null,
    maxOn: null,
    editRight: 'assets.edit',
    options: [],
    ...fields,
  };
}

export async function addTrait(person: Doer, fields: Partial<TraitInput> = {}): Promise<number> {
  const input = { traitId: null, version: null, trait: traitInput(fields) };
  return (await person.do('traits.save', input)).traitId;
}

/** A class of vehicles below another. */
export async function addClass(person: Doer, nameBg: string, parentId: number | null): Promise<number> {
  const fields = { kind: 'vehicle' as const, nameEn: null, meterUnit: null, checklist: [] };
  const { classId } = await person.do('assets.saveClass', {
    ...{ classId: null, version: null },
    assetClass: { ...fields, nameBg, parentId },
  });
  return classId;
}

/** Writes the own value of a card, whatever stands there. */
export async function setValue(
  person: Doer,
  assetId: number,
  traitId: number,
  value: string | null,
): Promise<void> {
  const { rows } = await person.do('traits.card', { assetId });
  const before = rows.find(({ trait }) => trait.id === traitId)?.own ?? null;
  if (before !== value)
    await person.do('traits.setValues', { assetId, values: [{ traitId, before, value }] });
}
