import type { InputOf } from '@shared/contract/contract';
import type { PartyCard } from '@shared/features/parties/model';
import { joinNames, splitName } from '@shared/features/parties/names';
import { formatPhone } from '@shared/kernel/phones';

export type PartyInput = InputOf<'parties.save'>['party'];

/** One phone or e-mail with whom it reaches and what it is for. */
export interface ContactValues {
  value: string;
  person: string;
  label?: string;
}

type Several = 'contacts' | 'addresses' | 'vatPeriods' | 'labels' | 'givenName' | 'familyName';

/** The typed fields; phones and e-mails stand in their own lists on the screen. */
export type PartyValues = Omit<PartyInput, Several> & {
  givenName: string | null;
  familyName: string | null;
  phones: ContactValues[];
  emails: ContactValues[];
  addresses: NonNullable<PartyInput['addresses']>;
  vatPeriods: NonNullable<PartyInput['vatPeriods']>;
  labels: string[];
};

export const emptyContact: ContactValues = { value: '', person: '' };

export const emptyParty: PartyValues = {
  kind: 'person',
  name: '',
  givenName: null,
  familyName: null,
  eik: null,
  personalNumber: null,
  personalNumberKind: null,
  vatPeriods: [],
  responsiblePerson: null,
  iban: null,
  addressKind: 'registered',
  city: null,
  address: null,
  addresses: [],
  paymentDays: 0,
  creditLimitCents: null,
  discountPartsBp: 0,
  discountLabourBp: 0,
  labourRateCents: null,
  printLanguage: 'bg',
  customerType: 'consumer',
  note: null,
  roles: ['client'],
  phones: [emptyContact],
  emails: [emptyContact],
  labels: [],
};

export function partyValues({ party }: PartyCard): PartyValues {
  const { active: _active, contacts, ...fields } = party;
  const of = (kind: 'phone' | 'email', shown: (value: string) => string) => {
    const found = contacts.filter((contact) => contact.kind === kind);
    const rows = found.map(({ value, person, label }) => ({
      value: shown(value),
      person: person ?? '',
      label: label ?? '',
    }));
    return rows.length > 0 ? rows : [emptyContact];
  };
  return { ...fields, phones: of('phone', formatPhone), emails: of('email', (value) => value) };
}

/** The name as it will be shown: of a person from the two names, where they are typed apart. */
export function shownName({ kind, name, givenName, familyName }: PartyValues): string {
  return kind === 'person' ? joinNames({ givenName, familyName }) || name.trim() : name.trim();
}

export function partyInput({ phones, emails, ...fields }: PartyValues): PartyInput {
  const of = (kind: 'phone' | 'email', rows: readonly ContactValues[]): PartyInput['contacts'] =>
    rows
      .filter(({ value }) => value.trim() !== '')
      .map(({ value, person, label }) => ({
        ...{ kind, value, person: person.trim() || null },
        label: label?.trim() || null,
      }));
  const personalNumberKind = fields.personalNumber?.trim() ? (fields.personalNumberKind ?? 'egn') : null;
  return {
    ...fields,
    name: shownName({ phones, emails, ...fields }),
    personalNumberKind,
    vatPeriods: fields.vatPeriods.filter(({ number }) => number.trim() !== ''),
    contacts: [...of('phone', phones), ...of('email', emails)],
  };
}

/** A firm buys as a business, a person as a consumer, until somebody says otherwise; the typed name goes along. */
export function kindChange(kind: PartyValues['kind'], values?: PartyValues): Partial<PartyValues> {
  const customerType = kind === 'firm' ? 'business' : 'consumer';
  if (!values) return { kind, customerType };
  const name = shownName(values);
  const names = kind === 'person' ? splitName(name) : { givenName: null, familyName: null };
  return { kind, customerType, name, ...names };
}
