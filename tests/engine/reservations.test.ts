import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveParts } from '../support/goods';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** A unit promised to one order must not go to another, whoever comes first to the counter (domain §4.4). */

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

const rows = <T>(sql: string, ...values: unknown[]): T[] =>
  workshop.engine.handles.sqlite.prepare(sql).all(...values) as T[];
const reserved = (lineId: number): number =>
  rows<{ milli: number }>('SELECT reserved_milli AS milli FROM part_line WHERE id = ?', lineId)[0]?.milli ??
  0;
const balance = (partId: number) =>
  rows<{ quantity: number; reserved: number }>(
    'SELECT quantity_milli AS quantity, reserved_milli AS reserved FROM stock_balance WHERE part_id = ? AND warehouse_id = 1',
    partId,
  )[0] ?? { quantity: 0, reserved: 0 };

/** Σ of the lines is what the balance says, none keeps more than remains of it, and no more is kept than is there. */
function expectSound(): void {
  const wrong = rows(`
    SELECT b.part_id FROM stock_balance b WHERE b.reserved_milli <> (SELECT coalesce(sum(l.reserved_milli), 0) FROM part_line l
      WHERE l.part_id = b.part_id AND l.warehouse_id = b.warehouse_id) OR b.reserved_milli > max(0, b.quantity_milli)
    UNION ALL SELECT l.part_id FROM part_line l JOIN service_order o ON o.id = l.order_id WHERE l.reserved_milli < 0
      OR l.reserved_milli > l.quantity_milli - l.issued_milli
      OR (l.reserved_milli > 0 AND (l.client_own = 1 OR o.kind <> 'order' OR o.phase IN ('invoiced', 'released', 'cancelled')))`);
  expect(wrong).toEqual([]);
}

const count = (partId: number, countedMilli: number) =>
  shop.person.do('stock.adjust', {
    ...{ partId, warehouseId: 1, bookedMilli: balance(partId).quantity, countedMilli },
    ...{ unitCostCents: null, reason: 'Преброено на рафта.' },
  });

describe('a line of an order', () => {
  it('is kept what it needs, and gives it back with every change of the line', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId, 3000);
    expect(reserved(lineId)).toBe(3000);
    expect(balance(shop.plentyPartId)).toEqual({ quantity: 10_000, reserved: 3000 });
    await order.do('orders.updatePart', { lineId, changes: { quantityMilli: 12_000 } });
    expect(reserved(lineId)).toBe(10_000);
    await order.do('orders.updatePart', { lineId, changes: { quantityMilli: 2000 } });
    expect(reserved(lineId)).toBe(2000);
    await order.do('orders.updatePart', { lineId, changes: { clientOwn: true } });
    expect(balance(shop.plentyPartId).reserved).toBe(0);
    await order.do('orders.updatePart', { lineId, changes: { clientOwn: false } });
    await order.do('orders.replacePart', { lineId, partId: shop.substituteId });
    expect(balance(shop.plentyPartId).reserved).toBe(0);
    expect(balance(shop.substituteId)).toEqual({ quantity: 2000, reserved: 2000 });
    await order.do('orders.removeLine', { kind: 'part', lineId });
    expect(balance(shop.substituteId).reserved).toBe(0);
    expectSound();
  });

  it('issued and returned keeps its claim; a cancelled order gives everything on', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId, 8000);
    const waiting = await OpenOrder.take(shop);
    const waitingLine = await waiting.addPart(shop.plentyPartId, 4000);
    expect([reserved(lineId), reserved(waitingLine)]).toEqual([8000, 2000]);
    await order.do('orders.issueParts', { leaveShort: false });
    expect(balance(shop.plentyPartId)).toEqual({ quantity: 2000, reserved: 2000 });
    await order.do('orders.returnPart', { lineId, quantityMilli: 3000 });
    // The older order comes first: it still needs what came back.
    expect([reserved(lineId), reserved(waitingLine)]).toEqual([3000, 2000]);
    await order.do('orders.updatePart', { lineId, changes: { quantityMilli: 5000 } });
    expect([reserved(lineId), reserved(waitingLine)]).toEqual([0, 4000]);
    await waiting.do('orders.cancel', { reason: 'Клиентът се отказа.' });
    expect(balance(shop.plentyPartId)).toEqual({ quantity: 5000, reserved: 0 });
    expectSound();
  });

  it('sees the unit of another order as not there, and cannot take it', async () => {
    const first = await OpenOrder.take(shop);
    await first.addPart(shop.substituteId, 2000);
    const second = await OpenOrder.take(shop);
    const lineId = await second.addPart(shop.substituteId, 1000);
    const [line] = (await second.view()).jobs.flatMap((job) => job.lines);
    expect(line).toMatchObject({ id: lineId, state: 'missing', freeMilli: 0 });
    const [own] = (await first.view()).jobs.flatMap((job) => job.lines);
    expect(own).toMatchObject({ state: 'available', freeMilli: 2000 });
    expect(await second.refused('orders.issueParts', { leaveShort: false })).toBe('PARTS_SHORT');
    expectSound();
  });
});

describe('stock that comes and goes', () => {
  it('gives a delivery to priority, then to the earliest promise, then to the older order', async () => {
    const day = 86_400_000;
    const now = workshop.clock.now();
    const take = async (fields: { promisedAt: number | null; priority?: number }) => {
      const order = await OpenOrder.take(shop, { promisedAt: fields.promisedAt });
      if (fields.priority !== undefined)
        await order.do('orders.update', { changes: { priority: fields.priority } });
      return order.addPart(shop.askedPartId, 1000);
    };
    const noPromise = await take({ promisedAt: null });
    const later = await take({ promisedAt: now + 3 * day });
    const sooner = await take({ promisedAt: now + day });
    const urgent = await take({ promisedAt: now + 9 * day, priority: 2 });
    const arrive = (units: number) =>
      receiveParts(shop.person, shop.supplierId, [{ partId: shop.askedPartId, units, costCents: 5000 }]);
    const all = () => [urgent, sooner, later, noPromise].map(reserved);
    await arrive(1);
    expect(all()).toEqual([1000, 0, 0, 0]);
    await arrive(1);
    expect(all()).toEqual([1000, 1000, 0, 0]);
    await arrive(3);
    expect(all()).toEqual([1000, 1000, 1000, 1000]);
    await count(shop.askedPartId, 2000);
    expect(all()).toEqual([1000, 1000, 0, 0]);
    expectSound();
  });

  it('tells an order in its log that it lost what was kept for it', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.substituteId, 2000);
    await count(shop.substituteId, 500);
    const { changes } = await shop.person.do('orders.history', { orderId: order.id });
    expect(changes[0]).toMatchObject({
      entry: 'stock.adjust',
      notes: [{ before: { line: `partLine:${lineId}`, reservedMilli: 2000 }, after: { reservedMilli: 500 } }],
    });
    expectSound();
  });
});

type Step = { kind: string; at: number; units: number };
const step = fc.record({
  kind: fc.constantFrom('add', 'quantity', 'remove', 'issue', 'return', 'count', 'receive', 'cancel', 'own'),
  at: fc.nat(3),
  units: fc.integer({ min: 1, max: 6 }),
});

/** A refused step leaves everything as it was, which is a state as good as any. */
async function walk(orders: OpenOrder[], lines: (number | null)[], { kind, at, units }: Step): Promise<void> {
  const order = orders[at];
  if (!order) return;
  const lineId = lines[at] ?? null;
  const quantityMilli = units * 1000;
  if (kind === 'count') return void (await count(shop.plentyPartId, quantityMilli));
  if (kind === 'receive')
    return void (await receiveParts(shop.person, shop.supplierId, [
      { partId: shop.plentyPartId, units, costCents: 400 },
    ]));
  if (kind === 'cancel') return void (await order.do('orders.cancel', { reason: 'Отказ на клиента.' }));
  if (kind === 'issue') return void (await order.do('orders.issueParts', { leaveShort: true }));
  if (lineId === null) {
    lines[at] = await order.addPart(shop.plentyPartId, quantityMilli);
    return;
  }
  if (kind === 'quantity') await order.do('orders.updatePart', { lineId, changes: { quantityMilli } });
  if (kind === 'own') await order.do('orders.updatePart', { lineId, changes: { clientOwn: units > 3 } });
  if (kind === 'return') await order.do('orders.returnPart', { lineId, quantityMilli });
  if (kind === 'remove') {
    await order.do('orders.removeLine', { kind: 'part', lineId });
    lines[at] = null;
  }
}

it('holds for any sequence of lines, issues, returns, counts and deliveries', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      const orders = [];
      for (let at = 0; at < 3; at += 1) orders.push(await OpenOrder.take(shop));
      const lines: (number | null)[] = [null, null, null];
      for (const one of steps) {
        await walk(orders, lines, one).catch(() => undefined);
        expectSound();
        const { quantity, reserved: kept } = balance(shop.plentyPartId);
        const [waits] = rows<{ n: number }>(
          `SELECT count(*) AS n FROM part_line l JOIN service_order o ON o.id = l.order_id WHERE l.part_id = ?
           AND l.client_own = 0 AND l.reserved_milli < l.quantity_milli - l.issued_milli AND o.phase <> 'cancelled'`,
          shop.plentyPartId,
        );
        // Nothing lies free beside an order that waits for it.
        if (quantity > kept) expect(waits?.n).toBe(0);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
