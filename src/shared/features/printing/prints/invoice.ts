import { z } from 'zod';
import { basisPoints, cents, instant, letterheadSchema, milli, onDate } from './parts';

const lineSchema = z.object({
  section: z.enum(['labour', 'parts', 'other']),
  code: z.string().nullable(),
  name: z.string(),
  quantityMilli: milli,
  unit: z.string(),
  /** Without VAT. */
  unitPriceCents: cents,
  discountBp: basisPoints.nullable(),
  /** round(quantity × price − discount), without VAT. */
  netCents: cents,
  /** Null when the workshop is not registered under ЗДДС. */
  vatRateBp: basisPoints.nullable(),
});
export type PrintedInvoiceLine = z.infer<typeof lineSchema>;

const partySchema = z.object({
  name: z.string(),
  address: z.string().nullable(),
  eik: z.string().nullable(),
  vatNumber: z.string().nullable(),
  /** ЕГН or ЛНЧ of a person who wants it on the invoice (documents §3.5). */
  personalNumber: z.string().nullable(),
  /** МОЛ or the person who receives the goods. */
  representative: z.string().nullable(),
});
export type PrintedParty = z.infer<typeof partySchema>;

const vatSchema = z.discriminatedUnion('registered', [
  z.object({
    registered: z.literal(true),
    /** One row per rate; a 0 % row carries its ground (чл. 114, ал. 1, т. 12 ЗДДС). */
    rates: z.array(
      z.object({ rateBp: basisPoints, baseCents: cents, vatCents: cents, ground: z.string().nullable() }),
    ),
  }),
  /** Ground for not charging the tax, by default „чл. 113, ал. 9 от ЗДДС“. */
  z.object({ registered: z.literal(false), ground: z.string() }),
]);

/** Snapshot of an invoice, of an internal document and of a sale record (documents §3.5). */
export const invoicePrintSchema = z.object({
  letterhead: letterheadSchema,
  kind: z.enum(['invoice', 'internal', 'saleRecord']),
  number: z.string().min(1),
  issuedOn: onDate,
  issuedAt: instant,
  taxEventOn: onDate.nullable(),
  /** Town where the document is made. */
  place: z.string().nullable(),
  supplier: partySchema,
  recipient: partySchema,
  lineStyle: z.enum(['detailed', 'grouped']),
  lines: z.array(lineSchema).min(1),
  vat: vatSchema,
  /** Σ nets of the lines. */
  baseCents: cents,
  vatCents: cents,
  totalCents: cents,
  /** `amountInWords` of the total, null when the workshop prints no words. */
  words: z.string().nullable(),
  payment: z.object({
    method: z.enum(['cash', 'card', 'bank', 'voucher', 'offset']).nullable(),
    dueOn: onDate.nullable(),
    iban: z.string().nullable(),
    bic: z.string().nullable(),
    bank: z.string().nullable(),
  }),
  orders: z.array(
    z.object({
      number: z.string(),
      /** Plate or serial. */
      mark: z.string().nullable(),
      description: z.string().nullable(),
      meter: z.string().nullable(),
    }),
  ),
  issuedBy: z.string(),
  note: z.string().nullable(),
});
export type InvoicePrint = z.infer<typeof invoicePrintSchema>;
