import { z } from 'zod';
import { allowedSchema, optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';

export const partyKinds = ['person', 'firm'] as const;
export const partyRoleKeys = [
  'client',
  'supplier',
  'insurer',
  'importer',
  'subcontractor',
  'employer',
] as const;
export const personalNumberKinds = ['egn', 'lnch', 'foreign'] as const;
export const customerTypes = ['consumer', 'business'] as const;
export const contactKinds = ['phone', 'email'] as const;
export const addressKinds = ['registered', 'correspondence', 'delivery', 'other'] as const;
export const consentKinds = ['dataProcessing', 'marketing', 'reminders', 'photos', 'thirdParties'] as const;
export const consentWays = ['paper', 'spoken', 'email'] as const;

/** What looks wrong in an identifier; warns, never blocks (domain §1). */
export const partyWarnings = [
  'eik',
  'egn',
  'egnFuture',
  'lnch',
  'vatNumber',
  'iban',
  'phone',
  'email',
] as const;
export type PartyWarning = (typeof partyWarnings)[number];

/** Fields that are null without the right to personal data. */
export const maskedPartyFields = ['personalNumber', 'iban', 'address'] as const;

export const contactInputSchema = z.object({
  kind: z.enum(contactKinds),
  value: requiredText(120),
  person: optionalText(120),
  /** What it is for: „служебен“, „счетоводство“. */
  label: optionalText(40).default(null),
});

export const addressInputSchema = z.object({
  kind: z.enum(addressKinds),
  city: optionalText(80),
  address: optionalText(200),
});

export const vatPeriodSchema = z.object({
  number: requiredText(20),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
});

/** What a person types about a client or firm. */
export const partyInputSchema = z.object({
  kind: z.enum(partyKinds),
  /** Of a person with two names it is made from them; with `name` alone they are read from it. */
  name: requiredText(200),
  givenName: optionalText(100).default(null),
  familyName: optionalText(100).default(null),
  eik: optionalText(20),
  personalNumber: optionalText(30),
  personalNumberKind: z.enum(personalNumberKinds).nullable(),
  vatPeriods: z.array(vatPeriodSchema).max(20).default([]),
  responsiblePerson: optionalText(120),
  iban: optionalText(40),
  /** The primary address, the one on documents. */
  addressKind: z.enum(addressKinds).default('registered'),
  city: optionalText(80),
  address: optionalText(200),
  addresses: z.array(addressInputSchema).max(20).default([]),
  paymentDays: z.int().min(0).max(365),
  creditLimitCents: z.int().min(0).max(MAX_CENTS).nullable(),
  discountPartsBp: z.int().min(0).max(10_000),
  discountLabourBp: z.int().min(0).max(10_000),
  /** Agreed net cents per norm hour; before the rates of the price list (domain §4.6). */
  labourRateCents: z.int().min(0).max(MAX_CENTS).nullable().default(null),
  printLanguage: z.enum(['bg', 'en']),
  customerType: z.enum(customerTypes),
  note: optionalText(2000),
  roles: z.array(z.enum(partyRoleKeys)).min(1).max(6),
  contacts: z.array(contactInputSchema).max(20),
  labels: z.array(requiredText(40)).max(20).default([]),
});
export type PartyInput = z.output<typeof partyInputSchema>;

export const contactSchema = z.object({
  kind: z.enum(contactKinds),
  value: z.string(),
  known: z.boolean(),
  person: z.string().nullable(),
  label: z.string().nullable(),
});

export const consentSchema = z.object({
  id,
  kind: z.enum(consentKinds),
  way: z.enum(consentWays),
  givenOn: isoDate,
  withdrawnOn: isoDate.nullable(),
  note: z.string().nullable(),
});
export type Consent = z.output<typeof consentSchema>;

/** Who was merged into this one, newest first. */
export const mergeSchema = z.object({
  id,
  mergedId: id,
  name: z.string(),
  at: z.int(),
  user: z.string(),
  moved: z.int(),
  undoneAt: z.int().nullable(),
});

/** What others show of a party. */
export const partySummarySchema = z.object({
  id,
  kind: z.enum(partyKinds),
  name: z.string(),
  phone: z.string().nullable(),
  eik: z.string().nullable(),
  city: z.string().nullable(),
  customerType: z.enum(customerTypes),
});
export type PartySummary = z.output<typeof partySummarySchema>;

export const debtSchema = z.object({
  unpaidCents: z.int(),
  overdueCents: z.int(),
  /** The oldest unpaid invoice. */
  oldest: z
    .object({ invoiceId: id, number: z.string(), dueOn: isoDate, unpaidCents: z.int(), daysOverdue: z.int() })
    .nullable(),
  creditLimitCents: z.int().nullable(),
  /** Why a new order is stopped (domain §1); null when nothing stops it. */
  stops: z.enum(['overdue', 'overLimit']).nullable(),
});
export type Debt = z.output<typeof debtSchema>;

export const partyCardSchema = z.object({
  id,
  version,
  party: partyInputSchema
    .omit({ contacts: true })
    .extend({ contacts: z.array(contactSchema), active: z.boolean() }),
  /** Valid today; null without a registration. */
  vatNumber: z.string().nullable(),
  warnings: z.array(z.enum(partyWarnings)),
  debt: debtSchema,
  assets: z.array(
    z.object({
      assetId: id,
      plate: z.string().nullable(),
      serial: z.string().nullable(),
      title: z.string(),
      fromOn: isoDate,
      toOn: isoDate.nullable(),
    }),
  ),
  orders: z.array(
    z.object({
      orderId: id,
      number: z.string(),
      receivedAt: z.int(),
      phase: z.string(),
      assetTitle: z.string(),
      plate: z.string().nullable(),
      totalCents: z.int(),
    }),
  ),
  invoices: z.array(
    z.object({
      invoiceId: id,
      number: z.string(),
      kind: z.string(),
      issuedOn: isoDate,
      dueOn: isoDate,
      orderId: id.nullable(),
      totalCents: z.int(),
      unpaidCents: z.int(),
    }),
  ),
  consents: z.array(consentSchema),
  merges: z.array(mergeSchema),
  masked: z.array(z.enum(maskedPartyFields)),
  allowedActions: z.object({ edit: allowedSchema, merge: allowedSchema }),
});
export type PartyCard = z.output<typeof partyCardSchema>;

export const partyRowSchema = z.object({
  id,
  kind: z.enum(partyKinds),
  name: z.string(),
  eik: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  roles: z.array(z.enum(partyRoleKeys)),
  labels: z.array(z.string()),
  assets: z.int(),
  lastOrderAt: z.int().nullable(),
  unpaidCents: z.int(),
});
export type PartyRow = z.output<typeof partyRowSchema>;

export const duplicateReasons = ['eik', 'phone', 'email', 'name'] as const;
export const duplicateSchema = z.object({
  party: partySummarySchema,
  reason: z.enum(duplicateReasons),
  /** Plates or serials of what the party owns, to tell people of one name apart. */
  assets: z.array(z.object({ assetId: id, label: z.string(), title: z.string() })),
});
export type Duplicate = z.output<typeof duplicateSchema>;

/** Two cards that may be of one; the certain reasons first. */
export const duplicatePairSchema = z.object({
  first: partySummarySchema,
  second: partySummarySchema,
  reasons: z.array(z.enum(duplicateReasons)).min(1),
});
export type DuplicatePair = z.output<typeof duplicatePairSchema>;

/** One side of a comparison before a merge. */
export const comparedSchema = z.object({
  id,
  version,
  party: partyInputSchema,
  createdAt: z.int(),
  assets: z.array(z.string()),
  /** Rows of every kind that would move. */
  references: z.int(),
  orders: z.int(),
  invoices: z.int(),
  unpaidCents: z.int(),
});
export type Compared = z.output<typeof comparedSchema>;

export const partySortFields = ['name', 'lastOrderAt', 'unpaidCents'] as const;
export const partyFilterSchema = z.object({
  text: z.string().max(200),
  role: z.enum(partyRoleKeys).nullable(),
  kind: z.enum(partyKinds).nullable(),
  debtors: z.boolean(),
  inactive: z.boolean(),
  label: z.string().max(40).nullable().default(null),
  /** Who has no valid consent of this kind. */
  withoutConsent: z.enum(consentKinds).nullable().default(null),
});
