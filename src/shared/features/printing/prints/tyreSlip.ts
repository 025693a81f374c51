import { z } from 'zod';
import { tyreSeasons, wheelPlaces } from '../../care/model';
import { cents, letterheadSchema, onDate, printedAssetSchema } from './parts';

/** Snapshot of the slip of a set of tyres: what came into storage, or what went back to its owner. */
export const tyreSlipPrintSchema = z.object({
  letterhead: letterheadSchema,
  direction: z.enum(['receipt', 'return']),
  /** Number of the storage, digits. */
  number: z.string().regex(/^\d{1,12}$/),
  /** Number of the card, for the code. */
  card: z.string().regex(/^\d{1,12}$/),
  client: z.object({ name: z.string(), phone: z.string().nullable() }),
  asset: printedAssetSchema,
  season: z.enum(tyreSeasons),
  size: z.string(),
  brand: z.string(),
  dot: z.string().nullable(),
  rims: z.boolean(),
  setNote: z.string().nullable(),
  wheels: z.array(z.object({ place: z.enum(wheelPlaces), treadTenths: z.int().nullable() })),
  place: z.string(),
  fromOn: onDate,
  untilOn: onDate.nullable(),
  /** With VAT when the workshop is registered; 0 prints no sum. */
  feeCents: cents,
  note: z.string().nullable(),
  /** Of the return only. */
  givenOn: onDate.nullable(),
  givenTo: z.string().nullable(),
  workshop: z.string(),
});
export type TyreSlipPrint = z.infer<typeof tyreSlipPrintSchema>;
