import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addParty, partyFields } from '../support/cards';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const suspect = { exceptId: null, name: '', eik: null, phones: [], emails: [] };

describe('register', () => {
  it('warns about identifiers and writes all the same', async () => {
    const { warnings } = await workshop.manager.do('parties.save', {
      partyId: null,
      version: null,
      party: partyFields({
        kind: 'firm',
        name: 'Ferrari Spares S.r.l.',
        eik: '123456789',
        vatPeriods: [{ number: 'BG123456789', fromOn: null, toOn: null }],
        iban: 'BG80BNBG96611020345679',
        personalNumber: '8032056032',
        personalNumberKind: 'egn',
        contacts: [
          { kind: 'phone', value: '12', person: null },
          { kind: 'email', value: 'spares', person: null },
        ],
      }),
    });
    expect(warnings).toEqual(['eik', 'egn', 'vatNumber', 'iban', 'phone', 'email']);
  });

  it.each([
    ['eik', { eik: '175 074 752' }],
    ['phone', { phones: ['+359 888 123 456'] }],
    ['email', { emails: ['office@zora.example'] }],
    ['name', { name: 'Zora-94 EOOD' }],
  ] as const)('suggests a duplicate by %s', async (reason, typed) => {
    const id = await addParty(workshop.manager, {
      kind: 'firm',
      name: '„Зора 94“ ЕООД',
      eik: '175074752',
      contacts: [
        { kind: 'phone', value: '0888123456', person: null },
        { kind: 'email', value: 'office@zora.example', person: null },
      ],
    });
    const found = await workshop.manager.do('parties.duplicates', {
      ...suspect,
      ...typed,
      phones: [...('phones' in typed ? typed.phones : [])],
      emails: [...('emails' in typed ? typed.emails : [])],
    });
    expect(found.map((one) => [one.party.id, one.reason])).toEqual([[id, reason]]);
    const itself = await workshop.manager.do('parties.duplicates', {
      ...suspect,
      name: 'Зора 94 ЕООД',
      exceptId: id,
    });
    expect(itself).toEqual([]);
  });

  it('hides personal data from whom it is not for, and keeps it when that person saves', async () => {
    const partyId = await addParty(workshop.manager, {
      personalNumber: '8032056031',
      personalNumberKind: 'egn',
      address: 'ул. Раковски 1',
    });
    const storekeeper = workshop.as('storekeeper');
    const card = await storekeeper.do('parties.card', { partyId });
    expect(card.masked).toEqual(['personalNumber', 'iban', 'address']);
    expect(card.party).toMatchObject({ personalNumber: null, address: null });
    await storekeeper.do('parties.save', {
      partyId,
      version: card.version,
      party: partyFields({ name: 'Иван Димитров' }),
    });
    const after = await workshop.manager.do('parties.card', { partyId });
    expect(after.party).toMatchObject({
      name: 'Иван Димитров',
      personalNumber: '8032056031',
      address: 'ул. Раковски 1',
    });
  });

  it('refuses a stale version and keeps what the other wrote', async () => {
    const { manager } = workshop;
    const partyId = await addParty(manager);
    await manager.do('parties.save', { partyId, version: 1, party: partyFields({ name: 'Първи' }) });
    const stale = { partyId, version: 1, party: partyFields({ name: 'Втори' }) };
    expect(await manager.refused('parties.save', stale)).toBe('CONCURRENT_MODIFICATION');
    expect((await manager.do('parties.card', { partyId })).party.name).toBe('Първи');
  });

  it('sums what is owed and says what stops a new order', async () => {
    const { manager, engine } = workshop;
    const partyId = await addParty(manager, { creditLimitCents: 100_000 });
    addInvoice(engine.handles.sqlite, partyId, '1', '2026-09-12', 24_860);
    addInvoice(engine.handles.sqlite, partyId, '2', '2026-12-12', 10_000);
    const { debt } = await manager.do('parties.card', { partyId });
    expect(debt).toMatchObject({ unpaidCents: 34_860, overdueCents: 24_860, stops: 'overdue' });
    expect(debt.oldest).toMatchObject({ number: '1', daysOverdue: 73 });
    const page = await manager.do('parties.list', {
      filter: { text: '', role: 'client', kind: null, debtors: true, inactive: false },
      sort: { by: 'unpaidCents', dir: 'desc' },
      cursor: null,
      limit: 10,
    });
    expect(page).toMatchObject({ count: 1, totals: { unpaidCents: 34_860 }, rows: [{ id: partyId }] });
  });
});

function addInvoice(
  sqlite: TestWorkshop['engine']['handles']['sqlite'],
  payerId: number,
  number: string,
  dueOn: string,
  cents: number,
): void {
  sqlite
    .prepare(
      `INSERT INTO invoice (kind, number, payer_id, issued_on, issued_at, tax_event_on, due_on, payment_way, labour_cents,
        parts_cents, other_cents, net_cents, vat_cents, total_cents, snapshot, snapshot_hash, user_id)
       VALUES ('invoice', ?, ?, ?, 0, ?, ?, 'bank', 0, 0, 0, ?, 0, ?, '{}', '', 1)`,
    )
    .run(number, payerId, dueOn, dueOn, dueOn, cents, cents);
}
