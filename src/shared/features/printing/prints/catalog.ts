import type { z } from 'zod';
import { dayRecapPrintSchema } from './dayRecap';
import { handoverPrintSchema } from './handover';
import { invoicePrintSchema } from './invoice';
import { serviceOrderPrintSchema } from './serviceOrder';
import { testPagePrintSchema } from './testPage';

/** Every print and the model of its snapshot; the engine's layouts are keyed by the same names. */
export const printSchemas = {
  serviceOrder: serviceOrderPrintSchema,
  handover: handoverPrintSchema,
  invoice: invoicePrintSchema,
  dayRecap: dayRecapPrintSchema,
  testPage: testPagePrintSchema,
} as const;

export type PrintKind = keyof typeof printSchemas;
export type PrintSnapshot<K extends PrintKind> = z.infer<(typeof printSchemas)[K]>;

export const printKinds = Object.keys(printSchemas) as PrintKind[];
export const printLanguages = ['bg', 'en'] as const;
export type PrintLanguage = (typeof printLanguages)[number];

/** Stamps that a document gets after it was issued or because of the database it comes from. */
export const printMarks = ['annulled', 'practice'] as const;
export type PrintMark = (typeof printMarks)[number];

/** What a QR of each print begins with; upper case and digits keep the code small. */
const identityPrefix: Record<PrintKind, string> = {
  serviceOrder: 'S4',
  handover: 'S7',
  invoice: 'IN',
  dayRecap: 'D1',
  testPage: 'TP',
};

/** Text of the QR: `M:S7:26-003912`. A scan of it opens or files the document (product B8). */
export function printIdentity(kind: PrintKind, number: string): string {
  return `M:${identityPrefix[kind]}:${number}`;
}

/** Reads a scanned identity back; null when it is not one of ours. */
export function parsePrintIdentity(text: string): { kind: PrintKind; number: string } | null {
  const match = /^M:([A-Z0-9]{2}):(.+)$/.exec(text.trim());
  const kind = printKinds.find((candidate) => identityPrefix[candidate] === match?.[1]);
  const number = match?.[2];
  return kind && number ? { kind, number } : null;
}
