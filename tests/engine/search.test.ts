import { indexFaults } from '@engine/features/search/whole';
import type { Hit } from '@shared/features/search/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAsset, addModification, addParty } from '../support/cards';
import { addPart } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let golf: number;
let astra: number;
let audi: number;
let washer: number;
let ivan: number;
let zora: number;
let violeta: number;
let order: { orderId: number; number: string };

beforeAll(async () => {
  workshop = await openWorkshop();
  const { manager } = workshop;
  ivan = await addParty(manager);
  zora = await addParty(manager, {
    kind: 'firm',
    name: '„Зора 94“ ЕООД',
    eik: '200510279',
    customerType: 'business',
    contacts: [{ kind: 'phone', value: '02 987 6543', person: 'Мария Жекова' }],
  });
  violeta = await addParty(manager, {
    name: 'Виолета Чакърова',
    contacts: [{ kind: 'phone', value: '0878 66 45 21', person: null }],
  });
  const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
  golf = await addAsset(manager, tree, { ownerId: ivan });
  astra = await addAsset(manager, { plate: 'РВ 4521 АН', vin: 'W0L0AHL3565012345' }, { ownerId: zora });
  audi = await addAsset(manager, { plate: 'С 4521 МА', vin: 'WAUZZZ8L4YA077777' });
  await moveTo(audi, 'СА 7810 ХР');
  const { classes } = await manager.do('catalog.lists', {});
  const appliance = classes.find((one) => one.kind === 'equipment');
  washer = await addAsset(manager, {
    kind: 'equipment',
    classId: appliance?.id ?? 0,
    plate: null,
    vin: null,
    serial: '7B41-0093-22',
  });
  await addPart(manager, { number: '5Q0 407 152 A', nameBg: 'Носач преден десен' });
});
afterAll(() => workshop.close());

async function moveTo(assetId: number, plate: string): Promise<void> {
  const { version } = await workshop.manager.do('assets.card', { assetId });
  await workshop.manager.do('assets.movePlate', { assetId, version, plate, on: '2026-11-24' });
}

async function find(text: string): Promise<Hit[]> {
  const { groups } = await workshop.manager.do('search.counter', { text, limit: 20 });
  return groups.flatMap((group) => group.hits);
}
const keys = (hits: readonly Hit[]) => hits.map((hit) => `${hit.kind}:${hit.id}`);

describe('counter search', () => {
  it.each([
    ['Cyrillic plate', 'СВ 4521 КТ'],
    ['plate without spaces in Latin', 'cb4521kt'],
    ['plate with dashes', 'СВ-4521-КТ'],
    ['last six of the VIN', '214583'],
    ['whole VIN with the letter O for a zero and Cyrillic letters', 'WVWZZZАUZЕW214583'],
    ['name in Cyrillic', 'димитров'],
    ['name in Latin', 'dimitrov'],
    ['two words in the other order', 'димитров иван'],
    ['phone as it is spoken', '0888 123 456'],
    ['phone with the country', '+359888123456'],
    ['last digits of the phone', '3456'],
    ['make and model', 'golf'],
    ['model in Cyrillic', 'голф'],
    ['name and plate digits', 'димитров 4521'],
  ])('finds the vehicle or its owner by %s', async (_what, text) => {
    const found = keys(await find(text));
    expect([`asset:${golf}`, `party:${ivan}`].some((key) => found.includes(key))).toBe(true);
  });

  it('brings all that have the four digits, whole numbers before parts, and says what matched', async () => {
    const hits = await find('4521');
    const found = keys(hits);
    expect(found).toEqual(expect.arrayContaining([golf, astra, audi].map((id) => `asset:${id}`)));
    expect(found).toContain(`party:${violeta}`);
    const old = hits.find((hit) => hit.kind === 'asset' && hit.id === audi);
    expect(old).toMatchObject({ lineKind: 'oldPlate', line: { text: 'С 4521 МА', ranges: [[2, 6]] } });
    const current = hits.find((hit) => hit.kind === 'asset' && hit.id === golf);
    expect(current).toMatchObject({ plate: { text: 'СВ 4521 КТ', ranges: [[3, 7]] } });
  });

  it('finds three digits of a plate, a serial, a part number without its spaces, a contact person, an ЕИК', async () => {
    expect(keys(await find('521'))).toContain(`asset:${golf}`);
    expect(keys(await find('7b41 0093'))).toContain(`asset:${washer}`);
    expect((await find('5Q0407152'))[0]).toMatchObject({ kind: 'part', title: { text: '5Q0 407 152 A' } });
    expect(keys(await find('жекова'))).toContain(`party:${zora}`);
    expect(keys(await find('200510279'))).toContain(`party:${zora}`);
  });

  it('reads what was typed on the wrong keyboard layout, and one typing error', async () => {
    // „голф“ and „чакърова“ on the keys of БДС, with the layout left at English.
    for (const [text, id] of [
      ['hf.b', `asset:${golf}`],
      ["'duc,fld", `party:${violeta}`],
    ] as const) {
      const swapped = await workshop.manager.do('search.counter', { text, limit: 5 });
      expect(swapped.readAs).toBe('otherLayout');
      expect(swapped.groups.flatMap((group) => keys(group.hits))).toContain(id);
    }
    const wrong = await workshop.manager.do('search.counter', { text: 'димиторв', limit: 5 });
    expect(wrong.readAs).toBe('oneError');
    expect(wrong.groups.flatMap((group) => keys(group.hits))).toContain(`party:${ivan}`);
    const digit = await workshop.manager.do('search.counter', { text: 'CB4251KT', limit: 5 });
    expect(digit.readAs).toBe('oneError');
    expect(digit.groups.flatMap((group) => keys(group.hits))).toContain(`asset:${golf}`);
  });

  it('brings what is in the workshop first and finds it by one letter', async () => {
    const types = await workshop.manager.do('orders.types', {});
    order = await workshop.manager.do('orders.create', {
      assetId: astra,
      clientId: zora,
      typeId: types.types[0]?.id ?? 1,
      broughtBy: null,
      fuelEighths: null,
      complaint: 'Не пали',
      promisedAt: null,
      limitCents: null,
      keyTag: null,
      place: null,
      cause: null,
      correction: null,
      noteToClient: null,
      internalNote: null,
      waitsHere: false,
      overnight: false,
      needsLift: false,
      returnsOldParts: false,
      testDriveConsent: true,
      meter: null,
      meterReason: null,
    });
    expect(keys(await find('4521'))[0]).toBe(`asset:${astra}`);
    expect(keys(await find('з'))).toContain(`party:${zora}`);
    expect(keys(await find(order.number))).toContain(`order:${order.orderId}`);
    expect(keys(await find('26-1'))).toContain(`order:${order.orderId}`);
  });

  it.each(['26/1', '26 - 1', '26-000001', '26.1'])('reads %s as the number of an order', async (text) => {
    expect(keys(await find(text))[0]).toBe(`order:${order.orderId}`);
  });

  it.each([
    `' OR 1=1 --`,
    `"; DROP TABLE party; --`,
    '* AND NEAR(',
    `codes:x" OR "`,
    '%',
    '_',
    'а'.repeat(200),
    '\u0000',
    '))((',
    '-4521',
  ])('takes %j as text', async (text) => {
    const before = workshop.engine.handles.sqlite.prepare('SELECT count(*) FROM party').pluck().get();
    const reply = await workshop.manager.call('search.counter', { text, limit: 5 });
    expect(reply.ok).toBe(true);
    expect(workshop.engine.handles.sqlite.prepare('SELECT count(*) FROM party').pluck().get()).toBe(before);
  });

  it('shows nobody what he may not open', async () => {
    const mechanic = workshop.as('mechanic');
    const found = await mechanic.do('search.counter', { text: '4521', limit: 5 });
    expect(found.groups).toEqual([]);
    const part = await mechanic.do('search.counter', { text: '5Q0407152', limit: 5 });
    expect(part.count).toBe(1);
  });

  it('ranks what is in the workshop before a whole number, and that before the ends of others', async () => {
    const partId = await addPart(workshop.manager, { number: '4521', nameBg: 'Втулка' });
    const hits = keys(await find('4521'));
    expect(hits[0]).toBe(`asset:${astra}`);
    const at = (key: string) => hits.indexOf(key);
    expect(at(`part:${partId}`)).toBeLessThan(at(`party:${violeta}`));
    const only = await workshop.manager.do('search.counter', { text: '4521', limit: 20, only: ['parts'] });
    expect(only.groups.map(({ key }) => key)).toEqual(['parts']);
  });
});

describe('the index beside the tables', () => {
  it('has the new name of a make on every card below it, and nothing else differs', async () => {
    const { manager } = workshop;
    const [volkswagen] = await manager.do('catalog.makes', { text: 'Volkswagen' });
    if (!volkswagen) throw new Error('no make');
    const { id, version, name, unitsPerHour, isVwGroup, active } = volkswagen;
    await manager.do('catalog.saveMake', {
      id,
      version,
      make: { name: 'Фолксваген', unitsPerHour, isVwGroup, active },
    });
    expect(keys(await find('фолксваген'))).toContain(`asset:${golf}`);
    expect(indexFaults(workshop.engine.handles.read)).toEqual([]);
    const { version: next } = (await manager.do('catalog.makes', { text: 'Фолксваген' }))[0] ?? {
      version: 0,
    };
    await manager.do('catalog.saveMake', {
      id,
      version: next,
      make: { name, unitsPerHour, isVwGroup, active },
    });
  });

  it('is told from the tables when a row is lost', () => {
    const { sqlite, read } = workshop.engine.handles;
    sqlite.exec('SAVEPOINT loss');
    sqlite.prepare("DELETE FROM search_document WHERE kind = 'asset' AND entity_id = ?").run(golf);
    expect(indexFaults(read)).toEqual([`asset:${golf}: presence`]);
    sqlite.exec('ROLLBACK TO loss; RELEASE loss');
  });
});
