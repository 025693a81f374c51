import { z } from 'zod';
import { id } from '../../kernel/ids';

export const etkaProfiles = ['ETKA-FIX120', 'ETKA-CSV', 'MIN'] as const;

export const etkaChoices = z.object({
  profile: z.enum(etkaProfiles),
  warehouseIds: z.array(id).max(50).default([]),
  brands: z.array(z.string().max(40)).max(200).default([]),
  groupIds: z.array(id).max(200).default([]),
  onlyAvailable: z.boolean().default(false),
  withoutPrice: z.enum(['skip', 'zero']).default('skip'),
  price: z.enum(['net', 'gross']).default('net'),
  /** Only what changed since the last export with this profile. */
  changedOnly: z.boolean().default(false),
});
export type EtkaChoices = z.output<typeof etkaChoices>;

/** Why a part is not in the file. */
export const etkaSkipReasons = [
  'NO_NUMBER',
  'ENDED',
  'NOT_AVAILABLE',
  'NO_PRICE',
  'UNCHANGED',
  'INVALID_VALUE',
  'UNMAPPABLE',
  'DOES_NOT_FIT',
] as const;

/** The steps of a verified write in their order; `etka:<step>` in progress events (etka §4). */
export const etkaWriteSteps = ['temporary', 'flushed', 'readBack', 'renamed'] as const;

export const etkaSummary = z.object({
  candidates: z.int(),
  written: z.int(),
  skipped: z.array(
    z.object({ reason: z.enum(etkaSkipReasons), rows: z.int(), examples: z.array(z.string()) }),
  ),
  merged: z.int(),
  unrecognised: z.array(z.string()),
  quantityMilli: z.int(),
  fileName: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  /** The beginning and the end of the file, decoded. */
  firstLines: z.array(z.string()),
  lastLine: z.string(),
  difference: z.object({
    since: z.int().nullable(),
    added: z.int(),
    gone: z.int(),
    quantity: z.int(),
    price: z.int(),
  }),
});

export const etkaExportRow = z.object({
  id,
  at: z.int(),
  profile: z.string(),
  fileName: z.string(),
  drive: z.string(),
  written: z.int(),
  skipped: z.int(),
  sha256: z.string(),
  user: z.string(),
});
