import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { operation } from './catalog';
import { serviceOrder } from './orders';
import { part } from './parts';

const placeLevels = ['class', 'make', 'model', 'modification'] as const;

/** Work that is added in one step (domain §3); its lines stand with each version. */
export const workPackage = sqliteTable(
  'package',
  {
    id: integer('id').primaryKey(),
    code: text('code').notNull(),
    codeKey: text('code_key').notNull(),
    nameBg: text('name_bg').notNull(),
    nameEn: text('name_en'),
    folded: text('folded').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    /** The finished order that it was made from. */
    orderId: integer('order_id').references(() => serviceOrder.id),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('package_code').on(t.codeKey), index('package_folded').on(t.folded, t.id)],
);

/** What a package was from its making or a change on: orders take the newest, the old ones stay readable. */
export const packageVersion = sqliteTable(
  'package_version',
  {
    id: integer('id').primaryKey(),
    packageId: integer('package_id')
      .notNull()
      .references(() => workPackage.id),
    version: integer('version').notNull(),
    pricing: text('pricing', { enum: ['summed', 'fixed'] }).notNull(),
    /** Net price of the whole package when fixed. */
    fixedCents: integer('fixed_cents'),
    userId: integer('user_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('package_version_key').on(t.packageId, t.version)],
);

export const packageLine = sqliteTable(
  'package_line',
  {
    versionId: integer('version_id')
      .notNull()
      .references(() => packageVersion.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    operationId: integer('operation_id').references(() => operation.id),
    partId: integer('part_id').references(() => part.id),
    quantityMilli: integer('quantity_milli').notNull(),
    /** Name of the technical quantity of the item that takes the place of the number, when the item has it. */
    quantityOf: text('quantity_of'),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.position] }),
    index('package_line_operation').on(t.operationId),
    index('package_line_part').on(t.partId),
  ],
);

/** Where a package is valid; without a row everywhere. */
export const packagePlace = sqliteTable(
  'package_place',
  {
    packageId: integer('package_id')
      .notNull()
      .references(() => workPackage.id),
    level: text('level', { enum: placeLevels }).notNull(),
    targetId: integer('target_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.packageId, t.level, t.targetId] }),
    index('package_place_target').on(t.level, t.targetId),
  ],
);
