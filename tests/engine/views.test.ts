import type { InputOf } from '@shared/contract/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** Saved views of lists: whose they are, who may change them, and what a list opens with. */

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const list = 'registry.assets';
const state = {
  text: 'голф',
  sort: { by: 'owner', dir: 'asc' },
  filter: { view: 'all', narrow: 'warranty', until: '2026-12-31', months: null },
  columns: [
    { id: 'number', width: null },
    { id: 'owner', width: 220 },
  ],
} as const satisfies InputOf<'views.save'>['state'];
const fresh = { viewId: null, version: null, list, shared: false, state };

describe('a view', () => {
  it('comes back as it was saved, to who made it and to nobody else', async () => {
    const { manager } = workshop;
    const operator = workshop.as('operator');
    const { viewId } = await operator.do('views.save', { ...fresh, name: ' Гаранции до юни ' });
    const mine = await operator.do('views.list', { list });
    expect(mine.views).toEqual([
      { id: viewId, version: 1, name: 'Гаранции до юни', shared: false, own: true, state },
    ]);
    expect((await manager.do('views.list', { list })).views).toEqual([]);
    expect((await operator.do('views.list', { list: 'orders' })).views).toEqual([]);
    expect(await manager.refused('views.remove', { viewId, version: 1 })).toBe('NOT_FOUND');
    expect(await manager.refused('views.setDefault', { list, viewId })).toBe('NOT_FOUND');
    expect(await manager.refused('views.save', { ...fresh, viewId, version: 1, name: 'Чужд' })).toBe(
      'NOT_FOUND',
    );
  });

  it('has one name for each person and list, however it is written', async () => {
    const foreman = workshop.as('foreman');
    await foreman.do('views.save', { ...fresh, name: 'Моите' });
    expect(await foreman.refused('views.save', { ...fresh, name: 'МОИТЕ' })).toBe('VIEW_NAME_TAKEN');
    await foreman.do('views.save', { ...fresh, list: 'orders', name: 'Моите' });
    await workshop.manager.do('views.save', { ...fresh, name: 'Моите' });
  });

  it('is changed only as it was read', async () => {
    const foreman = workshop.as('foreman');
    const { viewId, version } = await foreman.do('views.save', { ...fresh, name: 'Версия' });
    const change = { ...fresh, viewId, version, name: 'Версия 2', state: { ...state, text: '' } };
    expect((await foreman.do('views.save', change)).version).toBe(2);
    expect(await foreman.refused('views.save', change)).toBe('CONCURRENT_MODIFICATION');
    expect(await foreman.refused('views.save', { ...change, version: 2, list: 'orders' })).toBe('NOT_FOUND');
    expect(await foreman.refused('views.remove', { viewId, version: 1 })).toBe('CONCURRENT_MODIFICATION');
  });

  it('is shared, changed and removed for all only with the right to it', async () => {
    const foreman = workshop.as('foreman');
    const operator = workshop.as('operator');
    expect(await operator.refused('views.save', { ...fresh, name: 'За всички', shared: true })).toBe(
      'FORBIDDEN',
    );
    const { viewId } = await foreman.do('views.save', { ...fresh, name: 'За всички', shared: true });
    const seen = (await operator.do('views.list', { list })).views.find(({ id }) => id === viewId);
    expect(seen).toMatchObject({ shared: true, own: false });
    const change = { ...fresh, viewId, version: 1, name: 'Мой вече' };
    expect(await operator.refused('views.save', change)).toBe('FORBIDDEN');
    expect(await operator.refused('views.remove', { viewId, version: 1 })).toBe('FORBIDDEN');
    await operator.do('views.setDefault', { list, viewId });
    expect((await operator.do('views.list', { list })).defaultId).toBe(viewId);
    // No longer shared: whoever opened with it opens with the usual one again.
    await foreman.do('views.save', change);
    expect((await operator.do('views.list', { list })).defaultId).toBeNull();
  });

  it('opens the list for who chose it, until it is chosen away or removed', async () => {
    const { manager } = workshop;
    const { viewId } = await manager.do('views.save', { ...fresh, name: 'Пръв' });
    await manager.do('views.setDefault', { list, viewId });
    expect((await manager.do('views.list', { list })).defaultId).toBe(viewId);
    expect((await workshop.as('foreman').do('views.list', { list })).defaultId).toBeNull();
    expect(await manager.refused('views.setDefault', { list: 'orders', viewId })).toBe('NOT_FOUND');
    await manager.do('views.setDefault', { list, viewId: null });
    expect((await manager.do('views.list', { list })).defaultId).toBeNull();
    await manager.do('views.setDefault', { list, viewId });
    await manager.do('views.remove', { viewId, version: 1 });
    const after = await manager.do('views.list', { list });
    expect([after.defaultId, after.views.some(({ id }) => id === viewId)]).toEqual([null, false]);
  });

  it('refuses what is no view of a list', async () => {
    const { manager } = workshop;
    const save = (part: object) => manager.refused('views.save', { ...fresh, name: 'X', ...part } as never);
    expect(await save({ list: '../etc' })).toBe('INVALID_INPUT');
    expect(await save({ name: '   ' })).toBe('INVALID_INPUT');
    expect(await save({ state: { ...state, columns: [{ id: 'a', width: 5 }] } })).toBe('INVALID_INPUT');
    expect(await save({ state: { ...state, filter: { a: { b: 1 } } } })).toBe('INVALID_INPUT');
  });
});
