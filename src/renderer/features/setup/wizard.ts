import type { InputOf } from '@shared/contract/contract';
import { workshopModes } from '@shared/features/settings/model';
import { password, pin } from '@shared/features/users/model';
import { isoDate } from '@shared/kernel/dates';
import { z } from 'zod';

/** What the wizard collects, step by step; one save at the end (product §5). */
export const wizardSchema = z
  .object({
    name: z.string().trim().min(2).max(120),
    eik: z.string().trim().max(13),
    registered: z.boolean(),
    vatNumber: z.string().trim().max(14),
    vatFromOn: isoDate.nullable(),
    city: z.string().trim().max(60),
    address: z.string().trim().max(160),
    phone: z.string().trim().max(30),
    mode: z.enum(workshopModes),
    invoiceStart: z.int().min(1).max(9_999_999_999),
    managerName: z.string().trim().min(2).max(120),
    managerPin: pin,
    pinAgain: z.string(),
    managerPassword: z.union([z.literal(''), password]),
    logoGrant: z.string().nullable(),
    logoName: z.string().nullable(),
    backupGrant: z.string().nullable(),
    backupLabel: z.string().nullable(),
  })
  .refine((v) => !v.registered || v.vatNumber.length > 0, { path: ['vatNumber'] })
  .refine((v) => !v.registered || v.vatFromOn !== null, { path: ['vatFromOn'] })
  .refine((v) => v.pinAgain === v.managerPin, { path: ['pinAgain'] });

export type WizardValues = z.input<typeof wizardSchema>;
export type WizardField = keyof WizardValues;

export const emptyWizard: WizardValues = {
  name: '',
  eik: '',
  registered: true,
  vatNumber: '',
  vatFromOn: null,
  city: '',
  address: '',
  phone: '',
  mode: 'auto',
  invoiceStart: 1,
  managerName: '',
  managerPin: '',
  pinAgain: '',
  managerPassword: '',
  logoGrant: null,
  logoName: null,
  backupGrant: null,
  backupLabel: null,
};

export const wizardSteps = ['firm', 'address', 'mode', 'numbers', 'manager', 'backup'] as const;
export type WizardStep = (typeof wizardSteps)[number];

const fieldsOf: Readonly<Record<WizardStep, readonly WizardField[]>> = {
  firm: ['name', 'eik', 'vatNumber', 'vatFromOn'],
  address: ['city', 'address', 'phone'],
  mode: ['mode'],
  numbers: ['invoiceStart'],
  manager: ['managerName', 'managerPin', 'pinAgain', 'managerPassword'],
  backup: [],
};

/** The fields of a step that still hold it back. */
export function missingIn(step: WizardStep, values: WizardValues): WizardField[] {
  const parsed = wizardSchema.safeParse(values);
  if (parsed.success) return [];
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  // Refinements run only once every field is right; those of this step are asked by themselves.
  if (values.registered && values.vatNumber.trim() === '') wrong.add('vatNumber');
  if (values.registered && values.vatFromOn === null) wrong.add('vatFromOn');
  if (values.pinAgain !== values.managerPin) wrong.add('pinAgain');
  return fieldsOf[step].filter((field) => wrong.has(field));
}

/** The engine's input from what was collected. */
export function setupInput(values: WizardValues): InputOf<'setup.create'> {
  const { name, eik, city, address, phone, mode, invoiceStart, managerName, managerPin } = values;
  const vat = values.registered && values.vatFromOn !== null;
  return {
    name,
    eik,
    city,
    address,
    phone,
    mode,
    invoiceStart,
    managerName,
    managerPin,
    vat: vat ? { number: values.vatNumber, fromOn: values.vatFromOn ?? '', toOn: null } : null,
    managerPassword: values.managerPassword === '' ? undefined : values.managerPassword,
    logoGrantId: values.logoGrant ?? undefined,
    backupGrantId: values.backupGrant ?? undefined,
  };
}
