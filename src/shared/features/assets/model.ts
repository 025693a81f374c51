import { z } from 'zod';
import { allowedSchema, localNameSchema, optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { debtSchema, partySummarySchema } from '../parties/model';
import { warrantyStates } from './calc';
import { commercialSchema } from './commercial';

export const assetKinds = ['vehicle', 'equipment'] as const;
export type AssetKind = (typeof assetKinds)[number];
export const meterUnits = ['km', 'h'] as const;
export const meterSources = ['intake', 'release', 'manual', 'import'] as const;
export type MeterSource = (typeof meterSources)[number];
export const warrantyGivers = ['manufacturer', 'importer', 'workshop'] as const;
export const fuels = [
  'petrol',
  'diesel',
  'lpg',
  'cng',
  'hybrid',
  'plugIn',
  'electric',
  'hydrogen',
  'other',
] as const;
export const gearboxes = ['manual', 'automatic', 'dualClutch', 'cvt', 'automated', 'none'] as const;
/** More than any counter shows; a slip of a digit is caught by the jump check before. */
export const maxMeter = 9_999_999;

/** What a person types about the thing that is serviced. */
export const assetInputSchema = z.object({
  kind: z.enum(assetKinds),
  classId: id,
  makeId: id.nullable(),
  modelId: id.nullable(),
  modificationId: id.nullable(),
  plate: optionalText(20),
  vin: optionalText(40),
  serial: optionalText(60),
  engineNumber: optionalText(40),
  colour: optionalText(40),
  colourCode: optionalText(20),
  year: z.int().min(1885).max(2100).nullable(),
  firstRegistrationOn: isoDate.nullable(),
  fuel: z.enum(fuels).nullable(),
  kw: z.int().min(0).max(20_000).nullable(),
  ccm: z.int().min(0).max(100_000).nullable(),
  gearbox: z.enum(gearboxes).nullable(),
  tyres: optionalText(80),
  keyNumber: optionalText(40),
  inventoryNumber: optionalText(40),
  place: optionalText(120),
  inspectionOn: isoDate.nullable(),
  insuranceOn: isoDate.nullable(),
  note: optionalText(2000),
});
export type AssetInput = z.output<typeof assetInputSchema>;

/** What others show of an asset. */
export const assetSummarySchema = z.object({
  id,
  kind: z.enum(assetKinds),
  plate: z.string().nullable(),
  vin: z.string().nullable(),
  serial: z.string().nullable(),
  /** Make, model and modification in one line. */
  title: z.string(),
  makeId: id.nullable(),
  modelId: id.nullable(),
  modificationId: id.nullable(),
  classId: id,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
});
export type AssetSummary = z.output<typeof assetSummarySchema>;

export const readingSchema = z.object({
  id,
  /** Total over all counters; `dial` is what the counter itself showed. */
  value: z.int(),
  dial: z.int(),
  on: isoDate,
  source: z.enum(meterSources),
  reason: z.string().nullable(),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  userName: z.string(),
});

export const warrantyInputSchema = z.object({
  giver: z.enum(warrantyGivers),
  subject: requiredText(200),
  fromOn: isoDate,
  toOn: isoDate.nullable(),
  meterLimit: z.int().min(0).max(maxMeter).nullable(),
  document: optionalText(120),
  /** The firm behind the giver: importer or supplier. */
  giverPartyId: id.nullable().default(null),
  /** Unit of the limit; null: the first counter of the thing. */
  meterUnit: z.enum(meterUnits).nullable().default(null),
});

export const warrantySchema = warrantyInputSchema.extend({
  id,
  version,
  giverPartyId: id.nullable(),
  giverName: z.string().nullable(),
  meterUnit: z.enum(meterUnits),
  state: z.enum(warrantyStates),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  /** date ≤ end and meter ≤ limit (domain §2.1), by today and the last reading. */
  valid: z.boolean(),
});
export type Warranty = z.output<typeof warrantySchema>;

export const historyOrderSchema = z.object({
  orderId: id,
  number: z.string(),
  receivedAt: z.int(),
  meter: z.int().nullable(),
  phase: z.string(),
  open: z.boolean(),
  complaint: z.string(),
  /** The heaviest operations or, before any are entered, the complaint. */
  work: z.string(),
  warranty: z.boolean(),
  netCents: z.int(),
});
export type HistoryOrder = z.output<typeof historyOrderSchema>;

export const openOrderSchema = z.object({
  orderId: id,
  number: z.string(),
  phase: z.string(),
  promisedAt: z.int().nullable(),
  complaint: z.string(),
});

export const counterSchema = z.object({
  unit: z.enum(meterUnits),
  last: z.object({ value: z.int(), on: isoDate }).nullable(),
  /** Extrapolated from the last readings (domain §2.3). */
  expected: z.int().nullable(),
  /** Total less what the counter shows: not zero once a counter was exchanged. */
  offset: z.int(),
});
export type CounterState = z.output<typeof counterSchema>;

/** Everything that the reception and the card show, in one call. */
export const assetCardSchema = z.object({
  id,
  version,
  asset: assetInputSchema.extend({ active: z.boolean(), ownerId: id.nullable() }),
  title: z.string(),
  names: z.object({
    assetClass: localNameSchema,
    make: z.string().nullable(),
    model: z.string().nullable(),
    modification: z.string().nullable(),
    engineCode: z.string().nullable(),
  }),
  owner: partySummarySchema.nullable(),
  /** The first counter, by which orders and warranties go. */
  meter: counterSchema.extend({
    /** All the counters it has, the first one first; none for classes without a meter. */
    units: z.array(z.enum(meterUnits)),
    /** The other one of things that count both km and hours. */
    second: counterSchema
      .extend({
        /** The last ones, newest first. */
        readings: z.array(z.object({ value: z.int(), on: isoDate })),
      })
      .nullable(),
  }),
  debt: debtSchema.nullable(),
  warranties: z.array(warrantySchema),
  openOrders: z.array(openOrderSchema),
  lastComplaint: z.object({ text: z.string(), on: isoDate, orderId: id, number: z.string() }).nullable(),
  history: z.object({ orders: z.array(historyOrderSchema), count: z.int(), netCents: z.int() }),
  plates: z.array(z.object({ id, plate: z.string(), fromOn: isoDate, toOn: isoDate.nullable() })),
  owners: z.array(z.object({ id, partyId: id, name: z.string(), fromOn: isoDate, toOn: isoDate.nullable() })),
  /** Valid readings of the first counter, newest first. */
  readings: z.array(readingSchema),
  /** Mounted now. */
  components: z.int(),
  /** Address, contract and how it was bought; null while nobody wrote any of it. */
  commercial: commercialSchema.nullable(),
  allowedActions: z.object({
    edit: allowedSchema,
    recordMeter: allowedSchema,
    /** `reason` is `overdue` or `overLimit` when a debt stops it; `allowed` stays true for who may override. */
    newOrder: allowedSchema,
  }),
});
export type AssetCard = z.output<typeof assetCardSchema>;
