import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { basisPoints, cents } from '../../kernel/money';
import { partKey } from '../../kernel/partNumber';
import { milli } from '../../kernel/quantity';

/** Units are kept as keys; their words are in the message files. */
export const units = ['pcs', 'set', 'l', 'kg', 'm'] as const;
export const substituteKinds = ['replaced', 'equal'] as const;

/** 100 000,00 € for one unit: more is a slip of the hand. */
const maxUnitCents = 10_000_000;

export const partInput = z.object({
  number: requiredText(40).refine((text) => partKey(text) !== ''),
  brand: requiredText(40),
  isVwGroup: z.boolean(),
  nameBg: requiredText(120),
  nameEn: optionalText(120),
  unit: z.enum(units),
  groupId: id.nullable(),
  discountGroup: optionalText(8),
  vatBp: basisPoints.min(0).max(10_000),
  priceCents: cents.min(0).max(maxUnitCents).nullable(),
  coreDepositCents: cents.min(0).max(maxUnitCents),
  minimumMilli: milli.min(0).max(999_999_999),
  barcode: optionalText(40),
  warrantyMonths: z.int().min(0).max(600).nullable(),
  supplierId: id.nullable(),
  active: z.boolean(),
});
export type PartInput = z.output<typeof partInput>;

/** A member of a part's family with what is free of it (domain §4.2). */
export const partOffer = z.object({
  partId: id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  relation: z.enum(['asked', ...substituteKinds]),
  freeMilli: z.int(),
  priceCents: z.int().nullable(),
  bin: z.string().nullable(),
  fromOn: z.string().nullable(),
});
export type PartOffer = z.output<typeof partOffer>;

export const familyMember = z.object({
  partId: id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  relation: z.enum(['current', ...substituteKinds]),
  replacedBy: z.string().nullable(),
  freeMilli: z.int(),
  quantityMilli: z.int(),
  priceCents: z.int().nullable(),
});
export type FamilyMember = z.output<typeof familyMember>;

export const foundPart = z.object({
  id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  unit: z.string(),
  vatBp: z.int(),
  priceCents: z.int().nullable(),
  freeMilli: z.int(),
  bin: z.string().nullable(),
  /** Net cents of the last receipt; null without the right to see cost. */
  lastCostCents: z.int().nullable(),
  offers: z.array(partOffer),
});

export const partMovement = z.object({
  id,
  on: isoDate,
  documentId: id,
  number: z.string(),
  kind: z.string(),
  quantityMilli: z.int(),
  /** Null without the right to see cost. */
  valueCents: z.int().nullable(),
  party: z.string().nullable(),
  orderNumber: z.string().nullable(),
});

export const partCard = z.object({
  id,
  version,
  part: partInput,
  shownNumber: z.string(),
  etkaNumber: z.string().nullable(),
  priceOn: isoDate.nullable(),
  group: z.string().nullable(),
  supplier: z.string().nullable(),
  balances: z.array(
    z.object({
      warehouseId: id,
      warehouse: z.string(),
      quantityMilli: z.int(),
      reservedMilli: z.int(),
      valueCents: z.int().nullable(),
      averageCents: z.int().nullable(),
      bin: z.string().nullable(),
    }),
  ),
  substitutes: z.array(partOffer.extend({ linkId: id })),
  movements: z.array(partMovement),
  /** All numbers of the family, its current number first, this part among them. */
  family: z.array(familyMember),
  masked: z.array(z.string()),
});
