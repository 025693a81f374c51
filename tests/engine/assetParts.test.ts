import type { InputOf } from '@shared/contract/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addParty } from '../support/cards';
import { OpenOrder, openShop } from '../support/orders';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

/** Components, commercial data, warranties by hand, classes and the mode of the workshop (domain §2.1, product §2). */
let workshop: TestWorkshop;
let manager: Person;
const day = 24 * 3600 * 1000;

beforeEach(async () => {
  workshop = await openWorkshop();
  manager = workshop.as('manager');
});
afterEach(() => workshop.close());

type Component = InputOf<'assets.addComponent'>['component'];
const component = (fields: Partial<Component> = {}): Component => ({
  name: 'Турбокомпресор',
  serial: 'T-100',
  partId: null,
  componentAssetId: null,
  warrantyGiver: 'importer',
  warrantyToOn: '2028-11-24',
  warrantyMeter: 20_000,
  warrantyDocument: null,
  note: null,
  ...fields,
});

const add = (assetId: number, fields: Partial<Component> = {}, meter: number | null = null) =>
  manager.do('assets.addComponent', {
    ...{ assetId, position: null, component: component(fields) },
    mounted: { on: '2026-11-24', meter },
  });

const rowsOf = async (assetId: number) => (await manager.do('assets.components', { assetId })).rows;

describe('components', () => {
  it("keep history and warranty clock when they move to another thing's place", async () => {
    const first = await addAsset(manager, {}, { meter: 50_000 });
    const second = await addAsset(manager, { plate: 'СА 1111 ВВ', vin: null }, { meter: 8_000 });
    const { componentId, version } = await add(first);
    workshop.clock.advance(100 * day);
    await manager.do('assets.recordMeter', { assetId: first, value: 62_000, reason: null });
    await manager.do('assets.moveComponent', {
      ...{ componentId, version, toAssetId: second, position: 'ляв', reason: 'разменени двигатели' },
      removed: { on: '2027-03-04', meter: null },
      mounted: { on: '2027-03-04', meter: 8_000 },
    });
    workshop.clock.advance(10 * day);
    await manager.do('assets.recordMeter', { assetId: second, value: 9_500, reason: null });
    expect(await rowsOf(second)).toMatchObject([
      { id: componentId, used: 13_500, warranty: 'valid', position: 'ляв' },
    ]);
    expect(await rowsOf(first)).toMatchObject([
      { id: componentId, mountedMeter: 50_000, removedMeter: 62_000, nowOn: { assetId: second } },
    ]);
    const history = await manager.do('assets.componentHistory', { componentId });
    expect(history.fittings.map(({ assetId, mountedMeter }) => [assetId, mountedMeter])).toEqual([
      [first, 50_000],
      [second, 8_000],
    ]);
    expect((await manager.do('assets.card', { assetId: first })).components).toBe(0);
    workshop.clock.advance(10 * day);
    await manager.do('assets.recordMeter', { assetId: second, value: 16_001, reason: null });
    expect((await rowsOf(second))[0]?.warranty).toBe('meterOver');
  });

  it('name those before and after them in the chain of replacements', async () => {
    const assetId = await addAsset(manager, {}, { meter: 50_000 });
    const one = await add(assetId);
    const at = { on: '2026-11-24', meter: null };
    const by = component({ serial: 'T-200' });
    const two = await manager.do('assets.replaceComponent', { ...one, at, by, reason: 'дефект' });
    await manager.do('assets.replaceComponent', {
      ...two,
      at,
      by: component({ serial: 'T-300' }),
      reason: 'дефект',
    });
    const { chain } = await manager.do('assets.componentHistory', { componentId: two.componentId });
    expect(chain.map(({ serial }) => serial)).toEqual(['T-100', 'T-200', 'T-300']);
    const rows = await rowsOf(assetId);
    expect(rows.map(({ serial, replacedBy }) => [serial, replacedBy?.serial ?? null])).toEqual([
      ['T-300', null],
      ['T-200', 'T-300'],
      ['T-100', 'T-200'],
    ]);
  });

  it('refuse a loop and show its path, a second place at once, and a removal before the mounting', async () => {
    const line = await addAsset(manager, { plate: 'СА 1111 ВВ', vin: null });
    const press = await addAsset(manager, { plate: 'СА 2222 ВВ', vin: null });
    const pump = await addAsset(manager, { plate: 'СА 3333 ВВ', vin: null });
    const none = { warrantyMeter: null, serial: null };
    await add(line, { ...none, name: 'Преса', componentAssetId: press });
    await add(press, { ...none, name: 'Помпа', componentAssetId: pump });
    const loop = {
      requestId: crypto.randomUUID(),
      ...{ assetId: pump, position: null, mounted: { on: '2026-11-24', meter: null } },
      component: component({ ...none, name: 'Линия', componentAssetId: line }),
    };
    const reply = await manager.call('assets.addComponent', loop);
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'COMPONENT_LOOP',
        params: { path: 'СА 1111 ВВ → СА 3333 ВВ → СА 2222 ВВ → СА 1111 ВВ' },
      },
    });
    const itself = { ...loop, requestId: crypto.randomUUID(), assetId: line };
    expect(await manager.call('assets.addComponent', itself)).toMatchObject({
      ok: false,
      error: { code: 'COMPONENT_LOOP', params: { path: 'СА 1111 ВВ → СА 1111 ВВ' } },
    });
    const { componentId, version } = await add(line, { serial: 'S-1', warrantyMeter: null });
    const twice = { assetId: press, position: null, mounted: loop.mounted };
    const again = component({ serial: 'S-1', warrantyMeter: null });
    expect(await manager.refused('assets.addComponent', { ...twice, component: again })).toBe(
      'COMPONENT_ELSEWHERE',
    );
    const removed = { on: '2026-11-23', meter: null };
    expect(
      await manager.refused('assets.removeComponent', { componentId, version, removed, reason: 'дефект' }),
    ).toBe('FITTING_ORDER');
  });
});

describe('warranties', () => {
  const terms = { subject: 'Боя', fromOn: '2026-01-01', meterLimit: null, document: 'ГК 17' } as const;

  it('are edited and removed with a reason, name the firm behind them, and are told before they end', async () => {
    const importerId = await addParty(manager, {
      kind: 'firm',
      name: 'Вносител АД',
      roles: ['importer'],
      contacts: [],
    });
    const ownerId = await addParty(manager);
    const assetId = await addAsset(manager, {}, { ownerId });
    const warranty = { ...terms, giver: 'importer', giverPartyId: importerId } as const;
    const { warrantyId } = await manager.do('assets.addWarranty', {
      assetId,
      warranty: { ...warranty, toOn: '2027-06-01' },
    });
    const states = async () =>
      (await manager.do('assets.card', { assetId })).warranties.map((one) => one.state);
    expect(await states()).toEqual(['valid']);
    const edit = {
      warrantyId,
      version: 1,
      warranty: { ...warranty, toOn: '2026-12-10' },
      reason: 'по документа',
    };
    await manager.do('assets.editWarranty', edit);
    expect(await manager.refused('assets.editWarranty', edit)).toBe('CONCURRENT_MODIFICATION');
    const card = await manager.do('assets.card', { assetId });
    expect(card.warranties).toMatchObject([{ state: 'soon', giverName: 'Вносител АД', version: 2 }]);
    await manager.do('assets.removeWarranty', { warrantyId, reason: 'грешен картон' });
    expect(await states()).toEqual([]);
  });
});

describe('the discount of a service contract', () => {
  const noCommercial = {
    ...{ contactName: null, contactPhone: null, supplierId: null, deliveredOn: null, deliveryDocument: null },
    ...{ priceCents: null, startedOn: null, responseHours: null, includedOperations: null, place: null },
    ...{ room: null, siteContactName: null, siteContactPhone: null },
  };

  it("is on the lines of its thing while it is valid and the larger one; typed over, it is nobody's", async () => {
    const shop = { ...(await openShop(workshop)), person: manager };
    const { version } = await manager.do('assets.card', { assetId: shop.assetId });
    await manager.do('assets.saveCommercial', {
      ...{ assetId: shop.assetId, version },
      commercial: {
        ...noCommercial,
        ...{ contractNumber: 'Д-7', contractFromOn: '2026-01-01', contractToOn: '2026-11-24' },
        discountBp: 1500,
      },
    });
    const order = await OpenOrder.take(shop);
    const lines = async () => (await order.view()).jobs.flatMap((job) => job.lines);
    const origins = async () =>
      (await lines()).map((line) => [line.discountBp, 'discountOrigin' in line ? line.discountOrigin : null]);
    const jobId = (await order.view()).jobs[0]?.id ?? 0;
    await order.addOperation(shop.operationId);
    await order.do('orders.addPart', { jobId, partId: shop.plentyPartId });
    expect(await origins()).toEqual([
      [1500, 'contract'],
      [1500, 'contract'],
    ]);
    const [operation, part] = await lines();
    await order.do('orders.updateOperation', {
      lineId: operation?.id ?? 0,
      changes: { quantityMilli: 2000 },
    });
    await order.do('orders.updatePart', { lineId: part?.id ?? 0, changes: { discountBp: 1000 } });
    expect(await origins()).toEqual([
      [1500, 'contract'],
      [1000, null],
    ]);
    workshop.clock.advance(day);
    await order.do('orders.addPart', { jobId, partId: shop.plentyPartId });
    expect((await origins()).at(-1)).toEqual([0, null]);
  });
});

describe('commercial data', () => {
  it('stand on the card with the state of the contract; a contract that ends before it begins is refused', async () => {
    const supplierId = await addParty(manager, {
      kind: 'firm',
      name: 'Доставчик ООД',
      roles: ['supplier'],
      contacts: [],
    });
    const assetId = await addAsset(manager);
    const commercial = {
      ...{ contactName: 'Димитър Колев', contactPhone: '0888 1', supplierId, deliveredOn: '2025-01-15' },
      ...{ deliveryDocument: 'Фактура 12', priceCents: 1_250_000, startedOn: '2025-02-01' },
      ...{
        contractNumber: 'Д-7',
        contractFromOn: '2025-02-01',
        contractToOn: '2026-11-24',
        responseHours: 24,
      },
      ...{
        includedOperations: 'Годишна проверка\nФилтри',
        discountBp: 1000,
        place: 'бул. Витоша 1',
        room: '204',
      },
      ...{ siteContactName: null, siteContactPhone: null },
    };
    await manager.do('assets.saveCommercial', { assetId, version: 1, commercial });
    const card = await manager.do('assets.card', { assetId });
    expect(card.commercial).toMatchObject({
      supplierName: 'Доставчик ООД',
      contractState: 'valid',
      room: '204',
    });
    expect(card.asset.place).toBe('бул. Витоша 1');
    workshop.clock.advance(day);
    expect((await manager.do('assets.card', { assetId })).commercial?.contractState).toBe('over');
    const wrong = { ...commercial, contractToOn: '2024-01-01' };
    expect(
      await manager.refused('assets.saveCommercial', { assetId, version: card.version, commercial: wrong }),
    ).toBe('CONTRACT_PERIOD');
  });
});

describe('asset classes', () => {
  const fields = { parentId: null, kind: 'equipment', nameEn: null, meterUnit: null, checklist: [] } as const;
  const save = (nameBg: string, parentId: number | null = null) =>
    manager.do('assets.saveClass', {
      ...{ classId: null, version: null },
      assetClass: { ...fields, checklist: ['щепсел'], nameBg, parentId },
    });

  it('are a tree without loops; a class in use is not deleted', async () => {
    const machines = await save('Машини за дърво');
    const saws = await save('Циркуляри', machines.classId);
    const loop = { ...fields, checklist: [], nameBg: 'Машини за дърво', parentId: saws.classId };
    const reply = await manager.call('assets.saveClass', {
      requestId: crypto.randomUUID(),
      ...machines,
      assetClass: loop,
    });
    expect(reply).toMatchObject({
      error: { code: 'CLASS_LOOP', params: { path: 'Машини за дърво › Циркуляри › Машини за дърво' } },
    });
    const twice = { ...fields, checklist: [], nameBg: 'ЦИРКУЛЯРИ', parentId: machines.classId };
    const newOne = { classId: null, version: null };
    expect(await manager.refused('assets.saveClass', { ...newOne, assetClass: twice })).toBe(
      'CLASS_NAME_TAKEN',
    );
    const vehicle = { ...twice, kind: 'vehicle', nameBg: 'Мотокар' } as const;
    expect(await manager.refused('assets.saveClass', { ...newOne, assetClass: vehicle })).toBe('CLASS_KIND');
    expect(await manager.refused('assets.deleteClass', machines)).toBe('CLASS_IN_USE');
    await addAsset(manager, {
      kind: 'equipment',
      classId: saws.classId,
      plate: null,
      vin: null,
      serial: 'C-1',
    });
    expect(await manager.refused('assets.deleteClass', saws)).toBe('CLASS_IN_USE');
    const empty = await save('Ренде', machines.classId);
    const moved = await manager.do('assets.moveClass', { ...empty, step: -1 });
    const { rows } = await manager.do('assets.classes', {});
    const names = rows.map(({ nameBg }) => nameBg);
    expect(names.slice(names.indexOf('Машини за дърво'))).toEqual(['Машини за дърво', 'Ренде', 'Циркуляри']);
    await manager.do('assets.deleteClass', { classId: empty.classId, version: moved.version });
  });
});

describe('generic mode', () => {
  it('has no vehicles: they are refused there, and it is refused where they are', async () => {
    const { workshop: before } = await manager.do('settings.get', {});
    const to = (mode: 'auto' | 'generic') => ({ sections: { workshop: { ...before, mode } } });
    await manager.do('settings.save', to('generic'));
    const asset = { kind: 'vehicle', classId: 1, plate: 'СА 1111 ВВ' } as const;
    await expect(addAsset(manager, asset)).rejects.toThrow('VEHICLES_OFF');
    await manager.do('settings.save', to('auto'));
    await addAsset(manager);
    expect(await manager.refused('settings.save', to('generic'))).toBe('WORKSHOP_HAS_VEHICLES');
  });
});
