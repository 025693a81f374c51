import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { meterCertainties } from './meters';
import { counterSchema, maxMeter, meterUnits, readingSchema } from './model';

const reason = z.string().trim().min(3).max(200);
const unit = z.enum(meterUnits);
const point = z.object({ value: z.int(), on: isoDate }).nullable();

export const loggedReadingSchema = readingSchema.extend({
  unit,
  correctsId: id.nullable(),
  annulled: z.object({ at: z.int(), reason: z.string(), userName: z.string() }).nullable(),
});
export type LoggedReading = z.output<typeof loggedReadingSchema>;

export const exchangedCounterSchema = z.object({
  id,
  unit,
  on: isoDate,
  lastDial: z.int(),
  firstDial: z.int(),
  offset: z.int(),
  reason: z.string(),
  userName: z.string(),
});

export const asOfSchema = z.object({
  owner: z.object({ partyId: id, name: z.string(), fromOn: isoDate, toOn: isoDate.nullable() }).nullable(),
  plate: z.object({ plate: z.string(), fromOn: isoDate, toOn: isoDate.nullable() }).nullable(),
  meters: z.array(
    z.object({
      unit,
      certainty: z.enum(meterCertainties),
      value: z.int().nullable(),
      before: point,
      after: point,
    }),
  ),
});
export type AsOf = z.output<typeof asOfSchema>;

/** The past of a thing: owner, plate and meter on any date, the log of its counters, mistakes taken back (domain §2.2–2.3). */
export const historyContract = {
  'assets.asOf': query({
    permission: 'assets.view',
    input: z.object({ assetId: id, on: isoDate }),
    output: asOfSchema,
  }),
  'assets.meterLog': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: z.object({
      counters: z.array(counterSchema),
      /** Newest first, annulled ones among them. */
      readings: z.array(loggedReadingSchema),
      exchanges: z.array(exchangedCounterSchema),
    }),
  }),
  /** A wrong reading stays in the log, struck through, and counts no more. */
  'assets.annulReading': command({
    permission: 'assets.edit',
    input: z.object({ readingId: id, reason }),
    output: z.object({}),
  }),
  /** Annuls a wrong reading and puts the right one on its day. `value` is what the counter showed. */
  'assets.correctReading': command({
    permission: 'assets.edit',
    input: z.object({ readingId: id, value: z.int().min(0).max(maxMeter), reason }),
    output: z.object({ readingId: id }),
  }),
  /** Another counter was built in: the total goes on from what the old one showed last. */
  'assets.exchangeCounter': command({
    permission: 'assets.edit',
    input: z.object({
      assetId: id,
      unit,
      lastDial: z.int().min(0).max(maxMeter),
      firstDial: z.int().min(0).max(maxMeter),
      reason,
    }),
    output: z.object({ offset: z.int() }),
  }),
  /** A mistaken change of the plate: what it replaced holds again, and who gave it has it back. */
  'assets.undoPlate': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, version, periodId: id, reason }),
    output: z.object({ version }),
  }),
  'assets.undoOwner': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, version, periodId: id, reason }),
    output: z.object({ version }),
  }),
};
