import { DomainError } from '@shared/contract/errors';
import type { PartyInput, PartySummary } from '@shared/features/parties/model';
import { vatNumberOn } from '@shared/features/parties/vat';
import { orderText } from '@shared/kernel/folding';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import {
  party,
  partyAddress,
  partyConsent,
  partyContact,
  partyLabel,
  partyRole,
  partyVat,
} from '../../db/schema/parties';
import { preparedOnce } from '../../kernel/prepared';
import { writeCollections } from './collections';
import { namesOf, partyKey } from './rules';

export type PartyRecord = typeof party.$inferSelect;
type ContactRecord = typeof partyContact.$inferSelect;

const idParameter = sql.placeholder('id');

const statements = preparedOnce((db: ReadDb) => ({
  byId: db.select().from(party).where(eq(party.id, idParameter)).prepare(),
  contacts: db
    .select()
    .from(partyContact)
    .where(eq(partyContact.partyId, idParameter))
    .orderBy(asc(partyContact.position), asc(partyContact.id))
    .prepare(),
  addresses: db
    .select({ kind: partyAddress.kind, city: partyAddress.city, address: partyAddress.address })
    .from(partyAddress)
    .where(eq(partyAddress.partyId, idParameter))
    .orderBy(asc(partyAddress.position), asc(partyAddress.id))
    .prepare(),
  vatPeriods: db
    .select({ number: partyVat.number, fromOn: partyVat.fromOn, toOn: partyVat.toOn })
    .from(partyVat)
    .where(eq(partyVat.partyId, idParameter))
    .orderBy(asc(partyVat.fromOn), asc(partyVat.id))
    .prepare(),
  labels: db
    .select({ label: partyLabel.label })
    .from(partyLabel)
    .where(eq(partyLabel.partyId, idParameter))
    .orderBy(asc(partyLabel.label))
    .prepare(),
  roles: db
    .select({ role: partyRole.role })
    .from(partyRole)
    .where(eq(partyRole.partyId, idParameter))
    .prepare(),
  consents: db
    .select({
      id: partyConsent.id,
      kind: partyConsent.kind,
      way: partyConsent.way,
      givenOn: partyConsent.givenOn,
      withdrawnOn: partyConsent.withdrawnOn,
      note: partyConsent.note,
    })
    .from(partyConsent)
    .where(eq(partyConsent.partyId, idParameter))
    .orderBy(sql`withdrawn_on IS NOT NULL, given_on DESC, id DESC`)
    .prepare(),
  firstPhone: db
    .select({ value: partyContact.value })
    .from(partyContact)
    .where(and(eq(partyContact.partyId, idParameter), eq(partyContact.kind, 'phone')))
    .orderBy(asc(partyContact.position), asc(partyContact.id))
    .limit(1)
    .prepare(),
}));

/** @throws DomainError NOT_FOUND */
export function partyById(db: ReadDb, id: number): PartyRecord {
  const found = statements(db).byId.get({ id });
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** Where an old id leads: the party itself, or the one it was merged into, however many times. @throws DomainError NOT_FOUND */
export function survivorOf(db: ReadDb, id: number): PartyRecord {
  const found = partyById(db, id);
  return found.mergedIntoId === null ? found : survivorOf(db, found.mergedIntoId);
}

/** Before something new hangs on a party. @throws DomainError NOT_FOUND, PARTY_MERGED with the survivor's name and id */
export function demandParty(db: ReadDb, id: number): PartyRecord {
  const found = partyById(db, id);
  if (found.mergedIntoId === null) return found;
  const survivor = survivorOf(db, id);
  throw new DomainError('PARTY_MERGED', { name: found.name, survivor: survivor.name, partyId: survivor.id });
}

export const contactsOf = (db: ReadDb, id: number): ContactRecord[] => statements(db).contacts.all({ id });
export const consentsOf = (db: ReadDb, id: number) => statements(db).consents.all({ id });
export const vatPeriodsOf = (db: ReadDb, id: number) => statements(db).vatPeriods.all({ id });
export const addressesOf = (db: ReadDb, id: number) => statements(db).addresses.all({ id });
export const rolesOf = (db: ReadDb, id: number) =>
  statements(db)
    .roles.all({ id })
    .map(({ role }) => role);

/** The whole party as the form sends it. */
export function partyInputOf(db: ReadDb, found: PartyRecord): PartyInput & { active: boolean } {
  const { id, version: _v, folded: _f, nameOrder: _o, createdAt: _c, mergedIntoId: _m, ...fields } = found;
  const labels = statements(db).labels.all({ id });
  return {
    ...fields,
    vatPeriods: vatPeriodsOf(db, id),
    addresses: addressesOf(db, id),
    roles: rolesOf(db, id),
    labels: labels.map(({ label }) => label),
    contacts: contactsOf(db, id).map(({ kind, value, person, label }) => ({ kind, value, person, label })),
  };
}

/** What others show of a party; of a merged one its survivor. @throws DomainError NOT_FOUND */
export function partySummary(db: ReadDb, partyId: number): PartySummary {
  const { id, kind, name, eik, city, customerType } = survivorOf(db, partyId);
  const phone = statements(db).firstPhone.get({ id })?.value ?? null;
  return { id, kind, name, phone, eik, city, customerType };
}

/** What stands on a document for this party. */
export interface PartyForDocument {
  id: number;
  kind: 'person' | 'firm';
  name: string;
  eik: string | null;
  personalNumber: string | null;
  /** Null when not registered on the date: an ЕИК is not a VAT registration (domain §1). */
  vatNumber: string | null;
  responsiblePerson: string | null;
  city: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  iban: string | null;
  paymentDays: number;
  printLanguage: 'bg' | 'en';
  customerType: 'consumer' | 'business';
}

/** The party as a document of that date shows it. @throws DomainError NOT_FOUND */
export function partyForDocument(db: ReadDb, id: number, on: string): PartyForDocument {
  const found = partyById(db, id);
  const contacts = contactsOf(db, id);
  return {
    id,
    kind: found.kind,
    name: found.name,
    eik: found.eik,
    personalNumber: found.personalNumber,
    vatNumber: vatNumberOn(vatPeriodsOf(db, id), on),
    responsiblePerson: found.responsiblePerson,
    city: found.city,
    address: found.address,
    phone: contacts.find(({ kind }) => kind === 'phone')?.value ?? null,
    email: contacts.find(({ kind }) => kind === 'email')?.value ?? null,
    iban: found.iban,
    paymentDays: found.paymentDays,
    printLanguage: found.printLanguage,
    customerType: found.customerType,
  };
}

/** Net cents per norm hour agreed with a party; null without an agreement (domain §4.6). */
export const agreedRateCents = (db: ReadDb, id: number): number | null => partyById(db, id).labourRateCents;

function columnsOf(input: PartyInput) {
  const { roles: _r, contacts: _c, labels: _l, addresses: _a, vatPeriods: _v, ...fields } = input;
  const compact = (text: string | null) => text?.replace(/\s/g, '').toUpperCase() ?? null;
  const names = namesOf(input);
  return {
    ...fields,
    ...names,
    folded: partyKey(names.name),
    nameOrder: orderText(names.name),
    eik: compact(input.eik),
    iban: compact(input.iban),
  };
}

/** @returns the new party's id */
export function insertParty(tx: WriteTx, input: PartyInput, now: number): number {
  const row = tx
    .insert(party)
    .values({ ...columnsOf(input), createdAt: now })
    .returning({ id: party.id })
    .get();
  writeCollections(tx, row.id, input);
  return row.id;
}

export function updateParty(tx: WriteTx, before: PartyRecord, input: PartyInput): number {
  const version = before.version + 1;
  tx.update(party)
    .set({ ...columnsOf(input), version })
    .where(eq(party.id, before.id))
    .run();
  writeCollections(tx, before.id, input);
  return version;
}
