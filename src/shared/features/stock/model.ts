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

/** Purposes of documents; with the kind they say what a document is for. */
export const documentPurposes = [
  'supplier',
  'opening',
  'order',
  'internal',
  'place',
  'count',
  'stocktake',
  'scrap',
] as const;

/** Documents that a person fills in; the others are made by orders and stocktakes. */
export const typedForms = [
  'receipt',
  'opening',
  'internalIssue',
  'supplierReturn',
  'transfer',
  'count',
  'scrap',
] as const;
export type TypedForm = (typeof typedForms)[number];
export const documentForms = [...typedForms, 'orderIssue', 'orderReturn', 'stocktake'] as const;
export type DocumentForm = (typeof documentForms)[number];

type DocumentKind = (typeof documentKinds)[number];
type DocumentPurpose = (typeof documentPurposes)[number];

/** Kind and purpose of each form. */
export const formParts: Readonly<Record<DocumentForm, { kind: DocumentKind; purpose: DocumentPurpose }>> = {
  receipt: { kind: 'receipt', purpose: 'supplier' },
  opening: { kind: 'receipt', purpose: 'opening' },
  internalIssue: { kind: 'issue', purpose: 'internal' },
  orderIssue: { kind: 'issue', purpose: 'order' },
  supplierReturn: { kind: 'return', purpose: 'supplier' },
  orderReturn: { kind: 'return', purpose: 'order' },
  transfer: { kind: 'transfer', purpose: 'place' },
  count: { kind: 'adjustment', purpose: 'count' },
  stocktake: { kind: 'adjustment', purpose: 'stocktake' },
  scrap: { kind: 'adjustment', purpose: 'scrap' },
};

/** The form of a stored document; a pair that no form has is read as its kind's first. */
export function formOf(kind: DocumentKind, purpose: DocumentPurpose): DocumentForm {
  const forms = documentForms.filter((form) => formParts[form].kind === kind);
  return forms.find((form) => formParts[form].purpose === purpose) ?? forms[0] ?? 'receipt';
}

/** Name under which a person's unsaved typing of a document is kept; the saving command deletes it (decisions 5). */
export const draftForm = (form: TypedForm, documentId: number | null): string =>
  documentId === null ? `stock.${form}:new` : `stock.document:${documentId}`;

/** Refers to a saved draft; both null for one that was not saved yet. */
const draftRef = {
  documentId: id.nullable().default(null),
  version: version.nullable().default(null),
};

const bin = optionalText(12);

/** A document as it is typed; what may still be empty in a draft is demanded when it is posted. */
export const documentInput = z.object({
  ...draftRef,
  form: z.enum(typedForms),
  warehouseId: id,
  /** Of a transfer; the same warehouse between its places. */
  toWarehouseId: id.nullable().default(null),
  supplierId: id.nullable().default(null),
  /** Who received the goods of an internal issue. */
  workerId: id.nullable().default(null),
  purchaseOrderId: id.nullable().default(null),
  /** The day it counts for; null: the day of posting. */
  documentOn: isoDate.nullable().default(null),
  supplierDocument: optionalText(40),
  supplierDocumentOn: isoDate.nullable(),
  note: optionalText(300),
  lines: z
    .array(
      z.object({
        partId: id,
        /** Of a count what was found, else what moves. */
        quantityMilli: milli.min(0).max(999_999_999).nullable(),
        /** Net cents per unit; what the supplier credits on a return. */
        unitCostCents: cents.min(0).max(10_000_000).nullable(),
        bin,
        toBin: bin.default(null),
        serials: z.array(z.string().trim().min(1).max(40)).max(500).default([]),
        /** What the books said of the place when it was counted. */
        bookedMilli: z.int().nullable().default(null),
        purchaseLineId: id.nullable().default(null),
      }),
    )
    .max(500),
});
export type DocumentInput = z.output<typeof documentInput>;

export const receiptInput = z.object({
  ...draftRef,
  supplierId: id,
  warehouseId: id,
  purchaseOrderId: id.nullable().default(null),
  /** The day it counts for; today without it. */
  documentOn: isoDate.nullable().default(null),
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
        bin,
        serials: z.array(z.string().trim().min(1).max(40)).max(500).default([]),
        purchaseLineId: id.nullable().default(null),
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
  /** Free of the whole family is below the minimum of its current number, which this is. */
  belowMinimum: z.boolean(),
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
  purpose: z.enum(documentPurposes),
  status: z.enum(documentStatuses),
  documentOn: isoDate,
  warehouse: z.string(),
  toWarehouse: z.string().nullable(),
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
  toWarehouseId: id.nullable(),
  partyId: id.nullable(),
  workerId: id.nullable(),
  worker: z.string().nullable(),
  purchaseOrderId: id.nullable(),
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
      serialTracked: z.boolean(),
      /** By how much a correction changed the stock, signed; of the others what moved. */
      quantityMilli: z.int(),
      bookedMilli: z.int().nullable(),
      countedMilli: z.int().nullable(),
      unitCostCents: z.int().nullable(),
      valueCents: z.int().nullable(),
      /** The named place, else those it came from or went to. */
      bin: z.string().nullable(),
      toBin: z.string().nullable(),
      serials: z.array(z.string()),
      worker: z.string().nullable(),
      purchaseLineId: id.nullable(),
    }),
  ),
});

/** What lies of a part in the places of a warehouse, for whoever fills in a document. */
export const partPlaces = z.object({
  serialTracked: z.boolean(),
  quantityMilli: z.int(),
  usualBin: z.string().nullable(),
  places: z.array(z.object({ bin: z.string(), quantityMilli: z.int() })),
  serials: z.array(z.object({ serial: z.string(), bin: z.string() })),
});

export const warehouseRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  active: z.boolean(),
  bins: z.int(),
  /** Numbers of which something lies there. */
  articles: z.int(),
});
export type WarehouseRow = z.output<typeof warehouseRow>;

export const binRow = z.object({
  id,
  code: z.string(),
  note: z.string().nullable(),
  active: z.boolean(),
  /** Being counted: nothing moves in or out. */
  frozen: z.boolean(),
  articles: z.int(),
});
export type BinRow = z.output<typeof binRow>;
