import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addParty, partyFields } from '../support/cards';
import { OpenOrder, openShop } from '../support/orders';
import { addReference, referencesOf, rowsOfParties } from '../support/partyReferences';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const sqlite = () => workshop.engine.handles.sqlite;
const card = (partyId: number) => workshop.manager.do('parties.card', { partyId });
/** The row itself: the card of a merged one leads to its survivor. */
const versionOf = (id: number) =>
  Number(sqlite().prepare('SELECT version FROM party WHERE id = ?').pluck().get(id));

type Taken = Parameters<typeof merge>[2];
async function merge(
  survivorId: number,
  mergedId: number,
  taken: readonly ('name' | 'eik' | 'note' | 'address' | 'creditLimitCents' | 'labourRateCents')[] = [],
) {
  return workshop.manager.do('parties.merge', mergeInput(survivorId, mergedId, taken));
}
const mergeInput = (survivorId: number, mergedId: number, taken: Taken = []) => ({
  ...{ survivorId, survivorVersion: versionOf(survivorId) },
  ...{ mergedId, mergedVersion: versionOf(mergedId), taken: [...(taken ?? [])] },
});
const undo = (mergeId: number) => workshop.manager.do('parties.undoMerge', { mergeId });
const undoRefused = (mergeId: number) => workshop.manager.refused('parties.undoMerge', { mergeId });

describe('a merge and its undo', () => {
  it('moves whatever points at the one and brings the same rows back, for any set of references', async () => {
    const references = referencesOf(sqlite());
    expect(references.length).toBeGreaterThan(15);
    const anyRow = fc.record({
      at: fc.nat({ max: references.length - 1 }),
      owner: fc.constantFrom('survivor', 'merged'),
      text: fc.constantFrom('а', 'б', 'в'),
    });
    let serial = 1000;
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 60 }), fc.boolean(), async (rows, chained) => {
        const ids = {
          survivor: await addParty(workshop.manager, { name: 'Първи Еднакъв' }),
          merged: await addParty(workshop.manager, { name: 'Втори Еднакъв', note: 'от втория' }),
        };
        // The rows are made of the table's shape alone, so what they point at besides the party does not exist.
        sqlite().pragma('foreign_keys = OFF');
        for (const { at, owner, text } of rows) {
          const reference = references[at];
          serial += 1;
          const twin = reference?.table.startsWith('party_') ? text : `${text}${serial}`;
          if (reference) addReference(sqlite(), reference, ids[owner], twin, serial);
        }
        sqlite().pragma('foreign_keys = ON');
        const before = rowsOfParties(sqlite());
        const first = await merge(ids.survivor, ids.merged, ['note']);
        for (const { table, column } of references.filter((one) => !one.table.startsWith('party_')))
          expect([
            table,
            sqlite().prepare(`SELECT count(*) FROM "${table}" WHERE "${column}" = ?`).pluck().get(ids.merged),
          ]).toEqual([table, 0]);
        if (chained) {
          const last = await addParty(workshop.manager, { name: 'Трети Еднакъв' });
          const beforeChain = rowsOfParties(sqlite());
          const second = await merge(last, ids.survivor);
          expect(await undoRefused(first.mergeId)).toBe('MERGE_UNDO_SURVIVOR');
          await undo(second.mergeId);
          expect(rowsOfParties(sqlite())).toEqual(beforeChain);
          sqlite().exec(`DELETE FROM party_role WHERE party_id = ${last}`);
          sqlite().exec(`DELETE FROM party_contact WHERE party_id = ${last}`);
          sqlite().exec(`DELETE FROM party_merge_move WHERE merge_id = ${second.mergeId}`);
          sqlite().exec(`DELETE FROM party_merge WHERE id = ${second.mergeId}`);
          sqlite().exec(`DELETE FROM party WHERE id = ${last}`);
        }
        await undo(first.mergeId);
        expect(rowsOfParties(sqlite())).toEqual(before);
        expect(await undoRefused(first.mergeId)).toBe('MERGE_UNDONE');
      }),
      { numRuns: 25 },
    );
  });

  it('takes what was chosen, joins phones, roles and labels, and finds the client once', async () => {
    const survivor = await addParty(workshop.manager, {
      ...{ kind: 'firm', name: 'Балкан Авто ООД', eik: '200510279', labels: ['флотилия'] },
      contacts: [{ kind: 'phone', value: '0888 123 456', person: null }],
    });
    const merged = await addParty(workshop.manager, {
      ...{ kind: 'firm', name: 'Balkan Avto OOD', eik: null, city: 'Варна', address: 'ул. Дръзки 2' },
      ...{ roles: ['supplier'], labels: ['флотилия', 'ВИП'], labourRateCents: 4200 },
      contacts: [
        { kind: 'phone', value: '+359888123456', person: 'счетоводителката' },
        { kind: 'phone', value: '052 600 600', person: null },
      ],
    });
    const assetId = await addAsset(workshop.manager, {}, { ownerId: merged });
    const { mergeId } = await merge(survivor, merged, ['address', 'labourRateCents']);
    const after = await card(survivor);
    expect(after.party).toMatchObject({
      ...{ name: 'Балкан Авто ООД', eik: '200510279', city: 'Варна', address: 'ул. Дръзки 2' },
      ...{ labourRateCents: 4200, labels: ['ВИП', 'флотилия'] },
    });
    expect(after.party.roles.toSorted()).toEqual(['client', 'supplier']);
    expect(after.party.contacts.map(({ value }) => value)).toEqual(['+359888123456', '+35952600600']);
    expect(after.assets.map((one) => one.assetId)).toEqual([assetId]);
    expect((await card(merged)).id).toBe(survivor);
    const found = await workshop.manager.do('parties.lookup', { text: 'балкан авто', role: null, limit: 10 });
    expect(found.map(({ id }) => id)).toEqual([survivor]);
    await undo(mergeId);
    const apart = await workshop.manager.do('parties.lookup', {
      text: 'балкан авто',
      role: null,
      limit: 10,
    });
    expect(apart.map(({ id }) => id).toSorted()).toEqual([survivor, merged]);
    expect((await card(merged)).assets.map((one) => one.assetId)).toEqual([assetId]);
  });

  it('leads through a chain of merges, each undone from the last one', async () => {
    const [first, second, third] = [
      await addParty(workshop.manager, { name: 'Първи' }),
      await addParty(workshop.manager, { name: 'Втори' }),
      await addParty(workshop.manager, { name: 'Трети' }),
    ];
    const assetId = await addAsset(workshop.manager, {}, { ownerId: first });
    const one = await merge(second, first);
    const two = await merge(third, second);
    expect((await card(first)).id).toBe(third);
    expect((await card(third)).assets.map((owned) => owned.assetId)).toEqual([assetId]);
    expect(await undoRefused(one.mergeId)).toBe('MERGE_UNDO_SURVIVOR');
    await undo(two.mergeId);
    expect((await card(first)).id).toBe(second);
    await undo(one.mergeId);
    expect((await card(first)).assets.map((owned) => owned.assetId)).toEqual([assetId]);
  });

  it('survives a save of the survivor that changes nothing of what moved', async () => {
    const [survivor, merged] = [await addParty(workshop.manager), await addParty(workshop.manager)];
    const { mergeId } = await merge(survivor, merged);
    const { version, party } = await card(survivor);
    const contacts = party.contacts.map(({ known: _known, ...contact }) => contact);
    const { active: _active, ...fields } = { ...party, contacts, paymentDays: 14 };
    await workshop.manager.do('parties.save', { partyId: survivor, version, party: fields });
    await undo(mergeId);
    expect((await card(survivor)).party.paymentDays).toBe(14);
    expect((await card(merged)).id).toBe(merged);
  });
});

describe('a merge is refused', () => {
  it('of a party with itself, of one that is merged already, with an old version, without the right to personal data', async () => {
    const [survivor, merged, third] = [
      await addParty(workshop.manager),
      await addParty(workshop.manager),
      await addParty(workshop.manager, { name: 'Трети' }),
    ];
    const { manager } = workshop;
    expect(await manager.refused('parties.merge', mergeInput(survivor, survivor))).toBe('MERGE_SAME');
    expect(await manager.refused('parties.compare', { firstId: survivor, secondId: survivor })).toBe(
      'MERGE_SAME',
    );
    const stale = { ...mergeInput(survivor, merged), mergedVersion: 7 };
    expect(await manager.refused('parties.merge', stale)).toBe('CONCURRENT_MODIFICATION');
    expect(await workshop.as('storekeeper').refused('parties.merge', mergeInput(survivor, merged))).toBe(
      'FORBIDDEN',
    );
    await merge(survivor, merged);
    expect(await manager.refused('parties.merge', mergeInput(third, merged))).toBe('PARTY_MERGED');
    expect(await manager.refused('parties.merge', mergeInput(merged, third))).toBe('PARTY_MERGED');
  });

  it('and nothing new hangs on a merged one', async () => {
    const shop = await openShop(workshop);
    const merged = await addParty(workshop.manager, { name: 'Изчезнал Клиент' });
    const survivor = await addParty(workshop.manager, { name: 'Останал Клиент' });
    await merge(survivor, merged);
    const order = await OpenOrder.take(shop);
    const { manager } = workshop;
    expect(await order.refused('orders.update', { changes: { clientId: merged } })).toBe('PARTY_MERGED');
    const other = {
      name: 'Тръба',
      kind: 'subcontract',
      quantityMilli: 1000,
      priceCents: 100,
      costCents: 50,
    } as const;
    const jobId = await order.jobId();
    expect(await order.refused('orders.addOther', { ...other, jobId, supplierId: merged })).toBe(
      'PARTY_MERGED',
    );
    expect(
      await manager.refused('stock.postReceipt', {
        ...{ documentId: null, version: null, supplierId: merged, warehouseId: 1, supplierDocument: '17' },
        ...{ supplierDocumentOn: '2026-11-24', note: null },
        lines: [{ partId: shop.plentyPartId, quantityMilli: 1000, unitCostCents: 100, bin: null }],
      }),
    ).toBe('PARTY_MERGED');
    expect(
      await manager.refused('parties.giveConsent', {
        ...{ partyId: merged, kind: 'marketing', way: 'paper', givenOn: '2026-11-24', note: null },
      }),
    ).toBe('PARTY_MERGED');
    expect(
      await manager.refused('parties.save', {
        partyId: merged,
        version: versionOf(merged),
        party: partyFields(),
      }),
    ).toBe('PARTY_MERGED');
  });
});

describe('an undo', () => {
  it('leaves with the survivor what came after the merge', async () => {
    const shop = await openShop(workshop);
    const merged = await addParty(workshop.manager, { name: 'Иван Димитров' });
    const old = await addAsset(workshop.manager, { plate: 'ТХ 1111 АА', vin: null }, { ownerId: merged });
    const { mergeId } = await merge(shop.clientId, merged);
    const order = await OpenOrder.take(shop, { assetId: old });
    await undo(mergeId);
    expect((await order.view()).client.id).toBe(shop.clientId);
    expect((await card(merged)).assets.map((one) => one.assetId)).toEqual([old]);
    expect((await card(merged)).orders).toEqual([]);
  });

  it('names what stands elsewhere since and changes nothing', async () => {
    const survivor = await addParty(workshop.manager, { name: 'Останал Клиент' });
    const merged = await addParty(workshop.manager, { name: 'Изчезнал Клиент' });
    const other = await addParty(workshop.manager, { name: 'Купувач Трети' });
    const assetId = await addAsset(workshop.manager, {}, { ownerId: merged });
    const { mergeId } = await merge(survivor, merged);
    const { version } = await workshop.manager.do('assets.card', { assetId });
    await workshop.manager.do('assets.changeOwner', {
      ...{ assetId, version, ownerId: other, on: '2026-11-24' },
    });
    const before = rowsOfParties(sqlite());
    const reply = await workshop.manager.call('parties.undoMerge', {
      requestId: '7d9f4c1e-3c57-4f53-9b0f-6d3b3fd3c001',
      mergeId,
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'MERGE_UNDO_ROWS' } });
    expect(JSON.stringify(reply)).toContain(`asset:${assetId}`);
    expect(rowsOfParties(sqlite())).toEqual(before);
  });

  it('does not write over what somebody typed in the place of what was taken', async () => {
    const survivor = await addParty(workshop.manager, { name: 'Останал Клиент' });
    const merged = await addParty(workshop.manager, { name: 'Изчезнал Клиент', note: 'държи на срока' });
    const { mergeId } = await merge(survivor, merged, ['note']);
    const { version } = await card(survivor);
    await workshop.manager.do('parties.save', {
      ...{ partyId: survivor, version },
      party: partyFields({ name: 'Останал Клиент', note: 'плаща в брой' }),
    });
    expect(await undoRefused(mergeId)).toBe('MERGE_UNDO_FIELDS');
    expect((await card(survivor)).party.note).toBe('плаща в брой');
  });
});
