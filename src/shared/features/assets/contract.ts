import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { optionalText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { partyInputSchema, partyWarnings } from '../parties/model';
import { classContract } from './classContract';
import { commercialInputSchema } from './commercial';
import { componentContract } from './componentContract';
import { historyContract } from './historyContract';
import {
  assetCardSchema,
  assetInputSchema,
  assetSummarySchema,
  maxMeter,
  meterUnits,
  warrantyInputSchema,
} from './model';

/** A first or later reading; a decrease or an impossible jump needs `reason`. */
const meterInput = z.object({
  /** What the counter shows. */
  value: z.int().min(0).max(maxMeter),
  reason: optionalText(200),
});

/** `past`: only until the next known change, the present one stays. */
const dated = { on: isoDate, past: z.boolean().default(false) };

/** The card file (domain §2). */
export const assetsContract = {
  ...componentContract,
  ...classContract,
  ...historyContract,
  /**
   * `assetId` null creates. A plate or owner that differs closes the old one in its history today.
   * `plateMovedOn`: take the plate from the asset that has it, as of that date (decisions 11).
   */
  'assets.save': command({
    permission: 'assets.edit',
    input: z.object({
      assetId: id.nullable(),
      version: version.nullable(),
      asset: assetInputSchema,
      ownerId: id.nullable(),
      plateMovedOn: isoDate.nullable(),
      meter: meterInput.nullable(),
    }),
    output: z.object({ assetId: id, version }),
  }),
  /** New client and vehicle of one form in one transaction; an existing owner is given as `ownerId`. */
  'assets.createWithOwner': command({
    permission: 'assets.edit',
    input: z.object({
      owner: partyInputSchema,
      /** True when the person has seen the suggested duplicates and says it is somebody else. */
      notDuplicate: z.boolean(),
      asset: assetInputSchema,
      plateMovedOn: isoDate.nullable(),
      meter: meterInput.nullable(),
    }),
    output: z.object({ assetId: id, partyId: id, warnings: z.array(z.enum(partyWarnings)) }),
  }),
  'assets.movePlate': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, version, plate: z.string().trim().min(1).max(20), ...dated }),
    output: z.object({ version }),
  }),
  'assets.changeOwner': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, version, ownerId: id, ...dated }),
    output: z.object({ version }),
  }),
  'assets.setActive': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, version, active: z.boolean() }),
    output: z.object({ version }),
  }),
  'assets.recordMeter': command({
    permission: 'assets.edit',
    input: meterInput.extend({
      assetId: id,
      /** Null: the first counter. */
      unit: z.enum(meterUnits).nullable().default(null),
    }),
    output: z.object({ readingId: id }),
  }),
  'assets.addWarranty': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, warranty: warrantyInputSchema }),
    output: z.object({ warrantyId: id }),
  }),
  'assets.editWarranty': command({
    permission: 'assets.edit',
    input: z.object({
      warrantyId: id,
      version,
      warranty: warrantyInputSchema,
      reason: z.string().trim().min(3).max(200),
    }),
    output: z.object({ version }),
  }),
  'assets.removeWarranty': command({
    permission: 'assets.edit',
    input: z.object({ warrantyId: id, reason: z.string().trim().min(3).max(200) }),
    output: z.object({}),
  }),
  'assets.saveCommercial': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, version, commercial: commercialInputSchema }),
    output: z.object({ version }),
  }),
  'assets.card': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: assetCardSchema,
  }),
  /** Inline check of plate, VIN and serial while they are typed. */
  'assets.checkIdentity': query({
    permission: 'assets.view',
    input: z.object({
      exceptId: id.nullable(),
      plate: z.string().max(20),
      vin: z.string().max(40),
      serial: z.string().max(60),
    }),
    output: z.object({
      plate: assetSummarySchema.nullable(),
      vin: assetSummarySchema.nullable(),
      serial: assetSummarySchema.nullable(),
    }),
  }),
};
