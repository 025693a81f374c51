import type { InputOf } from '@shared/contract/contract';
import type { AssetCard, AssetKind } from '@shared/features/assets/model';
import type { TreeHit } from '@shared/features/catalog/model';
import { foldText } from '@shared/kernel/folding';
import { plateKind } from '@shared/kernel/plates';
import { checkVin, vinKey } from '@shared/kernel/vin';
import type { TFunction } from 'i18next';

export type AssetInput = InputOf<'assets.save'>['asset'];

/** The typed fields; the place in the catalogue is one choice on the screen. */
export type AssetValues = Omit<AssetInput, 'makeId' | 'modelId' | 'modificationId'> & {
  tree: Pick<TreeHit, 'makeId' | 'modelId' | 'modificationId' | 'title'> | null;
};

export function emptyAsset(kind: AssetKind, classId: number): AssetValues {
  return {
    kind,
    classId,
    tree: null,
    plate: null,
    vin: null,
    serial: null,
    engineNumber: null,
    colour: null,
    colourCode: null,
    year: null,
    firstRegistrationOn: null,
    fuel: null,
    kw: null,
    ccm: null,
    gearbox: null,
    tyres: null,
    keyNumber: null,
    inventoryNumber: null,
    place: null,
    inspectionOn: null,
    insuranceOn: null,
    note: null,
  };
}

export function valuesOf({ asset, title }: AssetCard): AssetValues {
  const { makeId, modelId, modificationId, active: _active, ownerId: _ownerId, ...fields } = asset;
  const tree = makeId === null ? null : { makeId, modelId, modificationId, title };
  return { ...fields, tree };
}

export function inputOf({ tree, ...fields }: AssetValues): AssetInput {
  const { makeId = null, modelId = null, modificationId = null } = tree ?? {};
  return { ...fields, makeId, modelId, modificationId };
}

/** Choosing a modification brings what is known of it; what was typed stays. */
export function withTree(values: AssetValues, hit: TreeHit | null): Partial<AssetValues> {
  if (!hit) return { tree: null };
  return {
    tree: hit,
    fuel: values.fuel ?? hit.fuel,
    kw: values.kw ?? hit.kw,
    ccm: values.ccm ?? hit.ccm,
  };
}

/** What a search text that found nothing goes into: plate, VIN, phone or name. */
export function guessFrom(typed: string): { plate?: string; vin?: string; phone?: string; name?: string } {
  const text = typed.trim();
  if (text === '') return {};
  if (/^[+\d\s()/-]{6,}$/.test(text)) return { phone: text };
  if (!/\d/.test(text)) return foldText(text) === '' ? {} : { name: text };
  if (vinKey(text).length >= 11) return { vin: text };
  return plateKind(text) !== 'foreign' || /\p{L}/u.test(text) ? { plate: text } : {};
}

/** What a VIN deserves to be told: an error stops, a warning only asks. */
export function vinWords(t: TFunction, vin: string | null): { error?: string; warning?: string } {
  if (!vin?.trim()) return {};
  const count = vinKey(vin).length;
  const { hint } = checkVin(vin);
  if (hint === 'long') return { error: t(($) => $.assets.form.vinLong, { count }) };
  if (hint === 'letters') return { error: t(($) => $.assets.form.vinLetters) };
  if (hint === 'short') return { warning: t(($) => $.assets.form.vinShort, { count }) };
  return hint === 'checkDigit' ? { warning: t(($) => $.assets.form.vinCheck) } : {};
}

/** How many fields hold the card back: one number at least, no refused VIN. */
export function missingInAsset(values: AssetValues): number {
  const nothing = ![values.plate, values.vin, values.serial].some((text) => text?.trim());
  const vinBad = Boolean(values.vin?.trim()) && !checkVin(values.vin ?? '').ok;
  return Number(nothing) + Number(vinBad) + Number(Number.isNaN(values.year));
}
