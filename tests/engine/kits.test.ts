import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { addKit, kitInput, partOf, workOf } from '../support/kits';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
let oilId: number;
let kitPartId: number;
beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
  oilId = await addPart(shop.person, { number: 'G 052 195', nameBg: 'Масло', unit: 'l', priceCents: 1250 });
  await receiveParts(shop.person, shop.supplierId, [{ partId: oilId, units: 20, costCents: 800 }]);
  kitPartId = await addPart(shop.person, {
    number: 'K 001',
    nameBg: 'Обслужване',
    unit: 'set',
    priceCents: null,
  });
});
afterEach(() => workshop.close());

/** 4 bolts at 4,00, 4,5 l oil with 2 % lost at 8,00, 1,60 h at the tariff of 12,00. */
const serviceLines = () => [partOf(shop.plentyPartId, 4), partOf(oilId, 4.5, 200), workOf(shop.operationId)];
const card = (kitId: number) => shop.person.do('kits.card', { kitId, version: null });
const linesOf = async (order: OpenOrder) => (await order.view()).jobs.flatMap((job) => job.lines);
const list = async (fields: object = {}) =>
  (
    await shop.person.do('kits.list', {
      ...{ fromOn: null, toOn: null, belowBp: null, incomplete: false, inactive: false },
      ...fields,
    })
  ).rows;

describe('cost and margin', () => {
  it('are what parts cost on average, with what is lost, and work by its tariff', async () => {
    const { sums, lines } = await card(
      await addKit(shop.person, kitPartId, serviceLines(), { discountBp: 1000 }),
    );
    expect(lines).toMatchObject([
      { unitCostCents: 400, costFrom: 'average', costCents: 1600, netCents: 740 },
      { unitCostCents: 800, costFrom: 'average', costCents: 3672, netCents: 5625 },
      // 1,60 h × 12,00 and × 36,00
      { unitCostCents: 1920, costFrom: 'tariff', costCents: 1920, netCents: 5760 },
    ]);
    // price: (4 × 1,85 + 4,59 × 12,50 + 57,60) × 0,9 = (7,40 + 57,38 + 57,60) × 0,9
    expect(sums).toMatchObject({
      ...{ materialCents: 5272, labourCents: 1920, costCents: 7192, missingCosts: 0, missingPrices: 0 },
      ...{ summedCents: 12_238, priceCents: 11_014, marginCents: 3822, marginBp: 3470, markupBp: 5314 },
    });
  });

  it('are incomplete while a component has no cost, and the list finds it', async () => {
    const kitId = await addKit(shop.person, kitPartId, [partOf(shop.askedPartId, 1), partOf(oilId, 1)]);
    const { sums, lines } = await card(kitId);
    expect(lines.map((line) => line.incomplete)).toEqual([true, false]);
    expect(sums).toMatchObject({ costCents: 800, missingCosts: 1, marginCents: null, marginBp: null });
    expect(await list({ incomplete: true })).toMatchObject([{ id: kitId, missingCosts: 1 }]);
    await receiveParts(shop.person, shop.supplierId, [
      { partId: shop.askedPartId, units: 1, costCents: 12_000 },
    ]);
    expect(await list({ incomplete: true })).toEqual([]);
    // 112,60 + 12,50 − 128,00
    expect(await list({ belowBp: 0 })).toMatchObject([{ id: kitId, marginCents: -290 }]);
  });

  it('take the last delivery or the average, as the kit says', async () => {
    await receiveParts(shop.person, shop.supplierId, [{ partId: oilId, units: 20, costCents: 1000 }]);
    const kitId = await addKit(shop.person, kitPartId, [partOf(oilId, 1)]);
    expect((await card(kitId)).sums.costCents).toBe(900);
    const kit = kitInput(kitPartId, [partOf(oilId, 1)], { costBasis: 'last' });
    await shop.person.do('kits.save', { id: kitId, version: 1, kit });
    expect(await card(kitId)).toMatchObject({ version: 2, sums: { costCents: 1000 } });
    const first = await shop.person.do('kits.card', { kitId, version: 1 });
    expect([first.kit.costBasis, first.sums.costCents]).toEqual(['average', 900]);
  });

  it('go through kits in kits, and the structure shows every level', async () => {
    await addKit(shop.person, kitPartId, serviceLines(), { discountBp: 1000 });
    const bigPartId = await addPart(shop.person, {
      number: 'K 002',
      nameBg: 'Голямо обслужване',
      unit: 'set',
    });
    const kitId = await addKit(shop.person, bigPartId, [partOf(kitPartId, 2), partOf(shop.plentyPartId, 1)]);
    const { sums, lines } = await card(kitId);
    expect(lines[0]).toMatchObject({ costFrom: 'kit', unitCostCents: 7192, costCents: 14_384 });
    // two of the small one at their own price for twice the quantities: (14,80 + 114,75 + 115,20) × 0,9, and a bolt
    expect([sums.costCents, sums.priceCents]).toEqual([14_784, 22_213]);
    const { rows } = await shop.person.do('kits.structure', { kitId, version: null });
    expect(rows.map(({ key, level, totalMilli }) => [key, level, totalMilli])).toEqual([
      ['1', 1, 2000],
      ['1.1', 2, 8000],
      ['1.2', 2, 9000],
      ['1.3', 2, 2000],
      ['2', 1, 1000],
    ]);
  });

  it('are hidden from whoever may not see costs', async () => {
    const kitId = await addKit(shop.person, kitPartId, serviceLines());
    const seen = await workshop.as('receptionist').do('kits.card', { kitId, version: null });
    expect(seen.masked).toEqual(['cost']);
    expect(seen.sums).toMatchObject({ costCents: null, materialCents: null, marginBp: null });
    expect(seen.lines.every((line) => line.unitCostCents === null && line.costCents === null)).toBe(true);
  });
});

describe('what a kit is refused for', () => {
  const save = (partId: number, lines: ReturnType<typeof partOf>[], fields: object = {}) =>
    shop.person.call('kits.save', {
      ...{ requestId: crypto.randomUUID(), id: null, version: null },
      kit: kitInput(partId, lines, fields),
    });

  it('going into itself, with the path', async () => {
    const middleId = await addPart(shop.person, { number: 'K 002', unit: 'set' });
    await addKit(shop.person, middleId, [partOf(kitPartId, 1)]);
    const topId = await addPart(shop.person, { number: 'K 003', unit: 'set' });
    await addKit(shop.person, topId, [partOf(middleId, 1)]);
    expect(await save(kitPartId, [partOf(oilId, 1), partOf(topId, 1)])).toMatchObject({
      error: { code: 'KIT_LOOP', params: { path: 'K 001 → K 003 → K 002 → K 001' } },
    });
    expect(await save(kitPartId, [partOf(kitPartId, 1)])).toMatchObject({ error: { code: 'KIT_LOOP' } });
  });

  it('a second structure, no price of its own, too many lines, an old version', async () => {
    const kitId = await addKit(shop.person, kitPartId, serviceLines());
    expect(await save(kitPartId, [partOf(oilId, 1)])).toMatchObject({ error: { code: 'KIT_EXISTS' } });
    const otherId = await addPart(shop.person, { number: 'K 002', unit: 'set' });
    expect(await save(otherId, [partOf(oilId, 1)], { pricing: 'own' })).toMatchObject({
      error: { code: 'KIT_WITHOUT_PRICE' },
    });
    const many = Array.from({ length: 150 }, () => partOf(kitPartId, 1));
    expect(await save(otherId, many)).toMatchObject({ error: { code: 'KIT_TOO_LARGE' } });
    const kit = kitInput(kitPartId, serviceLines());
    expect(await shop.person.refused('kits.save', { id: kitId, version: 7, kit })).toBe(
      'CONCURRENT_MODIFICATION',
    );
  });
});

describe('on an order', () => {
  it('gives the lines of all levels at its own price to the cent, past the discount of the client', async () => {
    await addKit(shop.person, kitPartId, serviceLines(), { pricing: 'own', ownPriceCents: 9999 });
    const order = await OpenOrder.take(shop);
    await order.addPart(kitPartId, 3000);
    const { jobs, totals, kits } = await order.view();
    const lines = jobs.flatMap((job) => job.lines);
    expect(totals.netCents).toBe(3 * 9999);
    expect(kits).toMatchObject([
      { number: 'K 001', quantityMilli: 3000, netCents: 3 * 9999, printAsOne: false },
    ]);
    expect(lines.every((line) => line.kind !== 'other' && line.orderKitId === kits[0]?.id)).toBe(true);
    const quantityOf = (id: number) =>
      lines.reduce(
        (sum, line) => sum + (line.kind === 'part' && line.partId === id ? line.quantityMilli : 0),
        0,
      );
    // what is lost of oil is taken, of bolts it is not
    expect([quantityOf(shop.plentyPartId), quantityOf(oilId)]).toEqual([12_000, 13_770]);
  });

  it('costs the sum of its components less its discount, or less the client’s where that is more', async () => {
    await addKit(shop.person, kitPartId, serviceLines(), { discountBp: 1000 });
    const order = await OpenOrder.take(shop);
    await order.addPart(kitPartId);
    expect((await order.view()).totals.netCents).toBe(11_014);
    workshop.engine.handles.sqlite.exec(
      `UPDATE party SET discount_parts_bp = 2000, discount_labour_bp = 2000 WHERE id = ${shop.clientId}`,
    );
    const dear = await OpenOrder.take(shop);
    await dear.addPart(kitPartId);
    expect((await dear.view()).totals.netCents).toBe(9790);
    expect((await linesOf(dear)).map((line) => line.discountBp)).toEqual([2000, 2000, 2000]);
  });

  it('is found like a part, goes into a package with its price, and leaves in one step', async () => {
    await addKit(shop.person, kitPartId, serviceLines(), { pricing: 'own', ownPriceCents: 9900 });
    const order = await OpenOrder.take(shop);
    const { options } = await shop.person.do('orders.lineOptions', { orderId: order.id, query: 'k001' });
    expect(options[0]).toMatchObject({ kind: 'part', id: kitPartId, kitLines: 3, priceCents: 9900 });
    const { id: packageId } = await shop.person.do('catalog.savePackage', {
      ...{ id: null, version: null },
      package: {
        ...{ code: 'П-1', nameBg: 'Пакет', nameEn: null, pricing: 'fixed', fixedCents: 20_000 },
        ...{ active: true, orderId: null, places: [] },
        lines: [
          { kind: 'part', partId: kitPartId, quantityMilli: 1000, quantityOf: null },
          { kind: 'operation', operationId: shop.fixedOperationId, quantityMilli: 1000 },
        ],
      },
    });
    await order.do('orders.addPackage', { jobId: await order.jobId(), packageId });
    const { totals, kits } = await order.view();
    expect([totals.netCents, kits.length]).toEqual([20_000, 1]);
    await order.do('orders.removeKit', { orderKitId: kits[0]?.id ?? 0 });
    expect((await order.view()).kits).toEqual([]);
    expect(await linesOf(order)).toMatchObject([{ kind: 'operation', code: 'T-1002' }]);
  });

  it('prints as one line with the same sum, while its lines stay for stock and earnings', async () => {
    await addKit(shop.person, kitPartId, serviceLines(), {
      ...{ pricing: 'own', ownPriceCents: 9999, printAsOne: true },
    });
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.fixedOperationId);
    await order.addPart(kitPartId, 2000);
    await order.assign(shop.teamId);
    for (const line of await linesOf(order))
      if (line.kind === 'operation')
        await order.do('orders.setLineState', { lineId: line.id, state: 'done' });
    await order.do('orders.setPhase', { phase: 'done', overrideReason: 'с фактурата' });
    const { documents } = await order.do('invoicing.closeOrder', {});
    const { snapshot } = await shop.person.do('invoicing.open', { invoiceId: documents[0]?.id ?? 0 });
    expect(snapshot.lines).toMatchObject([
      { section: 'labour', code: 'T-1002', netCents: 4500 },
      { section: 'parts', code: 'K 001', quantityMilli: 2000, unitPriceCents: 9999, netCents: 19_998 },
    ]);
    expect(snapshot.baseCents).toBe(24_498);
    const stored = workshop.engine.handles.sqlite
      .prepare('SELECT count(*) AS n, sum(net_cents) AS net FROM invoice_line')
      .get();
    expect(stored).toEqual({ n: (await linesOf(order)).length, net: 24_498 });
    // 8 × 4,00 + 9,18 × 8,00, and twice 1,60 h × 12,00
    expect(await list()).toMatchObject([
      { soldMilli: 2000, soldNetCents: 19_998, soldCostCents: 3200 + 7344 + 3840 },
    ]);
  });
});
