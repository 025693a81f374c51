import type { NormLevel, NormTarget } from '@shared/features/catalog/model';
import { addDays } from '@shared/kernel/dates';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addModification } from '../support/cards';
import { OpenOrder, openShop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const aClass = 1;
const today = '2026-11-24';
type Tree = Awaited<ReturnType<typeof addModification>>;

function newOperation(
  code: string,
  more: {
    specific?: boolean;
    places?: { level: 'make' | 'model' | 'modification'; targetId: number }[];
  } = {},
) {
  const { specific = false, places } = more;
  return workshop.manager.do('catalog.saveOperation', {
    id: null,
    version: null,
    operation: {
      ...{ code, nameBg: `Операция ${code}`, nameEn: null, groupId: 1, vatBp: 2000, fixedPriceCents: null },
      ...{ warrantyMonths: null, warrantyKm: null, specific, active: true },
      ...(places && { places }),
    },
  });
}

const targetsOf = (tree: Tree): NormTarget[] => [
  { level: 'all', targetId: 0 },
  { level: 'class', targetId: aClass },
  { level: 'make', targetId: tree.makeId },
  { level: 'model', targetId: tree.modelId },
  { level: 'modification', targetId: tree.modificationId },
];

interface NaiveVersion {
  level: NormLevel;
  normSec: number;
  from: string;
  to: string | null;
}

/** The rule as a person would say it: per level a calendar of days, the narrowest level that has one for the day wins. */
class NaiveNorms {
  private versions: NaiveVersion[] = [];

  set(level: NormLevel, from: string, normSec: number) {
    const own = this.versions.filter((one) => one.level === level);
    const same = own.find((one) => one.from === from);
    if (same) this.versions = this.versions.filter((one) => one !== same);
    for (const one of own)
      if (one !== same && one.from < from && (one.to === null || one.to >= from)) one.to = addDays(from, -1);
    const later = own.map((one) => one.from).filter((day) => day > from);
    const next = later.sort()[0];
    this.versions.push({ level, normSec, from, to: next ? addDays(next, -1) : null });
  }

  end(level: NormLevel, on: string): boolean {
    const one = this.versions.find((v) => v.level === level && v.from <= on && (v.to === null || v.to >= on));
    if (!one) return false;
    if (one.from === on) this.versions = this.versions.filter((v) => v !== one);
    else one.to = addDays(on, -1);
    return true;
  }

  on(day: string): [NormLevel, number] | null {
    for (const level of ['modification', 'model', 'make', 'class', 'all'] as const) {
      const one = this.versions.find(
        (v) => v.level === level && v.from <= day && (v.to === null || v.to >= day),
      );
      if (one) return [level, one.normSec];
    }
    return null;
  }
}

const aStep = fc.record({
  end: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  level: fc.integer({ min: 0, max: 4 }),
  day: fc.integer({ min: -6, max: 6 }),
  normSec: fc.integer({ min: 0, max: 36_000 }),
});

describe('norms', () => {
  it('answer as the rule does, whatever was set and ended at which level and day', async () => {
    const { manager, engine } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const assetId = await addAsset(manager, tree);
    const targets = targetsOf(tree);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 14 }), async (steps) => {
        run += 1;
        const code = `P-${run}`;
        const { id: operationId } = await newOperation(code);
        const naive = new NaiveNorms();
        for (const { end, level, day, normSec } of steps) {
          const target = targets[level] ?? targets[0];
          if (!target) throw new Error('no target');
          const on = addDays(today, day);
          if (end) {
            const ended = naive.end(target.level, on);
            if (ended) await manager.do('catalog.endNorm', { operationId, target, on });
            else
              expect(await manager.refused('catalog.endNorm', { operationId, target, on })).toBe('NOT_FOUND');
          } else {
            naive.set(target.level, on, normSec);
            await manager.do('catalog.setNorm', { operationId, target, normSec, fromOn: on });
          }
        }
        const offers = await manager.do('catalog.operationsFor', {
          assetId,
          text: code,
          limit: 1,
          all: false,
        });
        const expected = naive.on(today);
        expect([offers[0]?.normOrigin ?? null, offers[0]?.normSec ?? null]).toEqual(expected ?? [null, null]);
        const overlaps = engine.handles.sqlite
          .prepare(
            `SELECT count(*) FROM norm a JOIN norm b ON b.operation_id = a.operation_id AND b.level = a.level
              AND b.target_id = a.target_id AND b.id > a.id AND a.from_on <= coalesce(b.to_on, '9999')
              AND b.from_on <= coalesce(a.to_on, '9999') WHERE a.operation_id = ?`,
          )
          .pluck()
          .get(operationId);
        expect(overlaps).toBe(0);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('show the whole chain: every level, its versions, and which one wins', async () => {
    const { manager } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const { id: operationId } = await newOperation('CH-1');
    const [all, , make, , modification] = targetsOf(tree);
    if (!all || !make || !modification) throw new Error('no targets');
    const set = (target: NormTarget, normSec: number, fromOn: string) =>
      manager.do('catalog.setNorm', { operationId, target, normSec, fromOn });
    await set(all, 3600, '2026-01-01');
    await set(make, 3000, '2026-01-01');
    await set(make, 2880, '2026-06-01');
    const chain = await manager.do('catalog.normChain', { operationId, target: modification });
    expect(chain.steps.map(({ level }) => level)).toEqual(['all', 'make', 'model', 'modification']);
    expect(chain.steps[1]).toMatchObject({
      name: 'Volkswagen',
      versions: [
        { normSec: 2880, fromOn: '2026-06-01', toOn: null, wins: true },
        { normSec: 3000, fromOn: '2026-01-01', toOn: '2026-05-31', wins: false },
      ],
    });
    expect(chain).toMatchObject({ winner: { origin: 'make', normSec: 2880 }, unitsPerHour: 100 });
  });

  it('of a class hold for the classes below it until a nearer one has its own, and say which class they come from', async () => {
    const { manager } = workshop;
    const { rows } = await manager.do('assets.classes', {});
    const top = rows.find(({ id }) => id === aClass);
    const below = async (nameBg: string, parentId: number) => {
      const assetClass = { parentId, kind: 'vehicle', nameBg, nameEn: null, meterUnit: null, checklist: [] };
      const made = await manager.do('assets.saveClass', {
        ...{ classId: null, version: null },
        assetClass: assetClass as never,
      });
      return made.classId;
    };
    const suv = await below('Джип', aClass);
    const cab = await below('Пикап', suv);
    const { id: operationId } = await newOperation('CL-1');
    const assetId = await addAsset(manager, { classId: cab, plate: 'СВ 1010 АА', vin: null });
    const set = (targetId: number, normSec: number) =>
      manager.do('catalog.setNorm', {
        ...{ operationId, normSec, fromOn: '2026-01-01' },
        target: { level: 'class', targetId },
      });
    const here = { level: 'class', targetId: cab } as const;
    const winner = async () => {
      const { winner: found } = await manager.do('catalog.normChain', { operationId, target: here });
      const [offer] = await manager.do('catalog.operationsFor', {
        ...{ assetId, text: 'CL-1', limit: 1, all: false },
      });
      expect(offer?.normSec).toBe(found?.normSec);
      const list = { text: 'CL-1', groupId: null, ownOnly: false, inactive: false };
      const { rows: operations } = await manager.do('catalog.operations', { target: here, ...list });
      expect(operations[0]?.norm?.normSec).toBe(found?.normSec);
      return [found?.origin, found?.originName, found?.normSec];
    };
    await set(aClass, 3600);
    expect(await winner()).toEqual(['class', top?.nameBg, 3600]);
    await set(suv, 3000);
    expect(await winner()).toEqual(['class', 'Джип', 3000]);
    await set(cab, 2400);
    expect(await winner()).toEqual(['class', 'Пикап', 2400]);
    await manager.do('catalog.endNorm', { operationId, target: here, on: today });
    expect(await winner()).toEqual(['class', 'Джип', 3000]);
    const { steps } = await manager.do('catalog.normChain', { operationId, target: here });
    expect(steps.map(({ name, conditional }) => [name, conditional])).toEqual(
      [null, top?.nameBg ?? '', 'Джип', 'Пикап'].map((name) => [name, false]),
    );
  });

  it('are copied to several siblings at once, over their own only when asked', async () => {
    const { manager } = workshop;
    const one = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const two = await addModification(manager, 'Volkswagen', 'Golf VII', '2.0 TDI');
    const three = await addModification(manager, 'Volkswagen', 'Golf VII', '1.4 TSI');
    const { id: operationId, code } = { ...(await newOperation('CP-1')), code: 'CP-1' };
    const target = (tree: Tree): NormTarget => ({ level: 'modification', targetId: tree.modificationId });
    const set = (tree: Tree, normSec: number) =>
      manager.do('catalog.setNorm', { operationId, target: target(tree), normSec, fromOn: '2026-01-01' });
    await set(one, 1000);
    await set(two, 2000);
    const copy = {
      fromModificationId: one.modificationId,
      toModificationIds: [two.modificationId, three.modificationId],
      fromOn: today,
    };
    const normOf = async (tree: Tree) => {
      const { rows } = await manager.do('catalog.operations', {
        target: target(tree),
        ...{ text: code, groupId: null, ownOnly: false, inactive: false },
      });
      return rows[0]?.norm?.normSec;
    };
    expect(await manager.do('catalog.copyNorms', copy)).toEqual({ copied: 1, kept: 1 });
    expect([await normOf(two), await normOf(three)]).toEqual([2000, 1000]);
    expect(await manager.do('catalog.copyNorms', { ...copy, overwrite: true })).toEqual({
      copied: 2,
      kept: 0,
    });
    expect(await normOf(two)).toBe(1000);
  });

  it('are set by those who may only', async () => {
    const { id: operationId } = await newOperation('RG-1');
    const receptionist = workshop.as('receptionist');
    const target: NormTarget = { level: 'all', targetId: 0 };
    expect(
      await receptionist.refused('catalog.setNorm', { operationId, target, normSec: 1, fromOn: today }),
    ).toBe('FORBIDDEN');
  });
});

describe('specific operations', () => {
  it('are offered where they fit, with or without a norm; elsewhere on request only', async () => {
    const { manager } = workshop;
    const shop = await openShop(workshop);
    const golf = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const polo = await addModification(manager, 'Volkswagen', 'Golf VI', '2.0 TDI');
    const golfId = await addAsset(manager, { ...golf, plate: 'СВ 1111 КТ', vin: null });
    const poloId = await addAsset(manager, { ...polo, plate: 'СВ 2222 КТ', vin: null });
    const listed = await newOperation('SP-1', {
      specific: true,
      places: [{ level: 'model', targetId: golf.modelId }],
    });
    const normed = await newOperation('SP-2', { specific: true });
    await manager.do('catalog.setNorm', {
      operationId: normed.id,
      target: { level: 'modification', targetId: golf.modificationId },
      normSec: 1800,
      fromOn: '2026-01-01',
    });
    // A norm for everybody says nothing about whom it fits.
    await manager.do('catalog.setNorm', {
      operationId: normed.id,
      target: { level: 'all', targetId: 0 },
      normSec: 3600,
      fromOn: '2026-01-01',
    });
    const offered = async (assetId: number, all: boolean) =>
      (await manager.do('catalog.operationsFor', { assetId, text: 'Операция SP', limit: 9, all })).map(
        ({ code, fits }) => [code, fits],
      );
    expect(await offered(golfId, false)).toEqual([
      ['SP-1', true],
      ['SP-2', true],
    ]);
    expect(await offered(poloId, false)).toEqual([]);
    expect(await offered(poloId, true)).toEqual([
      ['SP-1', false],
      ['SP-2', false],
    ]);

    const order = await OpenOrder.take(shop, { assetId: poloId, meter: null });
    const options = await manager.do('orders.lineOptions', { orderId: order.id, query: 'Операция SP' });
    expect(options).toEqual({ options: [], others: 2 });
    const line = { jobId: await order.jobId(), operationId: listed.id, name: null };
    expect(await order.refused('orders.addOperation', line)).toBe('OPERATION_NOT_FOR_ASSET');
    await order.do('orders.addOperation', { ...line, forOthers: true });
    expect((await order.view()).jobs[0]?.lines).toHaveLength(1);
  });

  it('keep their list when only the rest is changed', async () => {
    const { manager } = workshop;
    const golf = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const { id } = await newOperation('KP-1', {
      specific: true,
      places: [{ level: 'make', targetId: golf.makeId }],
    });
    const card = await manager.do('catalog.operation', { operationId: id });
    expect(card.places).toEqual([{ level: 'make', targetId: golf.makeId, name: 'Volkswagen' }]);
    await manager.do('catalog.saveOperation', { id, version: card.version, operation: card.operation });
    expect((await manager.do('catalog.operation', { operationId: id })).places).toHaveLength(1);
  });
});

describe('groups', () => {
  it('are a list: renamed, ordered, added; one in use does not go', async () => {
    const { manager } = workshop;
    const { groups } = await manager.do('catalog.lists', {});
    const typed = groups.map(({ id, name }) => ({ id, nameBg: name.bg, nameEn: name.en }));
    const saved = await manager.do('catalog.saveGroups', {
      groups: [{ id: null, nameBg: 'Стъкла', nameEn: 'Glass' }, ...typed],
    });
    expect(saved.groups[0]?.name.bg).toBe('Стъкла');
    expect(await manager.refused('catalog.saveGroups', { groups: typed.slice(1) })).toBe('GROUP_IN_USE');
    await manager.do('catalog.saveGroups', { groups: typed });
    expect((await manager.do('catalog.lists', {})).groups).toEqual(groups);
  });
});
