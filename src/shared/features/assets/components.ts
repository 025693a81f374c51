import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { warrantyStates } from './calc';
import { maxMeter, meterUnits, warrantyGivers } from './model';

/** What a component is, wherever it is mounted (domain §2.1). */
export const componentInputSchema = z.object({
  name: requiredText(120),
  serial: optionalText(60),
  partId: id.nullable(),
  /** The component's own card, when it has one. */
  componentAssetId: id.nullable(),
  warrantyGiver: z.enum(warrantyGivers).nullable(),
  warrantyToOn: isoDate.nullable(),
  /** How much it may run, counted from its mounting. */
  warrantyMeter: z.int().min(1).max(maxMeter).nullable(),
  warrantyDocument: optionalText(120),
  note: optionalText(500),
});
export type ComponentInput = z.output<typeof componentInputSchema>;

const meterAt = z.int().min(0).max(maxMeter).nullable();

/** The day and the reading of a mounting or removal; a null reading is taken from the log of that day, if there is any. */
export const fittingInputSchema = z.object({ on: isoDate, meter: meterAt });

export const componentRowSchema = componentInputSchema.extend({
  id,
  version,
  fittingId: id,
  position: z.string().nullable(),
  partNumber: z.string().nullable(),
  componentAssetTitle: z.string().nullable(),
  mountedOn: isoDate,
  mountedMeter: z.int().nullable(),
  removedOn: isoDate.nullable(),
  removedMeter: z.int().nullable(),
  removalReason: z.string().nullable(),
  /** On which thing it is now; null when it lies on a shelf. */
  nowOn: z.object({ assetId: id, title: z.string() }).nullable(),
  replacedBy: z.object({ componentId: id, name: z.string(), serial: z.string().nullable() }).nullable(),
  /** Run since its first mounting, over all the things it was on; null when a reading is missing. */
  used: z.int().nullable(),
  unit: z.enum(meterUnits),
  /** Null without a warranty of its own. */
  warranty: z.enum(warrantyStates).nullable(),
});
export type ComponentRow = z.output<typeof componentRowSchema>;

export const componentHistorySchema = z.object({
  componentId: id,
  name: z.string(),
  serial: z.string().nullable(),
  fittings: z.array(
    z.object({
      id,
      assetId: id,
      assetTitle: z.string(),
      position: z.string().nullable(),
      mountedOn: isoDate,
      mountedMeter: z.int().nullable(),
      removedOn: isoDate.nullable(),
      removedMeter: z.int().nullable(),
      removalReason: z.string().nullable(),
    }),
  ),
  /** Whom it replaced and by whom it was replaced, oldest first, itself among them. */
  chain: z.array(
    z.object({
      componentId: id,
      name: z.string(),
      serial: z.string().nullable(),
      mountedOn: isoDate.nullable(),
      removedOn: isoDate.nullable(),
    }),
  ),
});
export type ComponentHistory = z.output<typeof componentHistorySchema>;
