import type { PartLine } from '@shared/features/orders/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

const partsOf = async (order: OpenOrder) =>
  (await order.view()).jobs
    .flatMap((job) => job.lines)
    .filter((line): line is PartLine => line.kind === 'part');

describe('a replaced number on an order', () => {
  it('offers the new one once: taken, the line has its price and keeps what was asked', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.askedPartId, 2000);
    expect((await partsOf(order))[0]?.newNumber).toMatchObject([
      { partId: shop.substituteId, number: '5Q0 407 152 B', freeMilli: 2000, priceCents: 11_840 },
    ]);
    const receptionist = workshop.as('receptionist');
    await order.do('orders.answerNewNumber', { lineId, take: true }, receptionist);
    expect((await partsOf(order))[0]).toMatchObject({
      ...{ number: '5Q0 407 152 B', askedNumber: '5Q0 407 152 A', quantityMilli: 2000, netCents: 23_680 },
      newNumber: [],
    });
    expect(await order.refused('orders.answerNewNumber', { lineId, take: true })).toBe('NEW_NUMBER_ANSWERED');
  });

  it('remembers that the old one stays, and does not ask for a number that is sold', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.askedPartId);
    await order.addPart(shop.substituteId);
    await order.do('orders.answerNewNumber', { lineId, take: false });
    expect((await partsOf(order)).map((line) => [line.number, line.newNumber])).toEqual([
      ['5Q0 407 152 A', []],
      ['5Q0 407 152 B', []],
    ]);
    expect(await order.refused('orders.answerNewNumber', { lineId, take: true })).toBe('NEW_NUMBER_ANSWERED');
  });

  it('becomes all members of a set with their counts', async () => {
    const plate = await addPart(workshop.manager, { number: '5Q0 407 999', priceCents: 1000 });
    const { links } = await workshop.manager.do('parts.card', { partId: shop.askedPartId });
    for (const { linkId } of links) await workshop.manager.do('parts.removeSubstitute', { linkId });
    const set = { partId: shop.askedPartId, kind: 'set' } as const;
    await workshop.manager.do('parts.addSubstitute', { ...set, substituteId: plate });
    await workshop.manager.do('parts.addSubstitute', {
      ...{ ...set, substituteId: shop.plentyPartId, quantityMilli: 4000 },
    });
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.askedPartId, 2000);
    expect((await partsOf(order))[0]?.newNumber).toHaveLength(2);
    await order.do('orders.answerNewNumber', { lineId, take: true });
    const taken = (await partsOf(order)).map((line) => [line.number, line.quantityMilli]);
    expect(taken.sort()).toEqual([
      ['5Q0 407 999', 2000],
      ['N 910 965 02', 8000],
    ]);
  });
});

describe('the list of stock', () => {
  it('holds the minimum of the current number against what is free of the whole family', async () => {
    const { manager } = workshop;
    const head = await addPart(manager, {
      number: 'F 2',
      isVwGroup: false,
      brand: 'FEBI',
      minimumMilli: 5000,
    });
    const old = await addPart(manager, {
      number: 'F 1',
      isVwGroup: false,
      brand: 'FEBI',
      minimumMilli: 3000,
    });
    await manager.do('parts.addSubstitute', { partId: old, substituteId: head, kind: 'replaced' });
    const below = async () => {
      const filter = { view: 'belowMinimum', brand: 'FEBI' } as const;
      const { rows, totals } = await manager.do('stock.list', {
        filter,
        openFamilies: null,
        sort: { by: 'number', dir: 'asc' },
        cursor: null,
        limit: 50,
      });
      expect(totals.belowMinimum).toBe(rows.length);
      return rows.map((row) => row.number);
    };
    expect(await below()).toEqual(['F 2']);
    await receiveParts(manager, shop.supplierId, [{ partId: old, units: 4, costCents: 100 }]);
    expect(await below()).toEqual(['F 2']);
    await receiveParts(manager, shop.supplierId, [{ partId: head, units: 1, costCents: 100 }]);
    expect(await below()).toEqual([]);
  });
});
