import type { PackageInput } from '@shared/features/catalog/packages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addModification } from '../support/cards';
import { addPart } from '../support/goods';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

function packageInput(fields: Partial<PackageInput> = {}): PackageInput {
  return {
    ...{ code: 'ПМ-1', nameBg: 'Смяна на масло', nameEn: null, pricing: 'summed', fixedCents: null },
    ...{ active: true, orderId: null, places: [] },
    lines: [
      { kind: 'operation', operationId: shop.operationId, quantityMilli: 1000 },
      { kind: 'part', partId: shop.plentyPartId, quantityMilli: 2000, quantityOf: null },
    ],
    ...fields,
  };
}
const save = (fields: Partial<PackageInput> = {}, known: { id: number; version: number } | null = null) =>
  workshop.manager.do('catalog.savePackage', {
    id: known?.id ?? null,
    version: known?.version ?? null,
    package: packageInput(fields),
  });

const linesOf = async (order: OpenOrder) => (await order.view()).jobs.flatMap((job) => job.lines);

describe('packages', () => {
  it('give an order ordinary lines in one step, each with the norm and price of the item', async () => {
    const { id: packageId } = await save();
    const order = await OpenOrder.take(shop);
    const added = await order.do('orders.addPackage', { jobId: await order.jobId(), packageId });
    expect(added).toMatchObject({ lines: 2, assumed: [] });
    expect(await linesOf(order)).toMatchObject([
      { kind: 'operation', code: 'T-1001', normSec: 5760, normOrigin: 'all' },
      { kind: 'part', number: 'N 910 965 02', quantityMilli: 2000, netCents: 370 },
    ]);
    const options = await workshop.manager.do('orders.lineOptions', { orderId: order.id, query: 'пм-1' });
    expect(options.options[0]).toMatchObject({ kind: 'package', id: packageId, lines: 2 });
  });

  it('share a fixed price over the lines to the cent, past the discount of the client', async () => {
    const { id: packageId } = await save({ pricing: 'fixed', fixedCents: 9999 });
    const order = await OpenOrder.take(shop);
    const { jobId } = await order.do('orders.addPackage', { jobId: null, packageId });
    const { jobs, totals } = await order.view();
    const job = jobs.find((one) => one.id === jobId);
    expect(job?.title).toBe('Смяна на масло');
    expect(totals.netCents).toBe(9999);
    expect(job?.lines.reduce((sum, line) => sum + line.netCents, 0)).toBe(9999);
    expect(job?.lines.map((line) => line.discountBp)).toEqual([0, 0]);
  });

  it('pour in as much as the item holds, and say where only the package’s own number is known', async () => {
    const { manager } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const oilId = await addPart(manager, {
      number: 'G 052 195 M4',
      nameBg: 'Масло 5W-30',
      unit: 'l',
      priceCents: 1250,
    });
    const { id: packageId } = await save({
      code: 'ПМ-2',
      lines: [{ kind: 'part', partId: oilId, quantityMilli: 4000, quantityOf: 'engineOil' }],
    });
    const assetId = await addAsset(manager, { ...tree, plate: 'СВ 1111 КТ', vin: null });
    const poured = async () => {
      const order = await OpenOrder.take(shop, { assetId, meter: null });
      const { assumed } = await order.do('orders.addPackage', { jobId: null, packageId });
      return [(await linesOf(order))[0]?.quantityMilli, assumed];
    };
    expect(await poured()).toEqual([4000, ['Масло 5W-30']]);
    const note = (level: 'make' | 'modification', targetId: number, valueMilli: number) =>
      manager.do('catalog.saveNote', {
        id: null,
        version: null,
        note: {
          ...{ level, targetId, kind: 'volume', quantity: 'engineOil', label: 'Моторно масло' },
          ...{ valueMilli, unit: 'l', text: null },
        },
      });
    await note('make', tree.makeId, 4300);
    expect(await poured()).toEqual([4300, []]);
    await note('modification', tree.modificationId, 4700);
    expect(await poured()).toEqual([4700, []]);
  });

  it('are offered where they are valid, elsewhere only on request', async () => {
    const { manager } = workshop;
    const golf = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const golfId = await addAsset(manager, { ...golf, plate: 'СВ 1111 КТ', vin: null });
    const { id: packageId } = await save({ places: [{ level: 'model', targetId: golf.modelId }] });
    const offered = async (assetId: number, all: boolean) => {
      const { rows } = await manager.do('catalog.packagesFor', { assetId, text: 'масло', limit: 9, all });
      return rows.map(({ code, fits }) => [code, fits]);
    };
    expect(await offered(golfId, false)).toEqual([['ПМ-1', true]]);
    expect(await offered(shop.assetId, false)).toEqual([]);
    expect(await offered(shop.assetId, true)).toEqual([['ПМ-1', false]]);
    const order = await OpenOrder.take(shop);
    expect(await order.refused('orders.addPackage', { jobId: null, packageId })).toBe(
      'PACKAGE_NOT_FOR_ASSET',
    );
    await order.do('orders.addPackage', { jobId: null, packageId, forOthers: true });
  });

  it('come from a finished order, without what a package cannot hold, and go into another', async () => {
    const { manager } = workshop;
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.operationId);
    await order.do('orders.addOperation', {
      jobId: await order.jobId(),
      operationId: null,
      name: 'Проба на път',
    });
    await order.addPart(shop.plentyPartId, 3000);
    await order.addPart(shop.plentyPartId, 1000);
    expect(await manager.refused('catalog.packageFromOrder', { orderId: order.id })).toBe(
      'PACKAGE_ORDER_UNFINISHED',
    );
    await order.assign(shop.teamId);
    for (const line of await linesOf(order))
      if (line.kind === 'operation')
        await order.do('orders.setLineState', { lineId: line.id, state: 'done' });
    await order.do('orders.issueParts', { leaveShort: false });
    await order.do('orders.setPhase', { phase: 'done', overrideReason: 'Проба на пакет.' });
    const draft = await manager.do('catalog.packageFromOrder', { orderId: order.id });
    expect(draft).toMatchObject({
      nameBg: 'Скърцане при спиране',
      orderNumber: order.number,
      left: ['Проба на път'],
      lines: [
        { operationId: shop.operationId, writtenMilli: 1000 },
        { partId: shop.plentyPartId, writtenMilli: 4000 },
      ],
    });
    const { id: packageId } = await save({ orderId: order.id });
    const card = await manager.do('catalog.package', {
      packageId,
      version: null,
      target: { level: 'all', targetId: 0 },
    });
    expect(card.orderNumber).toBe(order.number);
    const other = await OpenOrder.take(shop, { meter: 184_400 });
    await other.do('orders.addPackage', { jobId: null, packageId });
    expect(await linesOf(other)).toHaveLength(2);
  });

  it('keep every version; orders that took an older one keep their lines', async () => {
    const { manager } = workshop;
    const first = await save();
    const order = await OpenOrder.take(shop);
    await order.do('orders.addPackage', { jobId: null, packageId: first.id });
    const second = await save(
      { lines: [{ kind: 'operation', operationId: shop.fixedOperationId, quantityMilli: 1000 }] },
      first,
    );
    expect(second.version).toBe(2);
    expect(await linesOf(order)).toHaveLength(2);
    const target = { level: 'all', targetId: 0 } as const;
    const shown = async (version: number | null) => {
      const card = await manager.do('catalog.package', { packageId: first.id, version, target });
      return [card.shownVersion, card.lines.length, card.versions.length];
    };
    expect(await shown(null)).toEqual([2, 1, 2]);
    expect(await shown(1)).toEqual([1, 2, 2]);
    const stale = { id: first.id, version: 1, package: packageInput() };
    expect(await manager.refused('catalog.savePackage', stale)).toBe('CONCURRENT_MODIFICATION');
  });

  it('are refused whole: a part out of use, a fixed price without a price, a code twice, no permission', async () => {
    const { manager } = workshop;
    await save();
    const refused = (fields: Partial<PackageInput>) =>
      manager.refused('catalog.savePackage', { id: null, version: null, package: packageInput(fields) });
    expect(await refused({})).toBe('PACKAGE_CODE_TAKEN');
    expect(await refused({ code: 'Х', pricing: 'fixed' })).toBe('PACKAGE_WITHOUT_PRICE');
    expect(
      await refused({ code: 'Х', lines: [{ kind: 'operation', operationId: 99_999, quantityMilli: 1000 }] }),
    ).toBe('OPERATION_INACTIVE');
    const call = { id: null, version: null, package: packageInput({ code: 'Y' }) };
    expect(await workshop.as('receptionist').refused('catalog.savePackage', call)).toBe('FORBIDDEN');
  });
});

describe('technical notes', () => {
  it('are inherited, said otherwise by the narrower place, and ordered by hand', async () => {
    const { manager } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const assetId = await addAsset(manager, { ...tree, plate: 'СВ 1111 КТ', vin: null });
    const note = async (level: 'make' | 'model' | 'modification', label: string, valueMilli: number) => {
      const targetId = { make: tree.makeId, model: tree.modelId, modification: tree.modificationId }[level];
      const fields = {
        level,
        targetId,
        kind: 'torque',
        quantity: null,
        label,
        valueMilli,
        unit: 'Nm',
        text: null,
      } as const;
      return manager.do('catalog.saveNote', { id: null, version: null, note: fields });
    };
    await note('make', 'Колесни болтове', 110_000);
    await note('model', 'Колесни болтове', 120_000);
    const first = await note('modification', 'Пробка картер', 30_000);
    await note('modification', 'Маслен филтър', 25_000);
    const shown = async () =>
      (await manager.do('catalog.notesFor', { assetId })).notes.map(({ label, valueMilli }) => [
        label,
        valueMilli,
      ]);
    expect(await shown()).toEqual([
      ['Пробка картер', 30_000],
      ['Маслен филтър', 25_000],
      ['Колесни болтове', 120_000],
    ]);
    await manager.do('catalog.moveNote', { id: first.id, step: 1 });
    expect((await shown())[0]).toEqual(['Маслен филтър', 25_000]);
    const target = { level: 'modification', targetId: tree.modificationId } as const;
    const { notes } = await manager.do('catalog.notes', { target });
    expect(notes.map(({ own, overridden }) => [own, overridden])).toEqual([
      [true, false],
      [true, false],
      [false, false],
      [false, true],
    ]);
    await manager.do('catalog.removeNote', first);
    expect(await shown()).toHaveLength(2);
  });
});
