import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { assetClass, make, model, modification } from './catalog';
import { party } from './parties';
import { part } from './parts';

/** The thing that is serviced and its card (domain §2.1). The current plate and owner are kept here, their past beside. */
export const asset = sqliteTable(
  'asset',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['vehicle', 'equipment'] }).notNull(),
    classId: integer('class_id')
      .notNull()
      .references(() => assetClass.id),
    makeId: integer('make_id').references(() => make.id),
    modelId: integer('model_id').references(() => model.id),
    modificationId: integer('modification_id').references(() => modification.id),
    plate: text('plate'),
    plateKey: text('plate_key'),
    vin: text('vin'),
    vinKey: text('vin_key'),
    serial: text('serial'),
    serialKey: text('serial_key'),
    engineNumber: text('engine_number'),
    colour: text('colour'),
    colourCode: text('colour_code'),
    year: integer('year'),
    firstRegistrationOn: text('first_registration_on'),
    fuel: text('fuel'),
    kw: integer('kw'),
    ccm: integer('ccm'),
    gearbox: text('gearbox'),
    tyres: text('tyres'),
    keyNumber: text('key_number'),
    inventoryNumber: text('inventory_number'),
    place: text('place'),
    inspectionOn: text('inspection_on'),
    insuranceOn: text('insurance_on'),
    note: text('note'),
    ownerId: integer('owner_id').references(() => party.id),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('asset_plate_now').on(t.plateKey).where(sql`active = 1 AND plate_key IS NOT NULL`),
    uniqueIndex('asset_vin').on(t.vinKey).where(sql`vin_key IS NOT NULL`),
    index('asset_serial').on(t.serialKey),
    index('asset_owned').on(t.ownerId),
    index('asset_model').on(t.modelId),
  ],
);

/** Every plate with its period: old plates stay searchable for ever (domain §2.2). */
export const assetPlate = sqliteTable(
  'asset_plate',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    plate: text('plate').notNull(),
    plateKey: text('plate_key').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
  },
  (t) => [index('asset_plate_asset').on(t.assetId, t.fromOn), index('asset_plate_key').on(t.plateKey)],
);

export const assetOwner = sqliteTable(
  'asset_owner',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
  },
  (t) => [index('asset_owner_asset').on(t.assetId, t.fromOn), index('asset_owner_party').on(t.partyId)],
);

/**
 * km or hours by the class (domain §2.3). `value` is the total over all counters; `dial` is what the counter showed when it
 * is not the first one. A decrease needs a reason; a wrong reading stays, annulled.
 */
export const meterReading = sqliteTable(
  'meter_reading',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    value: integer('value').notNull(),
    unit: text('unit', { enum: ['km', 'h'] }).notNull(),
    on: text('on').notNull(),
    at: integer('at').notNull(),
    source: text('source', { enum: ['intake', 'release', 'manual', 'import'] }).notNull(),
    orderId: integer('order_id'),
    reason: text('reason'),
    userId: integer('user_id').notNull(),
    dial: integer('dial'),
    /** The wrong reading in whose place this one stands. */
    correctsId: integer('corrects_id').references((): AnySQLiteColumn => meterReading.id),
    annulledAt: integer('annulled_at'),
    annulledBy: integer('annulled_by'),
    annulReason: text('annul_reason'),
  },
  (t) => [index('meter_reading_asset').on(t.assetId, t.at), index('meter_reading_on').on(t.assetId, t.on)],
);

export const assetWarranty = sqliteTable(
  'asset_warranty',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    giver: text('giver', { enum: ['manufacturer', 'importer', 'workshop'] }).notNull(),
    subject: text('subject').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
    meterLimit: integer('meter_limit'),
    document: text('document'),
    orderId: integer('order_id'),
    giverPartyId: integer('giver_party_id').references(() => party.id),
    /** Unit of `meterLimit`; null: the first unit of the asset's class. */
    meterUnit: text('meter_unit', { enum: ['km', 'h'] }),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('asset_warranty_asset').on(t.assetId, t.toOn), index('asset_warranty_end').on(t.toOn)],
);

/** An exchanged counter: from here on total = dial + offset, so that the total goes on (domain §2.3). */
export const meterCounter = sqliteTable(
  'meter_counter',
  {
    id: integer('id').primaryKey(),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    unit: text('unit', { enum: ['km', 'h'] }).notNull(),
    on: text('on').notNull(),
    at: integer('at').notNull(),
    /** What the old counter showed last and the new one first. */
    lastDial: integer('last_dial').notNull(),
    firstDial: integer('first_dial').notNull(),
    offset: integer('offset').notNull(),
    reason: text('reason').notNull(),
    userId: integer('user_id').notNull(),
  },
  (t) => [index('meter_counter_asset').on(t.assetId, t.unit, t.at)],
);

/** How the thing was bought, where it stands and what its service contract grants (domain §2.1). */
export const assetCommercial = sqliteTable('asset_commercial', {
  assetId: integer('asset_id')
    .primaryKey()
    .references(() => asset.id, { onDelete: 'cascade' }),
  contactName: text('contact_name'),
  contactPhone: text('contact_phone'),
  supplierId: integer('supplier_id').references(() => party.id),
  deliveredOn: text('delivered_on'),
  deliveryDocument: text('delivery_document'),
  priceCents: integer('price_cents'),
  startedOn: text('started_on'),
  contractNumber: text('contract_number'),
  contractFromOn: text('contract_from_on'),
  contractToOn: text('contract_to_on'),
  responseHours: integer('response_hours'),
  /** One operation a line, in words. */
  includedOperations: text('included_operations'),
  discountBp: integer('discount_bp'),
  room: text('room'),
  siteContactName: text('site_contact_name'),
  siteContactPhone: text('site_contact_phone'),
});

/** A part with a life of its own: serial, warranty clock, places where it was mounted (domain §2.1). */
export const assetComponent = sqliteTable(
  'asset_component',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    serial: text('serial'),
    serialKey: text('serial_key'),
    partId: integer('part_id').references(() => part.id),
    /** Set when the component has a card of its own. */
    componentAssetId: integer('component_asset_id').references(() => asset.id),
    warrantyGiver: text('warranty_giver', { enum: ['manufacturer', 'importer', 'workshop'] }),
    warrantyToOn: text('warranty_to_on'),
    /** How much it may run, counted from its first mounting over all the assets it was on. */
    warrantyMeter: integer('warranty_meter'),
    warrantyDocument: text('warranty_document'),
    note: text('note'),
    replacedById: integer('replaced_by_id').references((): AnySQLiteColumn => assetComponent.id),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('asset_component_serial').on(t.serialKey),
    index('asset_component_asset').on(t.componentAssetId),
    index('asset_component_replaced').on(t.replacedById),
  ],
);

/** Where a component was mounted, from when to when, and what the meter showed: total of the asset's first unit. */
export const componentFitting = sqliteTable(
  'component_fitting',
  {
    id: integer('id').primaryKey(),
    componentId: integer('component_id')
      .notNull()
      .references(() => assetComponent.id, { onDelete: 'cascade' }),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id),
    position: text('position'),
    mountedOn: text('mounted_on').notNull(),
    mountedMeter: integer('mounted_meter'),
    removedOn: text('removed_on'),
    removedMeter: integer('removed_meter'),
    removalReason: text('removal_reason'),
  },
  (t) => [
    index('component_fitting_asset').on(t.assetId, t.removedOn),
    index('component_fitting_component').on(t.componentId, t.mountedOn),
    uniqueIndex('component_fitting_now').on(t.componentId).where(sql`removed_on IS NULL`),
  ],
);
