import type { InputOf } from '@shared/contract/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addParty } from '../support/cards';
import { addPart } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

/** Latin transliteration would give: вентил, Дюза, Филтър, Гарнитура, Хомот, Цилиндър, Щанга, Шайба, Жило. */
const alphabetical = [
  'вентил',
  'Гарнитура',
  'Дюза',
  'Жило',
  'Филтър',
  'Хомот',
  'Цилиндър',
  'Шайба',
  'Щанга',
  'Ъглов лост',
];
const mixedUp = [7, 2, 9, 0, 5, 3, 8, 1, 6, 4].flatMap((at) => alphabetical[at] ?? []);

/** All names of a list, read two at a time as a scrolling screen does. */
async function paged(page: (cursor: string | null) => Promise<{ names: string[]; next: string | null }>) {
  const all: string[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const { names, next } = await page(cursor);
    all.push(...names);
    cursor = next;
  }
  return all;
}

describe('names in the order of the Bulgarian alphabet', () => {
  it('operations within their group, and those that the order offers', async () => {
    const { manager } = workshop;
    const list = (text: string): InputOf<'catalog.operations'> => ({
      ...{ target: { level: 'all', targetId: 0 }, text, groupId: null, ownOnly: false, inactive: false },
    });
    const groupId = (await manager.do('catalog.operations', list(''))).rows[0]?.groupId ?? 1;
    for (const [at, name] of mixedUp.entries())
      await manager.do('catalog.saveOperation', {
        ...{ id: null, version: null },
        operation: {
          ...{ code: `990000${at}`, nameBg: `${name} пробна`, nameEn: null, groupId, vatBp: 2000 },
          ...{ fixedPriceCents: 1000, warrantyMonths: null, warrantyKm: null, specific: false, active: true },
        },
      });
    const { rows } = await manager.do('catalog.operations', list('пробна'));
    expect(rows.map((row) => row.name.bg)).toEqual(alphabetical.map((name) => `${name} пробна`));
  });

  it('clients, page after page without a loss, in both directions', async () => {
    for (const name of mixedUp) await addParty(workshop.manager, { name });
    const read = (dir: 'asc' | 'desc') =>
      paged(async (cursor) => {
        const { rows, nextCursor } = await workshop.manager.do('parties.list', {
          filter: { text: '', role: null, kind: null, debtors: false, inactive: false },
          sort: { by: 'name', dir },
          ...{ cursor, limit: 2 },
        });
        return { names: rows.map(({ name }) => name), next: nextCursor };
      });
    expect(await read('asc')).toEqual(alphabetical);
    expect(await read('desc')).toEqual([...alphabetical].reverse());
  });

  it('parts on stock, page after page', async () => {
    for (const [at, nameBg] of mixedUp.entries())
      await addPart(workshop.manager, { number: `N 910 965 0${at}`, nameBg });
    const names = await paged(async (cursor) => {
      const { rows, nextCursor } = await workshop.manager.do('stock.list', {
        filter: {
          ...{ view: 'all', text: '', warehouseId: null },
          groupId: null,
          brand: null,
          onlyAvailable: false,
        },
        ...{ openFamilies: null, sort: { by: 'name', dir: 'asc' }, cursor, limit: 3 },
      });
      return { names: rows.map(({ name }) => name), next: nextCursor };
    });
    expect(names).toEqual(alphabetical);
  });

  it('pages of clients and parts come from an index, whatever their number', () => {
    const plan = (sql: string) =>
      workshop.engine.handles.sqlite
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('\n');
    for (const table of ['party', 'part'])
      expect(plan(`SELECT p.* FROM ${table} p ORDER BY p.name_order ASC, p.id ASC LIMIT 50`)).toBe(
        `SCAN p USING INDEX ${table}_name_order`,
      );
  });

  it('rows from before the key get it with the next start', async () => {
    for (const name of mixedUp) await addParty(workshop.manager, { name });
    workshop.engine.handles.sqlite.exec("UPDATE party SET name_order = ''; UPDATE make SET name_order = ''");
    await workshop.reopen();
    const names = workshop.engine.handles.sqlite
      .prepare('SELECT name FROM party ORDER BY name_order')
      .pluck();
    expect(names.all()).toEqual(alphabetical);
    const makes = workshop.engine.handles.sqlite
      .prepare("SELECT count(*) FROM make WHERE name_order = ''")
      .pluck();
    expect(makes.get()).toBe(0);
  });
});
