import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { basisPoints, cents } from '../../kernel/money';
import { milli } from '../../kernel/quantity';

/** Units are kept as keys; their words are in the message files. */
export const units = ['pcs', 'set', 'l', 'kg', 'm'] as const;
export const substituteKinds = ['replaced', 'equal'] as const;

export const partInput = z.object({
  number: requiredText(40),
  brand: requiredText(40),
  isVwGroup: z.boolean(),
  nameBg: requiredText(120),
  nameEn: optionalText(120),
  unit: z.enum(units),
  groupId: id.nullable(),
  discountGroup: optionalText(8),
  vatBp: basisPoints,
  priceCents: cents.min(0).nullable(),
  coreDepositCents: cents.min(0),
  minimumMilli: milli.min(0),
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

export const foundPart = z.object({
  id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  unit: z.string(),
  priceCents: z.int().nullable(),
  freeMilli: z.int(),
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
  masked: z.array(z.string()),
});
