/**
 * What a code is, the more telling first: of two that end alike the plate comes before the phone (product B1). The digits of
 * a plate and the last six of a VIN stand alone too, because that is how they are spoken.
 */
export const codeFields = [
  'plate',
  'plateDigits',
  'oldPlate',
  'oldPlateDigits',
  'phone',
  'vinEnd',
  'vin',
  'serial',
  'inventory',
  'engine',
  'component',
  'contract',
  'order',
  'eik',
  'vat',
  'part',
  'etka',
  'invoice',
  'barcode',
] as const;
export type CodeField = (typeof codeFields)[number];

/** A part of another code: whole, it is still only the end of that one. */
const spokenParts: ReadonlySet<string> = new Set<CodeField>(['plateDigits', 'oldPlateDigits', 'vinEnd']);
export const isSpokenPart = (field: string): boolean => spokenParts.has(field);

const places: ReadonlyMap<string, number> = new Map(codeFields.map((field, at) => [field, at]));

/** Place of a field in the order of importance, 0 first. */
export const placeOfField = (field: string): number => places.get(field) ?? codeFields.length;

const saidByEnd: ReadonlySet<string> = new Set<CodeField>([
  ...(['plate', 'plateDigits', 'oldPlate', 'oldPlateDigits', 'phone', 'vinEnd', 'vin'] as const),
  ...(['serial', 'inventory', 'engine', 'component', 'order'] as const),
]);
/** Whether people name a thing by the last characters of this code; those of an ЕИК or a barcode match by chance. */
export const isSaidByEnd = (field: string): boolean => saidByEnd.has(field);

/** The characters the other way round, so that an end becomes a beginning that a B-tree finds. */
export function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
