import type { InputOf } from '@shared/contract/contract';
import type { PartyCard } from '@shared/features/parties/model';
import { formatPhone } from '@shared/kernel/phones';

export type PartyInput = InputOf<'parties.save'>['party'];

/** The typed fields; phones and e-mails stand in their own lists on the screen. */
export type PartyValues = Omit<PartyInput, 'contacts'> & {
  phones: { value: string; person: string }[];
  email: string;
};

export const emptyParty: PartyValues = {
  kind: 'person',
  name: '',
  eik: null,
  personalNumber: null,
  personalNumberKind: null,
  vatNumber: null,
  vatFromOn: null,
  vatToOn: null,
  responsiblePerson: null,
  iban: null,
  city: null,
  address: null,
  paymentDays: 0,
  creditLimitCents: null,
  discountPartsBp: 0,
  discountLabourBp: 0,
  printLanguage: 'bg',
  customerType: 'consumer',
  note: null,
  roles: ['client'],
  phones: [{ value: '', person: '' }],
  email: '',
};

export function partyValues({ party }: PartyCard): PartyValues {
  const { active: _active, contacts, ...fields } = party;
  const phones = contacts
    .filter(({ kind }) => kind === 'phone')
    .map(({ value, person }) => ({ value: formatPhone(value), person: person ?? '' }));
  const email = contacts.find(({ kind }) => kind === 'email')?.value ?? '';
  return { ...fields, phones: phones.length > 0 ? phones : [{ value: '', person: '' }], email };
}

export function partyInput({ phones, email, ...fields }: PartyValues): PartyInput {
  const contacts: PartyInput['contacts'] = phones
    .filter(({ value }) => value.trim() !== '')
    .map(({ value, person }) => ({ kind: 'phone', value, person: person.trim() || null }));
  if (email.trim() !== '') contacts.push({ kind: 'email', value: email, person: null });
  const personalNumberKind = fields.personalNumber?.trim() ? (fields.personalNumberKind ?? 'egn') : null;
  return { ...fields, personalNumberKind, contacts };
}

/** A firm buys as a business, a person as a consumer, until somebody says otherwise. */
export const kindChange = (kind: PartyValues['kind']): Partial<PartyValues> => ({
  kind,
  customerType: kind === 'firm' ? 'business' : 'consumer',
});
