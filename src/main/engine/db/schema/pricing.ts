import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { make } from './catalog';

/** Net cents per hour; no make = the default (domain §4.6, decisions 10). */
export const labourRate = sqliteTable(
  'labour_rate',
  {
    id: integer('id').primaryKey(),
    makeId: integer('make_id').references(() => make.id),
    centsPerHour: integer('cents_per_hour').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
  },
  (t) => [index('labour_rate_make').on(t.makeId, t.fromOn)],
);
