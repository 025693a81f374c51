import { z } from 'zod';
import { id, version } from '../../kernel/ids';

export const stocktakeScopes = ['warehouse', 'bins', 'group'] as const;
export type StocktakeScope = (typeof stocktakeScopes)[number];

/** counting → counted, as often as wanted back through recount → approved; cancelled instead of approved (domain §4.7). */
export const stocktakeStates = ['counting', 'recount', 'counted', 'approved', 'cancelled'] as const;
export type StocktakeState = (typeof stocktakeStates)[number];

/** What a list of a stocktake's lines shows: `unknown` are codes that no card has. */
export const stocktakeViews = ['all', 'known', 'uncounted', 'counted', 'differences', 'unknown'] as const;
export type StocktakeView = (typeof stocktakeViews)[number];

export const isCounting = (state: StocktakeState): boolean => state === 'counting' || state === 'recount';

const headFields = {
  id,
  number: z.string(),
  version,
  warehouse: z.string(),
  scope: z.enum(stocktakeScopes),
  /** The group's or the places' names, '' for the whole warehouse. */
  scopeText: z.string(),
  blind: z.boolean(),
  state: z.enum(stocktakeStates),
  createdAt: z.int(),
  createdBy: z.string(),
  lines: z.int(),
  counted: z.int(),
  documentId: id.nullable(),
  documentNumber: z.string().nullable(),
};

export const stocktakeRowSchema = z.object(headFields);
export type StocktakeRow = z.output<typeof stocktakeRowSchema>;

export const stocktakeLineSchema = z.object({
  id,
  bin: z.string(),
  /** Null for a code that no card has. */
  partId: id.nullable(),
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  code: z.string().nullable(),
  /** What the books say; null while a blind count is going on. */
  bookMilli: z.int().nullable(),
  countedMilli: z.int().nullable(),
  recountedMilli: z.int().nullable(),
  /** Is counted a second time. */
  recount: z.boolean(),
  /** Found less book; null while a blind count is going on or nothing is found yet. */
  differenceMilli: z.int().nullable(),
  /** At the average cost, before the document is posted; null without the right to see it or without a cost. */
  unitCostCents: z.int().nullable(),
  valueCents: z.int().nullable(),
  countedBy: z.string().nullable(),
});
export type StocktakeLine = z.output<typeof stocktakeLineSchema>;

export const stocktakeSumsSchema = z.object({
  lines: z.int(),
  counted: z.int(),
  unknown: z.int(),
  /** Null while a blind count is going on. */
  differences: z.int().nullable(),
  surplusCents: z.int().nullable(),
  shortageCents: z.int().nullable(),
  /** Surpluses of parts that never had a cost: one has to be typed. */
  withoutCost: z.int().nullable(),
});

export const stocktakeCardSchema = z.object({
  ...headFields,
  note: z.string().nullable(),
  countedAt: z.int().nullable(),
  approvedAt: z.int().nullable(),
  approvedBy: z.string().nullable(),
  sums: stocktakeSumsSchema,
  bins: z.array(z.object({ bin: z.string(), lines: z.int(), counted: z.int() })),
  /** Whether somebody may approve it, and what stands against it. */
  refusal: z.string().nullable(),
});
export type StocktakeCard = z.output<typeof stocktakeCardSchema>;

/** What a scan gave. */
export const scanResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bin'), bin: z.string() }),
  z.object({
    kind: z.literal('part'),
    lineId: id,
    bin: z.string(),
    number: z.string(),
    name: z.string(),
    unit: z.string(),
    /** What the line has now. */
    countedMilli: z.int(),
    /** The books did not have it here. */
    unexpected: z.boolean(),
  }),
  /** Several cards answer to the code: one has to be chosen. */
  z.object({
    kind: z.literal('choice'),
    parts: z.array(z.object({ partId: id, number: z.string(), name: z.string() })),
  }),
  z.object({ kind: z.literal('unknown'), lineId: id, code: z.string(), countedMilli: z.int() }),
]);
