import { z } from 'zod';
import { markedTextSchema } from '../../contract/texts';
import { id } from '../../kernel/ids';
import { assetKinds } from '../assets/model';
import { partyKinds } from '../parties/model';

export const searchGroupKeys = ['assets', 'parties', 'documents', 'parts'] as const;
export type SearchGroupKey = (typeof searchGroupKeys)[number];

const openOrder = z.object({ orderId: id, number: z.string() }).nullable();

export const assetHitSchema = z.object({
  kind: z.literal('asset'),
  id,
  assetKind: z.enum(assetKinds),
  plate: markedTextSchema.nullable(),
  serial: markedTextSchema.nullable(),
  title: markedTextSchema,
  /** What matched when it is not the plate or title, else the owner. */
  line: markedTextSchema,
  lineKind: z.enum(['owner', 'oldPlate', 'vin', 'serial', 'inventory', 'engine', 'component', 'contract']),
  openOrder,
});

export const partyHitSchema = z.object({
  kind: z.literal('party'),
  id,
  partyKind: z.enum(partyKinds),
  title: markedTextSchema,
  line: markedTextSchema,
  /** What the party owns: one thing opens at once. */
  assets: z.array(z.object({ assetId: id, label: z.string(), title: z.string() })),
});

export const orderHitSchema = z.object({
  kind: z.literal('order'),
  id,
  title: markedTextSchema,
  line: markedTextSchema,
  assetId: id,
  phase: z.string(),
  receivedAt: z.int(),
});

export const invoiceHitSchema = z.object({
  kind: z.literal('invoice'),
  id,
  title: markedTextSchema,
  line: markedTextSchema,
  orderId: id.nullable(),
  totalCents: z.int(),
});

export const partHitSchema = z.object({
  kind: z.literal('part'),
  id,
  title: markedTextSchema,
  line: markedTextSchema,
});

export const hitSchema = z.discriminatedUnion('kind', [
  assetHitSchema,
  partyHitSchema,
  orderHitSchema,
  invoiceHitSchema,
  partHitSchema,
]);
export type Hit = z.output<typeof hitSchema>;
export type AssetHit = z.output<typeof assetHitSchema>;
export type PartyHit = z.output<typeof partyHitSchema>;

export const searchResultSchema = z.object({
  text: z.string(),
  /** How the text was read when nothing fits as typed. */
  readAs: z.enum(['typed', 'otherLayout', 'oneError']),
  count: z.int(),
  /** True when a group has more hits than it shows. */
  more: z.boolean(),
  groups: z.array(z.object({ key: z.enum(searchGroupKeys), hits: z.array(hitSchema) })),
});
export type SearchResult = z.output<typeof searchResultSchema>;
