import type { OutputOf } from '@shared/contract/contract';
import { partInput, supplierTerms } from '@shared/features/parts/model';
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';

const optional = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.trim() || null);

const termsForm = supplierTerms.extend({
  /** Null while the row is new. */
  supplierId: supplierTerms.shape.supplierId.nullable().pipe(supplierTerms.shape.supplierId),
  number: optional(40),
  discountBp: z
    .int()
    .nullable()
    .transform((bp) => bp ?? 0)
    .pipe(supplierTerms.shape.discountBp),
  packMilli: z
    .int()
    .nullable()
    .transform((milli) => milli ?? 1000)
    .pipe(supplierTerms.shape.packMilli),
});
export type TermsForm = z.input<typeof termsForm>;

/** The form's values: what may stay empty while typing is nullable, the contract's rules are checked on leaving. */
export const partForm = partInput.extend({
  nameEn: optional(120),
  discountGroup: optional(8),
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
  // The form always holds all of them: nothing is left to a default.
  maximumMilli: partInput.shape.maximumMilli.unwrap(),
  weightGrams: partInput.shape.weightGrams.unwrap(),
  serialTracked: partInput.shape.serialTracked.unwrap(),
  codes: partInput.shape.codes.unwrap(),
  suppliers: z.array(termsForm),
  bins: z.array(
    z.object({ warehouseId: partInput.shape.bins.unwrap().element.shape.warehouseId, bin: optional(8) }),
  ),
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
  maximumMilli: null,
  weightGrams: null,
  serialTracked: false,
  codes: [],
  suppliers: [],
  bins: [],
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
    suppliers: part.suppliers.map((terms) => ({
      ...terms,
      number: terms.number ?? '',
      discountBp: terms.discountBp || null,
    })),
    bins: part.bins.map((one) => ({ ...one, bin: one.bin ?? '' })),
    coreDepositCents: part.coreDepositCents || null,
    minimumMilli: part.minimumMilli || null,
  };
}

/** Brands whose numbers are read as VW-group numbers as soon as the brand is typed. */
const vwGroup = new Set(['VAG', 'VW', 'VOLKSWAGEN', 'AUDI', 'SEAT', 'SKODA', 'ŠKODA', 'CUPRA']);
export const isVwBrand = (brand: string): boolean => vwGroup.has(brand.trim().toUpperCase());
