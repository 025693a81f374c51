import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { noHeader, openShop, type Shop } from '../support/orders';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
let person: Person;
beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
  person = shop.person;
});
afterEach(() => workshop.close());

async function newOrder(typeId = shop.typeId) {
  const { orderId } = await person.do('orders.create', {
    ...noHeader,
    ...{ assetId: shop.assetId, clientId: shop.clientId, typeId, debtReason: null },
  });
  const view = await person.do('orders.open', { orderId });
  return { orderId, jobId: view.jobs[0]?.id ?? 0 };
}

const open = (orderId: number, who = person) => who.do('orders.open', { orderId });
const version = async (orderId: number) => (await open(orderId)).version;

async function withPart(partId = shop.plentyPartId, quantityMilli = 4000) {
  const { orderId, jobId } = await newOrder();
  const added = await person.do('orders.addPart', {
    ...{ orderId, version: await version(orderId), jobId, partId, quantityMilli },
  });
  return { orderId, jobId, lineId: added.lineId };
}

async function partLine(orderId: number) {
  const line = (await open(orderId)).jobs.flatMap((job) => job.lines).find((one) => one.kind === 'part');
  if (line?.kind !== 'part') throw new Error('no part line');
  return line;
}

async function setPrice(partId: number, priceCents: number | null) {
  const card = await person.do('parts.card', { partId });
  await person.do('parts.save', { id: partId, version: card.version, part: { ...card.part, priceCents } });
}

describe('the labour rate', () => {
  it('is of the order type and make, of the type, of the make, the default; the coefficient of the type only in the last two', async () => {
    const { types } = await person.do('orders.types', {});
    const warranty = types.find((type) => type.key === 'warranty')?.id ?? 0;
    const rateOf = async (typeId: number) => {
      const { orderId, jobId } = await newOrder(typeId);
      await person.do('orders.addOperation', {
        ...{ orderId, version: await version(orderId), jobId, operationId: shop.operationId, name: null },
      });
      const line = (await open(orderId)).jobs[0]?.lines[0];
      return line?.kind === 'operation' ? line.rateCents : null;
    };
    workshop.engine.handles.sqlite
      .prepare('UPDATE order_type SET labour_coefficient_bp = 5000 WHERE id = ?')
      .run(warranty);
    expect(await rateOf(warranty)).toBe(1800);
    expect(await rateOf(shop.typeId)).toBe(3600);
    const rate = { makeId: null, orderTypeId: warranty, centsPerHour: 2900, fromOn: '2026-11-01' };
    await person.do('pricing.saveLabourRate', rate);
    expect(await rateOf(warranty)).toBe(2900);
    expect(await rateOf(shop.typeId)).toBe(3600);
  });
});

describe('discounts of order types', () => {
  it('the largest of client, contract and type holds and says whose it is', async () => {
    const discounts = { id: shop.typeId, partsDiscountBp: 700, labourDiscountBp: 0 };
    await person.do('pricing.saveTypeDiscount', discounts);
    const { orderId } = await withPart();
    expect(await partLine(orderId)).toMatchObject({ discountBp: 700, discountOrigin: 'orderType' });
  });
});

describe('limits of roles', () => {
  async function limited() {
    const receptionist = workshop.as('receptionist');
    const { limits } = await person.do('pricing.terms', {});
    const roleId = limits.find((row) => row.key === 'receptionist')?.roleId ?? 0;
    return { receptionist, roleId };
  }

  it('stop a discount, and a lowered price that comes to the same, and write nothing', async () => {
    const { receptionist, roleId } = await limited();
    await person.do('pricing.saveLimit', { roleId, maxDiscountBp: 1000, minMarginBp: null });
    const { orderId, lineId } = await withPart();
    const change = async (changes: { priceCents?: number; discountBp?: number }) =>
      ({ orderId, version: await version(orderId), lineId, changes }) as const;
    await receptionist.do('orders.updatePart', await change({ discountBp: 1000 }));
    expect(await receptionist.refused('orders.updatePart', await change({ discountBp: 1100 }))).toBe(
      'DISCOUNT_BEYOND_LIMIT',
    );
    expect(await receptionist.refused('orders.updatePart', await change({ priceCents: 180 }))).toBe(
      'DISCOUNT_BEYOND_LIMIT',
    );
    expect(await partLine(orderId)).toMatchObject({ priceCents: 185, discountBp: 1000 });
    await person.do('orders.updatePart', await change({ discountBp: 5000 }));
    // What the manager gave may be raised again by anybody, though it stays beyond the limit.
    await receptionist.do('orders.updatePart', await change({ discountBp: 4000 }));
  });

  it('stop a price whose margin is too small, on parts and on operations', async () => {
    const { receptionist, roleId } = await limited();
    await person.do('pricing.saveLimit', { roleId, maxDiscountBp: null, minMarginBp: 2000 });
    const { orderId, jobId, lineId } = await withPart(shop.substituteId, 1000);
    const at = async () => ({ orderId, version: await version(orderId) });
    // Cost 70,00: 87,50 leaves exactly 20 %.
    await receptionist.do('orders.updatePart', { ...(await at()), lineId, changes: { priceCents: 8750 } });
    const cheap = { ...(await at()), lineId, changes: { priceCents: 8740 } };
    expect(await receptionist.refused('orders.updatePart', cheap)).toBe('MARGIN_BELOW_LIMIT');
    const work = await person.do('orders.addOperation', {
      ...(await at()),
      ...{ jobId, operationId: shop.operationId, name: null },
    });
    // An hour earns the worker 12,00: below 15,00 the margin is under 20 %.
    const rate = async (rateCents: number) => ({
      ...(await at()),
      lineId: work.lineId,
      changes: { rateCents },
    });
    await receptionist.do('orders.updateOperation', await rate(1500));
    expect(await receptionist.refused('orders.updateOperation', await rate(1490))).toBe('MARGIN_BELOW_LIMIT');
    await person.do('orders.updateOperation', await rate(1000));
  });
});

describe('a changed price of a part in an open order', () => {
  it('raises an alert that ends when the line takes it or keeps its own', async () => {
    const first = await withPart();
    const second = await withPart();
    expect((await person.do('pricing.alerts', {})).alerts).toEqual([]);
    await setPrice(shop.plentyPartId, 200);
    const { alerts } = await person.do('pricing.alerts', {});
    expect(alerts.map((one) => [one.orderId, one.listCents, one.lineCents, one.newCents])).toEqual([
      [second.orderId, 185, 185, 200],
      [first.orderId, 185, 185, 200],
    ]);
    expect((await partLine(first.orderId)).newPriceCents).toBe(200);
    const take = { ...first, version: await version(first.orderId), take: true };
    const { jobId: _job, ...taken } = take;
    await person.do('orders.settlePrice', taken);
    expect(await partLine(first.orderId)).toMatchObject({
      priceCents: 200,
      netCents: 800,
      newPriceCents: null,
    });
    const { jobId: _other, ...kept } = { ...second, version: await version(second.orderId), take: false };
    await person.do('orders.settlePrice', kept);
    expect(await partLine(second.orderId)).toMatchObject({ priceCents: 185, newPriceCents: null });
    expect((await person.do('pricing.alerts', {})).alerts).toEqual([]);
    const again = { ...kept, version: await version(second.orderId) };
    expect(await person.refused('orders.settlePrice', again)).toBe('PRICE_SETTLED');
  });

  it('comes from a delivery through the matrix too', async () => {
    const partId = await addPart(person, { number: '06A 115 561 B', priceCents: null });
    const { version: matrix } = await person.do('pricing.matrix', {});
    const rules = [{ groupId: null, supplierId: null, fromCents: 0, markupBp: 5000 }];
    await receiveParts(person, shop.supplierId, [{ partId, units: 1, costCents: 1000 }]);
    expect((await person.do('pricing.saveMatrix', { version: matrix, rules })).changedParts).toBe(1);
    const { orderId } = await withPart(partId, 1000);
    expect(await partLine(orderId)).toMatchObject({ priceCents: 1500, newPriceCents: null });
    await receiveParts(person, shop.supplierId, [{ partId, units: 1, costCents: 1200 }]);
    expect(await partLine(orderId)).toMatchObject({ priceCents: 1500, newPriceCents: 1650 });
  });
});

describe('the matrix', () => {
  it('is saved whole, refuses a band twice and a stale version', async () => {
    const { version: v } = await person.do('pricing.matrix', {});
    const row = { groupId: 1, supplierId: null, fromCents: 0, markupBp: 3000 };
    expect(await person.refused('pricing.saveMatrix', { version: v, rules: [row, row] })).toBe(
      'MATRIX_DUPLICATE',
    );
    const saved = await person.do('pricing.saveMatrix', {
      version: v,
      rules: [row, { ...row, fromCents: 5000 }],
    });
    expect(saved.rules).toHaveLength(2);
    expect(await person.refused('pricing.saveMatrix', { version: v, rules: [] })).toBe(
      'CONCURRENT_MODIFICATION',
    );
  });

  it('is tried on what was sold, and nothing is written', async () => {
    const { orderId } = await withPart(shop.substituteId, 1000);
    await person.do('orders.issueParts', { orderId, version: await version(orderId), leaveShort: false });
    const db = workshop.engine.handles.sqlite;
    db.prepare("UPDATE service_order SET phase = 'done', done_at = ? WHERE id = ?").run(
      workshop.clock.now(),
      orderId,
    );
    const changes = () => db.prepare('SELECT total_changes()').pluck().get();
    const before = changes();
    const rules = [{ groupId: null, supplierId: null, fromCents: 0, markupBp: 10_000 }];
    const period = { fromOn: '2026-11-01', toOn: '2026-11-24' };
    const { groups, kept } = await person.do('pricing.simulate', { rules, ...period, everything: true });
    // Sold at 118,40, cost 70,00; at twice the cost it would have brought 140,00.
    expect(groups).toEqual([
      {
        groupId: null,
        group: null,
        lines: 1,
        costCents: 7000,
        revenueCents: 11_840,
        newRevenueCents: 14_000,
      },
    ]);
    expect(kept).toBe(0);
    const own = await person.do('pricing.simulate', { rules, ...period, everything: false });
    expect(own).toMatchObject({ kept: 1, groups: [{ newRevenueCents: 11_840 }] });
    expect(changes()).toBe(before);
  });
});

describe('the live margin', () => {
  it('comes with what every line costs, and not to who must not see it', async () => {
    const { orderId, jobId, lineId } = await withPart(shop.substituteId, 2000);
    const work = await person.do('orders.addOperation', {
      ...{ orderId, version: await version(orderId), jobId, operationId: shop.operationId, name: null },
    });
    const { costing } = await open(orderId);
    expect(costing).toEqual([
      { kind: 'operation', lineId: work.lineId, spentCents: 0, spentMilli: 0, unitCents: 0, hourCents: 1200 },
      { kind: 'part', lineId, spentCents: 0, spentMilli: 0, unitCents: 7000, hourCents: 0 },
    ]);
    expect((await open(orderId, workshop.as('receptionist'))).costing).toBeNull();
  });
});

describe('the way to a price', () => {
  it('hides cost and rule from who must not see cost', async () => {
    const asked = { partId: shop.plentyPartId, on: null };
    expect(await person.do('pricing.explain', asked)).toMatchObject({
      ...{ priceCents: 185, source: 'own', cost: { basis: 'average', cents: 400 }, masked: [] },
    });
    expect(await workshop.as('receptionist').do('pricing.explain', asked)).toMatchObject({
      ...{ priceCents: 185, cost: null, rule: null, masked: ['cost'] },
    });
  });
});
