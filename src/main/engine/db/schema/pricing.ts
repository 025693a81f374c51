import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { make } from './catalog';
import { orderType } from './orders';
import { party } from './parties';
import { partGroup } from './parts';
import { role } from './system';

/** Net cents per hour; the one for a type of order and a make wins, no type and no make = the default (domain §4.6). */
export const labourRate = sqliteTable(
  'labour_rate',
  {
    id: integer('id').primaryKey(),
    makeId: integer('make_id').references(() => make.id),
    orderTypeId: integer('order_type_id').references(() => orderType.id),
    centsPerHour: integer('cents_per_hour').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
  },
  (t) => [index('labour_rate_make').on(t.makeId, t.fromOn)],
);

/** A cell of the markup matrix: from this cost on, for a group and a supplier or for all of them (domain §4.6). */
export const markupRule = sqliteTable(
  'markup_rule',
  {
    id: integer('id').primaryKey(),
    groupId: integer('group_id').references(() => partGroup.id),
    supplierId: integer('supplier_id').references(() => party.id),
    /** Net cents per unit at which the band begins; it ends where the next of the same group and supplier begins. */
    fromCents: integer('from_cents').notNull().default(0),
    markupBp: integer('markup_bp').notNull(),
  },
  (t) => [index('markup_rule_group').on(t.groupId, t.supplierId, t.fromCents)],
);

/** How far a role may go down from the price without the right to exceed it; no row = no limit. */
export const pricingLimit = sqliteTable('pricing_limit', {
  roleId: integer('role_id')
    .primaryKey()
    .references(() => role.id, { onDelete: 'cascade' }),
  maxDiscountBp: integer('max_discount_bp'),
  minMarginBp: integer('min_margin_bp'),
});

/** The one row: version of the matrix, and the day on which the prices of the cards were last brought up to date. */
export const pricingState = sqliteTable(
  'pricing_state',
  {
    id: integer('id').primaryKey(),
    matrixVersion: integer('matrix_version').notNull().default(1),
    refreshedOn: text('refreshed_on'),
  },
  () => [check('pricing_state_one', sql`id = 1`)],
);
