import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { dateBases } from '../earnings/model';
import { labelRun } from '../labels/model';

/** What can be printed, as the print sets name it. */
export const printDocumentKinds = [
  'serviceOrder',
  'handoverIntake',
  'handoverRelease',
  'invoice',
  'dayRecap',
] as const;
export type PrintDocumentKind = (typeof printDocumentKinds)[number];

export const printEvents = ['intake', 'release', 'close', 'invoice'] as const;
export type PrintEvent = (typeof printEvents)[number];

/** One document: the order itself, an issued one by its id, or a day. */
export const printTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serviceOrder'),
    orderId: id,
    /** With the technical data of the item, when asked for. */
    notes: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('handoverIntake'), handoverId: id }),
  z.strictObject({ kind: z.literal('handoverRelease'), handoverId: id }),
  z.strictObject({ kind: z.literal('invoice'), invoiceId: id }),
  z.strictObject({
    kind: z.literal('dayRecap'),
    on: isoDate,
    basis: z.enum(dateBases).default('accrued'),
  }),
  z.strictObject({ kind: z.literal('assetLabel'), assetId: id }),
  z.strictObject({ kind: z.literal('labels'), ...labelRun }),
  z.strictObject({ kind: z.literal('tyreSlip'), stayId: id }),
  z.strictObject({ kind: z.literal('purchaseOrder'), purchaseOrderId: id }),
  z.strictObject({ kind: z.literal('stockDocument'), documentId: id }),
  /** The same with what it cost, for who may see that. */
  z.strictObject({ kind: z.literal('stockDocumentValue'), documentId: id }),
]);
export type PrintTarget = z.output<typeof printTarget>;

export const copies = z.int().min(1).max(20);
export const printerName = z.string().trim().min(1).max(200);

export const printRunRow = z.object({
  id,
  kind: z.string(),
  entity: z.string(),
  title: z.string(),
  copies: z.int(),
  pages: z.int(),
  at: z.int(),
  user: z.string(),
  printer: z.string().nullable(),
  sentAt: z.int().nullable(),
  error: z.string().nullable(),
});
export type PrintRunRow = z.output<typeof printRunRow>;

export const printSetItem = z.object({
  event: z.enum(printEvents),
  kind: z.enum(printDocumentKinds),
  copies,
  enabled: z.boolean(),
  printer: printerName.nullable(),
});
export type PrintSetItem = z.output<typeof printSetItem>;

/** An item of the set of an order now: what it would print. */
export const plannedPrint = z.object({
  kind: z.enum(printDocumentKinds),
  title: z.string(),
  /** Null: the protocol is not issued yet; printing the set issues it first. */
  target: printTarget.nullable(),
  copies,
  enabled: z.boolean(),
  printer: printerName.nullable(),
  /** Number of runs made so far. */
  runs: z.int(),
});
export type PlannedPrint = z.output<typeof plannedPrint>;

export const knownPrinter = z.object({
  name: z.string(),
  confirmedAt: z.int().nullable(),
  isDefault: z.boolean(),
});

export const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
