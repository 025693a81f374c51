import { z } from 'zod';
import {
  basisPoints,
  cents,
  checkSchema,
  instant,
  letterheadSchema,
  milli,
  printedAssetSchema,
  seconds,
} from './parts';

const operationSchema = z.object({
  code: z.string().nullable(),
  name: z.string(),
  /** Norm time of the whole line (quantity included). */
  normSeconds: seconds.nullable(),
  team: z.string().nullable(),
  done: z.boolean(),
});

const partSchema = z.object({
  number: z.string().nullable(),
  name: z.string(),
  quantityMilli: milli,
  unit: z.string(),
  issued: z.boolean(),
  /** Brought by the client: printed with „без гаранция за частта“ (domain §5.1). */
  clientsOwn: z.boolean(),
});

const jobSchema = z.object({
  number: z.int().positive(),
  title: z.string(),
  /** State of the authorisation in words, e.g. „одобрена по телефон 24.11.2026“. */
  authorisation: z.string().nullable(),
  operations: z.array(operationSchema),
  parts: z.array(partSchema),
  /** Outside services, consumables and fees. */
  others: z.array(z.object({ name: z.string(), quantityMilli: milli, unit: z.string() })),
});

/** Snapshot of „Поръчка за сервиз“ (S4, documents §3.1). */
export const serviceOrderPrintSchema = z.object({
  letterhead: letterheadSchema,
  number: z.string().min(1),
  typeName: z.string(),
  receivedAt: instant,
  receivedBy: z.string(),
  promisedAt: instant.nullable(),
  client: z.object({
    name: z.string(),
    eik: z.string().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  /** Who brought the item, when it is not the client. */
  contact: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  payers: z.array(
    z.object({
      name: z.string(),
      shareBp: basisPoints.nullable(),
      policyNumber: z.string().nullable(),
      claimNumber: z.string().nullable(),
    }),
  ),
  asset: printedAssetSchema,
  fuelEighths: z.int().min(0).max(8).nullable(),
  keyTag: z.string().nullable(),
  complaint: z.string(),
  note: z.string().nullable(),
  jobs: z.array(jobSchema),
  /** Of the item, printed on request (domain §3). */
  technicalNotes: z
    .array(z.object({ label: z.string(), value: z.string().nullable(), text: z.string().nullable() }))
    .default([]),
  /** Null: the order is printed without an estimate. `vatCents` null: the workshop is not registered. */
  estimate: z
    .object({
      labourCents: cents,
      partsCents: cents,
      otherCents: cents,
      vatCents: cents.nullable(),
      totalCents: cents,
    })
    .nullable(),
  /** Up to this amount the work goes on without a call. */
  callLimitCents: cents.nullable(),
  oldParts: z.enum(['returned', 'scrapped']).nullable(),
  /** Consent to a test drive, general terms, personal data. */
  consents: z.array(checkSchema),
  finalCheck: z.object({
    items: z.array(checkSchema),
    by: z.string().nullable(),
    at: instant.nullable(),
  }),
  /** Conditions above the signatures, one paragraph each. */
  terms: z.array(z.string()),
});
export type ServiceOrderPrint = z.infer<typeof serviceOrderPrintSchema>;
