import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { make, model, modification, operation, operationGroup } from './catalog';

/** A worker is not a user but may be linked to one (domain §5.4). */
export const worker = sqliteTable(
  'worker',
  {
    id: integer('id').primaryKey(),
    number: text('number').notNull(),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    grade: text('grade'),
    userId: integer('user_id'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('worker_number').on(t.number)],
);

export const team = sqliteTable('team', {
  id: integer('id').primaryKey(),
  name: text('name').notNull().unique(),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
  version: integer('version').notNull().default(1),
});

/** Share coefficient (КТУ) in thousandths. */
export const teamMember = sqliteTable(
  'team_member',
  {
    teamId: integer('team_id')
      .notNull()
      .references(() => team.id, { onDelete: 'cascade' }),
    workerId: integer('worker_id')
      .notNull()
      .references(() => worker.id),
    coefficientMilli: integer('coefficient_milli').notNull().default(1000),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.workerId] })],
);

/** Earning tariffs with versions by date (domain §7); no operation and no group = the default. */
export const earningTariff = sqliteTable(
  'earning_tariff',
  {
    id: integer('id').primaryKey(),
    operationId: integer('operation_id').references(() => operation.id),
    groupId: integer('group_id').references(() => operationGroup.id),
    makeId: integer('make_id').references(() => make.id),
    modelId: integer('model_id').references(() => model.id),
    modificationId: integer('modification_id').references(() => modification.id),
    grade: text('grade'),
    method: text('method', { enum: ['norm_hour', 'operation'] }).notNull(),
    /** Cents per norm hour or per operation. */
    rateCents: integer('rate_cents').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('earning_tariff_operation').on(t.operationId, t.fromOn),
    index('earning_tariff_group').on(t.groupId, t.fromOn),
  ],
);

/** One row per line and worker; tariff, coefficient and norm are frozen in `basis` (domain §7). Reversals are negative rows. */
export const earning = sqliteTable(
  'earning',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id').notNull(),
    operationLineId: integer('operation_line_id').notNull(),
    operationId: integer('operation_id'),
    workerId: integer('worker_id')
      .notNull()
      .references(() => worker.id),
    teamId: integer('team_id').references(() => team.id),
    amountCents: integer('amount_cents').notNull(),
    /** The worker's share of the line's norm seconds and net labour, so that every recapitulation adds up. */
    normSec: integer('norm_sec').notNull(),
    labourCents: integer('labour_cents').notNull(),
    accruedOn: text('accrued_on').notNull(),
    tariffId: integer('tariff_id').references(() => earningTariff.id),
    basis: text('basis').notNull(),
    sealedAt: integer('sealed_at'),
    reversesId: integer('reverses_id'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('earning_accrued').on(t.accruedOn, t.workerId, t.orderId, t.amountCents, t.normSec, t.labourCents),
    index('earning_order').on(t.orderId),
    index('earning_line').on(t.operationLineId),
    index('earning_worker').on(t.workerId, t.accruedOn),
  ],
);
