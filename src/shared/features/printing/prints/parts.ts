import { z } from 'zod';

/** Integer cents, EUR. */
export const cents = z.int();
/** Integer thousandths of the unit. */
export const milli = z.int();
/** Norm or clock time in integer seconds. */
export const seconds = z.int().nonnegative();
/** Percent in basis points: 2000 = 20 %. */
export const basisPoints = z.int();
/** Calendar date `YYYY-MM-DD`, Europe/Sofia. */
export const onDate = z.iso.date();
/** UTC milliseconds. */
export const instant = z.int();

const optionalText = z.string().nullable();

/** Who issues the print: the block at the top of each page. The logo's bytes travel beside the snapshot. */
export const letterheadSchema = z.object({
  name: z.string().min(1),
  address: z.string(),
  phone: optionalText,
  email: optionalText,
  eik: optionalText,
  vatNumber: optionalText,
  /** SHA-256 of the workshop's own logo; null prints the hexagon. */
  logoSha256: optionalText,
  /** Free line under the registration numbers. */
  note: optionalText,
  /** Free line at the foot of each page. */
  footer: optionalText,
});
export type Letterhead = z.infer<typeof letterheadSchema>;

const meterSchema = z.object({ value: z.int().nonnegative(), unit: z.string() }).nullable();

export const printedVehicleSchema = z.object({
  kind: z.literal('vehicle'),
  plate: optionalText,
  vin: optionalText,
  engineNumber: optionalText,
  /** Make, model and modification in one line. */
  description: z.string(),
  year: z.int().nullable(),
  colour: optionalText,
  meter: meterSchema,
});

export const printedEquipmentSchema = z.object({
  kind: z.literal('equipment'),
  serial: optionalText,
  /** Make, model and modification in one line. */
  description: z.string(),
  year: z.int().nullable(),
  /** Class of the equipment, e.g. „перална машина“. */
  className: optionalText,
  place: optionalText,
  meter: meterSchema,
});

/** The serviced item: a vehicle, or equipment in the generic mode. */
export const printedAssetSchema = z.discriminatedUnion('kind', [
  printedVehicleSchema,
  printedEquipmentSchema,
]);
export type PrintedAsset = z.infer<typeof printedAssetSchema>;

/** A line with a box before it: checklists and consents. */
export const checkSchema = z.object({ text: z.string().min(1), checked: z.boolean() });
export type PrintedCheck = z.infer<typeof checkSchema>;
