import type { OutputOf } from '@shared/contract/contract';
import { partInput } from '@shared/features/parts/model';
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';

const optional = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.trim() || null);

/** The form's values: what may stay empty while typing is nullable, the contract's rules are checked on leaving. */
export const partForm = partInput.extend({
  nameEn: optional(120),
  discountGroup: optional(8),
  barcode: optional(40),
  unit: partInput.shape.unit.nullable().pipe(partInput.shape.unit),
  vatBp: z.int().nullable().pipe(partInput.shape.vatBp),
  coreDepositCents: z
    .int()
    .nullable()
    .transform((cents) => cents ?? 0)
    .pipe(partInput.shape.coreDepositCents),
  minimumMilli: z
    .int()
    .nullable()
    .transform((milli) => milli ?? 0)
    .pipe(partInput.shape.minimumMilli),
});
export type PartForm = z.input<typeof partForm>;
export type PartFormState = UseFormReturn<PartForm, unknown, z.output<typeof partForm>>;

export const emptyPart: PartForm = {
  number: '',
  brand: '',
  isVwGroup: false,
  nameBg: '',
  nameEn: '',
  unit: 'pcs',
  groupId: null,
  discountGroup: '',
  vatBp: 2000,
  priceCents: null,
  coreDepositCents: null,
  minimumMilli: null,
  barcode: '',
  warrantyMonths: null,
  supplierId: null,
  active: true,
};

/** A card as the form shows it: nothing where zero says nothing. */
export function formOf({ part }: OutputOf<'parts.card'>): PartForm {
  return {
    ...part,
    nameEn: part.nameEn ?? '',
    discountGroup: part.discountGroup ?? '',
    barcode: part.barcode ?? '',
    coreDepositCents: part.coreDepositCents || null,
    minimumMilli: part.minimumMilli || null,
  };
}

/** Brands whose numbers are read as VW-group numbers as soon as the brand is typed. */
const vwGroup = new Set(['VAG', 'VW', 'VOLKSWAGEN', 'AUDI', 'SEAT', 'SKODA', 'ŠKODA', 'CUPRA']);
export const isVwBrand = (brand: string): boolean => vwGroup.has(brand.trim().toUpperCase());
