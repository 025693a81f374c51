import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { asset } from './assets';

/** A list as somebody wants to see it again: filter, sort and columns under a name, for one person or for all. */
export const listView = sqliteTable(
  'list_view',
  {
    id: integer('id').primaryKey(),
    list: text('list').notNull(),
    /** Who made it; a shared one is everybody's to choose. */
    userId: integer('user_id').notNull(),
    shared: integer('shared', { mode: 'boolean' }).notNull().default(false),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    /** Filter, sort, columns with their order and widths, as JSON of the views' model. */
    state: text('state').notNull(),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('list_view_name').on(t.list, t.userId, t.nameKey),
    index('list_view_shared').on(t.list, t.shared),
  ],
);

/** The view that a list opens with, for each person. */
export const listViewDefault = sqliteTable(
  'list_view_default',
  {
    userId: integer('user_id').notNull(),
    list: text('list').notNull(),
    viewId: integer('view_id')
      .notNull()
      .references(() => listView.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.list] }), index('list_view_default_view').on(t.viewId)],
);

/**
 * What the lists of things sort and filter by, one row for each thing, so that a page costs the same at any depth of 100,000
 * (quality §2). Written by the triggers of always.sql alone, whoever changes the sources; texts and dates are '' and numbers 0
 * where there is nothing.
 */
export const assetFigures = sqliteTable(
  'asset_figures',
  {
    assetId: integer('asset_id')
      .primaryKey()
      .references(() => asset.id, { onDelete: 'cascade' }),
    active: integer('active', { mode: 'boolean' }).notNull(),
    numberKey: text('number_key').notNull().default(''),
    serialKey: text('serial_key').notNull().default(''),
    titleOrder: text('title_order').notNull().default(''),
    ownerOrder: text('owner_order').notNull().default(''),
    place: text('place').notNull().default(''),
    year: integer('year').notNull().default(0),
    /** The newest valid reading of the first counter. */
    meter: integer('meter').notNull().default(0),
    meterOn: text('meter_on').notNull().default(''),
    /** The last day of any of its warranties. */
    warrantyTo: text('warranty_to').notNull().default(''),
    deliveredOn: text('delivered_on').notNull().default(''),
    /** The last day of the service contract, 9999-12-31 for one without end. */
    contractTo: text('contract_to').notNull().default(''),
    /** Mounted now. */
    components: integer('components').notNull().default(0),
    orders: integer('orders').notNull().default(0),
    /** Σ net of its issued invoices, internal documents out. */
    turnoverCents: integer('turnover_cents').notNull().default(0),
    lastOrderAt: integer('last_order_at').notNull().default(0),
  },
  (t) => [
    index('asset_figures_number').on(t.active, t.numberKey, t.assetId),
    index('asset_figures_serial').on(t.active, t.serialKey, t.assetId),
    index('asset_figures_title').on(t.active, t.titleOrder, t.assetId),
    index('asset_figures_owner').on(t.active, t.ownerOrder, t.assetId),
    index('asset_figures_place').on(t.active, t.place, t.assetId),
    index('asset_figures_year').on(t.active, t.year, t.assetId),
    index('asset_figures_meter').on(t.active, t.meter, t.assetId),
    index('asset_figures_warranty').on(t.active, t.warrantyTo, t.assetId),
    index('asset_figures_delivered').on(t.active, t.deliveredOn, t.assetId),
    index('asset_figures_contract').on(t.active, t.contractTo, t.assetId),
    index('asset_figures_components').on(t.active, t.components, t.assetId),
    index('asset_figures_orders').on(t.active, t.orders, t.assetId),
    index('asset_figures_turnover').on(t.active, t.turnoverCents, t.assetId),
    index('asset_figures_last').on(t.active, t.lastOrderAt, t.assetId),
  ],
);
