import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { assetClass, make, model, modification } from './catalog';
import { party } from './parties';

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

/** km for vehicles, hours for equipment (domain §2.3). A decrease needs a reason. */
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
  },
  (t) => [index('meter_reading_asset').on(t.assetId, t.at)],
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
  },
  (t) => [index('asset_warranty_asset').on(t.assetId, t.toOn)],
);
