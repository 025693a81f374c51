import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import { placeLevels } from './model';

/** Quantities of an item by which packages know how much goes in (domain §3). */
export const technicalQuantities = [
  'engineOil',
  'gearboxOil',
  'axleOil',
  'coolant',
  'brakeFluid',
  'steeringFluid',
  'acRefrigerant',
  'adBlue',
] as const;
export type TechnicalQuantity = (typeof technicalQuantities)[number];

export const noteKinds = ['volume', 'torque', 'text'] as const;
export const noteUnits = ['l', 'g', 'kg', 'Nm'] as const;

export const noteInputSchema = z.object({
  level: z.enum(placeLevels),
  targetId: id,
  kind: z.enum(noteKinds),
  /** Which known quantity a volume is. */
  quantity: z.enum(technicalQuantities).nullable(),
  label: requiredText(80),
  valueMilli: z.int().min(0).max(100_000_000).nullable(),
  unit: z.enum(noteUnits).nullable(),
  text: optionalText(500),
});
export type NoteInput = z.output<typeof noteInputSchema>;

export const noteSchema = noteInputSchema.extend({
  id,
  version,
  /** Stands at the very place that is looked at. */
  own: z.boolean(),
  placeName: z.string(),
  /** A narrower place says the same thing otherwise. */
  overridden: z.boolean(),
});
export type TechnicalNote = z.output<typeof noteSchema>;
