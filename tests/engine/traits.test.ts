import type { TraitLevel } from '@shared/features/traits/model';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addModification, assetFields } from '../support/cards';
import { OpenOrder, openShop } from '../support/orders';
import { addClass, addTrait, setValue, traitInput } from '../support/traits';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const cards = async (assetId: number) => (await workshop.manager.do('traits.card', { assetId })).rows;
const cardOf = async (assetId: number, traitId: number) =>
  (await cards(assetId)).find(({ trait }) => trait.id === traitId);

/** Writes what a place says, whatever stands there. */
async function setDefault(level: TraitLevel, targetId: number, traitId: number, value: string | null) {
  const place = { level, targetId };
  const { rows } = await workshop.manager.do('traits.place', { place });
  const before = rows.find(({ trait }) => trait.id === traitId)?.own ?? null;
  await workshop.manager.do('traits.setDefaults', { place, values: [{ traitId, before, value }] });
}
const traitRow = async (traitId: number) => {
  const { rows } = await workshop.manager.do('traits.list', {});
  const found = rows.find(({ id }) => id === traitId);
  if (!found) throw new Error(`no characteristic ${traitId}`);
  return found;
};
async function rewrite(traitId: number, fields: Parameters<typeof traitInput>[0]) {
  const { version } = await traitRow(traitId);
  return { traitId, version, trait: traitInput(fields) };
}

describe('what a card shows', () => {
  it('is its own value, then that of modification, model, make and the nearest class, in any state of them', async () => {
    const { manager } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI CAYC');
    const cars = 1;
    const sports = await addClass(manager, 'спортни', cars);
    const racing = await addClass(manager, 'състезателни', sports);
    const assetId = await addAsset(manager, { classId: racing, ...tree });
    const traitId = await addTrait(manager);
    const places: [TraitLevel, number][] = [
      ['modification', tree.modificationId],
      ['model', tree.modelId],
      ['make', tree.makeId],
      ['class', racing],
      ['class', sports],
      ['class', cars],
    ];
    const value = fc.option(fc.constantFrom('205/55 R16', '225/45 R17', '195/65 R15'));
    await fc.assert(
      fc.asyncProperty(value, fc.array(value, { minLength: 6, maxLength: 6 }), async (own, said) => {
        await setValue(manager, assetId, traitId, own);
        for (const [at, [level, targetId]] of places.entries())
          await setDefault(level, targetId, traitId, said[at] ?? null);
        const at = said.findIndex((one) => one !== null);
        const place = places[at];
        expect(await cardOf(assetId, traitId)).toMatchObject({
          own,
          inherited: place ? { level: place[0], targetId: place[1], value: said[at] } : null,
        });
      }),
      { numRuns: 25 },
    );
  });

  it('are the characteristics of its class and of those above, and what it has kept from another class', async () => {
    const { manager } = workshop;
    const sports = await addClass(manager, 'спортни', 1);
    const everywhere = await addTrait(manager, { nameBg: 'Бележка' });
    const ofCars = await addTrait(manager, { nameBg: 'Гуми', classId: 1 });
    const ofSports = await addTrait(manager, { nameBg: 'Клас на каската', classId: sports });
    const assetId = await addAsset(manager, { classId: sports });
    const ids = async () => (await cards(assetId)).map(({ trait }) => trait.id);
    expect(await ids()).toEqual([everywhere, ofCars, ofSports]);
    await setValue(manager, assetId, ofSports, 'FIA');
    const { version } = await manager.do('assets.card', { assetId });
    await manager.do('assets.save', {
      ...{
        assetId,
        version,
        asset: assetFields({ classId: 1 }),
        ownerId: null,
        plateMovedOn: null,
        meter: null,
      },
    });
    expect(await cardOf(assetId, ofSports)).toMatchObject({ own: 'FIA', fits: false });
    const kept = { traitId: ofSports, before: 'FIA' };
    const write = (value: string | null) => ({ assetId, values: [{ ...kept, value }] });
    expect(await manager.refused('traits.setValues', write('друго'))).toBe('TRAIT_UNFIT');
    await manager.do('traits.setValues', write(null));
    expect(await ids()).toEqual([everywhere, ofCars]);
  });
});

describe('a value', () => {
  it('is refused when it is of another type, out of bounds or a word out of use', async () => {
    const { manager } = workshop;
    const assetId = await addAsset(manager);
    const oil = await addTrait(manager, {
      ...{ nameBg: 'Масло', type: 'number', unit: 'l', decimals: 1, minMilli: 1000, maxMilli: 20_000 },
    });
    const built = await addTrait(manager, { nameBg: 'Въведен', type: 'date', minOn: '2000-01-01' });
    const abs = await addTrait(manager, { nameBg: 'ABS', type: 'yesNo' });
    const drive = await addTrait(manager, {
      ...{ nameBg: 'Разпределение', type: 'choice' },
      options: [
        { id: null, nameBg: 'ремък', nameEn: 'belt', ended: false },
        { id: null, nameBg: 'верига', nameEn: 'chain', ended: true },
      ],
    });
    const [belt, chain] = (await traitRow(drive)).options;
    const tried: [number, string, boolean][] = [
      [oil, '4300', true],
      [oil, '4350', false],
      [oil, '900', false],
      [oil, '20001', false],
      [oil, '4,3', false],
      [oil, '1e3', false],
      [built, '2020-02-29', true],
      [built, '2021-02-29', false],
      [built, '1999-12-31', false],
      [abs, '1', true],
      [abs, 'да', false],
      [drive, String(belt?.id), true],
      [drive, String(chain?.id), false],
      [drive, 'ремък', false],
    ];
    for (const [traitId, value, good] of tried) {
      const write = { assetId, values: [{ traitId, before: null, value }] };
      if (!good)
        expect([value, await manager.refused('traits.setValues', write)]).toEqual([value, 'TRAIT_VALUE']);
      else {
        await manager.do('traits.setValues', write);
        await setValue(manager, assetId, traitId, null);
      }
    }
    expect(await cards(assetId)).toMatchObject([{ own: null }, { own: null }, { own: null }, { own: null }]);
  });

  it('is not written over what another person wrote meanwhile, and all of a form or nothing is', async () => {
    const { manager } = workshop;
    const assetId = await addAsset(manager);
    const [first, second] = [await addTrait(manager), await addTrait(manager, { nameBg: 'Боя' })];
    await setValue(manager, assetId, second, 'LC9A');
    const values = [
      { traitId: first, before: null, value: '205/55 R16' },
      { traitId: second, before: null, value: 'LA7W' },
    ];
    expect(await manager.refused('traits.setValues', { assetId, values })).toBe('CONCURRENT_MODIFICATION');
    expect(await cards(assetId)).toMatchObject([{ own: null }, { own: 'LC9A' }]);
  });

  it('needs the right that its characteristic names', async () => {
    const assetId = await addAsset(workshop.manager);
    const traitId = await addTrait(workshop.manager, { editRight: 'catalog.edit' });
    const write = { assetId, values: [{ traitId, before: null, value: 'x' }] };
    const receptionist = workshop.as('receptionist');
    expect(await receptionist.refused('traits.setValues', write)).toBe('FORBIDDEN');
    expect((await receptionist.do('traits.card', { assetId })).rows).toMatchObject([{ editable: false }]);
  });

  it('keeps who, when, before and after, on cards and at places, and in the log', async () => {
    const { manager, clock } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI CAYC');
    const assetId = await addAsset(manager, tree);
    const traitId = await addTrait(manager);
    await setValue(manager, assetId, traitId, '205/55 R16');
    clock.advance(60_000);
    await setValue(manager, assetId, traitId, null);
    const { rows, traits } = await manager.do('traits.history', { assetId });
    expect(traits.map(({ id }) => id)).toEqual([traitId]);
    expect(rows).toMatchObject([
      { before: '205/55 R16', after: null, userName: 'Управител', at: clock.now(), bulk: null },
      { before: null, after: '205/55 R16', at: clock.now() - 60_000 },
    ]);
    await setDefault('model', tree.modelId, traitId, '195/65 R15');
    const place = { level: 'model', targetId: tree.modelId } as const;
    const said = await manager.do('traits.placeHistory', { place });
    expect(said.rows).toMatchObject([{ before: null, after: '195/65 R15' }]);
    const log = workshop.engine.handles.sqlite
      .prepare("SELECT count(*) FROM audit WHERE entry IN ('traits.setValues', 'traits.setDefaults')")
      .pluck();
    expect(log.get()).toBe(3);
  });
});

describe('a definition with values', () => {
  it('is not deleted, its type, class and bounds do not change under them, its words stay; it is taken out of use', async () => {
    const { manager } = workshop;
    const assetId = await addAsset(manager);
    const other = await addClass(manager, 'ремаркета', null);
    const options = [{ id: null, nameBg: 'ремък', nameEn: null, ended: false }];
    const drive = await addTrait(manager, { nameBg: 'Разпределение', type: 'choice', options, classId: 1 });
    const [belt] = (await traitRow(drive)).options;
    await setValue(manager, assetId, drive, String(belt?.id));
    const choice = { nameBg: 'Разпределение', type: 'choice', classId: 1 } as const;
    const refused = async (fields: Parameters<typeof traitInput>[0]) =>
      manager.refused('traits.save', await rewrite(drive, { ...choice, ...fields }));
    const chain = { id: null, nameBg: 'верига', nameEn: null, ended: false };
    expect(await refused({ type: 'text' })).toBe('TRAIT_TYPE_IN_USE');
    expect(await refused({ options: [chain] })).toBe('TRAIT_OPTION_IN_USE');
    const kept = { id: belt?.id ?? 0, nameBg: 'ремък', nameEn: null, ended: true };
    expect(await refused({ options: [kept, chain], classId: other })).toBe('TRAIT_CLASS_IN_USE');
    const { version } = await traitRow(drive);
    const reply = await manager.call('traits.delete', {
      requestId: crypto.randomUUID(),
      traitId: drive,
      version,
    });
    expect(reply).toMatchObject({
      error: { code: 'TRAIT_IN_USE', params: { values: 1, defaults: 0, changes: 1 } },
    });
    await manager.do('traits.save', await rewrite(drive, { ...choice, options: [kept, chain] }));
    expect(await cardOf(assetId, drive)).toMatchObject({ own: String(belt?.id) });

    const oil = await addTrait(manager, { nameBg: 'Масло', type: 'number', unit: 'l', decimals: 1 });
    await setValue(manager, assetId, oil, '4300');
    const number = { nameBg: 'Масло', type: 'number', unit: 'l', decimals: 1 } as const;
    const narrow = async (fields: Parameters<typeof traitInput>[0]) =>
      manager.refused('traits.save', await rewrite(oil, { ...number, ...fields }));
    expect(await narrow({ maxMilli: 4000 })).toBe('TRAIT_BOUNDS_IN_USE');
    expect(await narrow({ decimals: 0 })).toBe('TRAIT_BOUNDS_IN_USE');
    expect(await narrow({ minMilli: 9000, maxMilli: 1000 })).toBe('TRAIT_BOUNDS');
    const known = await traitRow(oil);
    await manager.do('traits.setEnded', { traitId: oil, version: known.version, ended: true });
    expect(await cardOf(assetId, oil)).toMatchObject({ own: '4300', fits: false });
    const fresh = await traitRow(oil);
    await manager.do('traits.setEnded', { traitId: oil, version: fresh.version, ended: false });
    expect(await cardOf(assetId, oil)).toMatchObject({ own: '4300', fits: true });
  });

  it('without any is deleted; a class with values at it is not', async () => {
    const { manager } = workshop;
    const sports = await addClass(manager, 'спортни', null);
    const traitId = await addTrait(manager, { nameBg: 'Каска' });
    await setDefault('class', sports, traitId, 'FIA');
    const { rows } = await manager.do('assets.classes', {});
    const row = rows.find(({ id }) => id === sports);
    expect(row?.uses).toBe(1);
    const gone = { classId: sports, version: row?.version ?? 0 };
    expect(await manager.refused('assets.deleteClass', gone)).toBe('CLASS_IN_USE');
    const unused = await addTrait(manager, { nameBg: 'Излишна' });
    await manager.do('traits.delete', { traitId: unused, version: 1 });
    expect((await manager.do('traits.list', {})).rows.map(({ id }) => id)).toEqual([traitId]);
  });

  it('has a code of its own, made of the name when none is given, and no impossible shape', async () => {
    const { manager } = workshop;
    const [first, second] = [await addTrait(manager), await addTrait(manager)];
    expect((await traitRow(first)).code).toBe('razmer-gumi');
    expect((await traitRow(second)).code).toBe('razmer-gumi-2');
    const refused = (fields: Parameters<typeof traitInput>[0]) =>
      manager.refused('traits.save', { traitId: null, version: null, trait: traitInput(fields) });
    expect(await refused({ code: 'RAZMER GUMI' })).toBe('TRAIT_CODE_TAKEN');
    expect(await refused({ type: 'choice' })).toBe('TRAIT_WITHOUT_OPTIONS');
    const word = { id: null, nameBg: 'ремък', nameEn: null, ended: false };
    expect(await refused({ type: 'choice', options: [word, word] })).toBe('TRAIT_OPTION_TWICE');
    expect(await refused({ code: 'engineOil', type: 'number', unit: 'бр.' })).toBe('TRAIT_QUANTITY_UNIT');
    expect(await refused({ classId: 9999 })).toBe('NOT_FOUND');
    await manager.do('traits.move', { traitId: second, version: 1, step: -1 });
    expect((await manager.do('traits.list', {})).rows.map(({ id }) => id)).toEqual([second, first]);
  });
});

it('how much goes in: the number on the card stands before the notes of the catalogue', async () => {
  const { manager } = workshop;
  const shop = await openShop(workshop);
  const { id: packageId } = await manager.do('catalog.savePackage', {
    ...{ id: null, version: null },
    package: {
      ...{ code: 'ПМ-1', nameBg: 'Масло', nameEn: null, pricing: 'summed', fixedCents: null },
      ...{ active: true, orderId: null, places: [] },
      lines: [{ kind: 'part', partId: shop.plentyPartId, quantityMilli: 1000, quantityOf: 'engineOil' }],
    },
  });
  const { sqlite } = workshop.engine.handles;
  sqlite.prepare("UPDATE part SET unit = 'l' WHERE id = ?").run(shop.plentyPartId);
  const classId = Number(sqlite.prepare('SELECT class_id FROM asset WHERE id = ?').pluck().get(shop.assetId));
  const taken = async () => {
    const order = await OpenOrder.take(shop);
    await order.do('orders.addPackage', { jobId: await order.jobId(), packageId });
    const { jobs } = await order.view();
    await order.do('orders.cancel', { reason: 'само проверка' });
    return jobs
      .flatMap(({ lines }) => lines)
      .map((line) => ('quantityMilli' in line ? line.quantityMilli : 0));
  };
  expect(await taken()).toEqual([1000]);
  const oil = await addTrait(manager, {
    ...{ code: 'engineOil', nameBg: 'Масло', type: 'number', unit: 'l', decimals: 1 },
  });
  await setDefault('class', classId, oil, '4300');
  expect(await taken()).toEqual([4300]);
  await setValue(manager, shop.assetId, oil, '5100');
  expect(await taken()).toEqual([5100]);
});

it('a model that becomes another takes its values along and gives them back', async () => {
  const { manager } = workshop;
  const golf = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6');
  const polo = await addModification(manager, 'Volkswagen', 'Polo V', '1.4');
  const traitId = await addTrait(manager);
  await setDefault('model', polo.modelId, traitId, '185/60 R15');
  const assetId = await addAsset(manager, { ...golf, modificationId: null });
  const inherited = async () => (await cardOf(assetId, traitId))?.inherited?.value;
  expect(await inherited()).toBeUndefined();
  const { mergeId } = await manager.do('catalog.merge', {
    ...{ level: 'model', keptId: golf.modelId, mergedId: polo.modelId },
  });
  expect(await inherited()).toBe('185/60 R15');
  await manager.do('catalog.undoMerge', { mergeId });
  expect(await inherited()).toBeUndefined();
});
