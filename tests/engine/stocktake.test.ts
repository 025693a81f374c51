import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { addPart, receiveParts } from '../support/goods';
import { openShop, type Shop } from '../support/orders';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
let keeper: Person;
let oilId: number;
let boltId: number;
beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
  keeper = workshop.as('storekeeper');
  oilId = await addPart(shop.person, { number: 'G 052 195', nameBg: 'Масло', unit: 'l', codes: ['3800001'] });
  boltId = await addPart(shop.person, { number: 'N 10', nameBg: 'Болт', codes: ['3800002'] });
  await receiveParts(shop.person, shop.supplierId, [
    { partId: oilId, units: 20, costCents: 800, bin: 'A1' },
    { partId: boltId, units: 10, costCents: 50, bin: 'B2' },
  ]);
});
afterEach(() => workshop.close());

const start = (fields: object = {}) =>
  keeper.do('stocktake.start', {
    ...{ warehouseId: 1, scope: 'bins', bins: ['A1'], groupId: null, blind: true, note: null },
    ...fields,
  });
const open = (stocktakeId: number, person = keeper) => person.do('stocktake.open', { stocktakeId });
const lines = async (stocktakeId: number, view: 'all' | 'differences' | 'unknown' = 'all', person = keeper) =>
  (await person.do('stocktake.lines', { stocktakeId, view, bin: null, text: '', cursor: null, limit: 50 }))
    .rows;
const scan = (stocktakeId: number, code: string, bin = 'A1', quantityMilli = 1000) =>
  keeper.do('stocktake.scan', { stocktakeId, code, bin, quantityMilli });
const step = async (name: 'stocktake.finish' | 'stocktake.recount', stocktakeId: number) =>
  keeper.do(name, { stocktakeId, version: (await open(stocktakeId)).version });
const approve = async (stocktakeId: number, person = shop.person) =>
  person.do('stocktake.approve', { stocktakeId, version: (await open(stocktakeId)).version });
const stockOf = (partId: number) =>
  workshop.engine.handles.sqlite
    .prepare('SELECT quantity_milli AS quantity, value_cents AS value FROM stock_balance WHERE part_id = ?')
    .get(partId) as { quantity: number; value: number };
const countLine = (stocktakeId: number, lineId: number, units: number) =>
  keeper.do('stocktake.count', { stocktakeId, lineId, countedMilli: units * 1000 });

describe('a count', () => {
  it('adds one for every scan of a part and changes the place with a scan of its label', async () => {
    const { stocktakeId } = await start({ bins: ['a1', 'B2'] });
    expect(await scan(stocktakeId, '3800001')).toMatchObject({
      kind: 'part',
      number: 'G 052 195',
      countedMilli: 1000,
    });
    expect(await scan(stocktakeId, 'g052195', 'A1', 18_000)).toMatchObject({ countedMilli: 19_000 });
    expect(await scan(stocktakeId, 'b2')).toEqual({ kind: 'bin', bin: 'B2' });
    expect(await scan(stocktakeId, '3800002', 'B2', 10_000)).toMatchObject({ unexpected: false });
    expect(await scan(stocktakeId, '3800002', 'A1')).toMatchObject({ unexpected: true, countedMilli: 1000 });
    expect(await scan(stocktakeId, '999', 'A1')).toMatchObject({ kind: 'unknown', code: '999' });
    const { bins } = await open(stocktakeId);
    expect(bins).toEqual([
      { bin: 'A1', lines: 3, counted: 3 },
      { bin: 'B2', lines: 1, counted: 1 },
    ]);
  });

  it('is blind until its end, for the manager too', async () => {
    const { stocktakeId } = await start();
    await scan(stocktakeId, '3800001');
    const [line] = await lines(stocktakeId, 'all', shop.person);
    expect([line?.bookMilli, line?.differenceMilli, line?.valueCents]).toEqual([null, null, null]);
    expect(await lines(stocktakeId, 'differences', shop.person)).toEqual([]);
    expect((await open(stocktakeId, shop.person)).sums).toMatchObject({ counted: 1, differences: null });
    await step('stocktake.finish', stocktakeId);
    expect(await lines(stocktakeId, 'differences')).toMatchObject([
      { bookMilli: 20_000, countedMilli: 1000, differenceMilli: -19_000, valueCents: -15_200 },
    ]);
  });

  it('of one place is not disturbed by another one, which is refused for the same place', async () => {
    const { number } = await start();
    const again = {
      warehouseId: 1,
      scope: 'bins',
      bins: ['A1'],
      groupId: null,
      blind: true,
      note: null,
    } as const;
    expect(await keeper.call('stocktake.start', { ...again, requestId: crypto.randomUUID() })).toMatchObject({
      error: { code: 'STOCKTAKE_BIN_BUSY', params: { bin: 'A1', number } },
    });
    await start({ bins: ['B2'] });
    const out = {
      ...{ partId: oilId, warehouseId: 1, bookedMilli: 20_000, countedMilli: 19_000 },
      ...{ unitCostCents: null, reason: 'изтекло' },
    };
    expect(await shop.person.refused('stock.adjust', out)).toBe('BIN_FROZEN');
    const frozen = workshop.engine.handles.sqlite.prepare(
      'SELECT code FROM storage_bin WHERE frozen_by IS NOT NULL',
    );
    expect(frozen.pluck().all()).toEqual(['A1', 'B2']);
  });

  it('ends only when everything is counted; what nobody found is said to be nothing', async () => {
    const { stocktakeId } = await start({ scope: 'warehouse', bins: [] });
    const { version, sums } = await open(stocktakeId);
    expect(sums.lines).toBe(4);
    expect(await keeper.refused('stocktake.finish', { stocktakeId, version })).toBe('STOCKTAKE_UNCOUNTED');
    const zero = await keeper.do('stocktake.zeroRest', { stocktakeId, version, bin: 'B2' });
    expect(zero.lines).toBe(1);
    await keeper.do('stocktake.zeroRest', { stocktakeId, version: zero.version, bin: null });
    await step('stocktake.finish', stocktakeId);
    expect((await open(stocktakeId)).sums).toMatchObject({ counted: 4, differences: 4 });
  });
});

describe('differences', () => {
  it('are counted a second time, and only they', async () => {
    const { stocktakeId } = await start({ bins: ['A1', 'B2'] });
    await scan(stocktakeId, '3800001', 'A1', 18_000);
    await scan(stocktakeId, '3800002', 'B2', 10_000);
    await step('stocktake.finish', stocktakeId);
    expect((await step('stocktake.recount', stocktakeId)) as object).toMatchObject({ lines: 1 });
    const input = { stocktakeId, code: '3800002', bin: 'B2' };
    expect(await keeper.refused('stocktake.scan', input)).toBe('STOCKTAKE_NOT_RECOUNTED');
    await scan(stocktakeId, '3800001', 'A1', 20_000);
    await step('stocktake.finish', stocktakeId);
    expect(await lines(stocktakeId, 'differences')).toEqual([]);
    const done = await approve(stocktakeId);
    expect([done.documentId, done.lines]).toEqual([null, 0]);
    expect(stockOf(oilId)).toEqual({ quantity: 20_000, value: 16_000 });
  });

  it('become one adjustment with value after the approval of somebody who may, and the places are free', async () => {
    const { stocktakeId } = await start({ bins: ['A1', 'B2'] });
    await scan(stocktakeId, '3800001', 'A1', 18_500);
    await scan(stocktakeId, '3800002', 'B2', 12_000);
    await step('stocktake.finish', stocktakeId);
    const { version, sums } = await open(stocktakeId);
    expect(sums).toMatchObject({ differences: 2, surplusCents: 100, shortageCents: -1200 });
    expect(await keeper.refused('stocktake.approve', { stocktakeId, version })).toBe('FORBIDDEN');
    const { documentId } = await approve(stocktakeId);
    expect(await shop.person.do('stock.document', { documentId: documentId ?? 0 })).toMatchObject({
      kind: 'adjustment',
      status: 'posted',
      rows: [
        { partId: oilId, quantityMilli: -1500, valueCents: 1200, bin: 'A1' },
        { partId: boltId, quantityMilli: 2000, valueCents: 100, bin: 'B2' },
      ],
    });
    expect([stockOf(oilId), stockOf(boltId)]).toEqual([
      { quantity: 18_500, value: 14_800 },
      { quantity: 12_000, value: 600 },
    ]);
    expect(
      workshop.engine.handles.sqlite
        .prepare('SELECT count(*) FROM storage_bin WHERE frozen_by IS NOT NULL')
        .pluck()
        .get(),
    ).toBe(0);
    expect(await shop.person.refused('stocktake.approve', { stocktakeId, version: version + 1 })).toBe(
      'STOCKTAKE_STATE',
    );
  });

  it('of what the books never had need a part and a cost', async () => {
    const { stocktakeId } = await start();
    await scan(stocktakeId, '3800001', 'A1', 20_000);
    await scan(stocktakeId, 'X-77', 'A1', 3000);
    await step('stocktake.finish', stocktakeId);
    const refused = async () =>
      shop.person.refused('stocktake.approve', { stocktakeId, version: (await open(stocktakeId)).version });
    expect(await refused()).toBe('STOCKTAKE_UNKNOWN');
    const newId = await addPart(shop.person, { number: 'X 77', nameBg: 'Скоба' });
    const [unknown] = await lines(stocktakeId, 'unknown');
    await keeper.do('stocktake.resolve', { stocktakeId, lineId: unknown?.id ?? 0, partId: newId });
    expect(await refused()).toBe('STOCKTAKE_WITHOUT_COST');
    const [line] = await lines(stocktakeId, 'differences');
    await shop.person.do('stocktake.setCost', { stocktakeId, lineId: line?.id ?? 0, unitCostCents: 70 });
    await approve(stocktakeId);
    expect(stockOf(newId)).toEqual({ quantity: 3000, value: 210 });
  });

  it('do not swallow what moves through a place that cannot freeze', async () => {
    const { stocktakeId } = await start({ bins: [''], scope: 'bins' });
    const all = await lines(stocktakeId);
    for (const line of all) await countLine(stocktakeId, line.id, line.partId === shop.plentyPartId ? 9 : 2);
    // one bolt is sold after it was counted
    await shop.person.do('stock.adjust', {
      ...{ partId: shop.plentyPartId, warehouseId: 1, bookedMilli: 10_000, countedMilli: 9000 },
      ...{ unitCostCents: null, reason: 'продадена' },
    });
    await step('stocktake.finish', stocktakeId);
    expect(await lines(stocktakeId, 'differences')).toMatchObject([{ differenceMilli: -1000 }]);
    await approve(stocktakeId);
    expect(stockOf(shop.plentyPartId).quantity).toBe(8000);
  });
});

it('a difference of what lies without a place is settled there, not in the usual place of the part', async () => {
  const clipId = await addPart(shop.person, { number: 'X 5', nameBg: 'Щипка' });
  await receiveParts(shop.person, shop.supplierId, [{ partId: clipId, units: 5, costCents: 10, bin: 'B2' }]);
  workshop.engine.handles.sqlite.exec(
    `UPDATE stock_bin SET quantity_milli = 3000 WHERE part_id = ${clipId};
     INSERT INTO stock_bin (part_id, warehouse_id, bin, quantity_milli) VALUES (${clipId}, 1, '', 2000)`,
  );
  const { stocktakeId } = await start({ bins: [''] });
  for (const line of await lines(stocktakeId)) {
    const units = line.partId === clipId ? 1 : line.partId === shop.plentyPartId ? 10 : 2;
    await countLine(stocktakeId, line.id, units);
  }
  await step('stocktake.finish', stocktakeId);
  await approve(stocktakeId);
  const places = workshop.engine.handles.sqlite.prepare(
    'SELECT bin, quantity_milli AS quantity FROM stock_bin WHERE part_id = ? ORDER BY bin',
  );
  expect(places.all(clipId)).toEqual([
    { bin: '', quantity: 1000 },
    { bin: 'B2', quantity: 3000 },
  ]);
});

it('a cancelled count changes nothing and frees the places; a group counts its own parts only', async () => {
  const { stocktakeId, version } = await start();
  await scan(stocktakeId, '3800001');
  await keeper.do('stocktake.cancel', { stocktakeId, version, reason: 'грешен склад' });
  expect(stockOf(oilId).quantity).toBe(20_000);
  workshop.engine.handles.sqlite.exec(`UPDATE part SET group_id = 7 WHERE id = ${oilId}`);
  const group = await start({ scope: 'group', bins: [], groupId: 7 });
  expect(await lines(group.stocktakeId)).toMatchObject([{ partId: oilId, bin: 'A1' }]);
  expect(
    await keeper.refused('stocktake.scan', { stocktakeId: group.stocktakeId, code: '3800002', bin: 'A1' }),
  ).toBe('STOCKTAKE_OTHER_GROUP');
});

describe('on paper', () => {
  it('the counting sheet has no quantity, the differences have book, count and value', async () => {
    const { stocktakeId } = await start({ bins: ['A1', 'B2'] });
    const printed = async (list: 'stocktake.sheet' | 'stocktake.lines', view: 'known' | 'differences') => {
      const input = { stocktakeId, view, bin: null, text: '', cursor: null, limit: 1 };
      const target = { list, input, shown: { sort: null, text: '' }, title: 'Лист', notes: [] };
      return pdfText((await shop.person.do('printing.listPdf', { target })).bytes);
    };
    const sheet = await printed('stocktake.sheet', 'known');
    expect(sheet).toContain('G 052 195');
    expect(sheet).toContain('Намерено');
    expect(sheet).toContain('Масло л ________ ________');
    expect(sheet).toContain('Болт бр. ________ ________');
    await scan(stocktakeId, '3800001', 'A1', 19_000);
    await scan(stocktakeId, '3800002', 'B2', 10_000);
    await step('stocktake.finish', stocktakeId);
    const differences = await printed('stocktake.lines', 'differences');
    expect(differences).toContain('G 052 195');
    expect(differences).toContain('−8,00');
    expect(differences).not.toContain('N 10');
  });
});

it('whatever is counted, twice or once, stands in the books after the approval, and nothing else moved', async () => {
  const { sqlite } = workshop.engine.handles;
  const clipId = await addPart(shop.person, { number: 'X 5', nameBg: 'Щипка', codes: ['3800003'] });
  await receiveParts(shop.person, shop.supplierId, [
    { partId: clipId, units: 7, costCents: 33, bin: 'A1' },
    { partId: boltId, units: 9, costCents: 61, bin: 'A1' },
  ]);
  const codeOf = new Map([
    [oilId, '3800001'],
    [boltId, '3800002'],
    [clipId, '3800003'],
  ]);
  const codes = [...codeOf.values()];
  const places = ['A1', 'B2'];
  const scans = fc.array(
    fc.record({
      code: fc.constantFrom(...codes),
      bin: fc.constantFrom(...places),
      quantityMilli: fc.integer({ min: 1, max: 40_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const sumOf = (taken: readonly { code: string; bin: string; quantityMilli: number }[]) => {
    const found = new Map<string, number>();
    for (const { code, bin, quantityMilli } of taken)
      found.set(`${code} ${bin}`, (found.get(`${code} ${bin}`) ?? 0) + quantityMilli);
    return found;
  };
  const shelves = () =>
    new Map(
      sqlite
        .prepare(
          `SELECT c.code || ' ' || s.bin AS place, s.quantity_milli AS quantity FROM stock_bin s
            JOIN part_code c ON c.part_id = s.part_id WHERE s.bin <> ''`,
        )
        .all()
        .map((row) => {
          const { place, quantity } = row as { place: string; quantity: number };
          return [place, quantity] as const;
        }),
    );
  const zeroAndFinish = async (stocktakeId: number) => {
    const { version } = await open(stocktakeId);
    await keeper.do('stocktake.zeroRest', { stocktakeId, version, bin: null });
    await step('stocktake.finish', stocktakeId);
  };
  await fc.assert(
    fc.asyncProperty(scans, scans, fc.boolean(), async (first, second, twice) => {
      const { stocktakeId } = await start({ bins: places });
      for (const one of first) await scan(stocktakeId, one.code, one.bin, one.quantityMilli);
      await zeroAndFinish(stocktakeId);
      const expected = sumOf(first);
      const differing = await lines(stocktakeId, 'differences');
      if (twice && differing.length > 0) {
        await step('stocktake.recount', stocktakeId);
        for (const line of differing) expected.delete(`${codeOf.get(line.partId ?? 0)} ${line.bin}`);
        const again = second.filter(({ code, bin }) =>
          differing.some((line) => codeOf.get(line.partId ?? 0) === code && line.bin === bin),
        );
        for (const one of again) await scan(stocktakeId, one.code, one.bin, one.quantityMilli);
        for (const [place, quantity] of sumOf(again)) expected.set(place, quantity);
        await zeroAndFinish(stocktakeId);
      }
      await approve(stocktakeId);
      expect([...shelves()].sort()).toEqual([...expected].sort());
      const wrong = sqlite
        .prepare(
          `SELECT count(*) FROM stock_balance b WHERE (b.quantity_milli = 0 AND b.value_cents <> 0)
            OR b.quantity_milli <> (SELECT sum(m.quantity_milli) FROM stock_movement m
              WHERE m.part_id = b.part_id AND m.warehouse_id = b.warehouse_id)
            OR b.value_cents <> (SELECT sum(m.value_cents) FROM stock_movement m
              WHERE m.part_id = b.part_id AND m.warehouse_id = b.warehouse_id)`,
        )
        .pluck()
        .get();
      expect(wrong).toBe(0);
    }),
    { numRuns: 12 },
  );
});
