import { DomainError } from '@shared/contract/errors';
import type { PartyInput, PartySummary } from '@shared/features/parties/model';
import { orderText } from '@shared/kernel/folding';
import { normalizePhone } from '@shared/kernel/phones';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { party, partyContact, partyRole } from '../../db/schema/parties';
import { preparedOnce } from '../../kernel/prepared';
import { partyKey } from './rules';

export type PartyRecord = typeof party.$inferSelect;
export type ContactRecord = typeof partyContact.$inferSelect;

const idParameter = sql.placeholder('id');

const statements = preparedOnce((db: ReadDb) => ({
  byId: db.select().from(party).where(eq(party.id, idParameter)).prepare(),
  contacts: db
    .select()
    .from(partyContact)
    .where(eq(partyContact.partyId, idParameter))
    .orderBy(asc(partyContact.position), asc(partyContact.id))
    .prepare(),
  roles: db
    .select({ role: partyRole.role })
    .from(partyRole)
    .where(eq(partyRole.partyId, idParameter))
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

export const contactsOf = (db: ReadDb, id: number): ContactRecord[] => statements(db).contacts.all({ id });
export const rolesOf = (db: ReadDb, id: number) =>
  statements(db)
    .roles.all({ id })
    .map(({ role }) => role);

/** What others show of a party. @throws DomainError NOT_FOUND */
export function partySummary(db: ReadDb, id: number): PartySummary {
  const { kind, name, eik, city, customerType } = partyById(db, id);
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
  const registered =
    (found.vatFromOn === null || found.vatFromOn <= on) && (found.vatToOn === null || found.vatToOn >= on);
  return {
    id,
    kind: found.kind,
    name: found.name,
    eik: found.eik,
    personalNumber: found.personalNumber,
    vatNumber: registered ? found.vatNumber : null,
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

function columnsOf(input: PartyInput) {
  const { roles: _roles, contacts: _contacts, ...fields } = input;
  const compact = (text: string | null) => text?.replace(/\s/g, '').toUpperCase() ?? null;
  return {
    ...fields,
    folded: partyKey(input.name),
    nameOrder: orderText(input.name),
    eik: compact(input.eik),
    vatNumber: compact(input.vatNumber),
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
  writeRolesAndContacts(tx, row.id, input);
  return row.id;
}

export function updateParty(tx: WriteTx, before: PartyRecord, input: PartyInput): number {
  const version = before.version + 1;
  tx.update(party)
    .set({ ...columnsOf(input), version })
    .where(eq(party.id, before.id))
    .run();
  tx.delete(partyRole).where(eq(partyRole.partyId, before.id)).run();
  tx.delete(partyContact).where(eq(partyContact.partyId, before.id)).run();
  writeRolesAndContacts(tx, before.id, input);
  return version;
}

function writeRolesAndContacts(tx: WriteTx, partyId: number, { roles, contacts }: PartyInput): void {
  for (const role of new Set(roles)) tx.insert(partyRole).values({ partyId, role }).run();
  for (const [position, { kind, value, person }] of contacts.entries()) {
    const phone = kind === 'phone' ? normalizePhone(value) : { e164: value.trim(), known: true };
    tx.insert(partyContact)
      .values({ partyId, kind, value: phone.e164, known: phone.known, person, position })
      .run();
  }
}
