import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { cents } from '../../kernel/money';

export const earningMethods = ['norm_hour', 'operation'] as const;

/** By which date of an order its work belongs to a period (reports §1); the first is the default. */
export const dateBases = ['accrued', 'received', 'finished', 'invoiced', 'released'] as const;
export type DateBasis = (typeof dateBases)[number];

/** From the most specific to the default (domain §7). */
export const tariffLevels = [
  'modification',
  'model',
  'make',
  'operation',
  'group',
  'grade',
  'default',
] as const;
export type TariffLevel = (typeof tariffLevels)[number];

/** Everything that the amount rests on, frozen on the row, so that every cent can be explained (B6). */
export const earningBasis = z.object({
  method: z.enum(earningMethods),
  tariffLevel: z.enum(tariffLevels),
  rateCents: z.int(),
  quantityMilli: z.int(),
  normSec: z.int(),
  typeCoefficientBp: z.int(),
  /** The whole line's earning, of which this row is a share. */
  lineCents: z.int(),
  coefficientMilli: z.int(),
  coefficientSumMilli: z.int(),
  sentence: z.string(),
});
export type EarningBasis = z.output<typeof earningBasis>;

export const earningRow = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  plate: z.string().nullable(),
  operationLineId: id,
  operation: z.string(),
  workerId: id,
  worker: z.string(),
  team: z.string().nullable(),
  normSec: z.int(),
  labourCents: z.int(),
  amountCents: z.int(),
  accruedOn: isoDate,
  sealed: z.boolean(),
  sentence: z.string(),
});

export const workerEarnings = z.object({
  workerId: id,
  number: z.string(),
  name: z.string(),
  orders: z.int(),
  operations: z.int(),
  normSec: z.int(),
  labourCents: z.int(),
  amountCents: z.int(),
});

export const orderEarnings = z.object({
  orderId: id,
  number: z.string(),
  plate: z.string().nullable(),
  client: z.string(),
  normSec: z.int(),
  labourCents: z.int(),
  amountCents: z.int(),
});

export const teamEarnings = z.object({
  teamId: id.nullable(),
  name: z.string().nullable(),
  orders: z.int(),
  normSec: z.int(),
  labourCents: z.int(),
  amountCents: z.int(),
});

export const earningTotals = z.object({ normSec: z.int(), labourCents: z.int(), amountCents: z.int() });

export const tariffRow = z.object({
  id,
  level: z.enum(tariffLevels),
  operationId: id.nullable(),
  operation: z.string().nullable(),
  groupId: id.nullable(),
  group: z.string().nullable(),
  makeId: id.nullable(),
  make: z.string().nullable(),
  modelId: id.nullable(),
  model: z.string().nullable(),
  modificationId: id.nullable(),
  modification: z.string().nullable(),
  grade: z.string().nullable(),
  method: z.enum(earningMethods),
  rateCents: z.int(),
  fromOn: isoDate,
  toOn: isoDate.nullable(),
});

/** A version of a tariff; the one before it ends the day before. */
export const newTariff = z.object({
  operationId: id.nullable().default(null),
  groupId: id.nullable().default(null),
  makeId: id.nullable().default(null),
  modelId: id.nullable().default(null),
  modificationId: id.nullable().default(null),
  grade: z.string().trim().min(1).max(20).nullable().default(null),
  method: z.enum(earningMethods),
  rateCents: cents.min(0).max(100_000_00),
  fromOn: isoDate,
});
export type NewTariff = z.output<typeof newTariff>;
