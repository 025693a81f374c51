import { checkSums } from '@engine/db/integrity';
import { addDays } from '@shared/kernel/dates';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
const today = '2026-11-24';

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
});
afterEach(async () => {
  expect(checkSums(workshop.engine.handles.sqlite)).toEqual([]);
  await workshop.close();
});

const exec = (sql: string) => workshop.engine.handles.sqlite.exec(sql);
const period = (on = today) => shop.person.do('earnings.period', { fromOn: on, toOn: on });
const rowsOf = (orderId: number) =>
  shop.person.do('earnings.rows', { fromOn: '2020-01-01', toOn: '2030-01-01', workerId: null, orderId });

/** A tariff for the operation that makes one line of one hour earn the given cents. */
const tariff = (cents: number, fromOn = '2026-01-01') =>
  shop.person.do('earnings.saveTariff', {
    operationId: shop.operationId,
    method: 'operation',
    rateCents: cents,
    fromOn,
  });

describe('the shares of a team', () => {
  it('100.00 at 1.0 / 0.8 / 0.6 come out as 41.67 / 33.33 / 25.00', async () => {
    await tariff(100_00);
    await doneOrder(shop);
    const { workers, totals } = await period();
    expect(workers.map((row) => row.amountCents)).toEqual([4167, 3333, 2500]);
    expect(totals.amountCents).toBe(100_00);
  });

  it('are explained to the cent in a sentence', async () => {
    await tariff(100_00);
    const order = await doneOrder(shop);
    const { rows } = await rowsOf(order.id);
    expect(rows[0]?.sentence).toContain('41,67');
    expect(rows[0]?.sentence).toContain('100,00');
  });

  it('share norm and net labour the same way, so that hours add up too', async () => {
    const order = await doneOrder(shop, { operationIds: [shop.operationId, shop.fixedOperationId] });
    const { totals: order1 } = await order.view();
    const { totals } = await rowsOf(order.id);
    expect([totals.normSec, totals.labourCents]).toEqual([order1.normSec, order1.labourCents]);
  });
});

describe('an earning', () => {
  it('is accrued when the line is finished, and taken back by a row of the opposite sign when it is reopened', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    expect((await rowsOf(order.id)).rows).toEqual([]);
    await order.do('orders.setLineState', { lineId, state: 'done' });
    const done = await rowsOf(order.id);
    expect(done.rows).toHaveLength(3);
    expect(done.totals.amountCents).toBe(1920);
    await order.do('orders.setLineState', { lineId, state: 'in_work' });
    const reopened = await rowsOf(order.id);
    expect([reopened.rows.length, reopened.totals.amountCents]).toEqual([6, 0]);
  });

  it('keeps the tariff of the day on which the line was finished', async () => {
    await tariff(100_00);
    const order = await doneOrder(shop);
    workshop.clock.advance(86_400_000);
    await tariff(200_00, addDays(today, 1));
    await order.do('invoicing.closeOrder', {});
    expect((await rowsOf(order.id)).totals.amountCents).toBe(100_00);
    const next = await doneOrder(shop);
    expect((await rowsOf(next.id)).totals.amountCents).toBe(200_00);
  });

  it('is written anew at the close when the order became a claim, which earns nothing (domain §7)', async () => {
    const order = await doneOrder(shop);
    expect((await rowsOf(order.id)).totals.amountCents).toBe(1920);
    const { types } = await shop.person.do('orders.types', {});
    const claim = types.find((type) => type.key === 'claim')?.id ?? 0;
    await order.do('orders.update', { changes: { typeId: claim } });
    await order.do('invoicing.closeOrder', {});
    const { rows, totals } = await rowsOf(order.id);
    expect([rows.length, totals.amountCents]).toEqual([9, 0]);
  });

  it('stays as it was at the close when nothing changed', async () => {
    const order = await doneOrder(shop);
    const before = (await rowsOf(order.id)).rows.map((row) => row.id);
    await order.do('invoicing.closeOrder', {});
    const after = await rowsOf(order.id);
    expect(after.rows.map((row) => row.id)).toEqual(before);
    expect(after.rows.every((row) => row.sealed)).toBe(true);
  });
});

describe('tariffs', () => {
  it('the most specific one wins: operation and make, operation, group, grade, default', async () => {
    exec(`INSERT INTO make (id, name, folded) VALUES (900, 'Пробна', 'probna')`);
    exec(`UPDATE asset SET make_id = 900`);
    const earned = async () => {
      const order = await doneOrder(shop);
      return (await rowsOf(order.id)).totals.amountCents;
    };
    const save = (fields: object, rateCents: number) =>
      shop.person.do('earnings.saveTariff', {
        method: 'operation',
        rateCents,
        fromOn: '2026-01-01',
        ...fields,
      });
    expect(await earned()).toBe(1920);
    exec("UPDATE worker SET grade = 'VI'");
    await save({ grade: 'VI' }, 3000);
    expect(await earned()).toBe(3000);
    await save({ groupId: 1 }, 4000);
    expect(await earned()).toBe(4000);
    await save({ operationId: shop.operationId }, 5000);
    expect(await earned()).toBe(5000);
    await save({ operationId: shop.operationId, makeId: 900 }, 6000);
    expect(await earned()).toBe(6000);
  });

  it('a new version ends the one before the day before it; an older date is refused', async () => {
    await tariff(100_00, '2026-01-01');
    await tariff(120_00, '2026-06-01');
    const { tariffs } = await shop.person.do('earnings.tariffs', { on: null });
    const own = tariffs.filter((row) => row.operationId === shop.operationId);
    expect(own.map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([
      ['2026-06-01', null],
      ['2026-01-01', '2026-05-31'],
    ]);
    const input = {
      operationId: shop.operationId,
      method: 'operation',
      rateCents: 1,
      fromOn: '2026-03-01',
    } as const;
    expect(await shop.person.refused('earnings.saveTariff', input)).toBe('TARIFF_DATE');
    expect(await shop.person.refused('earnings.saveTariff', { ...input, rateCents: -1 })).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('who sees what', () => {
  it('a mechanic sees the own rows and nobody else’s', async () => {
    await doneOrder(shop);
    const mechanic = workshop.as('mechanic');
    expect(await mechanic.refused('earnings.period', { fromOn: today, toOn: today })).toBe('FORBIDDEN');
    expect(await mechanic.refused('earnings.mine', { fromOn: today, toOn: today })).toBe('NO_WORKER_LINKED');
    exec(`UPDATE user SET worker_id = ${shop.workerIds[1]} WHERE id = ${mechanic.userId}`);
    const { rows } = await mechanic.do('earnings.mine', { fromOn: today, toOn: today });
    expect(rows.map((row) => row.workerId)).toEqual([shop.workerIds[1]]);
  });
});
