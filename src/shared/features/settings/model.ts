import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { yearSeries } from '../../kernel/numbering';

export const workshopModes = ['auto', 'generic', 'both'] as const;

const text = (max: number) => z.string().trim().max(max);

/** A period in which the workshop is registered for VAT; an ЕИК is not a registration (domain §1). */
export const vatPeriod = z.strictObject({
  number: text(14).min(1),
  fromOn: isoDate,
  toOn: isoDate.nullable(),
});

/**
 * Every setting with its default, by section; one section is one stored row and one save.
 * Law texts that print are editable defaults (documents, head).
 */
export const settingSections = {
  workshop: z.strictObject({
    name: text(120).default(''),
    eik: text(13).default(''),
    city: text(60).default(''),
    address: text(160).default(''),
    phone: text(30).default(''),
    email: text(120).default(''),
    responsiblePerson: text(120).default(''),
    iban: text(34).default(''),
    bank: text(80).default(''),
    bic: text(11).default(''),
    mode: z.enum(workshopModes).default('auto'),
    /** Of the stored file; set by its own command only. */
    logoHash: z.string().nullable().default(null),
    /** A workshop of invented people to try the program on; every print says so. */
    demo: z.boolean().default(false),
  }),
  vat: z.strictObject({
    periods: z.array(vatPeriod).max(20).default([]),
    notRegisteredGround: text(120).default('чл. 113, ал. 9 от ЗДДС'),
    zeroGrounds: z
      .array(text(160))
      .max(30)
      .default(['чл. 28 от ЗДДС', 'чл. 53 от ЗДДС', 'чл. 21, ал. 2 от ЗДДС']),
  }),
  documents: z.strictObject({
    amountInWords: z.boolean().default(true),
    groupedInvoice: z.boolean().default(false),
    paymentDays: z.number().int().min(0).max(365).default(7),
    termsText: text(2000).default(
      'С подписа си възложителят приема общите условия на сервиза и потвърждава заявената работа.',
    ),
    privacyText: text(2000).default(
      'Личните данни се обработват за изпълнение на поръчката и се пазят в сроковете по закон.',
    ),
    footerText: text(300).default(''),
    /** Full years after the year of a document that it is kept (documents §7: derived, editable). */
    retentionYears: z.number().int().min(5).max(50).default(11),
  }),
  security: z.strictObject({
    idleMinutes: z.number().int().min(1).max(240).default(10),
    pinAllowed: z.boolean().default(true),
  }),
  orders: z.strictObject({
    releaseNeedsPayment: z.boolean().default(true),
    atRiskMinutes: z.number().int().min(0).max(1440).default(60),
  }),
  stock: z.strictObject({
    /** Whether more may go out than the books have (domain §4.3). */
    negativeAllowed: z.boolean().default(false),
    /** The last day of the closed period: nothing is posted on it or before it. */
    closedTo: isoDate.nullable().default(null),
  }),
  payments: z.strictObject({
    /** Cents per invoice in cash that warn: derived from ЗОПБ чл. 3 (documents §4). */
    cashWarningCents: z.number().int().min(0).default(511292),
  }),
  backup: z.strictObject({
    folder: z.string().nullable().default(null),
    atClose: z.boolean().default(true),
    keepLast: z.number().int().min(1).max(100).default(10),
    /** Hours after which the rail says that the verified copy is older than the plan. */
    warnAfterHours: z.number().int().min(1).max(720).default(26),
  }),
  etka: z.strictObject({
    dealer: text(8).default(''),
    brandCharacter: text(1).default('V'),
  }),
  appearance: z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).default('system'),
    density: z.enum(['dense', 'counter']).default('dense'),
  }),
} as const;

export type SettingSection = keyof typeof settingSections;
export const sectionNames = Object.keys(settingSections) as [SettingSection, ...SettingSection[]];
export const settingsModel = z.strictObject(settingSections);
export type Settings = z.output<typeof settingsModel>;

/** All sections at their defaults. */
export function defaultSettings(): Settings {
  const sections = sectionNames.map((name) => [name, settingSections[name].parse({})]);
  return settingsModel.parse(Object.fromEntries(sections));
}

const logoFormats = ['png', 'jpeg'] as const;
export type LogoFormat = (typeof logoFormats)[number];
export const logoModel = z.object({
  format: z.enum(logoFormats),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** `next` of the invoice is what is issued next; it can be chosen until `lastIssued` exists (documents §1). */
export const numberingModel = z.object({
  invoice: z.object({ next: z.int().positive(), lastIssued: z.string().nullable() }),
  own: z.array(z.object({ series: z.enum(yearSeries), next: z.string() })),
});
