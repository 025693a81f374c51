import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { orderPhases } from '../orders/status';
import { provisionStates } from './calc';

const milli = z.int();
export const provisionState = z.enum(provisionStates);

export const provisionViews = ['waiting', 'short', 'late', 'all'] as const;

/** „Ако тази доставка закъснее“: the whole order to a supplier, or one line of it, comes on another day. */
export const delaySchema = z.object({
  purchaseOrderId: id,
  purchaseLineId: id.nullable(),
  expectedOn: isoDate,
});
export type Delay = z.output<typeof delaySchema>;

export const provisionFilter = z.object({
  view: z.enum(provisionViews),
  warehouseId: id.nullable(),
  /** Orders that are promised until this day, those without a promise left out. */
  dueUntil: isoDate.nullable(),
  delay: delaySchema.nullable(),
});
export type ProvisionFilter = z.output<typeof provisionFilter>;

/** A part line of an open order (reports R1): remaining = reserved + free + substitutes + expected + shortage. */
export const provisionRowSchema = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  phase: z.enum(orderPhases),
  priority: z.int(),
  promisedAt: z.int().nullable(),
  plate: z.string().nullable(),
  serial: z.string().nullable(),
  client: z.string(),
  partId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  warehouse: z.string(),
  neededMilli: milli,
  issuedMilli: milli,
  remainingMilli: milli,
  reservedMilli: milli,
  freeMilli: milli,
  substituteMilli: milli,
  expectedMilli: milli,
  /** When the last of what is awaited comes; null with `expectedMilli` above zero: nobody knows. */
  expectedOn: z.string().nullable(),
  shortMilli: milli,
  state: provisionState,
  /** How the line stands without the delay that is asked about; null when it changes nothing for it. */
  before: z.object({ state: provisionState, expectedOn: z.string().nullable() }).nullable(),
});
export type ProvisionRow = z.output<typeof provisionRowSchema>;

export const provisionTotals = z.object({
  /** Orders that wait for something, and how they stand as a whole. */
  orders: z.int(),
  short: z.int(),
  late: z.int(),
  expected: z.int(),
  /** Lines that the delay touches. */
  changed: z.int(),
});

/** Where each figure of a line comes from. */
export const provisionLineSchema = z.object({
  lineId: id,
  orderId: id,
  orderNumber: z.string(),
  version,
  partId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  warehouse: z.string(),
  neededMilli: milli,
  issuedMilli: milli,
  remainingMilli: milli,
  reservedMilli: milli,
  freeMilli: milli,
  shortMilli: milli,
  state: provisionState,
  issues: z.array(z.object({ documentId: id, number: z.string(), on: z.string(), milli })),
  substitutes: z.array(z.object({ partId: id, number: z.string(), name: z.string(), milli })),
  awaited: z.array(
    z.object({
      purchaseLineId: id,
      purchaseOrderId: id,
      purchaseNumber: z.string(),
      supplier: z.string(),
      number: z.string(),
      expectedOn: z.string().nullable(),
      inTime: z.boolean(),
      milli,
    }),
  ),
  /** Other orders for which the same part is kept in the same warehouse, the least urgent first. */
  holders: z.array(
    z.object({
      lineId: id,
      orderId: id,
      orderNumber: z.string(),
      plate: z.string().nullable(),
      promisedAt: z.int().nullable(),
      priority: z.int(),
      reservedMilli: milli,
    }),
  ),
  mayTakeOver: z.boolean(),
});
export type ProvisionLine = z.output<typeof provisionLineSchema>;

export const deliverySchema = z.object({
  purchaseOrderId: id,
  purchaseLineId: id,
  purchaseNumber: z.string(),
  supplier: z.string(),
  partNumber: z.string(),
  partName: z.string(),
  unit: z.string(),
  milli,
  expectedOn: z.string().nullable(),
});
export type Delivery = z.output<typeof deliverySchema>;
