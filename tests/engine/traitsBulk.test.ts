import type { InputOf } from '@shared/contract/contract';
import type { BulkChange } from '@shared/features/traits/model';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addModification } from '../support/cards';
import { addClass, addTrait, setValue } from '../support/traits';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let manager: Person;
beforeEach(async () => {
  workshop = await openWorkshop();
  manager = workshop.manager;
});
afterEach(() => workshop.close());

type Filter = InputOf<'traits.bulkApply'>['assets'];
const everything: Filter = { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false };

function preview(traitId: number, change: BulkChange, assets = everything) {
  const filter = { assets, traitId, change, outcome: null };
  return manager.do('traits.bulkPreview', {
    ...{ filter, sort: { by: 'number', dir: 'asc' }, cursor: null, limit: 200 },
  });
}
async function apply(traitId: number, change: BulkChange, assets = everything) {
  const { totals } = await preview(traitId, change, assets);
  return manager.do('traits.bulkApply', { assets, traitId, change, expected: totals.changed });
}
const ownOf = async (assetId: number, traitId: number) =>
  (await manager.do('traits.card', { assetId })).rows.find(({ trait }) => trait.id === traitId)?.own ?? null;

async function fleet(count: number) {
  const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI CAYC');
  const other = await addClass(manager, 'ремаркета', null);
  const ids: number[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push(
      await addAsset(manager, {
        ...{ plate: `СА ${1000 + at} АА`, vin: null, serial: `S-${at}` },
        ...(at % 3 === 0 ? tree : {}),
        classId: at % 4 === 3 ? other : 1,
      }),
    );
  return { ids, tree };
}

const set = (value: string): BulkChange => ({ kind: 'set', value });

describe('a change of many things', () => {
  it('does what its preview said, keeps history and is undone as a whole; what was changed since is named and left', async () => {
    const { ids, tree } = await fleet(8);
    const traitId = await addTrait(manager, { classId: 1 });
    const place = { level: 'model', targetId: tree.modelId } as const;
    await manager.do('traits.setDefaults', { place, values: [{ traitId, before: null, value: 'a' }] });
    const value = fc.option(fc.constantFrom('a', 'b', 'c'));
    const change = fc.oneof(
      fc.constantFrom('a', 'b', 'c').map(set),
      fc.constant<BulkChange>({ kind: 'clear' }),
    );
    const fits = (at: number) => at % 4 !== 3;
    const inherits = (at: number) => (at % 3 === 0 ? 'a' : null);
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 8, maxLength: 8 }),
        change,
        fc.array(fc.tuple(fc.nat(7), value), { maxLength: 3 }),
        async (start, act, later) => {
          const before = start.map((one, at) => (fits(at) ? one : null));
          for (const [at, assetId] of ids.entries())
            await setValue(manager, assetId, traitId, before[at] ?? null);
          const expected = before.map((own, at) => {
            if (act.kind === 'clear') return own === null ? 'same' : 'changed';
            if (!fits(at)) return 'unfit';
            return (own ?? (fits(at) ? inherits(at) : null)) === act.value ? 'same' : 'changed';
          });
          const said = await preview(traitId, act);
          expect(said.rows.map(({ outcome }) => outcome)).toEqual(expected);
          const count = (kind: string) => expected.filter((one) => one === kind).length;
          expect(said.totals).toEqual({
            changed: count('changed'),
            same: count('same'),
            unfit: count('unfit'),
          });
          if (count('changed') === 0) return;
          const { bulkId } = await apply(traitId, act);
          const after = before.map((own, at) => {
            if (expected[at] !== 'changed') return own;
            return act.kind === 'set' ? act.value : null;
          });
          for (const [at, assetId] of ids.entries())
            expect(await ownOf(assetId, traitId)).toBe(after[at] ?? null);
          const touched = new Set<number>();
          const now = [...after];
          for (const [at, next] of later.filter(([at]) => fits(at))) {
            if (now[at] !== next) touched.add(at);
            now[at] = next;
            await setValue(manager, ids[at] ?? 0, traitId, next);
          }
          const left = [...touched].filter((at) => expected[at] === 'changed');
          const undo = await manager.do('traits.undoPreview', { bulkId });
          expect([undo.back, undo.left]).toEqual([count('changed') - left.length, left.length]);
          expect(undo.named.map(({ assetId }) => assetId)).toEqual(left.sort().map((at) => ids[at]));
          if (undo.back === 0) {
            expect(await manager.refused('traits.bulkUndo', { bulkId })).toBe('TRAIT_BULK_NOTHING');
            return;
          }
          await manager.do('traits.bulkUndo', { bulkId });
          for (const [at, assetId] of ids.entries()) {
            const back = expected[at] === 'changed' && !touched.has(at);
            expect(await ownOf(assetId, traitId)).toBe((back ? before[at] : now[at]) ?? null);
            const { rows } = await manager.do('traits.history', { assetId });
            if (back) expect(rows.slice(0, 2).map(({ bulk }) => bulk)).toEqual(['undo', 'change']);
          }
          expect(await manager.refused('traits.bulkUndo', { bulkId })).toBe('TRAIT_BULK_UNDONE');
        },
      ),
      { numRuns: 15 },
    );
  });

  it('goes over what the list shows and nothing else, and refuses when the list is no longer that of the preview', async () => {
    const { ids } = await fleet(4);
    const traitId = await addTrait(manager);
    const one = { ...everything, text: 'СА1002АА' };
    expect((await preview(traitId, set('x'), one)).rows.map(({ id }) => id)).toEqual([ids[2]]);
    await apply(traitId, set('x'), one);
    expect(await Promise.all(ids.map((id) => ownOf(id, traitId)))).toEqual([null, null, 'x', null]);
    const stale = { assets: everything, traitId, change: set('x'), expected: 4 };
    const reply = await manager.call('traits.bulkApply', { requestId: crypto.randomUUID(), ...stale });
    expect(reply).toMatchObject({ error: { code: 'TRAIT_BULK_DIFFERS', params: { count: 3 } } });
    expect(await ownOf(ids[0] ?? 0, traitId)).toBeNull();
  });

  it('refuses a value of another type, a characteristic out of use and a person without its right', async () => {
    await fleet(2);
    const traitId = await addTrait(manager, { type: 'number', unit: 'l', editRight: 'catalog.edit' });
    const ask = (change: BulkChange) => ({ assets: everything, traitId, change, expected: 2 });
    expect(await manager.refused('traits.bulkApply', ask(set('много')))).toBe('TRAIT_VALUE');
    expect(await workshop.as('receptionist').refused('traits.bulkApply', ask(set('4000')))).toBe('FORBIDDEN');
    await manager.do('traits.setEnded', { traitId, version: 1, ended: true });
    expect(await manager.refused('traits.bulkApply', ask(set('4000')))).toBe('TRAIT_ENDED');
    expect(await manager.refused('traits.bulkUndo', { bulkId: 1 })).toBe('NOT_FOUND');
  });

  it('stands in the list of those made until it is undone', async () => {
    await fleet(2);
    const traitId = await addTrait(manager);
    const { bulkId } = await apply(traitId, set('x'));
    expect((await manager.do('traits.bulkLog', {})).rows).toMatchObject([
      { id: bulkId, changed: 2, undoneAt: null, userName: 'Управител', change: set('x') },
    ]);
    await manager.do('traits.bulkUndo', { bulkId });
    expect((await manager.do('traits.bulkLog', {})).rows).toMatchObject([
      { id: bulkId, undoneBy: 'Управител' },
    ]);
  });
});
