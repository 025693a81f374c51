import { z } from 'zod';
import { optionalText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import { milli } from '../../kernel/quantity';

export const purchaseStatuses = ['draft', 'sent', 'received', 'cancelled'] as const;
export type PurchaseStatus = (typeof purchaseStatuses)[number];
/** What the list shows: `late` is sent and past its day. */
export const purchaseViews = ['open', 'draft', 'late', 'all'] as const;

/** A believable quantity: more than nothing and less than a million units. */
export const orderedQuantity = milli.min(1).max(999_999_999);
const unitCost = cents.min(0).max(10_000_000);

export const proposalInput = z.object({
  /** Work that falls due until this day counts. */
  untilOn: isoDate,
  deferred: z.boolean().default(true),
  services: z.boolean().default(true),
});

/** One family with what it lacks; quantities in thousandths, its own names are those of its current number. */
export const proposalRow = z.object({
  partId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  onHandMilli: z.int(),
  awaitedMilli: z.int(),
  ordersMilli: z.int(),
  deferredMilli: z.int(),
  servicesMilli: z.int(),
  minimumMilli: z.int(),
  maximumMilli: z.int().nullable(),
  missingMilli: z.int(),
  packMilli: z.int(),
  /** Whole packs of the supplier. */
  quantityMilli: z.int(),
  supplierId: id.nullable(),
  supplier: z.string().nullable(),
  /** Net cents per unit after the supplier's discount; null when not known or hidden. */
  unitCostCents: z.int().nullable(),
  leadDays: z.int().nullable(),
  expectedOn: isoDate.nullable(),
  /** The earliest day on which an order of the workshop needs it. */
  neededOn: isoDate.nullable(),
});
export type ProposalRow = z.output<typeof proposalRow>;

export const purchaseLineInput = z.object({
  partId: id,
  quantityMilli: orderedQuantity,
  unitCostCents: unitCost.nullable(),
  expectedOn: isoDate.nullable(),
});

export const purchaseInput = z.object({
  orderId: id.nullable(),
  version: version.nullable(),
  supplierId: id,
  warehouseId: id,
  expectedOn: isoDate.nullable(),
  reference: optionalText(60),
  note: optionalText(300),
  lines: z.array(purchaseLineInput).max(500),
});

export const purchaseRow = z.object({
  id,
  number: z.string(),
  status: z.enum(purchaseStatuses),
  supplier: z.string(),
  orderedOn: isoDate.nullable(),
  expectedOn: isoDate.nullable(),
  late: z.boolean(),
  lines: z.int(),
  awaitedLines: z.int(),
  reference: z.string().nullable(),
  netCents: z.int().nullable(),
});
export type PurchaseRow = z.output<typeof purchaseRow>;

export const purchaseLineRow = z.object({
  id,
  partId: id,
  number: z.string(),
  supplierNumber: z.string().nullable(),
  name: z.string(),
  unit: z.string(),
  quantityMilli: z.int(),
  receivedMilli: z.int(),
  cancelledMilli: z.int(),
  awaitedMilli: z.int(),
  unitCostCents: z.int().nullable(),
  netCents: z.int().nullable(),
  expectedOn: isoDate.nullable(),
});
export type PurchaseLineRow = z.output<typeof purchaseLineRow>;

export const purchaseView = z.object({
  id,
  version,
  number: z.string(),
  status: z.enum(purchaseStatuses),
  supplierId: id,
  supplier: z.string(),
  warehouseId: id,
  warehouse: z.string(),
  orderedOn: isoDate.nullable(),
  expectedOn: isoDate.nullable(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  netCents: z.int().nullable(),
  rows: z.array(purchaseLineRow),
  /** The deliveries of it. */
  receipts: z.array(
    z.object({
      id,
      number: z.string(),
      documentOn: isoDate,
      status: z.enum(['draft', 'posted', 'reversed']),
    }),
  ),
});

/** What becomes of the client's price of a part when it comes at another cost. */
export const priceChoices = ['follow', 'keep'] as const;

export const receiveLine = z.object({
  lineId: id,
  quantityMilli: orderedQuantity,
  /** Net cents per unit as on the supplier's document. */
  unitCostCents: unitCost,
  price: z.enum(priceChoices).default('follow'),
});

/** Of one line before it is received: what it cost and would cost, what the client pays and would pay; net cents. */
export const receivePreviewRow = z.object({
  lineId: id,
  agreedCents: z.int().nullable(),
  lastCents: z.int().nullable(),
  averageCents: z.int().nullable(),
  newAverageCents: z.int().nullable(),
  priceCents: z.int().nullable(),
  newPriceCents: z.int().nullable(),
  /** Units above what is awaited. */
  overMilli: z.int(),
});
export type ReceivePreviewRow = z.output<typeof receivePreviewRow>;

export const coreStates = ['owed', 'collected', 'sent', 'credited', 'refused', 'kept'] as const;
export type CoreState = (typeof coreStates)[number];
export const coreViews = ['open', ...coreStates, 'all'] as const;

/** The client's deposit: not charged, on the order, given back. */
export const depositStates = ['none', 'charged', 'refunded'] as const;

export const coreRow = z.object({
  id,
  version,
  state: z.enum(coreStates),
  partId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  quantityMilli: z.int(),
  /** Net cents for all of it. */
  depositCents: z.int(),
  deposit: z.enum(depositStates),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  orderOpen: z.boolean(),
  client: z.string().nullable(),
  supplierId: id.nullable(),
  supplier: z.string().nullable(),
  reference: z.string().nullable(),
  creditCents: z.int().nullable(),
  openedOn: isoDate,
  changedOn: isoDate,
});
export type CoreRow = z.output<typeof coreRow>;

/** Where an old part may go from each state (domain §4.5). */
export const coreMoves: Readonly<Record<CoreState, readonly CoreState[]>> = {
  owed: ['collected', 'kept'],
  collected: ['sent'],
  sent: ['credited', 'refused'],
  credited: [],
  refused: [],
  kept: ['collected'],
};
