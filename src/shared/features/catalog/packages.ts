import { z } from 'zod';
import { localNameSchema, optionalText, requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';
import { namedPlaceSchema, placeSchema } from './model';
import { technicalQuantities } from './notes';

export const packagePricings = ['summed', 'fixed'] as const;

const quantityMilli = z.int().min(1).max(100_000_000);

export const packageLineInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('operation'), operationId: id, quantityMilli }),
  z.object({
    kind: z.literal('part'),
    partId: id,
    quantityMilli,
    /** Takes the item's own quantity, e.g. its oil volume; the number stands where the item has none. */
    quantityOf: z.enum(technicalQuantities).nullable(),
  }),
]);
export type PackageLineInput = z.output<typeof packageLineInputSchema>;

export const packageInputSchema = z.object({
  code: requiredText(30),
  nameBg: requiredText(200),
  nameEn: optionalText(200),
  pricing: z.enum(packagePricings),
  /** Net, of the whole package. */
  fixedCents: z.int().min(0).max(MAX_CENTS).nullable(),
  active: z.boolean(),
  /** The finished order that it is made from. */
  orderId: id.nullable(),
  /** Without a place it is valid everywhere. */
  places: z.array(placeSchema).max(500),
  lines: z.array(packageLineInputSchema).min(1).max(100),
});
export type PackageInput = z.output<typeof packageInputSchema>;

/** A line as it would stand in an order for a place: norm, unit and net price of now. */
export const packageLineSchema = z.object({
  kind: z.enum(['operation', 'part']),
  operationId: id.nullable(),
  partId: id.nullable(),
  code: z.string(),
  name: z.string(),
  /** Null for operations. */
  unit: z.string().nullable(),
  /** What goes into the item. */
  quantityMilli: z.int(),
  /** The number that stands in the package. */
  writtenMilli: z.int(),
  quantityOf: z.enum(technicalQuantities).nullable(),
  /** The number stood in: the item has no such quantity. */
  assumed: z.boolean(),
  normSec: z.int().nullable(),
  netCents: z.int(),
  /** False when the operation or part was taken out of use. */
  active: z.boolean(),
});
export type PackageLine = z.output<typeof packageLineSchema>;

export const packageRowSchema = z.object({
  id,
  version,
  code: z.string(),
  name: localNameSchema,
  pricing: z.enum(packagePricings),
  /** Net at the place that is looked at. */
  netCents: z.int(),
  /** What its lines would cost one by one. */
  summedCents: z.int(),
  normSec: z.int(),
  lines: z.int(),
  places: z.array(z.string()),
  fits: z.boolean(),
  active: z.boolean(),
});
export type PackageRow = z.output<typeof packageRowSchema>;

export const packageCardSchema = z.object({
  id,
  /** The newest version; changes carry it. */
  version,
  shownVersion: version,
  package: packageInputSchema.omit({ places: true, lines: true }),
  places: z.array(namedPlaceSchema),
  lines: z.array(packageLineSchema),
  orderNumber: z.string().nullable(),
  versions: z.array(
    z.object({ version, at: z.int(), userName: z.string(), lines: z.int(), fixedCents: z.int().nullable() }),
  ),
});

/** What a finished order gives to a new package. */
export const packageDraftSchema = z.object({
  nameBg: z.string(),
  lines: z.array(packageLineSchema),
  places: z.array(namedPlaceSchema),
  orderNumber: z.string(),
  /** Lines that a package cannot hold: free work, other lines, the client's own parts. */
  left: z.array(z.string()),
});
