import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { problemFields } from './fields';
import { lineEnds, profileCode, profileKinds } from './profile';

export const etkaChoices = z.object({
  profile: profileCode,
  warehouseIds: z.array(id).max(50).default([]),
  brands: z.array(z.string().max(40)).max(200).default([]),
  groupIds: z.array(id).max(200).default([]),
  onlyAvailable: z.boolean().default(false),
  /** Kept for orders is not offered. */
  minusReserved: z.boolean().default(true),
  withoutPrice: z.enum(['skip', 'zero']).default('skip'),
  price: z.enum(['net', 'gross']).default('net'),
  /** The list whose prices go into the file; null for the client price of the cards. */
  priceListId: id.nullable().default(null),
  /** The day on which the list must hold; null for today. */
  priceOn: isoDate.nullable().default(null),
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
export type EtkaSkipReason = (typeof etkaSkipReasons)[number];

export const differenceKinds = ['added', 'gone', 'quantity', 'price', 'other'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** The steps of a verified write in their order; `etka:<step>` in progress events (etka §4). */
export const etkaWriteSteps = ['temporary', 'flushed', 'readBack', 'renamed'] as const;

const skippedGroups = z.array(
  z.object({ reason: z.enum(etkaSkipReasons), rows: z.int(), examples: z.array(z.string()) }),
);

/** Rows of each kind; `since` is the moment of the export that is compared to, null for the first. */
const differenceCounts = z.object({
  since: z.int().nullable(),
  added: z.int(),
  gone: z.int(),
  quantity: z.int(),
  price: z.int(),
  other: z.int(),
});

const fileText = {
  fileName: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  kind: z.enum(profileKinds),
  /** Bytes of a record; null where records have no fixed length. */
  recordLength: z.int().nullable(),
  lineEnd: z.enum(lineEnds),
  lines: z.int(),
  /** The beginning and the end of the file, decoded. */
  firstLines: z.array(z.string()),
  lastLine: z.string(),
};

export const etkaSummary = z.object({
  ...fileText,
  candidates: z.int(),
  written: z.int(),
  skipped: skippedGroups,
  merged: z.int(),
  unrecognised: z.array(z.string()),
  quantityMilli: z.int(),
  difference: differenceCounts,
});
export type EtkaSummary = z.output<typeof etkaSummary>;

/** What a profile that is being edited would write. */
export const etkaTrial = z.object({
  ...fileText,
  written: z.int(),
  skipped: skippedGroups,
  /** The first bytes, sixteen a row, each with the character that it is alone. */
  hex: z.array(z.object({ offset: z.int(), bytes: z.string(), text: z.string() })),
});
export type EtkaTrial = z.output<typeof etkaTrial>;

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
export type EtkaExportRow = z.output<typeof etkaExportRow>;

export const etkaExportView = etkaExportRow.extend({
  bytes: z.int(),
  candidates: z.int(),
  quantityMilli: z.int(),
  merged: z.int(),
  encoding: z.string(),
  choices: etkaChoices,
  /** Names of what was chosen, for people. */
  warehouses: z.array(z.string()),
  groups: z.array(z.string()),
  priceList: z.string().nullable(),
  skippedGroups,
  difference: differenceCounts,
});

/** An export of the log, or what the choices would make now. */
export const etkaRowsOf = z.union([z.object({ exportId: id }), z.object({ choices: etkaChoices })]);
export type EtkaRowsOf = z.output<typeof etkaRowsOf>;

export const skippedRow = z.object({
  id: z.int(),
  number: z.string(),
  name: z.string(),
  reason: z.enum(etkaSkipReasons),
  /** The column that could not take its value. */
  field: z.enum(problemFields).nullable(),
});
export type SkippedRow = z.output<typeof skippedRow>;

export const differenceRow = z.object({
  id: z.int(),
  kind: z.enum(differenceKinds),
  brand: z.string(),
  number: z.string(),
  beforeMilli: z.int().nullable(),
  afterMilli: z.int().nullable(),
  beforeCents: z.int().nullable(),
  afterCents: z.int().nullable(),
});
export type DifferenceRow = z.output<typeof differenceRow>;
