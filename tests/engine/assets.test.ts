import type { OutputOf } from '@shared/contract/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addParty, assetFields, partyFields } from '../support/cards';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
const day = 24 * 3600 * 1000;

beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const saveInput = (fields: Parameters<typeof assetFields>[0] = {}) => ({
  assetId: null,
  version: null,
  asset: assetFields(fields),
  ownerId: null,
  plateMovedOn: null,
  meter: null,
});

describe('identity', () => {
  it('refuses a second card with the VIN and names the first, however the VIN is typed', async () => {
    const first = await addAsset(workshop.manager);
    const again = {
      requestId: crypto.randomUUID(),
      ...saveInput({ plate: 'СА 1111 ВВ', vin: 'wvwzzzauzew2l4583' }),
    };
    const other = await workshop.manager.call('assets.save', again);
    expect(other.ok).toBe(true);
    const reply = await workshop.manager.call('assets.save', {
      requestId: crypto.randomUUID(),
      ...saveInput({ plate: 'СА 2222 ВВ', vin: 'WVWZZZ AUZ EW 214583' }),
    });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'ASSET_VIN_TAKEN', params: { assetId: first } },
    });
  });

  it('offers to move a plate that another asset has, keeps the old one findable with its period', async () => {
    const { manager } = workshop;
    const first = await addAsset(manager);
    const input = saveInput({ plate: 'CB4521KT', vin: 'WVWZZZ1KZ8W000001' });
    const refused = await manager.call('assets.save', { requestId: crypto.randomUUID(), ...input });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'ASSET_PLATE_TAKEN', params: { assetId: first } },
    });
    const second = await manager.do('assets.save', { ...input, plateMovedOn: '2026-11-20' });
    const before = await manager.do('assets.card', { assetId: first });
    const after = await manager.do('assets.card', { assetId: second.assetId });
    expect(before.asset.plate).toBeNull();
    expect(before.plates).toMatchObject([{ plate: 'СВ 4521 КТ', toOn: '2026-11-20' }]);
    expect(after.plates).toMatchObject([{ plate: 'СВ 4521 КТ', fromOn: '2026-11-20', toOn: null }]);
    const found = await manager.do('search.counter', { text: '4521', limit: 10 });
    const ids = found.groups.flatMap((group) => group.hits.map((hit) => hit.id));
    expect(ids).toEqual(expect.arrayContaining([first, second.assetId]));
  });

  it('refuses what nothing is known by, a VIN of strange letters, a move in the future, a stale version', async () => {
    const { manager } = workshop;
    expect(await manager.refused('assets.save', saveInput({ plate: null, vin: null }))).toBe(
      'ASSET_UNIDENTIFIED',
    );
    expect(await manager.refused('assets.save', saveInput({ vin: 'WVWZZZAUZEW2145834' }))).toBe(
      'ASSET_VIN_INVALID',
    );
    const assetId = await addAsset(manager);
    const move = { assetId, version: 1, plate: 'СА 1234 АВ', on: '2026-11-25' };
    expect(await manager.refused('assets.movePlate', move)).toBe('DATE_IN_FUTURE');
    await manager.do('assets.movePlate', { ...move, on: '2026-11-24' });
    expect(
      await manager.refused('assets.movePlate', { ...move, plate: 'СА 9999 АВ', on: '2026-11-24' }),
    ).toBe('CONCURRENT_MODIFICATION');
  });
});

describe('new client and vehicle in one form', () => {
  const form = () => ({
    owner: partyFields(),
    notDuplicate: false,
    asset: assetFields(),
    plateMovedOn: null,
    meter: { value: 176_900, reason: null },
  });

  it('writes both and the first reading, findable at once', async () => {
    const { assetId, partyId } = await workshop.manager.do('assets.createWithOwner', form());
    const card = await workshop.manager.do('assets.card', { assetId });
    expect(card.owner).toMatchObject({ id: partyId, phone: '+359888123456' });
    expect(card.owners).toMatchObject([{ partyId, toOn: null }]);
    expect(card.meter).toMatchObject({ unit: 'km', last: { value: 176_900, on: '2026-11-24' } });
    expect(card.asset.plate).toBe('СВ 4521 КТ');
  });

  it('leaves nothing when the vehicle is refused: no client without the vehicle', async () => {
    const { manager } = workshop;
    await addAsset(manager);
    const before = (await manager.do('parties.list', list)).count;
    expect(await manager.refused('assets.createWithOwner', form())).toBe('ASSET_VIN_TAKEN');
    expect((await manager.do('parties.list', list)).count).toBe(before);
  });

  it('stops at a client with the same phone unless the person says it is another', async () => {
    const { manager } = workshop;
    await addParty(manager, { name: 'Друг Човек' });
    expect(await manager.refused('assets.createWithOwner', form())).toBe('PARTY_DUPLICATE');
    await manager.do('assets.createWithOwner', { ...form(), notDuplicate: true });
  });

  it('needs the right to the register too', async () => {
    const mechanic = workshop.as('mechanic');
    expect(await mechanic.refused('assets.createWithOwner', form())).toBe('FORBIDDEN');
  });
});

const list = {
  filter: { text: '', role: null, kind: null, debtors: false, inactive: false },
  sort: { by: 'name', dir: 'asc' },
  cursor: null,
  limit: 50,
} as const;

describe('meter', () => {
  const record = (assetId: number, value: number, reason: string | null = null) => ({
    assetId,
    value,
    reason,
  });

  it('takes a decrease or a slip of a digit only with a reason', async () => {
    const { clock } = workshop;
    // A session that the months of the test do not lock.
    const manager = workshop.as('manager');
    const assetId = await addAsset(manager, {}, { meter: 100_000 });
    clock.advance(100 * day);
    await manager.do('assets.recordMeter', record(assetId, 105_000));
    expect(await manager.refused('assets.recordMeter', record(assetId, 104_999))).toBe('METER_DECREASE');
    expect(await manager.refused('assets.recordMeter', record(assetId, 1_050_000))).toBe('METER_JUMP');
    await manager.do('assets.recordMeter', record(assetId, 12, 'сменен километраж'));
    const card = await manager.do('assets.card', { assetId });
    expect(card.readings.map(({ value, reason }) => [value, reason])).toEqual([
      [12, 'сменен километраж'],
      [105_000, null],
      [100_000, null],
    ]);
  });

  it('expects today what the last readings say', async () => {
    const { clock } = workshop;
    // A session that the months of the test do not lock.
    const manager = workshop.as('manager');
    const assetId = await addAsset(manager, {}, { meter: 160_000 });
    clock.advance(200 * day);
    await manager.do('assets.recordMeter', record(assetId, 170_000));
    clock.advance(100 * day);
    const card = await manager.do('assets.card', { assetId });
    expect(card.meter.expected).toBe(175_000);
  });
});

describe('owner, warranty, list', () => {
  it('keeps the former owner with the asset and moves the search to the new one', async () => {
    const { manager } = workshop;
    const ivan = await addParty(manager);
    const mira = await addParty(manager, { name: 'Мира Стоева', contacts: [] });
    const assetId = await addAsset(manager, {}, { ownerId: ivan });
    await manager.do('assets.changeOwner', { assetId, version: 1, ownerId: mira, on: '2026-11-01' });
    const card = await manager.do('assets.card', { assetId });
    expect(card.owners.map(({ partyId, toOn }) => [partyId, toOn])).toEqual([
      [mira, null],
      [ivan, '2026-11-01'],
    ]);
    const found = await manager.do('search.counter', { text: 'стоева', limit: 5 });
    expect(found.groups.find((group) => group.key === 'assets')?.hits[0]?.id).toBe(assetId);
  });

  it('is in warranty by date and meter, and not after either', async () => {
    const { manager } = workshop;
    const assetId = await addAsset(manager, {}, { meter: 176_900 });
    const warranty = { giver: 'workshop', subject: 'Ремък', fromOn: '2026-05-14', document: null } as const;
    await manager.do('assets.addWarranty', {
      assetId,
      warranty: { ...warranty, toOn: '2028-05-14', meterLimit: 236_900 },
    });
    await manager.do('assets.addWarranty', {
      assetId,
      warranty: { ...warranty, toOn: '2028-05-14', meterLimit: 176_000 },
    });
    await manager.do('assets.addWarranty', {
      assetId,
      warranty: { ...warranty, toOn: '2026-11-23', meterLimit: null },
    });
    const card = await manager.do('assets.card', { assetId });
    expect(card.warranties.map(({ valid }) => valid)).toEqual([true, false, false]);
    const endless = { assetId, warranty: { ...warranty, toOn: null, meterLimit: null } };
    expect(await manager.refused('assets.addWarranty', endless)).toBe('WARRANTY_ENDLESS');
  });

  it('pages without losing or repeating a row, whatever the sort', async () => {
    const { manager } = workshop;
    for (let at = 0; at < 23; at += 1)
      await addAsset(manager, { plate: `СА ${1000 + at} АВ`, vin: null, year: 2000 + (at % 3) });
    for (const by of ['plate', 'title', 'year', 'owner', 'lastOrderAt'] as const) {
      const seen: number[] = [];
      let cursor: string | null = null;
      do {
        const page: OutputOf<'assets.list'> = await manager.do('assets.list', {
          filter: { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false },
          sort: { by, dir: 'desc' },
          cursor,
          limit: 5,
        });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(23);
      expect(seen.length).toBe(23);
    }
  });
});
