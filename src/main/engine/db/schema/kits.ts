import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { operation } from './catalog';
import { job, serviceOrder } from './orders';
import { part } from './parts';

/** A part that is made of parts and operations (domain §4.8). Its number, name, unit and VAT stand on the part's card. */
export const kit = sqliteTable('kit', {
  id: integer('id').primaryKey(),
  partId: integer('part_id')
    .notNull()
    .unique()
    .references(() => part.id),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
  /** The newest version: orders take it, the older ones stay readable. */
  version: integer('version').notNull().default(1),
});

export const kitVersion = sqliteTable(
  'kit_version',
  {
    id: integer('id').primaryKey(),
    kitId: integer('kit_id')
      .notNull()
      .references(() => kit.id),
    version: integer('version').notNull(),
    costBasis: text('cost_basis', { enum: ['average', 'last', 'list'] }).notNull(),
    pricing: text('pricing', { enum: ['own', 'components'] }).notNull(),
    /** Net price of one kit when it has its own. */
    ownPriceCents: integer('own_price_cents'),
    /** Off the sum of the components' prices. */
    discountBp: integer('discount_bp').notNull().default(0),
    printAsOne: integer('print_as_one', { mode: 'boolean' }).notNull().default(false),
    note: text('note'),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('kit_version_key').on(t.kitId, t.version)],
);

export const kitLine = sqliteTable(
  'kit_line',
  {
    versionId: integer('version_id')
      .notNull()
      .references(() => kitVersion.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    operationId: integer('operation_id').references(() => operation.id),
    partId: integer('part_id').references(() => part.id),
    /** Of one kit, without what is lost. */
    quantityMilli: integer('quantity_milli').notNull(),
    /** What is lost on top of the quantity. */
    scrapBp: integer('scrap_bp').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.position] }),
    index('kit_line_operation').on(t.operationId),
    index('kit_line_part').on(t.partId),
    check('kit_line_one', sql`(operation_id IS NULL) <> (part_id IS NULL)`),
  ],
);

/** A kit on an order: its part and operation lines name it. */
export const orderKit = sqliteTable(
  'order_kit',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    jobId: integer('job_id')
      .notNull()
      .references(() => job.id),
    kitId: integer('kit_id')
      .notNull()
      .references(() => kit.id),
    kitVersion: integer('kit_version').notNull(),
    number: text('number').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    quantityMilli: integer('quantity_milli').notNull(),
    /** What the whole should cost by its version on that day; null when a component's cost was missing. */
    plannedCostCents: integer('planned_cost_cents'),
    printAsOne: integer('print_as_one', { mode: 'boolean' }).notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('order_kit_order').on(t.orderId), index('order_kit_kit').on(t.kitId, t.at)],
);
