import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { asset } from './assets';
import { assetClass, make, model, modification, operation } from './catalog';
import { job, otherLine, serviceOrder } from './orders';
import { workPackage } from './packages';
import { party } from './parties';
import { part } from './parts';

/** What is to be done again and again (domain §2.5): for a place of the tree, or for one thing alone. */
export const servicePlan = sqliteTable(
  'service_plan',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    /** All that are set must be the thing's own; a class covers the classes below it. */
    classId: integer('class_id').references(() => assetClass.id),
    makeId: integer('make_id').references(() => make.id),
    modelId: integer('model_id').references(() => model.id),
    modificationId: integer('modification_id').references(() => modification.id),
    assetId: integer('asset_id').references(() => asset.id, { onDelete: 'cascade' }),
    note: text('note'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('service_plan_asset').on(t.assetId).where(sql`asset_id IS NOT NULL`)],
);

/** One work of a plan with its intervals; `workKey` says which work it is over all plans: op:5, pkg:2, text:… */
export const serviceItem = sqliteTable(
  'service_item',
  {
    id: integer('id').primaryKey(),
    planId: integer('plan_id')
      .notNull()
      .references(() => servicePlan.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    operationId: integer('operation_id').references(() => operation.id),
    packageId: integer('package_id').references(() => workPackage.id),
    text: text('text').notNull(),
    workKey: text('work_key').notNull(),
    intervalMonths: integer('interval_months'),
    /** In the first unit of the thing's class: km or hours. */
    intervalMeter: integer('interval_meter'),
  },
  (t) => [uniqueIndex('service_item_work').on(t.planId, t.workKey), index('service_item_key').on(t.workKey)],
);

/** When a work was done on a thing: by hand or by the close of an order. The newest one counts; a wrong one is annulled. */
export const serviceDone = sqliteTable(
  'service_done',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    workKey: text('work_key').notNull(),
    on: text('on').notNull(),
    /** Total of the first counter; null when it was not known. */
    meter: integer('meter'),
    orderId: integer('order_id').references(() => serviceOrder.id),
    note: text('note'),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
    annulledAt: integer('annulled_at'),
    annulReason: text('annul_reason'),
  },
  (t) => [
    index('service_done_asset').on(t.assetId, t.workKey, t.on),
    index('service_done_order').on(t.orderId),
  ],
);

/** Who was told what, how and with what result. `cycle` is the turn of the thing that was told, so that the next one is told anew. */
export const careReminder = sqliteTable(
  'care_reminder',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    partyId: integer('party_id').references(() => party.id),
    dueKey: text('due_key').notNull(),
    cycle: text('cycle').notNull(),
    title: text('title').notNull(),
    dueOn: text('due_on').notNull(),
    way: text('way', { enum: ['phone', 'email', 'in_person'] }).notNull(),
    result: text('result', { enum: ['comes', 'told', 'no_answer', 'later', 'declined'] }).notNull(),
    postponedTo: text('postponed_to'),
    note: text('note'),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    index('care_reminder_due').on(t.assetId, t.dueKey, t.at),
    index('care_reminder_party').on(t.partyId),
  ],
);

/** Work that the client put off (domain §2.5), with the price of that day. */
export const deferredWork = sqliteTable(
  'deferred_work',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    clientId: integer('client_id').references(() => party.id),
    text: text('text').notNull(),
    reason: text('reason').notNull(),
    deferredOn: text('deferred_on').notNull(),
    expiresOn: text('expires_on'),
    state: text('state', { enum: ['open', 'revived', 'dropped'] })
      .notNull()
      .default('open'),
    /** Where it was put off; null when it was written on the card by hand. */
    orderId: integer('order_id').references(() => serviceOrder.id),
    jobId: integer('job_id').references(() => job.id, { onDelete: 'set null' }),
    revivedOrderId: integer('revived_order_id').references(() => serviceOrder.id),
    closedAt: integer('closed_at'),
    closedBy: integer('closed_by'),
    closeReason: text('close_reason'),
    netCents: integer('net_cents').notNull(),
    userId: integer('user_id').notNull(),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('deferred_work_asset').on(t.assetId, t.state),
    index('deferred_work_open').on(t.expiresOn).where(sql`state = 'open'`),
    index('deferred_work_client').on(t.clientId),
  ],
);

/** The lines as they stood that day; `unitCents` is net for one unit, or for one norm hour where `normSec` is above 0. */
export const deferredLine = sqliteTable(
  'deferred_line',
  {
    deferredId: integer('deferred_id')
      .notNull()
      .references(() => deferredWork.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ['operation', 'part', 'other'] }).notNull(),
    operationId: integer('operation_id').references(() => operation.id),
    partId: integer('part_id').references(() => part.id),
    otherKind: text('other_kind', { enum: ['subcontract', 'consumable', 'fee'] }),
    code: text('code').notNull().default(''),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    quantityMilli: integer('quantity_milli').notNull(),
    normSec: integer('norm_sec').notNull().default(0),
    unitCents: integer('unit_cents').notNull(),
    costCents: integer('cost_cents').notNull().default(0),
    netCents: integer('net_cents').notNull(),
  },
  (t) => [primaryKey({ columns: [t.deferredId, t.position] })],
);

/** A set of tyres of a vehicle, wherever it is now. */
export const tyreSet = sqliteTable(
  'tyre_set',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    season: text('season', { enum: ['summer', 'winter', 'all'] }).notNull(),
    size: text('size').notNull(),
    brand: text('brand').notNull(),
    /** Week and year of making, `2324`. */
    dot: text('dot'),
    rims: integer('rims', { mode: 'boolean' }).notNull(),
    note: text('note'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('tyre_set_asset').on(t.assetId)],
);

/** Tread of each wheel, in tenths of a millimetre; null when it was not measured. */
export const tyreWheel = sqliteTable(
  'tyre_wheel',
  {
    setId: integer('set_id')
      .notNull()
      .references(() => tyreSet.id, { onDelete: 'cascade' }),
    place: text('place', { enum: ['fl', 'fr', 'rl', 'rr', 'spare'] }).notNull(),
    treadTenths: integer('tread_tenths'),
  },
  (t) => [primaryKey({ columns: [t.setId, t.place] })],
);

/** One storage of a set: where, from when to when, for how much. A place holds one set at a time. */
export const tyreStay = sqliteTable(
  'tyre_stay',
  {
    id: integer('id').primaryKey(),
    setId: integer('set_id')
      .notNull()
      .references(() => tyreSet.id),
    partyId: integer('party_id').references(() => party.id),
    place: text('place').notNull(),
    placeKey: text('place_key').notNull(),
    fromOn: text('from_on').notNull(),
    untilOn: text('until_on'),
    feeCents: integer('fee_cents').notNull().default(0),
    /** The line that charges the fee; null again when it is taken off its order. */
    feeLineId: integer('fee_line_id').references(() => otherLine.id, { onDelete: 'set null' }),
    givenOn: text('given_on'),
    givenTo: text('given_to'),
    note: text('note'),
    userId: integer('user_id').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('tyre_stay_place').on(t.placeKey).where(sql`given_on IS NULL`),
    uniqueIndex('tyre_stay_now').on(t.setId).where(sql`given_on IS NULL`),
    index('tyre_stay_set').on(t.setId, t.fromOn),
    index('tyre_stay_party').on(t.partyId),
    index('tyre_stay_fee').on(t.feeLineId),
  ],
);

/**
 * Which thing changed last in what the due list reckons from, kept by triggers; row 0 stands for the whole fleet. So a write
 * makes one thing be reckoned anew and not all.
 */
export const careChange = sqliteTable(
  'care_change',
  {
    assetId: integer('asset_id').primaryKey(),
    seq: integer('seq').notNull(),
  },
  (t) => [index('care_change_seq').on(t.seq)],
);
