import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '@shared/contract/contract';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addParty } from '../support/cards';
import { addPart, receiveParts } from '../support/goods';
import { OpenOrder, openShop } from '../support/orders';
import { workbookOf } from '../support/workbooks';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let folder: string;
beforeEach(async () => {
  workshop = await openWorkshop();
  folder = mkdtempSync(join(tmpdir(), 'maistor-prices-'));
});
afterEach(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

type List = InputOf<'priceLists.save'>['list'];
const vwList: List = {
  ...{ name: 'VW 2026', brand: 'VW', isVwGroup: true, supplierId: null, gross: false, vatBp: 2000 },
  ...{ position: 0, fromOn: null, toOn: null, active: true },
};

const makeList = async (fields: Partial<List> = {}) =>
  (await workshop.manager.do('priceLists.save', { id: null, version: null, list: { ...vwList, ...fields } }))
    .id;

function grantOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return workshop.engine.grant(path);
}

/** Opens a file, takes the mapping that was found with changes, reads it. */
async function read(
  listId: number,
  content: string | Uint8Array,
  changes: Partial<InputOf<'priceLists.read'>['mapping']> = {},
  name = 'prices.csv',
): Promise<OutputOf<'priceLists.read'>> {
  const grant = grantOf(name, content);
  const { mapping } = await workshop.manager.do('priceLists.open', { listId, grant, mapping: null });
  return workshop.manager.do('priceLists.read', { listId, grant, mapping: { ...mapping, ...changes } });
}

const changes = async (versionId: number, kind: InputOf<'priceLists.changes'>['kind'], text = '') =>
  (await workshop.manager.do('priceLists.changes', { versionId, kind, text, cursor: null, limit: 100 })).rows;

const first = [
  'Номер;Наименование;Цена;Нов номер',
  '1K0 615 301 AA;Спирачен диск;52,40;',
  '1K0 698 151 A;Накладки;48,00;',
  'N 908 132 02;Винт;1,15;',
  '06A 115 561 B;Маслен филтър;9,90;',
].join('\r\n');
const second = [
  'Номер;Наименование;Цена;Нов номер',
  '1K0 615 301 AA;Спирачен диск;52,40;1K0 615 301 AC',
  '1K0 615 301 AC;Спирачен диск;55,00;',
  '1K0 698 151 A;Накладки;50,40;',
  'N 908 132 02;Винт;2,30;',
].join('\r\n');

describe('reading a file', () => {
  it('finds format, encoding, columns and decimal mark, and leaves every price as it is', async () => {
    const listId = await makeList();
    const grant = grantOf('list.csv', iconv.encode(first, 'windows-1251'));
    const sample = await workshop.manager.do('priceLists.open', { listId, grant, mapping: null });
    expect(sample.mapping).toMatchObject({
      ...{ format: 'csv', encoding: 'windows-1251', delimiter: ';', headerRows: 1, decimalMark: ',' },
      places: { number: { at: 0 }, name: { at: 1 }, price: { at: 2 }, replacedBy: { at: 3 } },
    });
    expect(sample.rows[0]).toMatchObject({
      number: '1K0 615 301 AA',
      name: 'Спирачен диск',
      priceCents: 5240,
    });
    const { reading, difference, versionId } = await workshop.manager.do('priceLists.read', {
      ...{ listId, grant, mapping: sample.mapping },
    });
    expect(reading).toMatchObject({ rows: 4, kept: 4, refused: 0, oddNamesBp: 0 });
    expect(difference).toMatchObject({ baseVersionId: null, new: 4 });
    expect((await changes(versionId, 'new')).map(({ number }) => number)).toEqual([
      '06A 115 561 B',
      '1K0 615 301 AA',
      '1K0 698 151 A',
      'N 908 132 02',
    ]);
    const { lists } = await workshop.manager.do('priceLists.list', {});
    expect(lists[0]).toMatchObject({ inForce: false, rows: null, readyVersionId: versionId });
  });

  it('reads lines of fixed width with implied decimals, and workbooks', async () => {
    const listId = await makeList();
    const fixed = [
      '1K0615301AA   BREMSSCHEIBE        00005240',
      'N  90813202   SCHRAUBE            00000115',
    ];
    const read1 = await read(listId, iconv.encode(fixed.join('\n'), 'cp850'), {}, 'list.txt');
    expect(await changes(read1.versionId, 'all')).toMatchObject([
      { number: '1K0 615 301 AA', name: 'BREMSSCHEIBE', newCents: 5240 },
      { number: 'N 908 132 02', name: 'SCHRAUBE', newCents: 115 },
    ]);
    const book = workbookOf([
      ['Номер', 'Наименование', 'Цена'],
      ['1K0 615 301 AA', 'Спирачен диск', '52,40'],
      ['06A 115 561 B', 'Маслен филтър', '1 009,90'],
    ]);
    const read2 = await read(listId, book, {}, 'list.xlsx');
    expect((await changes(read2.versionId, 'all')).map(({ newCents }) => newCents)).toEqual([100990, 5240]);
  });

  it('refuses a broken row in the middle, a duplicate with another price and a moved column, each by its line', async () => {
    const listId = await makeList();
    const broken = [
      'Номер;Наименование;Цена',
      '1K0 615 301 AA;Диск;52,40',
      '1K0 698 151 A;"Накладки;48,00',
      '1K0 615 301 AA;Диск;52,40',
      '1K0 615 301 AA;Диск;99,00',
      '06A 115 561 B;Филтър; маслен;9,90',
      '06A 115 562;Филтър;без цена',
      ';без номер;1,00',
      'N 908 132 02;"Винт ""M8""";1,15',
    ].join('\n');
    const { reading, versionId } = await read(listId, broken);
    expect(reading).toMatchObject({ rows: 8, kept: 2, repeated: 1, refused: 5 });
    const { rows } = await workshop.manager.do('priceLists.problems', { versionId });
    expect(rows.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 quotes',
      '5 duplicate',
      '6 moreColumns',
      '7 price',
      '8 number',
    ]);
  });

  it('notices names in another encoding', async () => {
    const listId = await makeList();
    const wrong = await read(listId, iconv.encode(first, 'windows-1251'), { encoding: 'windows-1252' });
    expect(wrong.reading.oddNamesBp).toBeGreaterThan(5000);
    const broken = await read(listId, iconv.encode(first, 'windows-1251'), { encoding: 'utf8' });
    expect(broken.reading.oddNamesBp).toBe(10_000);
  });

  it('turns gross prices into net ones', async () => {
    const listId = await makeList({ gross: true });
    const { versionId } = await read(listId, 'Номер;Цена\n1K0615301AA;62,88\n1K0615301AB;0,01\n');
    expect((await changes(versionId, 'all')).map(({ newCents }) => newCents)).toEqual([5240, 1]);
  });
});

const rowsOf = (query: string, ...parameters: unknown[]) =>
  workshop.engine.handles.sqlite.prepare(query).all(...parameters) as Record<string, unknown>[];

const priceOf = (partId: number) =>
  rowsOf('SELECT price_cents AS cents FROM part WHERE id = ?', partId)[0]?.cents;

/** A disc in stock, pads with a card only, a filter that the second list no longer has. */
async function cards() {
  const part = (number: string) => addPart(workshop.manager, { number, priceCents: null });
  const [disc, pads, filter] = [
    await part('1K0 615 301 AA'),
    await part('1K0 698 151 A'),
    await part('06A 115 561 B'),
  ];
  const supplierId = await addParty(workshop.manager, { roles: ['supplier'] });
  await receiveParts(workshop.manager, supplierId, [{ partId: disc, units: 2, costCents: 3000 }]);
  return { disc, pads, filter };
}

describe('a version in force', () => {
  it('changes the prices of the cards and links replaced numbers; an undo brings everything back', async () => {
    const { disc, pads } = await cards();
    const listId = await makeList();
    const one = await read(listId, first);
    const { applied } = await workshop.manager.do('priceLists.apply', { versionId: one.versionId });
    expect(applied).toMatchObject({ prices: 3, replaced: 0, made: 0 });
    expect([priceOf(disc), priceOf(pads)]).toEqual([5240, 4800]);

    const two = await read(listId, second);
    expect(two.difference).toMatchObject({
      new: 1,
      price: 2,
      up: 2,
      down: 0,
      jump: 1,
      replaced: 1,
      ended: 1,
    });
    expect(await changes(two.versionId, 'price')).toMatchObject([
      { number: '1K0 698 151 A', oldCents: 4800, newCents: 5040, changeBp: 500 },
      { number: 'N 908 132 02', oldCents: 115, newCents: 230, changeBp: 10_000 },
    ]);
    expect(await changes(two.versionId, 'jump')).toMatchObject([{ number: 'N 908 132 02' }]);
    expect(await changes(two.versionId, 'replaced')).toMatchObject([
      { number: '1K0 615 301 AA', replacedBy: '1K0 615 301 AC' },
    ]);
    expect(await changes(two.versionId, 'ended')).toMatchObject([
      { number: '06A 115 561 B', name: 'Маслен филтър', oldCents: 990, newCents: null },
    ]);
    expect([priceOf(disc), priceOf(pads)]).toEqual([5240, 4800]);

    const done = await workshop.manager.do('priceLists.apply', { versionId: two.versionId });
    expect(done.applied).toMatchObject({ replaced: 1, replacedInStock: 1, made: 1, loops: 0 });
    expect(priceOf(pads)).toBe(5040);
    const { family } = await workshop.manager.do('parts.card', { partId: disc });
    expect(family.map(({ number, relation }) => `${number} ${relation}`)).toEqual([
      '1K0 615 301 AC current',
      '1K0 615 301 AA replaced',
    ]);
    const { rows } = await workshop.manager.do('priceLists.affected', {
      ...{ versionId: two.versionId, kind: 'replacedInStock' },
    });
    expect(rows).toMatchObject([{ partId: disc, substitute: '1K0 615 301 AC', stockMilli: 2000 }]);

    const undone = await workshop.manager.do('priceLists.undo', { versionId: two.versionId });
    expect(undone.links).toBe(1);
    expect([priceOf(disc), priceOf(pads)]).toEqual([5240, 4800]);
    expect((await workshop.manager.do('parts.card', { partId: disc })).family).toHaveLength(1);
    await workshop.manager.do('priceLists.apply', { versionId: two.versionId });
    expect(priceOf(pads)).toBe(5040);
  });

  it('names the open orders that need a replaced or repriced part', async () => {
    const shop = await openShop(workshop);
    const listId = await makeList();
    const number = String(rowsOf('SELECT number FROM part WHERE id = ?', shop.plentyPartId)[0]?.number);
    const order = await OpenOrder.take(shop);
    await order.addPart(shop.plentyPartId, 2000);
    const { versionId } = await read(
      listId,
      `Номер;Цена;Нов номер\n${number};;N 910 965 09\nN 910 965 09;2,00;\n`,
    );
    const { applied } = await workshop.manager.do('priceLists.apply', { versionId });
    expect(applied).toMatchObject({ replaced: 1, orders: 1, made: 1 });
    const { rows } = await workshop.manager.do('priceLists.affected', { versionId, kind: 'orders' });
    expect(rows).toMatchObject([
      { orderId: order.id, partId: shop.plentyPartId, substitute: 'N 910 965 09' },
    ]);
  });

  it('is refused when another one came into force since it was read', async () => {
    const listId = await makeList();
    const one = await read(listId, first);
    await workshop.manager.do('priceLists.apply', { versionId: one.versionId });
    const two = await read(listId, second);
    workshop.engine.handles.sqlite.prepare('UPDATE price_list SET active_version_id = NULL').run();
    expect(await workshop.manager.refused('priceLists.apply', { versionId: two.versionId })).toBe(
      'PRICE_LIST_OUTDATED',
    );
  });

  it('follows chains, leaves loops out and keeps links made by hand', async () => {
    const { disc } = await cards();
    const listId = await makeList();
    const chain =
      'Номер;Цена;Нов номер\n1K0615301AA;;1K0615301AB\n1K0615301AB;;1K0615301AC\n1K0615301AC;60,00;\n1K0698151A;1;1K0698151B\n1K0698151B;1;1K0698151A\n';
    const { versionId } = await read(listId, chain);
    const { applied } = await workshop.manager.do('priceLists.apply', { versionId });
    expect(applied).toMatchObject({ replaced: 1, made: 1 });
    const { family } = await workshop.manager.do('parts.card', { partId: disc });
    expect(family.map((member) => member.number)).toEqual(['1K0 615 301 AC', '1K0 615 301 AA']);
  });
});

describe('a reading that ends early', () => {
  const many = (count: number, from = 0) =>
    [
      'Номер;Наименование;Цена',
      ...Array.from(
        { length: count },
        (_, at) => `A${String(at + from).padStart(9, '0')};Част ${at % 900};${at % 97},50`,
      ),
    ].join('\n');

  it('leaves the old prices and nothing of the file when it is cancelled late', async () => {
    const listId = await makeList({ brand: 'Febi', isVwGroup: false });
    const one = await read(listId, many(4000));
    await workshop.manager.do('priceLists.apply', { versionId: one.versionId });
    const grant = grantOf('big.csv', many(60_000));
    const { mapping } = await workshop.manager.do('priceLists.open', { listId, grant, mapping: null });
    const unsubscribe = workshop.engine.subscribe((event) => {
      if (event.kind === 'progress' && event.task === 'priceLists.write' && event.done > event.total * 0.8)
        void workshop.manager.do('priceLists.cancel', {});
    });
    expect(await workshop.manager.refused('priceLists.read', { listId, grant, mapping })).toBe(
      'PRICE_LIST_CANCELLED',
    );
    unsubscribe();
    const { list, versions } = await workshop.manager.do('priceLists.card', { listId });
    expect(list.rows).toBe(4000);
    expect(versions.map(({ status }) => status)).toEqual(['discarded', 'active']);
    await cleared();
    expect(rowsOf('SELECT version_id AS id, count(*) AS rows FROM price_row GROUP BY 1')).toEqual([
      { id: one.versionId, rows: 4000 },
    ]);
  });

  it('refuses a second file meanwhile and answers everybody else', async () => {
    const listId = await makeList({ brand: 'Febi', isVwGroup: false });
    const grant = grantOf('big.csv', many(30_000));
    const { mapping } = await workshop.manager.do('priceLists.open', { listId, grant, mapping: null });
    const reading = workshop.manager.do('priceLists.read', { listId, grant, mapping });
    expect(await workshop.manager.refused('priceLists.read', { listId, grant, mapping })).toBe(
      'PRICE_LIST_BUSY',
    );
    await addPart(workshop.manager, { number: 'A1' });
    expect((await reading).reading.kept).toBe(30_000);
  });

  const cleared = async () => {
    for (let turn = 0; turn < 400; turn += 1) {
      const left = rowsOf(
        `SELECT 1 FROM price_row r JOIN price_list_version v ON v.id = r.version_id WHERE v.status = 'discarded' LIMIT 1`,
      );
      if (left.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
});

describe('search in the lists', () => {
  it('finds numbers without a card by their beginning and by words, with the end of the chain; Enter makes the card', async () => {
    await cards();
    const listId = await makeList();
    const { versionId } = await read(
      listId,
      `${second}\n8E0 615 601 A;Спирачен диск заден;41,00;8E0 615 601 B\n8E0 615 601 B;Спирачен диск заден;43,00;`,
    );
    const find = async (text: string) =>
      (await workshop.manager.do('priceLists.find', { text, limit: 20 })).rows;
    expect(await find('8E0')).toEqual([]);
    await workshop.manager.do('priceLists.apply', { versionId });
    expect((await find('8e0 615')).map(({ number, current }) => [number, current?.number ?? null])).toEqual([
      ['8E0 615 601 A', '8E0 615 601 B'],
      ['8E0 615 601 B', null],
    ]);
    // The disc has a card, so only what has none is offered.
    expect((await find('spirachen disk')).map(({ number }) => number)).toEqual([
      '8E0 615 601 A',
      '8E0 615 601 B',
    ]);
    const { partId } = await workshop.manager.do('priceLists.makeCard', {
      versionId,
      numberKey: '8E0615601B',
    });
    expect(priceOf(partId)).toBe(4300);
    expect((await workshop.manager.do('parts.card', { partId })).part).toMatchObject({
      number: '8E0 615 601 B',
      nameBg: 'Спирачен диск заден',
    });
    expect(await find('8E0 615 601 B')).toEqual([]);
  });
});
