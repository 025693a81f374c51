import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { assetKinds, meterUnits } from '../assets/model';
import { dueStates } from '../care/model';
import { orderPhases } from '../orders/status';
import { partyKinds } from '../parties/model';

export const peekKinds = ['asset', 'party', 'order', 'invoice', 'part'] as const;

/** What a client owes; null for who may not see clients. */
const balance = z.object({ unpaidCents: z.int(), overdueCents: z.int() }).nullable();
const number = { plate: z.string().nullable(), serial: z.string().nullable() };

export const assetPeekSchema = z.object({
  kind: z.literal('asset'),
  id,
  readAt: z.int(),
  assetKind: z.enum(assetKinds),
  ...number,
  title: z.string(),
  owner: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  meter: z.object({ value: z.int(), on: isoDate, unit: z.enum(meterUnits) }).nullable(),
  /** The last order that was not cancelled. */
  lastVisit: z.object({ number: z.string(), on: isoDate, work: z.string() }).nullable(),
  openOrder: z
    .object({ number: z.string(), phase: z.enum(orderPhases), promisedAt: z.int().nullable() })
    .nullable(),
  balance,
  /** What falls due first by the plans of the thing. */
  nextService: z
    .object({
      title: z.string(),
      state: z.enum(dueStates),
      dueOn: isoDate.nullable(),
      dueMeter: z.int().nullable(),
      unit: z.enum(meterUnits),
    })
    .nullable(),
});

export const partyPeekSchema = z.object({
  kind: z.literal('party'),
  id,
  partyKind: z.enum(partyKinds),
  title: z.string(),
  eik: z.string().nullable(),
  city: z.string().nullable(),
  phones: z.array(z.object({ value: z.string(), person: z.string().nullable() })),
  balance,
  /** The newest few; `assetCount` says how many there are. */
  assets: z.array(z.object({ id, ...number, title: z.string() })),
  assetCount: z.int(),
  openOrders: z.int(),
});

export const orderPeekSchema = z.object({
  kind: z.literal('order'),
  id,
  readAt: z.int(),
  title: z.string(),
  phase: z.enum(orderPhases),
  receivedAt: z.int(),
  promisedAt: z.int().nullable(),
  ...number,
  assetTitle: z.string(),
  client: z.string(),
  complaint: z.string(),
  /** Operations, parts and other lines; their sums are net cents. */
  lines: z.int(),
  labourCents: z.int(),
  partsCents: z.int(),
  otherCents: z.int(),
  totalCents: z.int(),
});

export const invoicePeekSchema = z.object({
  kind: z.literal('invoice'),
  id,
  title: z.string(),
  annulled: z.boolean(),
  payer: z.string(),
  issuedOn: isoDate,
  dueOn: isoDate,
  orderNumber: z.string().nullable(),
  totalCents: z.int(),
  unpaidCents: z.int(),
});

export const partPeekSchema = z.object({
  kind: z.literal('part'),
  id,
  title: z.string(),
  brand: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Net cents of the client's price. */
  priceCents: z.int().nullable(),
  onHandMilli: z.int(),
  freeMilli: z.int(),
  bins: z.array(z.string()),
});

export const peekSchema = z.discriminatedUnion('kind', [
  assetPeekSchema,
  partyPeekSchema,
  orderPeekSchema,
  invoicePeekSchema,
  partPeekSchema,
]);
export type Peek = z.output<typeof peekSchema>;
export type AssetPeek = z.output<typeof assetPeekSchema>;
export type PartyPeek = z.output<typeof partyPeekSchema>;
export type OrderPeek = z.output<typeof orderPeekSchema>;
export type InvoicePeek = z.output<typeof invoicePeekSchema>;
export type PartPeek = z.output<typeof partPeekSchema>;
