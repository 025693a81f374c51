import { partPrice, refreshPartPrices } from '@engine/features/pricing/partPrices';
import { markedUpCents, markupFor, priceInForce } from '@shared/features/pricing/rules';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

const today = '2026-11-24';
const sqlite = () => workshop.engine.handles.sqlite;

function addList(fields: { from?: string; to?: string; position?: number; rows: [string, number][] }): void {
  const list = sqlite()
    .prepare(
      'INSERT INTO price_list (name, brand, is_vw_group, from_on, to_on, position) VALUES (?, ?, 1, ?, ?, ?)',
    )
    .run(`list ${Math.random()}`, 'VW', fields.from ?? null, fields.to ?? null, fields.position ?? 0);
  const version = sqlite()
    .prepare(`INSERT INTO price_list_version (price_list_id, status, file_name, sha256, user_id, created_at, applied_on)
      VALUES (?, 'active', 'list.csv', '', 1, 0, '2026-11-01')`)
    .run(list.lastInsertRowid);
  sqlite()
    .prepare('UPDATE price_list SET active_version_id = ? WHERE id = ?')
    .run(version.lastInsertRowid, list.lastInsertRowid);
  for (const [number, cents] of fields.rows)
    sqlite()
      .prepare('INSERT INTO price_row (version_id, number_key, name_id, price_cents) VALUES (?, ?, 0, ?)')
      .run(version.lastInsertRowid, number, cents);
}

const card = async (partId: number) => (await shop.person.do('parts.card', { partId })).price;
const refresh = (on = today) => refreshPartPrices(workshop.engine.handles.write, { all: true }, on);

describe('the price of a part', () => {
  it('is the own one, without it that of the list, without it the matrix over the cost', async () => {
    const partId = await addPart(shop.person, { number: '1K0 615 301 AA', priceCents: 9000 });
    addList({ rows: [['1K0615301AA', 8000]] });
    expect(await card(partId)).toEqual({ cents: 9000, source: 'own' });
    const { part, version } = await shop.person.do('parts.card', { partId });
    await shop.person.do('parts.save', { id: partId, version, part: { ...part, priceCents: null } });
    expect(await card(partId)).toEqual({ cents: 8000, source: 'list' });
    sqlite().prepare('UPDATE price_list SET active = 0').run();
    refresh();
    expect(await card(partId)).toEqual({ cents: null, source: null });
    await receiveParts(shop.person, shop.supplierId, [{ partId, units: 2, costCents: 5000 }]);
    expect(await card(partId)).toEqual({ cents: null, source: null });
    sqlite().prepare('INSERT INTO markup_rule (from_cents, markup_bp) VALUES (0, 4000)').run();
    refresh();
    expect(await card(partId)).toEqual({ cents: 7000, source: 'matrix' });
    await receiveParts(shop.person, shop.supplierId, [{ partId, units: 2, costCents: 7000 }]);
    expect(await card(partId)).toEqual({ cents: 8400, source: 'matrix' });
    expect(partPrice(workshop.engine.handles.read, partId, today)).toMatchObject({
      ...{ priceCents: 8400, source: 'matrix', cost: { basis: 'average', cents: 6000 } },
    });
  });

  it('follows the dates and the order of the lists', async () => {
    const partId = await addPart(shop.person, { number: '1K0 615 301 AA', priceCents: null });
    addList({ from: '2026-12-01', position: 0, rows: [['1K0615301AA', 9000]] });
    addList({ to: '2026-11-30', position: 1, rows: [['1K0615301AA', 8000]] });
    addList({ position: 2, rows: [['1K0615301AA', 7000]] });
    refresh();
    expect((await card(partId)).cents).toBe(8000);
    workshop.clock.advance(7 * 86_400_000);
    await workshop.reopen();
    expect(sqlite().prepare('SELECT price_cents FROM part WHERE id = ?').pluck().get(partId)).toBe(9000);
  });

  it('the set-based refresh agrees with the kernel for any matrix and any cost', async () => {
    const partIds = [
      shop.substituteId,
      shop.plentyPartId,
      await addPart(shop.person, { number: '06A 115 561 B' }),
    ];
    const db = sqlite();
    const ids = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null });
    const suppliers = fc.option(fc.constant(shop.supplierId), { nil: null });
    const rules = fc.array(
      fc.record({ groupId: ids, supplierId: suppliers, fromCents: fc.nat(9000), markupBp: fc.nat(9000) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        rules,
        ids,
        fc.option(fc.nat(9000), { nil: null }),
        fc.integer({ min: 1, max: 9000 }),
        (all, groupId, own, value) => {
          db.prepare('DELETE FROM markup_rule').run();
          for (const one of all)
            db.prepare(
              'INSERT INTO markup_rule (group_id, supplier_id, from_cents, markup_bp) VALUES (?, ?, ?, ?)',
            ).run(...[one.groupId, one.supplierId, one.fromCents, one.markupBp]);
          db.prepare('UPDATE part SET group_id = ?, own_price_cents = ?').run(groupId, own);
          db.prepare('UPDATE stock_balance SET value_cents = ?').run(value);
          refresh();
          for (const partId of partIds) {
            const facts = partPrice(workshop.engine.handles.read, partId, today);
            const row = db
              .prepare('SELECT price_cents AS cents, price_source AS source FROM part WHERE id = ?')
              .get(partId);
            const supplierId = facts.cost?.supplier ? shop.supplierId : null;
            const found = facts.cost && markupFor(all, { groupId, supplierId, costCents: facts.cost.cents });
            const matrixCents = facts.cost && found ? markedUpCents(facts.cost.cents, found.markupBp) : null;
            const { priceCents: cents, source } = priceInForce({
              ownCents: own,
              listCents: null,
              matrixCents,
            });
            expect(row).toEqual({ cents, source });
            expect(facts).toMatchObject({ priceCents: cents, source });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
