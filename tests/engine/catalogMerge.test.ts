import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset } from '../support/cards';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const tables = [
  'make',
  'model',
  'modification',
  'norm',
  'operation_place',
  'package_place',
  'technical_note',
  'labour_rate',
  'earning_tariff',
];

/** Everything that a merge may touch, as it stands. */
function everything(): Record<string, unknown[]> {
  const { sqlite } = workshop.engine.handles;
  const rows = Object.fromEntries(
    tables.map((table) => [table, sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()]),
  );
  const places = sqlite.prepare('SELECT id, make_id, model_id, modification_id FROM asset ORDER BY id').all();
  const words = sqlite
    .prepare("SELECT kind, entity_id, words FROM search_document WHERE kind = 'asset' ORDER BY entity_id")
    .all();
  return { ...rows, places, words };
}

async function make(name: string): Promise<number> {
  const { id } = await workshop.manager.do('catalog.saveMake', {
    id: null,
    version: null,
    make: { name, unitsPerHour: 100, isVwGroup: true, active: true },
  });
  return id;
}
async function model(makeId: number, name: string): Promise<number> {
  const { id } = await workshop.manager.do('catalog.saveModel', {
    id: null,
    version: null,
    model: { makeId, name, yearFrom: null, yearTo: null, active: true },
  });
  return id;
}
async function modification(modelId: number, name: string): Promise<number> {
  const empty = {
    engineCode: null,
    kw: null,
    ccm: null,
    fuel: null,
    body: null,
    yearFrom: null,
    yearTo: null,
  };
  const { id } = await workshop.manager.do('catalog.saveModification', {
    id: null,
    version: null,
    modification: { ...empty, modelId, name, active: true },
  });
  return id;
}

async function twoNames() {
  const { manager } = workshop;
  const kept = await make('Моя марка');
  const merged = await make('ММ');
  const keptModel = await model(kept, 'Едно');
  const twinModel = await model(merged, 'ЕДНО');
  const freeModel = await model(merged, 'Две');
  const twinModification = await modification(twinModel, '1.6');
  const keptModification = await modification(keptModel, '1.6');
  const freeModification = await modification(twinModel, '2.0');
  const assets = [
    await addAsset(manager, {
      plate: 'СВ 1111 КТ',
      vin: null,
      makeId: merged,
      modelId: twinModel,
      modificationId: twinModification,
    }),
    await addAsset(manager, { plate: 'СВ 2222 КТ', vin: null, makeId: merged, modelId: freeModel }),
    await addAsset(manager, { plate: 'СВ 3333 КТ', vin: null, makeId: merged }),
  ];
  const { rows } = await manager.do('catalog.operations', {
    target: { level: 'all', targetId: 0 },
    ...{ text: '', groupId: null, ownOnly: false, inactive: false },
  });
  const [one, two] = rows;
  if (!one || !two) throw new Error('the seed has no operations');
  const set = (operationId: number, level: 'make' | 'modification', targetId: number, normSec: number) =>
    manager.do('catalog.setNorm', {
      operationId,
      target: { level, targetId },
      normSec,
      fromOn: '2026-01-01',
    });
  await set(one.id, 'make', merged, 100);
  await set(one.id, 'make', kept, 200);
  await set(two.id, 'make', merged, 300);
  await set(two.id, 'modification', twinModification, 400);
  return { kept, merged, keptModel, freeModel, keptModification, freeModification, assets, one, two };
}

describe('merge of two makes', () => {
  it('takes over models, cards and norms, and the undo brings every row back', async () => {
    const { manager, engine } = workshop;
    const tree = await twoNames();
    const before = everything();
    const pair = { level: 'make', keptId: tree.kept, mergedId: tree.merged } as const;
    const preview = await manager.do('catalog.mergePreview', pair);
    expect(preview).toEqual({ models: 2, modifications: 2, assets: 3, norms: 2, kept: 1 });
    expect(everything()).toEqual(before);
    const { mergeId, counts } = await manager.do('catalog.merge', pair);
    expect(counts).toEqual(preview);

    const places = engine.handles.sqlite
      .prepare('SELECT make_id, model_id, modification_id FROM asset ORDER BY id')
      .raw()
      .all();
    expect(places).toEqual([
      [tree.kept, tree.keptModel, tree.keptModification],
      [tree.kept, tree.freeModel, null],
      [tree.kept, null, null],
    ]);
    const offers = await manager.do('catalog.operationsFor', {
      assetId: tree.assets[0] ?? 0,
      text: tree.two.code,
      limit: 1,
      all: false,
    });
    expect(offers[0]).toMatchObject({ normOrigin: 'modification', normSec: 400 });
    const general = await manager.do('catalog.operationsFor', {
      assetId: tree.assets[2] ?? 0,
      text: tree.one.code,
      limit: 1,
      all: false,
    });
    expect(general[0]).toMatchObject({ normOrigin: 'make', normSec: 200 });
    expect((await manager.do('catalog.makes', { text: 'ММ' })).map(({ name }) => name)).toEqual([]);
    const [found] = await manager.do('catalog.findInTree', { text: 'моя марка две', limit: 5 });
    expect(found?.modelId).toBe(tree.freeModel);

    await manager.do('catalog.undoMerge', { mergeId });
    expect(everything()).toEqual(before);
    expect(await manager.refused('catalog.undoMerge', { mergeId })).toBe('NOT_FOUND');
  });

  it('keeps the undo away from what was changed since', async () => {
    const { manager, engine } = workshop;
    const tree = await twoNames();
    const { mergeId } = await manager.do('catalog.merge', {
      level: 'make',
      keptId: tree.kept,
      mergedId: tree.merged,
    });
    const other = await make('Трета');
    engine.handles.sqlite.prepare('UPDATE asset SET make_id = ? WHERE id = ?').run(other, tree.assets[2]);
    await manager.do('catalog.undoMerge', { mergeId });
    const makes = engine.handles.sqlite.prepare('SELECT make_id FROM asset ORDER BY id').pluck().all();
    expect(makes).toEqual([tree.merged, tree.merged, other]);
  });

  it('refuses a name with itself, models of two makes and people without the right', async () => {
    const { manager } = workshop;
    const tree = await twoNames();
    const pair = { level: 'make', keptId: tree.kept, mergedId: tree.kept } as const;
    expect(await manager.refused('catalog.merge', pair)).toBe('CATALOG_MERGE_SAME');
    expect(
      await manager.refused('catalog.merge', {
        level: 'model',
        keptId: tree.keptModel,
        mergedId: tree.freeModel,
      }),
    ).toBe('CATALOG_MERGE_OTHER_MAKE');
    expect(
      await workshop.as('receptionist').refused('catalog.merge', { ...pair, mergedId: tree.merged }),
    ).toBe('FORBIDDEN');
  });
});
