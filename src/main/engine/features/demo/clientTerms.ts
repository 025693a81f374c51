import type { InputOf } from '@shared/contract/contract';
import type { Identities } from './identity';
import type { Random } from './random';
import * as words from './words/people';

type PartyFields = InputOf<'parties.save'>['party'];

/** What some people have on their card besides the name and the phone. Own draws: whatever is added here changes nobody else. */
export function personExtras(random: Random): Partial<PartyFields> {
  return random.chance(0.1) ? { labels: [random.pick(words.personLabels)] } : {};
}

/** A second phone with what it is for, an address for letters, labels. */
export function firmExtras(random: Random, identities: Identities, boss: string): Partial<PartyFields> {
  const phone = { kind: 'phone', value: identities.phone(), person: boss, label: 'управител' } as const;
  const books = { kind: 'phone', value: identities.phone(), person: null, label: 'счетоводство' } as const;
  return {
    contacts: random.chance(0.5) ? [phone, books] : [{ ...phone, label: null }],
    addresses: random.chance(0.3) ? [letters(random)] : [],
    labels: random.chance(0.3) ? [random.pick(words.firmLabels)] : [],
  };
}

/** The second supplier went out of the VAT register and came back. */
export function supplierVat(eik: string, at: number): NonNullable<PartyFields['vatPeriods']> {
  const number = `BG${eik}`;
  if (at !== 1) return [{ number, fromOn: '2015-01-01', toOn: null }];
  return [
    { number, fromOn: '2015-01-01', toOn: '2022-06-30' },
    { number, fromOn: '2023-10-01', toOn: null },
  ];
}

function letters(random: Random): NonNullable<PartyFields['addresses']>[number] {
  const address = `${random.pick(words.streets)} ${random.int(1, 120)}`;
  return { kind: 'correspondence', city: random.pick(words.cities), address };
}
