import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveParts } from '../support/goods';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** Обезпеченост на поръчките с материали (domain §4.4, reports R1). */

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

const day = 86_400_000;
const everything = { view: 'all', warehouseId: null, dueUntil: null, delay: null } as const;
const list = (fields: object = {}) => shop.person.do('provision.list', { ...everything, ...fields });
const rowOf = async (lineId: number, fields: object = {}) =>
  (await list(fields)).rows.find((row) => row.id === lineId);

/** A purchase order that is sent, with one line. */
function sent(partId: number, units: number, expectedOn: string | null, status = 'sent') {
  const { sqlite } = workshop.engine.handles;
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO purchase_order (number, supplier_id, warehouse_id, status, expected_on, user_id, created_at)
       VALUES (?, ?, 1, ?, ?, 1, 0)`,
    )
    .run(`ПД-${Math.random()}`, shop.supplierId, status, expectedOn);
  const { lastInsertRowid: lineId } = sqlite
    .prepare(
      'INSERT INTO purchase_line (purchase_order_id, position, part_id, quantity_milli) VALUES (?, 1, ?, ?)',
    )
    .run(lastInsertRowid, partId, units * 1000);
  return { purchaseOrderId: Number(lastInsertRowid), purchaseLineId: Number(lineId) };
}

const dayOf = (days: number) => new Date(workshop.clock.now() + days * day).toISOString().slice(0, 10);

describe('a line of an open order', () => {
  it('is covered by its reservation, then by a free substitute, and says the shortage', async () => {
    const order = await OpenOrder.take(shop);
    const plenty = await order.addPart(shop.plentyPartId, 4000);
    const asked = await order.addPart(shop.askedPartId, 3000);
    expect(await rowOf(plenty)).toMatchObject({ reservedMilli: 4000, shortMilli: 0, state: 'covered' });
    expect(await rowOf(asked)).toMatchObject({
      ...{ neededMilli: 3000, remainingMilli: 3000, reservedMilli: 0, freeMilli: 0 },
      ...{ substituteMilli: 2000, shortMilli: 1000, state: 'short' },
    });
    const { totals, rows } = await list({ view: 'short' });
    expect([totals.orders, totals.short, rows.map((row) => row.id)]).toEqual([1, 1, [asked]]);
    const { provision } = await order.view();
    // 4 × 1,85 and 2 of 3 × 112,60.
    expect(provision).toEqual({
      state: 'short',
      percentBp: Math.floor(((740 + 22_520) * 10_000) / (740 + 33_780)),
    });
  });

  it('issued in part remains with the rest; returned it waits again', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId, 4000);
    await order.do('orders.issueParts', { leaveShort: false });
    expect(await rowOf(lineId)).toMatchObject({ issuedMilli: 4000, remainingMilli: 0, state: 'issued' });
    expect((await list({ view: 'waiting' })).rows).toEqual([]);
    await order.do('orders.returnPart', { lineId, quantityMilli: 1000 });
    expect(await rowOf(lineId)).toMatchObject({
      remainingMilli: 1000,
      reservedMilli: 1000,
      state: 'covered',
    });
    const { issues } = await shop.person.do('provision.line', { lineId });
    expect(issues.map(({ milli }) => milli)).toEqual([4000, -1000]);
  });

  it('waits for a delivery, in time or late; drafts and what came are none', async () => {
    const order = await OpenOrder.take(shop, { promisedAt: workshop.clock.now() + 3 * day });
    const lineId = await order.addPart(shop.askedPartId, 4000);
    sent(shop.askedPartId, 9, dayOf(1), 'draft');
    const { purchaseOrderId, purchaseLineId } = sent(shop.askedPartId, 2, dayOf(2));
    expect(await rowOf(lineId)).toMatchObject({
      expectedMilli: 2000,
      expectedOn: dayOf(2),
      state: 'expected',
    });
    const [line] = (await order.view()).jobs.flatMap((job) => job.lines);
    expect(line).toMatchObject({ state: 'expected', expectedOn: dayOf(2) });
    const { cards } = await shop.person.do('board.phases', {});
    expect(cards[0]).toMatchObject({ parts: { state: 'expected' }, note: { code: 'partsExpected' } });

    const delay = { purchaseOrderId, purchaseLineId: null, expectedOn: dayOf(9) };
    expect(await rowOf(lineId, { delay })).toMatchObject({
      ...{ state: 'late', expectedOn: dayOf(9) },
      before: { state: 'expected', expectedOn: dayOf(2) },
    });
    expect((await list({ delay, view: 'waiting' })).totals.changed).toBe(1);
    expect((await rowOf(lineId))?.before).toBeNull();

    const { rows } = await shop.person.do('provision.deliveries', {});
    expect(rows).toMatchObject([{ purchaseLineId, milli: 2000, supplier: 'Части Плюс ООД' }]);
    expect(await shop.person.do('provision.line', { lineId })).toMatchObject({
      substitutes: [{ partId: shop.substituteId, milli: 2000 }],
      awaited: [{ purchaseLineId, milli: 2000, inTime: true }],
    });
  });

  it('gives a unit to one order only, the urgent first', async () => {
    sent(shop.askedPartId, 1, dayOf(1));
    const first = await OpenOrder.take(shop);
    const older = await first.addPart(shop.askedPartId, 3000);
    const second = await OpenOrder.take(shop);
    const urgent = await second.addPart(shop.askedPartId, 3000);
    await second.do('orders.update', { changes: { priority: 1 } });
    expect(await rowOf(urgent)).toMatchObject({
      substituteMilli: 2000,
      expectedMilli: 1000,
      state: 'expected',
    });
    expect(await rowOf(older)).toMatchObject({ substituteMilli: 0, expectedMilli: 0, shortMilli: 3000 });
    expect((await list()).rows.map((row) => row.id)).toEqual([urgent, older]);
  });

  it('of a cancelled order or of the client is not there', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.askedPartId, 1000);
    await order.do('orders.updatePart', { lineId, changes: { clientOwn: true } });
    expect((await list()).rows).toEqual([]);
    await order.do('orders.updatePart', { lineId, changes: { clientOwn: false } });
    await order.do('orders.cancel', { reason: 'Клиентът се отказа.' });
    expect((await list()).rows).toEqual([]);
  });

  it('is found by warehouse and by the day it is promised', async () => {
    const order = await OpenOrder.take(shop, { promisedAt: workshop.clock.now() + 3 * day });
    const lineId = await order.addPart(shop.plentyPartId, 1000);
    const ids = async (fields: object) => (await list(fields)).rows.map((row) => row.id);
    expect(await ids({ warehouseId: 1, dueUntil: dayOf(3) })).toEqual([lineId]);
    expect(await ids({ warehouseId: 2 })).toEqual([]);
    expect(await ids({ dueUntil: dayOf(2) })).toEqual([]);
  });
});

describe('what is kept for another order', () => {
  it('is taken over with a reason, which both orders tell; without the right it is refused', async () => {
    const holder = await OpenOrder.take(shop);
    const heldLine = await holder.addPart(shop.substituteId, 2000);
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.substituteId, 1000);
    const { holders, mayTakeOver } = await shop.person.do('provision.line', { lineId });
    expect([mayTakeOver, holders]).toMatchObject([true, [{ lineId: heldLine, reservedMilli: 2000 }]]);
    const taking = { lineId, fromLineId: heldLine, reason: 'Колата пътува утре.' };
    expect(await order.refused('orders.takeReservation', taking, workshop.as('receptionist'))).toBe(
      'FORBIDDEN',
    );
    expect(await order.do('orders.takeReservation', taking, workshop.as('storekeeper'))).toMatchObject({
      milli: 1000,
    });
    expect([await rowOf(lineId), await rowOf(heldLine)]).toMatchObject([
      { reservedMilli: 1000, state: 'covered' },
      { reservedMilli: 1000, shortMilli: 1000 },
    ]);
    for (const { id } of [order, holder]) {
      const { changes } = await shop.person.do('orders.history', { orderId: id });
      expect(changes[0]).toMatchObject({ entry: 'orders.takeReservation', reason: 'Колата пътува утре.' });
    }
    expect(await order.refused('orders.takeReservation', taking)).toBe('RESERVATION_NOT_TAKEN');
    await receiveParts(shop.person, shop.supplierId, [
      { partId: shop.substituteId, units: 1, costCents: 7000 },
    ]);
    expect(await rowOf(heldLine)).toMatchObject({ reservedMilli: 2000, state: 'covered' });
  });
});
