import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { basisPoints, cents } from '../../kernel/money';
import { partKey } from '../../kernel/partNumber';
import { milli } from '../../kernel/quantity';
import { priceSources } from '../pricing/rules';

/** Units are kept as keys; their words are in the message files. */
export const units = ['pcs', 'set', 'l', 'kg', 'm'] as const;
export const substituteKinds = ['replaced', 'set', 'equal'] as const;
/**
 * What a member of the family is to the asked part: `replaced` takes its place, `set` does together with the others of the
 * set, `older` is what it took the place of, `related` belongs to the family by another branch (domain §4.2).
 */
export const offerRelations = ['asked', 'replaced', 'equal', 'set', 'older', 'related'] as const;
export type OfferRelation = (typeof offerRelations)[number];
/** Whether a member may stand in for the asked part without a person's judgement: an older number needs one. */
export const standsIn = (relation: OfferRelation): boolean => relation === 'replaced' || relation === 'equal';

/** 100 000,00 € for one unit: more is a slip of the hand. */
const maxUnitCents = 10_000_000;

/** How one supplier sells the part (domain §4.1). */
export const supplierTerms = z.object({
  supplierId: id,
  /** The supplier's own number for it. */
  number: optionalText(40),
  /** Net cents per unit before the discount. */
  priceCents: cents.min(0).max(maxUnitCents).nullable(),
  discountBp: basisPoints.min(0).max(10_000),
  leadDays: z.int().min(0).max(999).nullable(),
  /** The smallest quantity that is sold, and the step above it. */
  packMilli: milli.min(1).max(999_999_999),
});
export type SupplierTerms = z.output<typeof supplierTerms>;

/** The whole card as a person saves it; lists that are left out are empty, bins that are left out stay. */
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
  maximumMilli: milli.min(0).max(999_999_999).nullable().default(null),
  weightGrams: z.int().min(0).max(10_000_000).nullable().default(null),
  /** Refused to change while units of it are in stock or known by their numbers. */
  serialTracked: z.boolean().default(false),
  /** What a scan of the part may give: the maker's EAN, the suppliers' labels. */
  codes: z.array(requiredText(40)).max(20).default([]),
  suppliers: z.array(supplierTerms).max(30).default([]),
  /** The usual place of the part by warehouse. */
  bins: z
    .array(z.object({ warehouseId: id, bin: optionalText(8) }))
    .max(50)
    .default([]),
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
  relation: z.enum(offerRelations),
  /** Whether it is sold today: active and not replaced by another. */
  current: z.boolean(),
  /** Units of it for one of the asked part; 1000 but for the members of a set. */
  unitsMilli: z.int(),
  freeMilli: z.int(),
  priceCents: z.int().nullable(),
  bin: z.string().nullable(),
  /** From when a direct link to it counts. */
  fromOn: z.string().nullable(),
});
export type PartOffer = z.output<typeof partOffer>;

export const familyMember = z.object({
  partId: id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  relation: z.enum(['current', 'replaced', 'equal']),
  replacedBy: z.string().nullable(),
  freeMilli: z.int(),
  quantityMilli: z.int(),
  priceCents: z.int().nullable(),
});
export type FamilyMember = z.output<typeof familyMember>;

/** A link as written on the card of either of its ends. */
export const partLink = z.object({
  linkId: id,
  /** The other end. */
  partId: id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  kind: z.enum(substituteKinds),
  /** Whether the other end takes this part's place; false: this part takes that one's. */
  forward: z.boolean(),
  quantityMilli: z.int(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  /** Whether it counts today. */
  counts: z.boolean(),
  freeMilli: z.int(),
  priceCents: z.int().nullable(),
  source: z.enum(['manual', 'priceList']),
});
export type PartLink = z.output<typeof partLink>;

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
  /** Which number of the family moved. */
  partId: id,
  partNumber: z.string(),
  quantityMilli: z.int(),
  /** Null without the right to see cost. */
  valueCents: z.int().nullable(),
  party: z.string().nullable(),
  orderNumber: z.string().nullable(),
});

export type PartMovement = z.output<typeof partMovement>;

export const partCard = z.object({
  id,
  version,
  /** Its `priceCents` is the price of its own; what is in force stands in `price`. */
  part: partInput,
  price: z.object({ cents: z.int().nullable(), source: z.enum(priceSources).nullable() }),
  shownNumber: z.string(),
  etkaNumber: z.string().nullable(),
  priceOn: isoDate.nullable(),
  group: z.string().nullable(),
  supplier: z.string().nullable(),
  supplierNames: z.array(z.object({ supplierId: id, name: z.string(), priceOn: isoDate.nullable() })),
  /** Whether an index ending in X says that it is an exchange part (etka §2). */
  exchange: z.boolean(),
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
  /** Under which number it is sold today; its own while nothing replaces it. */
  current: z.object({ id, number: z.string() }),
  links: z.array(partLink),
  movements: z.array(partMovement),
  /** All numbers of the family, its current number first, this part among them. */
  family: z.array(familyMember),
  masked: z.array(z.string()),
});
