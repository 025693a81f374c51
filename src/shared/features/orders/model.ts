import { z } from 'zod';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';
import { orderKitSchema } from '../kits/model';
import { partOffer } from '../parts/model';
import { provisionStates } from '../provision/calc';
import { lineCostingSchema } from './margin';
import { authorisations, blockerCodes, lineStates, orderPhases, partStates } from './status';

const instant = z.int();
const cents = z.int();
/** What a person may type; computed amounts may be beyond. */
export const typedCents = z.int().min(0).max(MAX_CENTS);
export const typedQuantity = z.int().min(1).max(100_000_000);
export const typedNormSec = z
  .int()
  .min(0)
  .max(999 * 3600);
export const discountBp = z.int().min(0).max(10_000);
const shortText = z.string().trim().max(120);
const longText = z.string().trim().max(2000);

export const phaseSchema = z.enum(orderPhases);
export const authorisationSchema = z.enum(authorisations);
export const lineStateSchema = z.enum(lineStates);
export const lineKinds = ['operation', 'part', 'other'] as const;
export const lineKindSchema = z.enum(lineKinds);
export const otherKinds = ['subcontract', 'consumable', 'fee'] as const;
export const payerKinds = ['client', 'insurer', 'warranty', 'internal', 'goodwill'] as const;
export const authorisedWays = ['phone', 'in_person', 'signature'] as const;

/** How many steps of urgency an order may have above the usual (ours). */
export const highestPriority = 2;

/** The header fields that intake and the order screen write. */
export const headerFields = {
  typeId: id,
  clientId: id,
  broughtBy: shortText.nullable(),
  fuelEighths: z.int().min(0).max(8).nullable(),
  complaint: longText,
  promisedAt: instant.nullable(),
  limitCents: typedCents.nullable(),
  keyTag: z.string().trim().max(20).nullable(),
  place: z.string().trim().max(40).nullable(),
  cause: longText.nullable(),
  correction: longText.nullable(),
  noteToClient: longText.nullable(),
  internalNote: longText.nullable(),
  waitsHere: z.boolean(),
  overnight: z.boolean(),
  needsLift: z.boolean(),
  returnsOldParts: z.boolean(),
  testDriveConsent: z.boolean(),
  /** 0 usual; above it comes first to the stock (domain §4.4). */
  priority: z.int().min(0).max(highestPriority),
};
export const headerSchema = z.strictObject(headerFields);
export type OrderHeaderFields = z.infer<typeof headerSchema>;

/** km for vehicles, hours for equipment; a decrease needs the reason (domain §2.3). */
export const meterFields = {
  meter: z.int().min(0).max(9_999_999).nullable(),
  meterReason: z.string().trim().min(3).max(200).nullable(),
};

/** Of things that count both km and hours: the other counter, read at intake. */
export const secondMeterFields = {
  secondMeter: meterFields.meter.default(null),
  secondMeterReason: meterFields.meterReason.default(null),
};

export const blockerSchema = z.object({
  code: z.enum(blockerCodes),
  /** The first phase that it blocks. */
  blocks: phaseSchema,
  overridable: z.boolean(),
  key: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  jobId: id.nullable(),
  line: z.object({ kind: lineKindSchema, id }).nullable(),
});
export type Blocker = z.infer<typeof blockerSchema>;

export const lineWorkerSchema = z.object({ workerId: id, name: z.string(), coefficientMilli: z.int() });

const lineCommon = {
  id,
  jobId: id,
  position: z.int(),
  name: z.string(),
  quantityMilli: z.int(),
  discountBp: z.int(),
  vatBp: z.int(),
  netCents: cents,
};

/** Whose discount a line carries; null: none, or one that was typed. */
export const discountOrigins = ['client', 'contract', 'orderType'] as const;

export const operationLineSchema = z.object({
  kind: z.literal('operation'),
  ...lineCommon,
  operationId: id.nullable(),
  code: z.string(),
  normSec: z.int(),
  normOrigin: z.string(),
  discountOrigin: z.enum(discountOrigins).nullable(),
  rateCents: cents,
  priceFixed: z.boolean(),
  state: lineStateSchema,
  startedAt: instant.nullable(),
  doneAt: instant.nullable(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  /** The kit of the order that brought it. */
  orderKitId: id.nullable(),
  workers: z.array(lineWorkerSchema),
});
export type OperationLine = z.infer<typeof operationLineSchema>;

export const partLineSchema = z.object({
  kind: z.literal('part'),
  ...lineCommon,
  partId: id,
  number: z.string(),
  /** Number of the part that was asked for when a substitute took its place. */
  askedNumber: z.string().nullable(),
  /** What takes the place of a replaced number that was picked, a set with all its members; empty when nothing is to be asked. */
  newNumber: z.array(
    z.object({ partId: id, number: z.string(), freeMilli: z.int(), priceCents: cents.nullable() }),
  ),
  unit: z.string(),
  priceCents: cents,
  /** The part's price in force where it has changed since the line was priced: an alert until answered. */
  newPriceCents: cents.nullable(),
  discountOrigin: z.enum(discountOrigins).nullable(),
  warehouseId: id,
  issuedMilli: z.int(),
  /** Kept for the line of what is on hand. */
  reservedMilli: z.int(),
  clientOwn: z.boolean(),
  /** The kit of the order that brought it. */
  orderKitId: id.nullable(),
  /** Cost of what was issued; null without the right to see it. */
  costCents: cents.nullable(),
  state: z.enum(partStates),
  /** Free with what is kept for the line. */
  freeMilli: z.int(),
  /** When the last of what is awaited for it comes. */
  expectedOn: z.string().nullable(),
  /** A substitute with enough on stock exists for a missing part. */
  hasSubstitute: z.boolean(),
});
export type PartLine = z.infer<typeof partLineSchema>;

export const otherLineSchema = z.object({
  kind: z.literal('other'),
  ...lineCommon,
  otherKind: z.enum(otherKinds),
  unit: z.string(),
  priceCents: cents,
  costCents: cents.nullable(),
  supplierId: id.nullable(),
  supplierName: z.string().nullable(),
});
export type OtherLine = z.infer<typeof otherLineSchema>;

export const orderLineSchema = z.discriminatedUnion('kind', [
  operationLineSchema,
  partLineSchema,
  otherLineSchema,
]);
export type OrderLine = z.infer<typeof orderLineSchema>;

export const jobSchema = z.object({
  id,
  position: z.int(),
  title: z.string(),
  authorisation: authorisationSchema,
  authorisedAt: instant.nullable(),
  authorisedBy: z.string().nullable(),
  authorisedWay: z.enum(authorisedWays).nullable(),
  authorisedCents: cents.nullable(),
  authorisedText: z.string().nullable(),
  needsQualityCheck: z.boolean(),
  qualityCheckedAt: instant.nullable(),
  qualityCheckedBy: z.string().nullable(),
  claimNumber: z.string().nullable(),
  payers: z.array(z.object({ kind: z.enum(payerKinds), name: z.string().nullable(), labourBp: z.int() })),
  netCents: cents,
  lines: z.array(orderLineSchema),
});
export type OrderJob = z.infer<typeof jobSchema>;

export const totalsSchema = z.object({
  labourCents: cents,
  partsCents: cents,
  otherCents: cents,
  netCents: cents,
  vat: z.array(z.object({ vatBp: z.int(), baseCents: cents, vatCents: cents })),
  vatCents: cents,
  totalCents: cents,
  normSec: z.int(),
  authorisedCents: cents.nullable(),
  overCents: cents,
  /** Null without `orders.viewMargin`. */
  costCents: cents.nullable(),
  earningsCents: cents.nullable(),
  marginCents: cents.nullable(),
});

export const assetHeadSchema = z.object({
  id,
  kind: z.enum(['vehicle', 'equipment']),
  plate: z.string().nullable(),
  serial: z.string().nullable(),
  vin: z.string().nullable(),
  /** Make, model and modification in one line. */
  title: z.string(),
  year: z.int().nullable(),
  colour: z.string().nullable(),
  meterUnit: z.enum(['km', 'h']),
  lastMeter: z.int().nullable(),
});

export const clientHeadSchema = z.object({
  id,
  kind: z.enum(['person', 'firm']),
  name: z.string(),
  /** Null and named in `masked` without `parties.personalData`. */
  phone: z.string().nullable(),
});

/** What a person may do with the order now; a refusal says why by an error code. */
export const orderActions = [
  'edit',
  'price',
  'assign',
  'work',
  'issue',
  'reserve',
  'phase',
  'override',
  'close',
  'release',
  'cancel',
  'margin',
] as const;
export type OrderAction = (typeof orderActions)[number];
export const allowedActionSchema = z.object({
  action: z.enum(orderActions),
  allowed: z.boolean(),
  reason: z.string().nullable(),
});

export const orderViewSchema = z.object({
  id,
  number: z.string(),
  version,
  phase: phaseSchema,
  phaseAt: instant,
  typeName: z.string(),
  receivedAt: instant,
  receivedByName: z.string(),
  doneAt: instant.nullable(),
  closedAt: instant.nullable(),
  releasedAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  meter: z.int().nullable(),
  header: headerSchema,
  asset: assetHeadSchema,
  client: clientHeadSchema,
  phases: z.array(
    z.object({ phase: phaseSchema, at: instant, userName: z.string(), reason: z.string().nullable() }),
  ),
  jobs: z.array(jobSchema),
  kits: z.array(orderKitSchema),
  /** How the parts of the order are provided; null when it has none. */
  provision: z.object({ state: z.enum(provisionStates), percentBp: z.int() }).nullable(),
  /** What the order works towards and what is missing for it. */
  aim: phaseSchema.nullable(),
  blockers: z.array(blockerSchema),
  choosable: z.array(phaseSchema),
  warning: z.enum(['late', 'atRisk']).nullable(),
  totals: totalsSchema,
  /** What each line costs, for the live margin; null without `orders.viewMargin`. */
  costing: z.array(lineCostingSchema).nullable(),
  offers: z.array(z.object({ lineId: id, offers: z.array(partOffer) })),
  history: z.object({
    count: z.int(),
    rows: z.array(
      z.object({
        id,
        number: z.string(),
        receivedAt: instant,
        meter: z.int().nullable(),
        title: z.string(),
        totalCents: cents,
      }),
    ),
  }),
  warranties: z.array(z.object({ subject: z.string(), toOn: z.string().nullable() })),
  actions: z.array(allowedActionSchema),
  masked: z.array(z.string()),
  /** The engine's clock, from which the screen counts what is left. */
  readAt: instant,
});
export type OrderView = z.infer<typeof orderViewSchema>;

export const orderListFilters = ['open', 'late', 'unpaid', 'notReleased', 'closed', 'all'] as const;
export const orderListSorts = ['number', 'received', 'promised', 'total', 'client', 'phase'] as const;

export const orderRowSchema = z.object({
  id,
  number: z.string(),
  phase: phaseSchema,
  phaseAt: instant,
  typeName: z.string(),
  receivedAt: instant,
  promisedAt: instant.nullable(),
  plate: z.string().nullable(),
  serial: z.string().nullable(),
  assetTitle: z.string(),
  clientName: z.string(),
  complaint: z.string(),
  keyTag: z.string().nullable(),
  totalCents: cents,
  unpaidCents: cents,
  warning: z.enum(['late', 'atRisk']).nullable(),
});
export type OrderRow = z.infer<typeof orderRowSchema>;

export const changeSchema = z.object({
  at: instant,
  userName: z.string().nullable(),
  entry: z.string(),
  reason: z.string().nullable(),
  notes: z.array(
    z.object({
      entity: z.string(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

export const lineOptionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('package'),
    id,
    code: z.string(),
    name: z.string(),
    normSec: z.int(),
    lines: z.int(),
    priceCents: cents,
  }),
  z.object({
    kind: z.literal('operation'),
    id,
    code: z.string(),
    name: z.string(),
    normSec: z.int().nullable(),
    origin: z.string().nullable(),
    priceCents: cents.nullable(),
  }),
  z.object({
    kind: z.literal('part'),
    id,
    number: z.string(),
    brand: z.string(),
    name: z.string(),
    unit: z.string(),
    freeMilli: z.int(),
    priceCents: cents.nullable(),
    /** How many lines it brings when it is a kit. */
    kitLines: z.int().nullable(),
  }),
]);
export type LineOption = z.infer<typeof lineOptionSchema>;

export const shortageSchema = z.object({
  lineId: id,
  number: z.string(),
  name: z.string(),
  unit: z.string(),
  neededMilli: z.int(),
  freeMilli: z.int(),
  substitutes: z.array(partOffer),
});

export const changedOrderSchema = z.object({ orderId: id, version });
