import { z } from 'zod';
import { carPicture } from './carPicture';
import { checkSchema, instant, letterheadSchema, onDate, printedAssetSchema } from './parts';

const signerSchema = z.object({
  name: z.string(),
  /** Phone and capacity, e.g. „тел. 0888 123 456, собственик“. */
  detail: z.string().nullable(),
});

/** How a damage is drawn at its point on the picture. */
export const damageShapes = ['dent', 'scratch', 'crack', 'missing'] as const;

const damageSchema = z.object({
  /** Number on the picture and in the table. */
  number: z.int().positive(),
  part: z.string(),
  kind: z.string(),
  /** Point in the units of `carPicture`; null when the damage is only in the table. */
  point: z
    .object({
      x: z.number().min(0).max(carPicture.width),
      y: z.number().min(0).max(carPicture.height),
      shape: z.enum(damageShapes),
    })
    .nullable(),
});
export type PrintedDamage = z.infer<typeof damageSchema>;

const tyresSchema = z.object({
  /** Tread depth in tenths of a millimetre, null = not measured. */
  axles: z.array(
    z.object({ name: z.string(), leftTenths: z.int().nullable(), rightTenths: z.int().nullable() }),
  ),
  /** Season and size, e.g. „зимни 205/55 R16“. */
  note: z.string().nullable(),
});

/** What the release adds to the acceptance. */
const releaseSchema = z.object({
  workDone: z.array(z.string()),
  oldParts: z.enum(['returned', 'scrapped', 'none']).nullable(),
  nextService: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  invoicedOn: onDate.nullable(),
  /** Deferred work and recommendations. */
  recommendations: z.array(z.string()),
});

/** Snapshot of „Приемо-предавателен протокол“ (S7, documents §3.4) in either direction. */
export const handoverPrintSchema = z.object({
  letterhead: letterheadSchema,
  number: z.string().min(1),
  direction: z.enum(['acceptance', 'release']),
  at: instant,
  orderNumber: z.string().nullable(),
  handedBy: signerSchema,
  acceptedBy: signerSchema,
  asset: printedAssetSchema,
  fuelEighths: z.int().min(0).max(8).nullable(),
  keys: z.string().nullable(),
  documents: z.string().nullable(),
  equipment: z.array(checkSchema),
  /** False: nobody looked yet, so the print leaves rows to fill in by hand instead of saying that there is no damage. */
  inspected: z.boolean(),
  damages: z.array(damageSchema),
  interior: z.string().nullable(),
  tyres: tyresSchema.nullable(),
  belongings: z.string().nullable(),
  photos: z.int().nonnegative(),
  /** Complaint and remarks on acceptance, remarks of the client on release. */
  remarks: z.string(),
  release: releaseSchema.nullable(),
  consents: z.array(checkSchema),
  terms: z.array(z.string()),
});
export type HandoverPrint = z.infer<typeof handoverPrintSchema>;
