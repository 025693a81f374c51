import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import { milli } from '../../kernel/quantity';

export const documentKinds = ['receipt', 'issue', 'return', 'transfer', 'adjustment'] as const;
export const documentStatuses = ['draft', 'posted', 'reversed'] as const;

/** A believable quantity: more than nothing and less than a million units. */
export const typedQuantity = milli.min(1).max(999_999_999);

/** Name under which a person's unsaved typing of a receipt is kept; the saving command deletes it (decisions 5). */
export const receiptForm = (documentId: number | null): string => `stock.receipt:${documentId ?? 'new'}`;

/** Refers to a saved draft of a receipt; both null for one that was not saved yet. */
const draftRef = {
  documentId: id.nullable().default(null),
  version: version.nullable().default(null),
};

/** What may be kept of a receipt before it is complete. */
export const receiptDraftInput = z.object({
  ...draftRef,
  supplierId: id.nullable(),
  warehouseId: id,
  supplierDocument: optionalText(40),
  supplierDocumentOn: isoDate.nullable(),
  note: optionalText(300),
  lines: z
    .array(
      z.object({
        partId: id,
        quantityMilli: typedQuantity.nullable(),
        unitCostCents: cents.min(0).max(10_000_000).nullable(),
        bin: optionalText(8),
      }),
    )
    .max(500),
});

export const receiptInput = z.object({
  ...draftRef,
  supplierId: id,
  warehouseId: id,
  supplierDocument: requiredText(40),
  supplierDocumentOn: isoDate,
  note: optionalText(300),
  lines: z
    .array(
      z.object({
        partId: id,
        quantityMilli: typedQuantity,
        /** Net cents per unit as on the supplier's document. */
        unitCostCents: cents.min(0).max(10_000_000),
        bin: optionalText(8),
      }),
    )
    .min(1)
    .max(500),
});

export const stockRow = z.object({
  id,
  number: z.string(),
  brand: z.string(),
  name: z.string(),
  unit: z.string(),
  group: z.string().nullable(),
  bin: z.string().nullable(),
  quantityMilli: z.int(),
  reservedMilli: z.int(),
  freeMilli: z.int(),
  minimumMilli: z.int(),
  priceCents: z.int().nullable(),
  averageCents: z.int().nullable(),
  valueCents: z.int().nullable(),
  /** The current number under which this one folds; null for a current number and for a part without substitutes. */
  familyId: id.nullable(),
  /** How many numbers fold under this one; 0 where every number is listed for itself. */
  members: z.int(),
  /** 1 for a number that stands under its current one. */
  depth: z.int().min(0).max(1),
  replacedBy: z.string().nullable(),
  replacedOn: z.string().nullable(),
  active: z.boolean(),
});
export type StockRow = z.output<typeof stockRow>;

export const stockViews = ['all', 'available', 'belowMinimum', 'replaced', 'withoutPrice'] as const;
export const stockSorts = ['number', 'name', 'brand', 'bin', 'quantity', 'price', 'value'] as const;

export const stockFilter = z.object({
  text: z.string().max(80).default(''),
  view: z.enum(stockViews).default('all'),
  warehouseId: id.nullable().default(null),
  groupId: id.nullable().default(null),
  brand: z.string().max(40).nullable().default(null),
  onlyAvailable: z.boolean().default(false),
});

export const stockTotals = z.object({
  /** All numbers of the filtered set, folded ones too. */
  articles: z.int(),
  belowMinimum: z.int(),
  quantityMilli: z.int(),
  freeMilli: z.int(),
  valueCents: z.int().nullable(),
});

export const documentRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(documentKinds),
  status: z.enum(documentStatuses),
  documentOn: isoDate,
  party: z.string().nullable(),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  supplierDocument: z.string().nullable(),
  lines: z.int(),
  valueCents: z.int().nullable(),
  user: z.string(),
});
export type DocumentRow = z.output<typeof documentRow>;

export const documentView = documentRow.extend({
  version,
  warehouseId: id,
  warehouse: z.string(),
  partyId: id.nullable(),
  supplierDocumentOn: isoDate.nullable(),
  note: z.string().nullable(),
  postedAt: z.int().nullable(),
  reverses: z.object({ id, number: z.string() }).nullable(),
  reversedBy: z.object({ id, number: z.string() }).nullable(),
  reversible: z.boolean(),
  rows: z.array(
    z.object({
      id,
      partId: id,
      number: z.string(),
      name: z.string(),
      unit: z.string(),
      vatBp: z.int(),
      quantityMilli: z.int(),
      unitCostCents: z.int().nullable(),
      valueCents: z.int().nullable(),
      bin: z.string().nullable(),
      worker: z.string().nullable(),
    }),
  ),
});
