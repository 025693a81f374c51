import type { PartyInput } from '@shared/features/parties/model';
import { foldText } from '@shared/kernel/folding';
import { normalizePhone } from '@shared/kernel/phones';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { partyAddress, partyContact, partyLabel, partyRole, partyVat } from '../../db/schema/parties';
import { preparedOnce } from '../../kernel/prepared';

const partyParameter = sql.placeholder('partyId');
const reads = preparedOnce((db: ReadDb) => ({
  partyRole: db.select().from(partyRole).where(eq(partyRole.partyId, partyParameter)).prepare(),
  partyLabel: db.select().from(partyLabel).where(eq(partyLabel.partyId, partyParameter)).prepare(),
  partyContact: db.select().from(partyContact).where(eq(partyContact.partyId, partyParameter)).prepare(),
  partyAddress: db.select().from(partyAddress).where(eq(partyAddress.partyId, partyParameter)).prepare(),
  partyVat: db.select().from(partyVat).where(eq(partyVat.partyId, partyParameter)).prepare(),
}));

/** What a party has several of. Rows that stay the same keep their ids, so that a merge before can still be undone. */
export function writeCollections(tx: WriteTx, partyId: number, input: PartyInput): void {
  writeRoles(tx, partyId, input.roles);
  writeLabels(tx, partyId, input.labels);
  writeContacts(tx, partyId, input.contacts);
  writeAddresses(tx, partyId, input.addresses);
  writeVatPeriods(tx, partyId, input.vatPeriods);
}

function writeRoles(tx: WriteTx, partyId: number, roles: PartyInput['roles']): void {
  const known = reads(tx).partyRole.all({ partyId });
  for (const { role } of known.filter((row) => !roles.includes(row.role)))
    tx.delete(partyRole)
      .where(and(eq(partyRole.partyId, partyId), eq(partyRole.role, role)))
      .run();
  for (const role of roles) tx.insert(partyRole).values({ partyId, role }).onConflictDoNothing().run();
}

function writeLabels(tx: WriteTx, partyId: number, typed: readonly string[]): void {
  // „VIP“ and „vip“ are one label, in the spelling that came first.
  const labels = [...new Map([...typed].reverse().map((label) => [foldText(label), label])).values()];
  const known = reads(tx).partyLabel.all({ partyId });
  for (const { label } of known.filter((row) => !labels.includes(row.label)))
    tx.delete(partyLabel)
      .where(and(eq(partyLabel.partyId, partyId), eq(partyLabel.label, label)))
      .run();
  for (const label of labels) tx.insert(partyLabel).values({ partyId, label }).onConflictDoNothing().run();
}

function writeContacts(tx: WriteTx, partyId: number, contacts: PartyInput['contacts']): void {
  const known = reads(tx).partyContact.all({ partyId });
  const rows = contacts.map(({ kind, value, person, label }, position) => {
    const phone = kind === 'phone' ? normalizePhone(value) : { e164: value.trim(), known: true };
    return { kind, value: phone.e164, known: phone.known, person, label, position };
  });
  const plan = matchRows(known, rows, (row) => `${row.kind} ${row.value}`);
  for (const id of plan.gone) tx.delete(partyContact).where(eq(partyContact.id, id)).run();
  for (const { id, row } of plan.kept) tx.update(partyContact).set(row).where(eq(partyContact.id, id)).run();
  for (const row of plan.added)
    tx.insert(partyContact)
      .values({ ...row, partyId })
      .run();
}

function writeAddresses(tx: WriteTx, partyId: number, addresses: PartyInput['addresses']): void {
  const known = reads(tx).partyAddress.all({ partyId });
  const filled = addresses.filter(({ city, address }) => city !== null || address !== null);
  const rows = filled.map(({ kind, city, address }, position) => ({ kind, city, address, position }));
  const plan = matchRows(known, rows, (row) => JSON.stringify([row.city, row.address]));
  for (const id of plan.gone) tx.delete(partyAddress).where(eq(partyAddress.id, id)).run();
  for (const { id, row } of plan.kept) tx.update(partyAddress).set(row).where(eq(partyAddress.id, id)).run();
  for (const row of plan.added)
    tx.insert(partyAddress)
      .values({ ...row, partyId })
      .run();
}

function writeVatPeriods(tx: WriteTx, partyId: number, periods: PartyInput['vatPeriods']): void {
  const known = reads(tx).partyVat.all({ partyId });
  const rows = periods.map(({ number, fromOn, toOn }) => ({ number: vatKey(number), fromOn, toOn }));
  const plan = matchRows(known, rows, (row) => `${row.number} ${row.fromOn ?? ''}`);
  for (const id of plan.gone) tx.delete(partyVat).where(eq(partyVat.id, id)).run();
  for (const { id, row } of plan.kept) tx.update(partyVat).set(row).where(eq(partyVat.id, id)).run();
  for (const row of plan.added)
    tx.insert(partyVat)
      .values({ ...row, partyId })
      .run();
}

const vatKey = (number: string): string => number.replace(/\s/g, '').toUpperCase();

interface Plan<Row> {
  kept: { id: number; row: Row }[];
  added: Row[];
  gone: number[];
}

/** Which stored rows the typed ones are, by what they say; of equal ones each is used once. */
function matchRows<Row, Stored extends Row & { id: number }>(
  stored: readonly Stored[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Plan<Row> {
  const free = [...stored];
  const plan: Plan<Row> = { kept: [], added: [], gone: [] };
  for (const row of rows) {
    const at = free.findIndex((one) => keyOf(one) === keyOf(row));
    const [found] = at === -1 ? [] : free.splice(at, 1);
    if (found) plan.kept.push({ id: found.id, row });
    else plan.added.push(row);
  }
  return { ...plan, gone: free.map(({ id }) => id) };
}
