import type { z } from 'zod';
import { assetLabelPrintSchema } from './assetLabel';
import { dayRecapPrintSchema } from './dayRecap';
import { handoverPrintSchema } from './handover';
import { invoicePrintSchema } from './invoice';
import { labelsPrintSchema } from './labels';
import { listPrintSchema } from './list';
import { purchaseOrderPrintSchema } from './purchaseOrder';
import { serviceOrderPrintSchema } from './serviceOrder';
import { stockDocumentPrintSchema } from './stockDocument';
import { testPagePrintSchema } from './testPage';
import { tyreSlipPrintSchema } from './tyreSlip';

/** Every print and the model of its snapshot; the engine's layouts are keyed by the same names. */
export const printSchemas = {
  serviceOrder: serviceOrderPrintSchema,
  handover: handoverPrintSchema,
  invoice: invoicePrintSchema,
  dayRecap: dayRecapPrintSchema,
  testPage: testPagePrintSchema,
  assetLabel: assetLabelPrintSchema,
  labels: labelsPrintSchema,
  list: listPrintSchema,
  tyreSlip: tyreSlipPrintSchema,
  purchaseOrder: purchaseOrderPrintSchema,
  stockDocument: stockDocumentPrintSchema,
} as const;

export type PrintKind = keyof typeof printSchemas;
export type PrintSnapshot<K extends PrintKind> = z.infer<(typeof printSchemas)[K]>;

export const printKinds = Object.keys(printSchemas) as PrintKind[];
export const printLanguages = ['bg', 'en'] as const;
export type PrintLanguage = (typeof printLanguages)[number];

/** Stamps that a document gets after it was issued or because of the database it comes from. */
export const printMarks = ['annulled', 'practice'] as const;
export type PrintMark = (typeof printMarks)[number];
