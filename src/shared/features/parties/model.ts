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
});

/** What a person types about a client or firm. */
export const partyInputSchema = z.object({
  kind: z.enum(partyKinds),
  name: requiredText(200),
  eik: optionalText(20),
  personalNumber: optionalText(30),
  personalNumberKind: z.enum(personalNumberKinds).nullable(),
  vatNumber: optionalText(20),
  vatFromOn: isoDate.nullable(),
  vatToOn: isoDate.nullable(),
  responsiblePerson: optionalText(120),
  iban: optionalText(40),
  city: optionalText(80),
  address: optionalText(200),
  paymentDays: z.int().min(0).max(365),
  creditLimitCents: z.int().min(0).max(MAX_CENTS).nullable(),
  discountPartsBp: z.int().min(0).max(10_000),
  discountLabourBp: z.int().min(0).max(10_000),
  printLanguage: z.enum(['bg', 'en']),
  customerType: z.enum(customerTypes),
  note: optionalText(2000),
  roles: z.array(z.enum(partyRoleKeys)).min(1).max(6),
  contacts: z.array(contactInputSchema).max(20),
});
export type PartyInput = z.output<typeof partyInputSchema>;

export const contactSchema = z.object({
  kind: z.enum(contactKinds),
  value: z.string(),
  known: z.boolean(),
  person: z.string().nullable(),
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
  masked: z.array(z.enum(maskedPartyFields)),
  allowedActions: z.object({ edit: allowedSchema }),
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

export const partySortFields = ['name', 'lastOrderAt', 'unpaidCents'] as const;
export const partyFilterSchema = z.object({
  text: z.string().max(200),
  role: z.enum(partyRoleKeys).nullable(),
  kind: z.enum(partyKinds).nullable(),
  debtors: z.boolean(),
  inactive: z.boolean(),
});
