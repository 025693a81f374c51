import { z } from 'zod';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';
import { meterUnits } from '../assets/model';

/** What falls due on a thing (domain §2.5). */
export const dueKinds = ['service', 'inspection', 'insurance', 'warranty', 'deferred', 'tyres'] as const;
export type DueKind = (typeof dueKinds)[number];
/** `unknown`: nothing is written of when the work was done last. */
export const dueStates = ['overdue', 'soon', 'later', 'unknown'] as const;
export type DueState = (typeof dueStates)[number];

export const reminderWays = ['phone', 'email', 'in_person'] as const;
export const reminderResults = ['comes', 'told', 'no_answer', 'later', 'declined'] as const;
export type ReminderResult = (typeof reminderResults)[number];

export const tyreSeasons = ['summer', 'winter', 'all'] as const;
export const wheelPlaces = ['fl', 'fr', 'rl', 'rr', 'spare'] as const;
export type WheelPlace = (typeof wheelPlaces)[number];

export const deferredStates = ['open', 'revived', 'dropped'] as const;
export const deferredLineKinds = ['operation', 'part', 'other'] as const;

export const reasonText = z.string().trim().min(3).max(300);
const typedCents = z.int().min(0).max(MAX_CENTS);
const quantity = z.int().min(1).max(100_000_000);

/** What a plan fits: all that are set must be the thing's own; `assetId`: this thing alone. */
export const planFields = {
  name: requiredText(120),
  classId: id.nullable(),
  makeId: id.nullable(),
  modelId: id.nullable(),
  modificationId: id.nullable(),
  assetId: id.nullable(),
  note: optionalText(500),
};

export const planItemInputSchema = z.object({
  operationId: id.nullable(),
  packageId: id.nullable(),
  /** Needed where neither an operation nor a package is named. */
  text: z.string().trim().max(200),
  intervalMonths: z.int().min(1).max(600).nullable(),
  /** km or running hours, by the thing's class. */
  intervalMeter: z.int().min(1).max(9_999_999).nullable(),
});

export const planInputSchema = z.object({
  ...planFields,
  active: z.boolean(),
  items: z.array(planItemInputSchema).min(1).max(60),
});

export const planRowSchema = z.object({
  id,
  version,
  name: z.string(),
  /** Whole name of the place in the tree; empty for everything. */
  place: z.string(),
  /** km or hours, by the class of the plan; null where it fits both. */
  unit: z.enum(meterUnits).nullable(),
  items: z.int(),
  /** How many active things it fits. */
  assets: z.int(),
  active: z.boolean(),
});
export type PlanRow = z.output<typeof planRowSchema>;

export const planItemSchema = planItemInputSchema.extend({
  id,
  workKey: z.string(),
  /** Name as the catalogue has it now, else the text. */
  name: z.string(),
});
export const planSchema = z.object({
  id,
  version,
  ...planFields,
  /** Name of the make, model or modification. */
  place: z.string(),
  active: z.boolean(),
  items: z.array(planItemSchema),
});
export type Plan = z.output<typeof planSchema>;

/** One thing that falls due; `key` names it over all kinds: `service:op:5`, `inspection`, `warranty:3`. */
export const dueSchema = z.object({
  key: z.string(),
  kind: z.enum(dueKinds),
  title: z.string(),
  state: z.enum(dueStates),
  dueOn: isoDate.nullable(),
  /** Of services: what made the date, and the reading at which it falls due. */
  by: z.enum(['date', 'meter']),
  dueMeter: z.int().nullable(),
  meterUnit: z.enum(meterUnits),
  lastOn: isoDate.nullable(),
  lastMeter: z.int().nullable(),
  workKey: z.string().nullable(),
  operationId: id.nullable(),
  packageId: id.nullable(),
});
export type Due = z.output<typeof dueSchema>;

export const serviceLineSchema = dueSchema.extend({
  planId: id,
  planName: z.string(),
  own: z.boolean(),
  intervalMonths: z.int().nullable(),
  intervalMeter: z.int().nullable(),
  lastDoneId: id.nullable(),
  lastOrderId: id.nullable(),
  lastOrderNumber: z.string().nullable(),
});
export type ServiceLine = z.output<typeof serviceLineSchema>;

export const deferredLineSchema = z.object({
  kind: z.enum(deferredLineKinds),
  operationId: id.nullable(),
  partId: id.nullable(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  quantityMilli: z.int(),
  normSec: z.int(),
  netCents: z.int(),
  /** Net of the same line today; null where the catalogue has no price for it any more. */
  todayCents: z.int().nullable(),
});
export type DeferredLine = z.output<typeof deferredLineSchema>;

export const deferredSchema = z.object({
  id,
  version,
  text: z.string(),
  reason: z.string(),
  deferredOn: isoDate,
  expiresOn: isoDate.nullable(),
  expired: z.boolean(),
  state: z.enum(deferredStates),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  revivedOrderId: id.nullable(),
  revivedOrderNumber: z.string().nullable(),
  closeReason: z.string().nullable(),
  /** Net then; today's is null unless every line has a price today. */
  netCents: z.int(),
  todayCents: z.int().nullable(),
  lines: z.array(deferredLineSchema),
});
export type Deferred = z.output<typeof deferredSchema>;

/** A line typed by hand: of the catalogue, of the part register or free. */
export const deferredLineInputSchema = z.object({
  kind: z.enum(deferredLineKinds),
  operationId: id.nullable(),
  partId: id.nullable(),
  name: z.string().trim().max(200),
  quantityMilli: quantity,
  /** Net for the unit; null: the price of today. */
  unitCents: typedCents.nullable(),
});

export const reminderSchema = z.object({
  id,
  at: z.int(),
  userName: z.string(),
  /** Key and title of what was due; inspection and insurance have no title of their own. */
  key: z.string(),
  title: z.string(),
  dueOn: isoDate,
  way: z.enum(reminderWays),
  result: z.enum(reminderResults),
  postponedTo: isoDate.nullable(),
  note: z.string().nullable(),
});
export type Reminder = z.output<typeof reminderSchema>;

/** What „преди да започнеш“ shows: what is due now or soon, and what was put off. */
export const dueForSchema = z.object({
  /** Net cents of a work that is an operation, for the owner today; null where nothing prices it by itself. */
  due: z.array(dueSchema.extend({ todayCents: z.int().nullable() })),
  deferred: z.array(deferredSchema),
  /** Where this thing's tyres are kept now. */
  tyres: z.array(z.object({ setId: id, season: z.enum(tyreSeasons), size: z.string(), place: z.string() })),
});
export type DueFor = z.output<typeof dueForSchema>;

export const careCardSchema = z.object({
  meterUnit: z.enum(meterUnits),
  meter: z.int().nullable(),
  services: z.array(serviceLineSchema),
  /** Dates of the card and warranties that end. */
  dates: z.array(dueSchema),
  deferred: z.array(deferredSchema),
  reminders: z.array(reminderSchema),
  ownPlan: planSchema.nullable(),
});
export type CareCard = z.output<typeof careCardSchema>;

export const doneRowSchema = z.object({
  id,
  on: isoDate,
  meter: z.int().nullable(),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  note: z.string().nullable(),
  userName: z.string(),
  annulReason: z.string().nullable(),
});

export const dueListRowSchema = z.object({
  id: z.int(),
  key: z.string(),
  kind: z.enum(dueKinds),
  title: z.string(),
  state: z.enum(dueStates),
  dueOn: isoDate,
  by: z.enum(['date', 'meter']),
  dueMeter: z.int().nullable(),
  meterUnit: z.enum(meterUnits),
  assetId: id,
  number: z.string(),
  assetTitle: z.string(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  /** As dialled; null without the right to personal data. */
  phone: z.string().nullable(),
  reminded: z
    .object({
      at: z.int(),
      way: z.enum(reminderWays),
      result: z.enum(reminderResults),
      postponedTo: isoDate.nullable(),
      userName: z.string(),
    })
    .nullable(),
});
export type DueListRow = z.output<typeof dueListRowSchema>;

export const dueListViews = ['toRemind', 'reminded', 'all'] as const;
export const dueListFilterSchema = z.object({
  text: z.string().max(200),
  kind: z.enum(dueKinds).nullable(),
  view: z.enum(dueListViews),
  untilOn: isoDate,
});
export const dueListSorts = ['dueOn'] as const;

export const tyreSetInputSchema = z.object({
  season: z.enum(tyreSeasons),
  size: requiredText(40),
  brand: requiredText(80),
  /** Week and year, `2324`. */
  dot: z
    .string()
    .trim()
    .regex(/^(0[1-9]|[1-4]\d|5[0-3])\d\d$/)
    .nullable(),
  rims: z.boolean(),
  note: optionalText(200),
  /** Tread in tenths of a millimetre; a wheel that is not in the set is left out. */
  wheels: z
    .array(z.object({ place: z.enum(wheelPlaces), treadTenths: z.int().min(0).max(300).nullable() }))
    .min(1)
    .max(5),
});

export const stayFields = {
  place: requiredText(20),
  untilOn: isoDate.nullable(),
  feeCents: typedCents,
  note: optionalText(200),
};

export const staySchema = z.object({
  id,
  version,
  place: z.string(),
  fromOn: isoDate,
  untilOn: isoDate.nullable(),
  feeCents: z.int(),
  note: z.string().nullable(),
  givenOn: isoDate.nullable(),
  givenTo: z.string().nullable(),
  /** The order whose line charges the fee. */
  feeOrder: z.object({ orderId: id, number: z.string() }).nullable(),
});

export const tyreSetSchema = tyreSetInputSchema.extend({
  id,
  version,
  active: z.boolean(),
  dot: z.string().nullable(),
  size: z.string(),
  brand: z.string(),
  note: z.string().nullable(),
  /** The storage it is in now. */
  stored: staySchema.nullable(),
  stays: z.array(staySchema),
});
export type TyreSet = z.output<typeof tyreSetSchema>;

export const stayRowSchema = z.object({
  id,
  version,
  place: z.string(),
  assetId: id,
  number: z.string(),
  assetTitle: z.string(),
  ownerName: z.string().nullable(),
  phone: z.string().nullable(),
  season: z.enum(tyreSeasons),
  size: z.string(),
  brand: z.string(),
  rims: z.boolean(),
  wheels: z.int(),
  leastTreadTenths: z.int().nullable(),
  fromOn: isoDate,
  untilOn: isoDate.nullable(),
  feeCents: z.int(),
});
export type StayRow = z.output<typeof stayRowSchema>;

/** Where work goes that is taken up: an open order, read in this version, or a new one. */
export const targetFields = {
  orderId: id.nullable(),
  orderVersion: version.nullable(),
  /** Why an order is taken from a client whose debt stops it; for a new order only. */
  debtReason: reasonText.nullable(),
};
