import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { cents, MAX_BASIS_POINTS } from '../../kernel/money';
import { costBases, priceSources } from './rules';

/** 100 000,00 €: the highest cost at which a band of the matrix may begin. */
const maxBandCents = 10_000_000;

export const markupRuleInput = z.object({
  groupId: id.nullable(),
  supplierId: id.nullable(),
  fromCents: cents.min(0).max(maxBandCents),
  markupBp: z.int().min(0).max(MAX_BASIS_POINTS),
});

export const markupRuleRow = markupRuleInput.extend({
  group: z.string().nullable(),
  supplier: z.string().nullable(),
});
export type MarkupRuleRow = z.output<typeof markupRuleRow>;

/** The steps by which a part comes to its price; cost and rule are null without the right to see cost. */
export const priceExplanation = z.object({
  partId: id,
  number: z.string(),
  name: z.string(),
  vatBp: z.int(),
  /** By the rule on the date asked for. */
  priceCents: cents.nullable(),
  source: z.enum(priceSources).nullable(),
  ownCents: cents.nullable(),
  list: z
    .object({ name: z.string(), priceCents: cents, fileName: z.string(), appliedOn: isoDate.nullable() })
    .nullable(),
  cost: z
    .object({
      basis: z.enum(costBases),
      cents,
      supplier: z.string().nullable(),
      group: z.string().nullable(),
    })
    .nullable(),
  rule: markupRuleRow.extend({ priceCents: cents }).nullable(),
  /** What the card says now. */
  inForce: z.object({
    priceCents: cents.nullable(),
    source: z.enum(priceSources).nullable(),
    on: isoDate.nullable(),
  }),
  masked: z.array(z.string()),
});
export type PriceExplanation = z.output<typeof priceExplanation>;

export const simulatedGroup = z.object({
  groupId: id.nullable(),
  group: z.string().nullable(),
  lines: z.int(),
  costCents: cents,
  revenueCents: cents,
  newRevenueCents: cents,
});
export type SimulatedGroup = z.output<typeof simulatedGroup>;

export const roleLimitRow = z.object({
  roleId: id,
  key: z.string(),
  name: z.string().nullable(),
  maxDiscountBp: z.int().min(0).max(10_000).nullable(),
  minMarginBp: z.int().min(-10_000).max(10_000).nullable(),
  /** Holds `pricing.override`: its limits stop nobody. */
  override: z.boolean(),
});
export type RoleLimitRow = z.output<typeof roleLimitRow>;

export const typeTermsRow = z.object({
  id,
  name: z.string(),
  partsDiscountBp: z.int().min(0).max(10_000),
  labourDiscountBp: z.int().min(0).max(10_000),
});
export type TypeTermsRow = z.output<typeof typeTermsRow>;

/** A line of an open order whose part has another price in force than when the line got its own (domain §4.6). */
export const priceAlert = z.object({
  orderId: id,
  version: z.int(),
  number: z.string(),
  plate: z.string().nullable(),
  client: z.string(),
  lineId: id,
  partNumber: z.string(),
  name: z.string(),
  quantityMilli: z.int(),
  /** Net cents per unit: in force when the line was priced, on the line, in force now. */
  listCents: cents,
  lineCents: cents,
  newCents: cents,
  since: isoDate.nullable(),
});
export type PriceAlert = z.output<typeof priceAlert>;
