import { z } from 'zod';
import { id, version } from '../../kernel/ids';
import { phaseSchema } from '../orders/model';
import { provisionStates } from '../provision/calc';

const instant = z.int();

/** Why a card has a line of its own at the bottom; the text is made by the screen. */
export const noteCodes = [
  'qualityCheck',
  'approvalSince',
  'partsMissing',
  'partsExpected',
  'unpaid',
  'toInvoice',
  'toRelease',
] as const;

export const cardSchema = z.object({
  orderId: id,
  number: z.string(),
  version,
  phase: phaseSchema,
  phaseAt: instant,
  plate: z.string().nullable(),
  serial: z.string().nullable(),
  modelName: z.string(),
  clientName: z.string(),
  complaint: z.string(),
  promisedAt: instant.nullable(),
  warning: z.enum(['late', 'atRisk']).nullable(),
  teams: z.array(z.string()),
  /** Operations without a worker. */
  unassigned: z.int(),
  parts: z.object({
    issued: z.int(),
    all: z.int(),
    missing: z.int(),
    /** How the order is provided; null when nothing of it waits. */
    state: z.enum(provisionStates).nullable(),
  }),
  totalCents: z.int(),
  authorisedCents: z.int().nullable(),
  overCents: z.int(),
  keyTag: z.string().nullable(),
  receivedByName: z.string(),
  note: z.object({ code: z.enum(noteCodes), at: instant.nullable(), count: z.int().nullable() }).nullable(),
});
export type BoardCard = z.infer<typeof cardSchema>;

export const todayTileNames = ['late', 'approval', 'parts', 'unpaid', 'notReleased'] as const;
export type TodayTileName = (typeof todayTileNames)[number];

export const todayRowSchema = z.object({
  orderId: id,
  number: z.string(),
  phase: phaseSchema,
  phaseAt: instant,
  plate: z.string().nullable(),
  serial: z.string().nullable(),
  assetTitle: z.string(),
  clientName: z.string(),
  phone: z.string().nullable(),
  promisedAt: instant.nullable(),
  warning: z.enum(['late', 'atRisk']).nullable(),
  /** Title of the job, number and name of the part, number of the invoice: by tile. */
  subject: z.string().nullable(),
  /** Cents asked for or owed: by tile. */
  amountCents: z.int().nullable(),
  at: instant.nullable(),
  keyTag: z.string().nullable(),
  parts: z.object({ issued: z.int(), all: z.int() }),
  /** When the last of the parts that it waits for comes. */
  expectedOn: z.string().nullable(),
  provision: z.enum(provisionStates).nullable(),
  hasSubstitute: z.boolean(),
});
export type TodayRow = z.infer<typeof todayRowSchema>;

export const todayTileSchema = z.object({
  tile: z.enum(todayTileNames),
  count: z.int(),
  sumCents: z.int().nullable(),
  rows: z.array(todayRowSchema),
  /** Plates or numbers of the next ones that found no place. */
  more: z.array(z.string()),
});
export type TodayTile = z.infer<typeof todayTileSchema>;

export const backupTileSchema = z.object({
  lastAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  place: z.string().nullable(),
  fileName: z.string().nullable(),
  lastError: z.string().nullable(),
});
