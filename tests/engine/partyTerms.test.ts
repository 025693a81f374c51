import type { InputOf, OutputOf } from '@shared/contract/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addParty, type PartyFields, partyFields } from '../support/cards';
import { doneOrder } from '../support/closing';
import { noHeader, OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const card = (partyId: number) => workshop.manager.do('parties.card', { partyId });

/** Changes some fields of a card as its form does. */
async function change(partyId: number, fields: Partial<PartyFields>): Promise<void> {
  const { version, party } = await card(partyId);
  const contacts = party.contacts.map(({ known: _known, ...contact }) => contact);
  const { active: _active, ...before } = { ...party, contacts };
  await workshop.manager.do('parties.save', { partyId, version, party: { ...before, ...fields } });
}

describe('identifiers', () => {
  const warningsOf = async (fields: Partial<PartyFields>) => {
    const input = { partyId: null, version: null, party: partyFields(fields) };
    return (await workshop.manager.do('parties.save', input)).warnings;
  };

  it.each([
    ['175074752'],
    ['200510279'],
    ['131129282'],
    ['000713391'],
    ['1750747520004'],
    ['1750747520019'],
    ['1750747520340'],
  ])('ЕИК %s passes, and with BG before nine digits as a VAT number', async (eik) => {
    const vatPeriods = eik.length === 9 ? [{ number: `BG ${eik}`, fromOn: null, toOn: null }] : undefined;
    expect(await warningsOf({ kind: 'firm', eik, ...(vatPeriods && { vatPeriods }) })).toEqual([]);
  });

  it.each([
    ['egn', '8032056031', []],
    ['egn', '7523169263', []],
    ['egn', '7542011030', ['egnFuture']],
    ['egn', '7542011031', ['egn']],
    ['lnch', '7111042925', []],
    ['lnch', '7111042926', ['lnch']],
    ['foreign', 'AB 7788', []],
  ] as const)('%s %s: %j', async (personalNumberKind, personalNumber, warnings) => {
    expect(await warningsOf({ personalNumber, personalNumberKind })).toEqual(warnings);
  });

  it('keep an unknown phone as typed, and a known one as E.164 however it was typed', async () => {
    const phones = ['0888123456', '00359 888 123 457', '+359 888 123 458', 'вътр. 12'];
    const partyId = await addParty(workshop.manager, {
      contacts: phones.map((value) => ({ kind: 'phone', value, person: null, label: 'служебен' })),
    });
    expect((await card(partyId)).party.contacts.map(({ value, known }) => [value, known])).toEqual([
      ['+359888123456', true],
      ['+359888123457', true],
      ['+359888123458', true],
      ['вътр. 12', false],
    ]);
    expect((await card(partyId)).warnings).toEqual(['phone']);
  });

  it('refuse registrations that end before they begin or hold on one day', async () => {
    const input = (...periods: [string | null, string | null][]) => ({
      ...{ partyId: null, version: null },
      party: partyFields({
        vatPeriods: periods.map(([fromOn, toOn]) => ({ number: 'BG175074752', fromOn, toOn })),
      }),
    });
    const { manager } = workshop;
    const refused = (...periods: [string | null, string | null][]) =>
      manager.refused('parties.save', input(...periods));
    expect(await refused(['2026-05-02', '2026-05-01'])).toBe('PARTY_PERIOD');
    expect(await refused(['2020-01-01', '2024-06-30'], ['2024-06-30', null])).toBe('PARTY_VAT_OVERLAP');
    await manager.do('parties.save', input(['2020-01-01', '2024-06-30'], ['2024-07-01', null]));
  });
});

describe('duplicates', () => {
  const suspect = { exceptId: null, name: '', eik: null, phones: [], emails: [] };
  const pairs = () => workshop.manager.do('parties.duplicatePairs', {});

  it('are found in both scripts, and the pair is named once with every reason', async () => {
    const cyrillic = await addParty(workshop.manager, { name: 'Христо Щерев', contacts: [] });
    const latin = await addParty(workshop.manager, {
      ...{ name: 'Hristo  SHTEREV', contacts: [{ kind: 'phone', value: '0888 55 66 77', person: null }] },
    });
    const found = await workshop.manager.do('parties.duplicates', { ...suspect, name: 'Христо Щерев' });
    expect(found.map(({ party, reason }) => [party.id, reason]).toSorted()).toEqual(
      [
        [cyrillic, 'name'],
        [latin, 'name'],
      ].toSorted(),
    );
    await change(cyrillic, { contacts: [{ kind: 'phone', value: '+359888556677', person: null }] });
    const { pairs: named, count } = await pairs();
    expect([count, named.map(({ first, second, reasons }) => [first.id, second.id, reasons])]).toEqual([
      1,
      [[cyrillic, latin, ['phone', 'name']]],
    ]);
  });

  it('of one name and two personal numbers are two people', async () => {
    const egn = (personalNumber: string) => ({ personalNumber, personalNumberKind: 'egn' as const });
    await addParty(workshop.manager, { ...egn('8032056031'), contacts: [] });
    await addParty(workshop.manager, { ...egn('7523169263'), contacts: [] });
    expect((await pairs()).count).toBe(0);
  });

  it('marked as two different leave the list, and come back when that was a mistake', async () => {
    const [firstId, secondId] = [await addParty(workshop.manager), await addParty(workshop.manager)];
    expect((await pairs()).count).toBe(1);
    await workshop.manager.do('parties.markDistinct', {
      firstId: secondId,
      secondId: firstId,
      distinct: true,
    });
    expect((await pairs()).count).toBe(0);
    const typed = { ...suspect, exceptId: firstId, phones: ['0888 123 456'] };
    expect(await workshop.manager.do('parties.duplicates', typed)).toEqual([]);
    await workshop.manager.do('parties.markDistinct', { firstId, secondId, distinct: false });
    expect(await workshop.manager.do('parties.duplicates', typed)).toHaveLength(1);
    expect((await pairs()).count).toBe(1);
    const itself = { firstId, secondId: firstId, distinct: true };
    expect(await workshop.manager.refused('parties.markDistinct', itself)).toBe('MERGE_SAME');
  });
});

describe('consents', () => {
  const consent = { kind: 'marketing', way: 'paper', note: 'формуляр 12' } as const;

  it('stay in the history after their withdrawal and can be given anew', async () => {
    const { manager } = workshop;
    const partyId = await addParty(manager);
    const give = (givenOn: string) => ({ partyId, ...consent, givenOn });
    const { consentId } = await manager.do('parties.giveConsent', give('2026-03-01'));
    expect(await manager.refused('parties.giveConsent', give('2026-05-01'))).toBe('CONSENT_GIVEN');
    expect(await manager.refused('parties.giveConsent', { ...give('2026-11-25'), kind: 'photos' })).toBe(
      'CONSENT_FUTURE',
    );
    const withdraw = (withdrawnOn: string) => ({ consentId, withdrawnOn });
    expect(await manager.refused('parties.withdrawConsent', withdraw('2026-02-28'))).toBe('CONSENT_DATES');
    expect(await manager.refused('parties.withdrawConsent', withdraw('2026-11-25'))).toBe('CONSENT_FUTURE');
    await manager.do('parties.withdrawConsent', withdraw('2026-06-30'));
    expect(await manager.refused('parties.withdrawConsent', withdraw('2026-07-01'))).toBe(
      'CONSENT_WITHDRAWN',
    );
    await manager.do('parties.giveConsent', give('2026-09-01'));
    expect((await card(partyId)).consents.map(({ givenOn, withdrawnOn }) => [givenOn, withdrawnOn])).toEqual([
      ['2026-09-01', null],
      ['2026-03-01', '2026-06-30'],
    ]);
  });

  it('and labels filter the register', async () => {
    const { manager } = workshop;
    const willing = await addParty(manager, { name: 'Съгласен Клиент', labels: ['ВИП'] });
    const other = await addParty(manager, { name: 'Друг Клиент', labels: ['ВИП', 'флотилия'] });
    await manager.do('parties.giveConsent', { partyId: willing, ...consent, givenOn: '2026-03-01' });
    const list = async (filter: Partial<InputOf<'parties.list'>['filter']>) => {
      const page = await manager.do('parties.list', {
        filter: { text: '', role: null, kind: null, debtors: false, inactive: false, ...filter },
        ...{ sort: { by: 'name', dir: 'asc' }, cursor: null, limit: 50 },
      });
      return page.rows.map(({ id }) => id);
    };
    expect(await list({ label: 'ВИП' })).toEqual([other, willing]);
    expect(await list({ label: 'флотилия' })).toEqual([other]);
    expect(await list({ withoutConsent: 'marketing' })).toEqual([other]);
    expect(await manager.do('parties.labels', { text: 'вип' })).toEqual([{ label: 'ВИП', count: 2 }]);
  });
});

describe('what was agreed', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
  });
  type View = OutputOf<'orders.open'>;
  const linesOf = (view: View) => view.jobs.flatMap((job) => job.lines);

  it('labour rate and discounts stand on new lines; old ones stay as they were taken', async () => {
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.operationId);
    await change(shop.clientId, { labourRateCents: 3000, discountLabourBp: 1000, discountPartsBp: 500 });
    await order.addOperation(shop.operationId);
    await order.addPart(shop.plentyPartId);
    const [before, work, bolt] = linesOf(await order.view());
    expect(before).toMatchObject({ discountBp: 0 });
    expect(before).not.toMatchObject({ rateCents: 3000 });
    expect(work).toMatchObject({ rateCents: 3000, discountBp: 1000, netCents: 4320 });
    expect(bolt).toMatchObject({ discountBp: 500 });
  });

  it('an invoice takes the VAT number valid on its date, and none after the registration ended', async () => {
    await change(shop.clientId, {
      vatPeriods: [
        { number: 'BG175074752', fromOn: '2020-01-01', toOn: '2026-11-24' },
        { number: 'BG200510279', fromOn: '2027-01-01', toOn: null },
      ],
    });
    const numberOf = async () => {
      const order = await doneOrder(shop, { fields: { debtReason: 'плаща по банков път' } });
      const { documents } = await order.do('invoicing.closeOrder', { documents: [] });
      const { snapshot } = await shop.person.do('invoicing.open', { invoiceId: documents[0]?.id ?? 0 });
      return snapshot.recipient.vatNumber;
    };
    const numberToday = async () =>
      (await shop.person.do('parties.card', { partyId: shop.clientId })).vatNumber;
    expect(await numberOf()).toBe('BG175074752');
    expect(await numberToday()).toBe('BG175074752');
    workshop.clock.set(Date.UTC(2026, 10, 25, 8));
    expect(await numberOf()).toBeNull();
    expect(await numberToday()).toBeNull();
    workshop.clock.set(Date.UTC(2027, 0, 1, 8));
    expect(await numberToday()).toBe('BG200510279');
  });

  it('a debt over the limit stops a new order and another client of an old one, until an override with a reason', async () => {
    const debtor = await addParty(workshop.manager, { name: 'Длъжник Първи', creditLimitCents: 10_000 });
    const order = await OpenOrder.take(shop);
    const owe = workshop.engine.handles.sqlite.prepare(
      `INSERT INTO invoice (kind, number, payer_id, issued_on, issued_at, tax_event_on, due_on, payment_way, labour_cents,
        parts_cents, other_cents, net_cents, vat_cents, total_cents, snapshot, snapshot_hash, user_id)
       VALUES ('invoice', ?, ?, '2026-11-20', 0, '2026-11-20', '2026-12-20', 'bank', 0, 0, 0, ?, 0, ?, '{}', '', 1)`,
    );
    owe.run('0000000001', debtor, 10_000, 10_000);
    expect((await card(debtor)).debt).toMatchObject({ unpaidCents: 10_000, overdueCents: 0, stops: null });
    owe.run('0000000002', debtor, 1, 1);
    expect((await card(debtor)).debt.stops).toBe('overLimit');

    const { typeId, assetId } = shop;
    const intake = { typeId, assetId, clientId: debtor, ...noHeader };
    expect(await shop.person.refused('orders.create', intake)).toBe('CLIENT_DEBT');
    const toDebtor = { changes: { clientId: debtor } };
    expect(await order.refused('orders.update', toDebtor)).toBe('CLIENT_DEBT');
    const withReason = { changes: { clientId: debtor, debtReason: 'плаща утре' } };
    expect(await order.refused('orders.update', withReason, workshop.as('receptionist'))).toBe('FORBIDDEN');
    expect((await order.view()).client.id).toBe(shop.clientId);
    await order.do('orders.update', withReason);
    expect((await order.view()).client.id).toBe(debtor);
    const { rows } = await workshop.manager.do('audit.list', { entity: `party:${debtor}` });
    expect(rows[0]).toMatchObject({ entry: 'orders.update', reason: 'плаща утре' });
  });
});
