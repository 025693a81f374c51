import { indexFaults, rebuildIndex } from '@engine/features/search/whole';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAsset, addModification, addParty, partyFields } from '../support/cards';
import { addPart } from '../support/goods';
import { openSearchShop, type SearchShop } from '../support/searchShop';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

const dump = (engine: SearchShop['engine']) =>
  [
    'SELECT kind, entity_id, codes, words, rank FROM search_document ORDER BY 1, 2',
    'SELECT * FROM search_word',
  ]
    .concat(
      'SELECT kind, entity_id, field, code, tail FROM search_code JOIN search_document d ON d.id = document_id ORDER BY 1, 2, 3, 4',
    )
    .map((sql) => engine.handles.sqlite.prepare(sql).raw().all());

/** FTS5's own comparison with the table that it indexes. */
function checkFullText({ handles: { sqlite } }: SearchShop['engine']): void {
  for (const table of ['search_codes_fts', 'search_words_fts'])
    sqlite.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
}

describe('The search index after a year of the demo', () => {
  let shop: SearchShop;
  beforeAll(async () => {
    shop = await openSearchShop(2, 'tiny');
  });
  afterAll(() => shop.close());

  it('is what a rebuild writes', () => {
    const { engine } = shop;
    expect(indexFaults(engine.handles.read)).toEqual([]);
    checkFullText(engine);
    const kept = dump(engine);
    engine.handles.sqlite.transaction(() => rebuildIndex(engine.handles.write))();
    const [documents, words, codes] = dump(engine);
    expect(documents).toEqual(kept[0]);
    expect(codes).toEqual(kept[2]);
    // A word stays when the last thing that had it is gone: it then finds nothing.
    expect(kept[1]).toEqual(expect.arrayContaining(words ?? []));
    checkFullText(engine);
  });
});

describe('One change', () => {
  let workshop: TestWorkshop;
  let client: number;
  let other: number;
  let car: number;
  beforeAll(async () => {
    workshop = await openWorkshop();
    const { manager } = workshop;
    client = await addParty(manager);
    other = await addParty(manager, { name: 'Рая Тодорова', contacts: [] });
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    car = await addAsset(manager, tree, { ownerId: client });
  });
  afterAll(() => workshop.close());

  const first = async (text: string) => {
    const { groups } = await workshop.manager.do('search.counter', { text, limit: 5 });
    const hit = groups[0]?.hits[0];
    return hit ? `${hit.kind}:${hit.id}` : null;
  };
  const faults = () => indexFaults(workshop.engine.handles.read);
  const card = (assetId: number) => workshop.manager.do('assets.card', { assetId });

  it('of a name and a phone finds the client and the car by the new ones and not by the old', async () => {
    const party = partyFields({
      name: 'Кирил Щерев',
      contacts: [{ kind: 'phone', value: '0899 777 111', person: null }],
    });
    await workshop.manager.do('parties.save', { partyId: client, version: 1, party });
    expect(await first('щерев')).toBe(`asset:${car}`);
    expect(await first('777111')).toBe(`party:${client}`);
    expect(await first('димитров')).toBeNull();
    expect(faults()).toEqual([]);
  });

  it('of a plate keeps the old one behind the new one', async () => {
    const { version } = await card(car);
    await workshop.manager.do('assets.movePlate', {
      assetId: car,
      version,
      plate: 'СА 7810 ХР',
      on: '2026-11-24',
    });
    const second = await addAsset(workshop.manager, { plate: 'СВ 4521 КР', vin: 'WVWZZZAUZEW999999' });
    expect(await first('7810')).toBe(`asset:${car}`);
    expect(await first('св4521кт')).toBe(`asset:${car}`);
    expect(await first('4521')).toBe(`asset:${second}`);
    expect(faults()).toEqual([]);
  });

  it('of a model’s name reaches its cars', async () => {
    const { asset } = await card(car);
    const models = await workshop.manager.do('catalog.models', { makeId: asset.makeId ?? 0, text: '' });
    const model = models.find(({ id }) => id === asset.modelId);
    if (!model || model.name === 'Golf Поло') throw new Error('the car has a model');
    const { id, version } = model;
    const renamed = {
      makeId: asset.makeId ?? 0,
      name: 'Golf Поло',
      yearFrom: null,
      yearTo: null,
      active: true,
    };
    await workshop.manager.do('catalog.saveModel', { id, version, model: renamed });
    expect(await first('поло')).toBe(`asset:${car}`);
    expect(await first('golf VII')).toBeNull();
    expect(faults()).toEqual([]);
  });

  it('of what is mounted or agreed finds the thing by the serial and by the contract', async () => {
    const { manager } = workshop;
    const component = {
      ...{
        name: 'Компресор',
        serial: 'KD-7781-B2',
        partId: null,
        componentAssetId: null,
        warrantyGiver: null,
      },
      ...{ warrantyToOn: null, warrantyMeter: null, warrantyDocument: null, note: null },
    };
    const mounted = { on: '2026-11-24', meter: null };
    const { componentId, version } = await manager.do('assets.addComponent', {
      ...{ assetId: car, component, position: null, mounted },
    });
    const { groups } = await manager.do('search.counter', { text: 'kd 7781', limit: 5 });
    expect(groups[0]?.hits[0]).toMatchObject({
      ...{ kind: 'asset', id: car, lineKind: 'component' },
      line: { text: 'Компресор KD-7781-B2' },
    });
    expect(await first('KD7718B2')).toBe(`asset:${car}`);
    await manager.do('assets.removeComponent', {
      ...{ componentId, version, removed: mounted, reason: 'за ремонт' },
    });
    expect(await first('kd 7781')).toBeNull();
    const commercial = {
      ...{
        contactName: null,
        contactPhone: null,
        supplierId: null,
        deliveredOn: null,
        deliveryDocument: null,
      },
      ...{ priceCents: null, startedOn: null, contractNumber: 'Д-2026/118', contractFromOn: null },
      ...{ contractToOn: null, responseHours: null, includedOperations: null, discountBp: null, place: null },
      ...{ room: null, siteContactName: null, siteContactPhone: null },
    };
    const before = await card(car);
    await manager.do('assets.saveCommercial', { assetId: car, version: before.version, commercial });
    expect(await first('д2026118')).toBe(`asset:${car}`);
    expect(faults()).toEqual([]);
  });

  it('of an order lifts its car and client while it is open, and the former client falls', async () => {
    const { types } = await workshop.manager.do('orders.types', {});
    const { orderId } = await workshop.manager.do('orders.create', {
      ...{ assetId: car, clientId: client, typeId: types[0]?.id ?? 1, broughtBy: null, fuelEighths: null },
      ...{ complaint: 'Не пали', promisedAt: null, limitCents: null, keyTag: '17', place: null, cause: null },
      ...{ correction: null, noteToClient: null, internalNote: null, waitsHere: false, overnight: false },
      ...{ needsLift: false, returnsOldParts: false, testDriveConsent: true, meter: null, meterReason: null },
    });
    expect(await first('4521')).toBe(`asset:${car}`);
    const { version } = await workshop.manager.do('orders.open', { orderId });
    await workshop.manager.do('orders.update', { orderId, version, changes: { clientId: other } });
    expect(faults()).toEqual([]);
    const ranks = workshop.engine.handles.sqlite
      .prepare("SELECT entity_id FROM search_document WHERE kind = 'party' AND rank = 1")
      .pluck();
    expect(ranks.all()).toEqual([other]);
  });

  it('of a part finds it by number, name and a mistyped name', async () => {
    const partId = await addPart(workshop.manager, { number: '5Q0 407 152 A', nameBg: 'Накладки предни' });
    for (const text of ['5Q0407152A', '407152', 'накладки', 'накалдки', '5Q0 407 125 A'])
      expect(await first(text)).toBe(`part:${partId}`);
    expect(faults()).toEqual([]);
  });
});
