import { z } from 'zod';
import { optionalText } from '../../contract/texts';
import { id } from '../../kernel/ids';
import { carPicture } from '../printing/prints/carPicture';
import { damageShapes } from '../printing/prints/handover';

export const handoverDirections = ['intake', 'release'] as const;
export type HandoverDirection = (typeof handoverDirections)[number];

export const damageInput = z.object({
  part: z.string().trim().min(1).max(60),
  kind: z.string().trim().min(1).max(60),
  /** In the units of the picture; null when the damage stands in the table only. */
  point: z
    .object({
      x: z.number().min(0).max(carPicture.width),
      y: z.number().min(0).max(carPicture.height),
      shape: z.enum(damageShapes),
    })
    .nullable(),
});
export type DamageInput = z.output<typeof damageInput>;

const tread = z.int().min(0).max(200).nullable();

/** What a person says about the item at the counter; everything else comes from the order. */
export const handoverForm = z.object({
  handedBy: z.string().trim().max(120),
  acceptedBy: z.string().trim().max(120),
  fuelEighths: z.int().min(0).max(8).nullable(),
  keys: optionalText(80),
  documents: optionalText(120),
  equipment: z.array(z.object({ text: z.string().trim().min(1).max(60), checked: z.boolean() })).max(40),
  damages: z.array(damageInput).max(30),
  interior: optionalText(300),
  /** Tread depth in tenths of a millimetre: front left, front right, rear left, rear right. */
  tyres: z.object({
    frontLeft: tread,
    frontRight: tread,
    rearLeft: tread,
    rearRight: tread,
    note: optionalText(80),
  }),
  belongings: optionalText(300),
  photos: z.int().min(0).max(99),
  remarks: z.string().trim().max(1000),
  /** Release only. */
  oldParts: z.enum(['returned', 'scrapped', 'none']).nullable(),
  nextService: optionalText(160),
  recommendations: optionalText(600),
});
export type HandoverForm = z.output<typeof handoverForm>;

export const protocolRow = z.object({
  id,
  number: z.string(),
  direction: z.enum(handoverDirections),
  at: z.int(),
  user: z.string(),
});
