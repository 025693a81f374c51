import { currentNumber } from '@engine/features/parts/slice';
import type { InputOf, OutputOf } from '@shared/contract/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

type Link = InputOf<'parts.addSubstitute'>;
const day = 24 * 3600 * 1000;

const part = (number: string, more: Parameters<typeof addPart>[1] = {}) =>
  addPart(workshop.manager, { number, nameBg: `Част ${number}`, brand: 'FEBI', isVwGroup: false, ...more });
const link = (partId: number, kind: Link['kind'], substituteId: number, more: Partial<Link> = {}) =>
  workshop.manager.do('parts.addSubstitute', { partId, kind, substituteId, ...more });
const refusedLink = (partId: number, kind: Link['kind'], substituteId: number, more: Partial<Link> = {}) =>
  workshop.manager.call('parts.addSubstitute', {
    requestId: crypto.randomUUID(),
    ...{ partId, kind, substituteId, ...more },
  });
const card = (partId: number, by = workshop.manager): Promise<OutputOf<'parts.card'>> =>
  by.do('parts.card', { partId });
const numbersOf = async (partId: number, by = workshop.manager) =>
  (await card(partId, by)).family.map((member) => member.number);
const offersOf = async (text: string) => {
  const { parts } = await workshop.manager.do('parts.find', { text });
  return Object.fromEntries((parts[0]?.offers ?? []).map((offer) => [offer.number, offer.relation]));
};

async function supplier(): Promise<number> {
  const row = workshop.engine.handles.sqlite
    .prepare(
      "INSERT INTO party (kind, name, folded, customer_type, created_at) VALUES ('firm', 'Части Плюс ООД', 'chasti plyus ood', 'business', 0)",
    )
    .run();
  return Number(row.lastInsertRowid);
}

describe('families of parts', () => {
  it('go through chains: every number shows the same family, the last one is current', async () => {
    const [a, b, c, d] = [await part('A-1'), await part('A-2'), await part('A-3'), await part('Z-9')];
    await link(a, 'replaced', b);
    await link(b, 'replaced', c);
    await link(c, 'equal', d);
    for (const id of [a, b, c, d]) expect(await numbersOf(id)).toEqual(['A-3', 'A-1', 'A-2', 'Z-9']);
    expect((await card(a)).current).toEqual({ id: c, number: 'A-3' });
    expect(await offersOf('A-1')).toEqual({ 'A-3': 'replaced', 'Z-9': 'replaced', 'A-2': 'replaced' });
    expect(await offersOf('A-3')).toEqual({ 'Z-9': 'equal', 'A-1': 'older', 'A-2': 'older' });
  });

  it('see what is free of each number and the movements of all of them', async () => {
    const [a, b] = [await part('A-1'), await part('A-2')];
    await link(a, 'replaced', b);
    const supplierId = await supplier();
    await receiveParts(workshop.manager, supplierId, [{ partId: b, units: 3, costCents: 500 }]);
    await receiveParts(workshop.manager, supplierId, [{ partId: a, units: 2, costCents: 400 }]);
    const { parts } = await workshop.manager.do('parts.find', { text: 'A-1' });
    expect(parts[0]).toMatchObject({
      number: 'A-1',
      freeMilli: 2000,
      offers: [{ number: 'A-2', freeMilli: 3000 }],
    });
    const own = await workshop.manager.do('parts.movements', { partId: a, wholeFamily: false });
    expect(own.movements.map((move) => move.partNumber)).toEqual(['A-1']);
    const all = await workshop.manager.do('parts.movements', { partId: a, wholeFamily: true });
    expect(all.movements.map((move) => move.partNumber)).toEqual(['A-1', 'A-2']);
  });

  it('are not made by a set, whose members are offered together with their counts', async () => {
    const [whole, screw, plate] = [await part('S-1'), await part('S-2'), await part('S-3')];
    await link(whole, 'set', screw, { quantityMilli: 4000 });
    await link(whole, 'set', plate);
    expect(await numbersOf(whole)).toEqual(['S-1']);
    const { parts } = await workshop.manager.do('parts.find', { text: 'S-1' });
    expect(
      parts[0]?.offers.map(({ number, relation, unitsMilli }) => [number, relation, unitsMilli]),
    ).toEqual([
      ['S-2', 'set', 4000],
      ['S-3', 'set', 1000],
    ]);
    expect(await offersOf('S-2')).toEqual({});
  });

  it('refuse a loop with its path, also across a set, and the same pair twice', async () => {
    const [a, b, c] = [await part('A-1'), await part('A-2'), await part('A-3')];
    await link(a, 'replaced', b);
    await link(b, 'set', c);
    expect(await refusedLink(c, 'replaced', a)).toMatchObject({
      error: { code: 'SUBSTITUTE_LOOP', params: { path: 'A-3 → A-1 → A-2 → A-3' } },
    });
    expect(await refusedLink(a, 'equal', b)).toMatchObject({ error: { code: 'SUBSTITUTE_EXISTS' } });
    expect(await refusedLink(b, 'equal', a)).toMatchObject({ error: { code: 'SUBSTITUTE_EXISTS' } });
    expect(await refusedLink(a, 'replaced', a)).toMatchObject({ error: { code: 'SUBSTITUTE_LOOP' } });
    expect(await refusedLink(a, 'equal', c, { fromOn: '2026-12-02', toOn: '2026-12-01' })).toMatchObject({
      error: { code: 'SUBSTITUTE_DATES' },
    });
  });

  it('turn round when the days do not meet: what was replaced last year may replace again', async () => {
    const [a, b] = [await part('A-1'), await part('A-2')];
    await link(a, 'replaced', b, { toOn: '2026-10-31' });
    await link(b, 'replaced', a, { fromOn: '2026-11-01' });
    expect((await card(b)).current.number).toBe('A-1');
    expect((await card(a)).current.number).toBe('A-1');
    const { read } = workshop.engine.handles;
    expect(currentNumber(read, a, '2026-10-31').number).toBe('A-2');
    expect(currentNumber(read, b, '2026-11-01').number).toBe('A-1');
    expect(await refusedLink(a, 'replaced', b)).toMatchObject({ ok: false });
  });

  it('count only between their days, and the kept state follows the change of day and the start', async () => {
    const [a, b] = [await part('A-1', { minimumMilli: 4000 }), await part('A-2')];
    await link(a, 'replaced', b, { fromOn: '2026-11-26', toOn: '2026-11-27' });
    const stored = () =>
      workshop.engine.handles.sqlite.prepare('SELECT family_id FROM part WHERE id = ?').pluck().get(a);
    expect([await numbersOf(a), stored()]).toEqual([['A-1'], null]);
    workshop.clock.advance(2 * day);
    const later = workshop.as('storekeeper');
    expect([await numbersOf(a, later), stored()]).toEqual([['A-2', 'A-1'], b]);
    expect((await card(b, later)).part.minimumMilli).toBe(4000);
    workshop.clock.advance(2 * day);
    await workshop.reopen();
    const last = workshop.as('storekeeper');
    expect([stored(), await numbersOf(a, last)]).toEqual([null, ['A-1']]);
    expect((await card(a, last)).links).toMatchObject([{ number: 'A-2', counts: false }]);
  });

  it('are the same from whichever member they are asked, after any links and their removal', async () => {
    const ids: number[] = [];
    for (let at = 0; at < 7; at += 1) ids.push(await part(`P-${at}`));
    const anyLink = fc.record({
      from: fc.nat(6),
      to: fc.nat(6),
      kind: fc.constantFrom('replaced' as const, 'equal' as const, 'set' as const),
      remove: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyLink, { minLength: 4, maxLength: 9 }), async (steps) => {
        const { sqlite } = workshop.engine.handles;
        sqlite.exec('DELETE FROM part_substitute; UPDATE part SET family_id = NULL, family_key = number_key');
        const made: number[] = [];
        for (const { from, to, kind, remove } of steps) {
          const last = made.pop();
          if (remove && last !== undefined)
            await workshop.manager.do('parts.removeSubstitute', { linkId: last });
          else if (last !== undefined) made.push(last);
          const reply = await refusedLink(ids[from] ?? 0, kind, ids[to] ?? 0);
          if (reply.ok) made.push((reply.data as { linkId: number }).linkId);
        }
        const families = new Map(
          await Promise.all(ids.map(async (id) => [id, (await card(id)).family] as const)),
        );
        for (const [id, family] of families) {
          const members = family.map((member) => member.partId);
          expect(members).toContain(id);
          for (const other of members)
            expect(families.get(other)?.map((member) => member.partId)).toEqual(members);
          expect(family.filter((member) => member.relation === 'current')).toHaveLength(1);
        }
      }),
      { numRuns: 25 },
    );
  });
});
