import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { MAX_SECONDS } from '../../kernel/quantity';
import { mergeContract } from './mergeContract';
import {
  assetClassSchema,
  importCountsSchema,
  importMappingSchema,
  makeInputSchema,
  makeSchema,
  modelInputSchema,
  modelSchema,
  modificationInputSchema,
  modificationSchema,
  normChainSchema,
  normTargetSchema,
  operationCardSchema,
  operationGroupSchema,
  operationInputSchema,
  operationOfferSchema,
  operationRowSchema,
  treeHitSchema,
} from './model';
import { noteContract } from './noteContract';
import { packageContract } from './packageContract';

const saved = z.object({ id, version });
const identity = { id: id.nullable(), version: version.nullable() };

/** Makes, models, modifications, operations and their norms (domain §3). */
export const catalogContract = {
  ...packageContract,
  ...noteContract,
  ...mergeContract,
  'catalog.makes': query({
    permission: 'catalog.view',
    input: z.object({ text: z.string().max(100) }),
    output: z.array(makeSchema),
  }),
  'catalog.models': query({
    permission: 'catalog.view',
    input: z.object({ makeId: id, text: z.string().max(100) }),
    output: z.array(modelSchema),
  }),
  'catalog.modifications': query({
    permission: 'catalog.view',
    input: z.object({ modelId: id }),
    output: z.array(modificationSchema),
  }),
  'catalog.findInTree': query({
    permission: 'catalog.view',
    input: z.object({ text: z.string().max(100), limit: z.int().min(1).max(50) }),
    output: z.array(treeHitSchema),
  }),
  'catalog.saveMake': command({
    permission: 'catalog.edit',
    input: z.object({ ...identity, make: makeInputSchema }),
    output: saved,
  }),
  'catalog.saveModel': command({
    permission: 'catalog.edit',
    input: z.object({ ...identity, model: modelInputSchema }),
    output: saved,
  }),
  'catalog.saveModification': command({
    permission: 'catalog.edit',
    input: z.object({ ...identity, modification: modificationInputSchema }),
    output: saved,
  }),
  'catalog.lists': query({
    permission: 'catalog.view',
    input: z.object({}),
    output: z.object({ classes: z.array(assetClassSchema), groups: z.array(operationGroupSchema) }),
  }),
  'catalog.operations': query({
    permission: 'catalog.view',
    input: z.object({
      target: normTargetSchema,
      text: z.string().max(100),
      groupId: id.nullable(),
      /** Only operations whose norm stands at this very level. */
      ownOnly: z.boolean(),
      inactive: z.boolean(),
    }),
    output: z.object({ rows: z.array(operationRowSchema), unitsPerHour: z.int().nullable() }),
  }),
  'catalog.operation': query({
    permission: 'catalog.view',
    input: z.object({ operationId: id }),
    output: operationCardSchema,
  }),
  /** From where a norm is inherited, level by level. */
  'catalog.normChain': query({
    permission: 'catalog.view',
    input: z.object({ operationId: id, target: normTargetSchema }),
    output: normChainSchema,
  }),
  /** The whole list in its order; a group that is left out goes, unless operations stand in it. */
  'catalog.saveGroups': command({
    permission: 'catalog.edit',
    input: z.object({
      groups: z
        .array(z.object({ id: id.nullable(), nameBg: requiredText(80), nameEn: requiredText(80) }))
        .min(1)
        .max(100),
    }),
    output: z.object({ groups: z.array(operationGroupSchema) }),
  }),
  'catalog.saveOperation': command({
    permission: 'catalog.edit',
    input: z.object({ ...identity, operation: operationInputSchema }),
    output: saved,
  }),
  /** A new date version of the norm at one level; the version before ends the day before. */
  'catalog.setNorm': command({
    permission: 'catalog.edit',
    input: z.object({
      operationId: id,
      target: normTargetSchema,
      normSec: z.int().min(0).max(MAX_SECONDS),
      fromOn: isoDate,
    }),
    output: z.object({ normId: id }),
  }),
  /** From the date on the level inherits again. */
  'catalog.endNorm': command({
    permission: 'catalog.edit',
    input: z.object({ operationId: id, target: normTargetSchema, on: isoDate }),
    output: z.object({}),
  }),
  /** Gives the own norms of a modification to siblings of the same model. */
  'catalog.copyNorms': command({
    permission: 'catalog.edit',
    input: z.object({
      fromModificationId: id,
      toModificationIds: z.array(id).min(1).max(500),
      fromOn: isoDate,
      /** Also over what a sibling has itself, from the day on. */
      overwrite: z.boolean().default(false),
    }),
    output: z.object({ copied: z.int(), kept: z.int() }),
  }),
  /** What the order offers: fitting operations first, with norm and price base for this asset. */
  'catalog.operationsFor': query({
    permission: 'anyUser',
    input: z.object({
      assetId: id,
      text: z.string().max(100),
      limit: z.int().min(1).max(100),
      /** Also those that fit other assets only. */
      all: z.boolean(),
    }),
    output: z.array(operationOfferSchema),
  }),
  /** Reads the file without writing; `mapping` null takes the guessed one. */
  'catalog.previewMakesImport': query({
    permission: 'catalog.import',
    input: z.object({ grant: z.string().max(100), mapping: importMappingSchema.nullable() }),
    output: z.object({
      fileName: z.string(),
      encoding: z.string(),
      delimiter: z.string(),
      columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
      mapping: importMappingSchema.nullable(),
      counts: importCountsSchema.nullable(),
      problems: z.array(z.object({ row: z.int(), code: z.string(), value: z.string() })),
    }),
  }),
  'catalog.importMakes': command({
    permission: 'catalog.import',
    input: z.object({ grant: z.string().max(100), mapping: importMappingSchema }),
    output: z.object({ batchId: id, counts: importCountsSchema }),
  }),
};
