import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const addressKinds = ['registered', 'correspondence', 'delivery', 'other'] as const;

/** One register of people and firms (domain §1). */
export const party = sqliteTable(
  'party',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: ['person', 'firm'] }).notNull(),
    /** As shown, searched and printed; of a person made from the two names. */
    name: text('name').notNull(),
    givenName: text('given_name'),
    familyName: text('family_name'),
    folded: text('folded').notNull(),
    /** `orderText` of the name. */
    nameOrder: text('name_order').notNull().default(''),
    eik: text('eik'),
    personalNumber: text('personal_number'),
    personalNumberKind: text('personal_number_kind', { enum: ['egn', 'lnch', 'foreign'] }),
    responsiblePerson: text('responsible_person'),
    iban: text('iban'),
    /** The primary address, the one on documents; further ones are in `party_address`. */
    addressKind: text('address_kind', { enum: addressKinds }).notNull().default('registered'),
    city: text('city'),
    address: text('address'),
    paymentDays: integer('payment_days').notNull().default(0),
    creditLimitCents: integer('credit_limit_cents'),
    discountPartsBp: integer('discount_parts_bp').notNull().default(0),
    discountLabourBp: integer('discount_labour_bp').notNull().default(0),
    /** Agreed net cents per hour, before the rates of the price list (domain §4.6); null without an agreement. */
    labourRateCents: integer('labour_rate_cents'),
    printLanguage: text('print_language', { enum: ['bg', 'en'] })
      .notNull()
      .default('bg'),
    customerType: text('customer_type', { enum: ['consumer', 'business'] }).notNull(),
    note: text('note'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    /** Who this one turned out to be; the row stays hidden, so that old ids and links lead on. */
    mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => party.id),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('party_folded').on(t.folded, t.id),
    index('party_name_order').on(t.nameOrder, t.id),
    index('party_eik').on(t.eik),
    index('party_merged').on(t.mergedIntoId),
  ],
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
    /** What the number is for: „служебен“, „счетоводство“. */
    label: text('label'),
    position: integer('position').notNull().default(0),
  },
  (t) => [index('party_contact_party').on(t.partyId, t.position), index('party_contact_value').on(t.value)],
);

/** Addresses besides the primary one. */
export const partyAddress = sqliteTable(
  'party_address',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: addressKinds }).notNull(),
    city: text('city'),
    address: text('address'),
    position: integer('position').notNull().default(0),
  },
  (t) => [index('party_address_party').on(t.partyId, t.position)],
);

/** Registrations under ЗДДС, inclusive dates: documents take the number valid on their date (domain §1). */
export const partyVat = sqliteTable(
  'party_vat',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    number: text('number').notNull(),
    fromOn: text('from_on'),
    toOn: text('to_on'),
  },
  (t) => [index('party_vat_party').on(t.partyId, t.fromOn)],
);

export const partyLabel = sqliteTable(
  'party_label',
  {
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    label: text('label').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partyId, t.label] }), index('party_label_label').on(t.label, t.partyId)],
);

export const consentKinds = ['dataProcessing', 'marketing', 'reminders', 'photos', 'thirdParties'] as const;
export const consentWays = ['paper', 'spoken', 'email'] as const;

/** A consent stays after its withdrawal: it was valid in between. */
export const partyConsent = sqliteTable(
  'party_consent',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: consentKinds }).notNull(),
    way: text('way', { enum: consentWays }).notNull(),
    givenOn: text('given_on').notNull(),
    withdrawnOn: text('withdrawn_on'),
    note: text('note'),
    userId: integer('user_id').notNull(),
  },
  (t) => [index('party_consent_party').on(t.partyId, t.kind)],
);

/** Two who look like one and are not: out of the list of possible duplicates. */
export const partyDistinct = sqliteTable(
  'party_distinct',
  {
    firstId: integer('first_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
    secondId: integer('second_id')
      .notNull()
      .references(() => party.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.firstId, t.secondId] }), index('party_distinct_second').on(t.secondId)],
);

/** One merge of two parties; `fields` is what it changed on the survivor, as JSON { field: [before, after] }. */
export const partyMerge = sqliteTable(
  'party_merge',
  {
    id: integer('id').primaryKey(),
    survivorId: integer('survivor_id')
      .notNull()
      .references(() => party.id),
    mergedId: integer('merged_id')
      .notNull()
      .references(() => party.id),
    at: integer('at').notNull(),
    userId: integer('user_id').notNull(),
    fields: text('fields').notNull(),
    mergedWasActive: integer('merged_was_active', { mode: 'boolean' }).notNull(),
    undoneAt: integer('undone_at'),
    undoneBy: integer('undone_by'),
  },
  (t) => [
    index('party_merge_survivor').on(t.survivorId, t.id),
    index('party_merge_merged').on(t.mergedId, t.id),
  ],
);

/** One reference that a merge moved: the row by its primary key and each changed column { column: [before, after] }, as JSON. */
export const partyMergeMove = sqliteTable(
  'party_merge_move',
  {
    id: integer('id').primaryKey(),
    mergeId: integer('merge_id')
      .notNull()
      .references(() => partyMerge.id),
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    changes: text('changes').notNull(),
  },
  (t) => [index('party_merge_move_merge').on(t.mergeId)],
);
