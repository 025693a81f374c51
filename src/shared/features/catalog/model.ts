import { z } from 'zod';
import { localNameSchema, optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';
import { assetKinds, fuels } from '../assets/model';

/** From the widest to the most specific; the most specific valid norm wins (domain §3). */
export const normLevels = ['all', 'class', 'make', 'model', 'modification'] as const;
export type NormLevel = (typeof normLevels)[number];

/** A place of the tree that is valid, inherits or has notes: everything but „all“. */
export const placeLevels = ['class', 'make', 'model', 'modification'] as const;
export const placeSchema = z.object({ level: z.enum(placeLevels), targetId: id });
export type Place = z.output<typeof placeSchema>;
/** With its whole name: `Volkswagen Golf VII`. */
export const namedPlaceSchema = placeSchema.extend({ name: z.string() });
export type NamedPlace = z.output<typeof namedPlaceSchema>;

const year = z.int().min(1885).max(2100).nullable();

export const makeInputSchema = z.object({
  name: requiredText(80),
  /** Time units per hour of the maker's labour book: VW 100, others 12 or 10. */
  unitsPerHour: z.int().min(1).max(3600),
  isVwGroup: z.boolean(),
  active: z.boolean(),
});
export const makeSchema = makeInputSchema.extend({ id, version, models: z.int() });
export type Make = z.output<typeof makeSchema>;

export const modelInputSchema = z.object({
  makeId: id,
  name: requiredText(80),
  yearFrom: year,
  yearTo: year,
  active: z.boolean(),
});
export const modelSchema = modelInputSchema.extend({ id, version, modifications: z.int() });
export type Model = z.output<typeof modelSchema>;

export const modificationInputSchema = z.object({
  modelId: id,
  name: requiredText(80),
  engineCode: optionalText(20),
  kw: z.int().min(0).max(20_000).nullable(),
  ccm: z.int().min(0).max(100_000).nullable(),
  fuel: z.enum(fuels).nullable(),
  body: optionalText(60),
  yearFrom: year,
  yearTo: year,
  active: z.boolean(),
});
export const modificationSchema = modificationInputSchema.extend({ id, version });
export type Modification = z.output<typeof modificationSchema>;

/** A place in the tree found by text, for pickers: make, make and model, or down to the modification. */
export const treeHitSchema = z.object({
  makeId: id,
  makeName: z.string(),
  modelId: id.nullable(),
  modelName: z.string().nullable(),
  modificationId: id.nullable(),
  modificationName: z.string().nullable(),
  title: z.string(),
  engineCode: z.string().nullable(),
  fuel: z.enum(fuels).nullable(),
  kw: z.int().nullable(),
  ccm: z.int().nullable(),
});
export type TreeHit = z.output<typeof treeHitSchema>;

export const assetClassSchema = z.object({
  id,
  parentId: id.nullable(),
  key: z.string().nullable(),
  kind: z.enum(assetKinds),
  name: localNameSchema,
  checklist: z.array(z.string()),
  meterUnit: z.enum(['km', 'h', 'both', 'none']).nullable(),
});

export const operationGroupSchema = z.object({ id, key: z.string().nullable(), name: localNameSchema });

export const operationInputSchema = z.object({
  code: requiredText(30),
  nameBg: requiredText(200),
  nameEn: optionalText(200),
  groupId: id,
  vatBp: z.int().min(0).max(10_000),
  /** Net; wins over norm hours × rate. */
  fixedPriceCents: z.int().min(0).max(MAX_CENTS).nullable(),
  warrantyMonths: z.int().min(0).max(600).nullable(),
  warrantyKm: z.int().min(0).max(9_999_999).nullable(),
  /** Fits only the named places and those that have a norm. */
  specific: z.boolean(),
  active: z.boolean(),
  /** The places it fits with or without a norm; absent leaves the list as it is. */
  places: z.array(placeSchema).max(500).optional(),
});

/** Where the tree stands: whose norms are looked at. */
export const normTargetSchema = z.object({ level: z.enum(normLevels), targetId: z.int().nonnegative() });
export type NormTarget = z.output<typeof normTargetSchema>;

export const resolvedNormSchema = z.object({
  normId: id,
  normSec: z.int(),
  origin: z.enum(normLevels),
  /** Name of the class, make, model or modification that the norm stands at; null for all. */
  originName: z.string().nullable(),
  fromOn: isoDate,
});
export type ResolvedNorm = z.output<typeof resolvedNormSchema>;

export const operationRowSchema = z.object({
  id,
  code: z.string(),
  name: localNameSchema,
  groupId: id,
  groupName: localNameSchema,
  fixedPriceCents: z.int().nullable(),
  vatBp: z.int(),
  specific: z.boolean(),
  active: z.boolean(),
  version,
  norm: resolvedNormSchema.nullable(),
  /** True when the norm stands at exactly the level that is looked at. */
  own: z.boolean(),
});
export type OperationRow = z.output<typeof operationRowSchema>;

export const normVersionSchema = z.object({
  id,
  level: z.enum(normLevels),
  targetId: z.int(),
  targetName: z.string().nullable(),
  normSec: z.int(),
  fromOn: isoDate,
  toOn: isoDate.nullable(),
});

export const operationCardSchema = z.object({
  id,
  version,
  operation: operationInputSchema.omit({ places: true }),
  places: z.array(namedPlaceSchema),
  norms: z.array(normVersionSchema),
});

/** One level of the inheritance of a norm with what stands there. */
export const normStepSchema = z.object({
  level: z.enum(normLevels),
  targetId: z.int(),
  name: z.string().nullable(),
  /** A class: it holds only for the items of that class. */
  conditional: z.boolean(),
  versions: z.array(
    z.object({ id, normSec: z.int(), fromOn: isoDate, toOn: isoDate.nullable(), wins: z.boolean() }),
  ),
});
export const normChainSchema = z.object({
  steps: z.array(normStepSchema),
  winner: resolvedNormSchema.nullable(),
  unitsPerHour: z.int().nullable(),
});
export type NormChain = z.output<typeof normChainSchema>;

/** An operation as the order's picker offers it. */
export const operationOfferSchema = z.object({
  operationId: id,
  code: z.string(),
  name: localNameSchema,
  groupName: localNameSchema,
  /** False when it is specific to others than this asset: offered on request only. */
  fits: z.boolean(),
  normSec: z.int().nullable(),
  normOrigin: z.enum(normLevels).nullable(),
  fixedPriceCents: z.int().nullable(),
  vatBp: z.int(),
});

/** Column number (from 0) of each field; year may be absent. */
export const importMappingSchema = z.object({
  make: z.int().min(0).max(500),
  model: z.int().min(0).max(500),
  year: z.int().min(0).max(500).nullable(),
});
export type ImportMapping = z.output<typeof importMappingSchema>;

export const importCountsSchema = z.object({
  rows: z.int(),
  newMakes: z.int(),
  newModels: z.int(),
  widenedModels: z.int(),
  unchangedModels: z.int(),
  skippedRows: z.int(),
});
export type ImportCounts = z.output<typeof importCountsSchema>;
