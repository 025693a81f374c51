import { z } from 'zod';
import { optionalText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';
import { costBases, kitPricings } from './calc';

const quantityMilli = z.int().min(1).max(100_000_000);

const kitLineInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('operation'), operationId: id, quantityMilli }),
  z.object({ kind: z.literal('part'), partId: id, quantityMilli, scrapBp: z.int().min(0).max(10_000) }),
]);
export type KitLineInput = z.output<typeof kitLineInputSchema>;

/** How a kit is valued: what a change of its lines is asked with, before anything is saved. */
const kitTerms = {
  costBasis: z.enum(costBases),
  pricing: z.enum(kitPricings),
  /** Net, of one kit. */
  ownPriceCents: z.int().min(0).max(MAX_CENTS).nullable(),
  discountBp: z.int().min(0).max(10_000),
};

export const kitDraftSchema = z.object({ ...kitTerms, lines: z.array(kitLineInputSchema).max(200) });
export type KitDraft = z.output<typeof kitDraftSchema>;

export const kitInputSchema = z.object({
  partId: id,
  ...kitTerms,
  printAsOne: z.boolean(),
  active: z.boolean(),
  note: optionalText(500),
  lines: z.array(kitLineInputSchema).min(1).max(200),
});
export type KitInput = z.output<typeof kitInputSchema>;

/** A component as it stands today. Costs are null without the right to see them, and where none is known. */
export const kitLineSchema = z.object({
  kind: z.enum(['operation', 'part']),
  operationId: id.nullable(),
  partId: id.nullable(),
  code: z.string(),
  name: z.string(),
  /** Null for operations. */
  unit: z.string().nullable(),
  quantityMilli: z.int(),
  scrapBp: z.int(),
  /** The kit that the component is itself. */
  kitId: id.nullable(),
  normSec: z.int().nullable(),
  unitCostCents: z.int().nullable(),
  /** Which cost it is: the chosen one is not always known. */
  costFrom: z.enum([...costBases, 'kit', 'tariff']).nullable(),
  costCents: z.int().nullable(),
  /** Its cost, or that of a component of it, is not known. */
  incomplete: z.boolean(),
  /** Net of the line at its own price; null without one. */
  netCents: z.int().nullable(),
  active: z.boolean(),
});
export type KitLine = z.output<typeof kitLineSchema>;

export const kitSumsSchema = z.object({
  materialCents: z.int().nullable(),
  labourCents: z.int().nullable(),
  /** Of what is known; null without the right to see cost. */
  costCents: z.int().nullable(),
  /** Components through all levels whose cost is not known: above nothing the total is incomplete. */
  missingCosts: z.int(),
  /** Components without a price of their own. */
  missingPrices: z.int(),
  /** Σ of the components before the kit's discount. */
  summedCents: z.int(),
  priceCents: z.int(),
  /** Null when the cost is incomplete. */
  marginCents: z.int().nullable(),
  marginBp: z.int().nullable(),
  markupBp: z.int().nullable(),
});
export type KitSums = z.output<typeof kitSumsSchema>;

export const kitCardSchema = z.object({
  id,
  /** The newest version; changes carry it. */
  version,
  shownVersion: version,
  kit: kitInputSchema.omit({ lines: true }),
  part: z.object({ number: z.string(), brand: z.string(), name: z.string(), unit: z.string() }),
  lines: z.array(kitLineSchema),
  sums: kitSumsSchema,
  versions: z.array(z.object({ version, at: z.int(), userName: z.string(), lines: z.int() })),
  /** Kits that are made of this one. */
  usedIn: z.array(z.object({ id, number: z.string(), name: z.string() })),
  masked: z.array(z.string()),
});

/** A component of any level: level 1 stands in the kit itself. */
export const structureRowSchema = kitLineSchema.extend({
  key: z.string(),
  level: z.int(),
  /** Of one whole kit. */
  totalMilli: z.int(),
});
export type StructureRow = z.output<typeof structureRowSchema>;

export const kitRowSchema = z.object({
  id,
  partId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  version,
  parts: z.int(),
  operations: z.int(),
  pricing: z.enum(kitPricings),
  ...kitSumsSchema.shape,
  /** Of closed orders of the period: kits sold, what they brought and what went into them. */
  soldMilli: z.int(),
  soldNetCents: z.int(),
  soldCostCents: z.int().nullable(),
  soldMarginBp: z.int().nullable(),
  active: z.boolean(),
});
export type KitRow = z.output<typeof kitRowSchema>;

/** A kit on an order: its lines name it. */
export const orderKitSchema = z.object({
  id,
  jobId: id,
  kitId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  quantityMilli: z.int(),
  netCents: z.int(),
  printAsOne: z.boolean(),
});
