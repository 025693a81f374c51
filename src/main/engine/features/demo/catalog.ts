import type { IsoDate } from '@shared/kernel/dates';
import type { Hand } from './hand';
import type { Random } from './random';
import type { DemoSize } from './sizes';
import { type CarWords, cars, type EngineWords, variants } from './words/cars';

export interface DemoModification {
  id: number;
  engine: EngineWords;
}

/** A model that drives around, with its place in the tree. */
export interface DemoModel {
  words: CarWords;
  makeId: number;
  modelId: number;
  modifications: DemoModification[];
}

export interface DemoCatalog {
  models: DemoModel[];
  /** Of the seed's operations, by code. */
  operationIds: ReadonlyMap<string, number>;
  classIds: ReadonlyMap<string, number>;
}

interface CatalogOptions {
  manager: Hand;
  random: Random;
  size: DemoSize;
  fromOn: IsoDate;
}

/** Modifications under the seed's makes and models, and norms of their own where the general one does not fit. */
export async function fillCatalog({ manager, random, size, fromOn }: CatalogOptions): Promise<DemoCatalog> {
  const { rows } = await manager.do('catalog.operations', {
    target: { level: 'all', targetId: 0 },
    ...{ text: '', groupId: null, ownOnly: false, inactive: false },
  });
  const { classes } = await manager.do('catalog.lists', {});
  const models = await findModels(manager);
  await addModifications(manager, models, size.modifications);
  await addNorms({ manager, random, models, rows, count: size.norms, fromOn });
  const operationIds = new Map(rows.map(({ code, id }) => [code, id]));
  await addNotes(manager, models);
  await addPackages(manager, operationIds);
  return {
    models,
    operationIds,
    classIds: new Map(classes.map(({ key, id }) => [key ?? '', id])),
  };
}

async function findModels(manager: Hand): Promise<DemoModel[]> {
  const models: DemoModel[] = [];
  for (const words of cars) {
    const [make] = await manager.do('catalog.makes', { text: words.make });
    const found = make ? await manager.do('catalog.models', { makeId: make.id, text: words.model }) : [];
    const model = found.find(({ name }) => name === words.model);
    if (!make || !model) throw new Error(`not in the seed: ${words.make} ${words.model}`);
    models.push({ words, makeId: make.id, modelId: model.id, modifications: [] });
  }
  return models;
}

async function addModifications(manager: Hand, models: readonly DemoModel[], count: number): Promise<void> {
  const wanted = variants.flatMap((variant) =>
    models.flatMap((model) => model.words.engines.map((engine) => ({ model, engine, variant }))),
  );
  for (const { model, engine, variant } of wanted.slice(0, count)) {
    const { from, to } = model.words;
    const { id } = await manager.do('catalog.saveModification', {
      id: null,
      version: null,
      modification: {
        modelId: model.modelId,
        name: `${engine.name} ${engine.kw} kW ${engine.code}${variant}`,
        ...{ engineCode: engine.code, kw: engine.kw, ccm: engine.ccm, fuel: engine.fuel },
        ...{ body: variant.endsWith('комби') ? 'комби' : null, yearFrom: from, yearTo: to, active: true },
      },
    });
    model.modifications.push({ id, engine });
  }
}

interface NormOptions {
  manager: Hand;
  random: Random;
  models: readonly DemoModel[];
  rows: readonly { id: number; norm: { normSec: number } | null }[];
  count: number;
  fromOn: IsoDate;
}

/** Every modification in turn gets one more operation of its own until there are enough. */
async function addNorms({ manager, random, models, rows, count, fromOn }: NormOptions): Promise<void> {
  const modifications = models.flatMap((model) => model.modifications);
  const operations = random.shuffled(rows);
  for (let at = 0; at < Math.min(count, modifications.length * operations.length); at += 1) {
    const modification = modifications[at % modifications.length];
    const operation = operations[Math.floor(at / modifications.length)];
    if (!modification || !operation) return;
    const units = Math.round(((operation.norm?.normSec ?? 3600) / 36) * (0.85 + random.next() * 0.4));
    await manager.do('catalog.setNorm', {
      operationId: operation.id,
      target: { level: 'modification', targetId: modification.id },
      normSec: Math.max(10, units) * 36,
      fromOn,
    });
  }
}

/** How much oil an engine takes, by its size, and how tight the wheels are: what a mechanic looks up every day. */
async function addNotes(manager: Hand, models: readonly DemoModel[]): Promise<void> {
  const note = { id: null, version: null };
  for (const { modelId, modifications } of models) {
    await manager.do('catalog.saveNote', {
      ...note,
      note: {
        ...{ level: 'model', targetId: modelId, kind: 'torque', quantity: null, label: 'Колесни болтове' },
        ...{ valueMilli: 120_000, unit: 'Nm', text: 'на кръст' },
      },
    });
    for (const { id, engine } of modifications.slice(0, 2))
      await manager.do('catalog.saveNote', {
        ...note,
        note: {
          ...{ level: 'modification', targetId: id, kind: 'volume', quantity: 'engineOil' },
          ...{ label: 'Моторно масло', valueMilli: Math.round(engine.ccm / 50) * 100 + 1100, unit: 'l' },
          text: 'с филтър',
        },
      });
  }
}

/** Packages of the seed's operations; those with parts come from the workshop's own orders. */
async function addPackages(manager: Hand, operationIds: ReadonlyMap<string, number>): Promise<void> {
  const packages = [
    {
      code: 'ПАК-01',
      nameBg: 'Спирачки отпред и накладки отзад',
      codes: ['46451900', '46461900'],
      fixed: null,
    },
    { code: 'ПАК-02', nameBg: 'Масло и преглед преди път', codes: ['17015500', '01502300'], fixed: 4_900 },
  ];
  for (const { code, nameBg, codes, fixed } of packages) {
    const lines = codes.flatMap((one) => {
      const operationId = operationIds.get(one);
      return operationId === undefined
        ? []
        : [{ kind: 'operation' as const, operationId, quantityMilli: 1000 }];
    });
    if (lines.length === 0) continue;
    await manager.do('catalog.savePackage', {
      ...{ id: null, version: null },
      package: {
        ...{ code, nameBg, nameEn: null, active: true, orderId: null, places: [], lines },
        ...{ pricing: fixed === null ? 'summed' : 'fixed', fixedCents: fixed },
      },
    });
  }
}
