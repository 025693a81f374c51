import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One register of people and firms (domain §1). */
export const party = sqliteTable(
  'party',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['person', 'firm'] }).notNull(),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    eik: text('eik'),
    personalNumber: text('personal_number'),
    personalNumberKind: text('personal_number_kind', { enum: ['egn', 'lnch', 'foreign'] }),
    vatNumber: text('vat_number'),
    vatFromOn: text('vat_from_on'),
    vatToOn: text('vat_to_on'),
    responsiblePerson: text('responsible_person'),
    iban: text('iban'),
    city: text('city'),
    address: text('address'),
    paymentDays: integer('payment_days').notNull().default(0),
    creditLimitCents: integer('credit_limit_cents'),
    discountPartsBp: integer('discount_parts_bp').notNull().default(0),
    discountLabourBp: integer('discount_labour_bp').notNull().default(0),
    printLanguage: text('print_language', { enum: ['bg', 'en'] })
      .notNull()
      .default('bg'),
    customerType: text('customer_type', { enum: ['consumer', 'business'] }).notNull(),
    note: text('note'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('party_folded').on(t.folded, t.id), index('party_eik').on(t.eik)],
);

export const partyRoles = ['client', 'supplier', 'insurer', 'importer', 'subcontractor', 'employer'] as const;

export const partyRole = sqliteTable(
  'party_role',
  {
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    role: text('role', { enum: partyRoles }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.partyId, t.role] }), index('party_role_role').on(t.role, t.partyId)],
);

/** Phones as E.164 where the pattern is known (`known`), else as typed; e-mails in the same list. */
export const partyContact = sqliteTable(
  'party_contact',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['phone', 'email'] }).notNull(),
    value: text('value').notNull(),
    known: integer('known', { mode: 'boolean' }).notNull().default(true),
    person: text('person'),
    position: integer('position').notNull().default(0),
  },
  (t) => [index('party_contact_party').on(t.partyId, t.position), index('party_contact_value').on(t.value)],
);
