import { checkSums } from '@engine/db/integrity';
import { addDays } from '@shared/kernel/dates';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, party, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
const today = '2026-11-24';

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
});
afterEach(() => workshop.close());

const { exec, all } = {
  exec: (sql: string) => workshop.engine.handles.sqlite.exec(sql),
  all: <T>(sql: string) => workshop.engine.handles.sqlite.prepare(sql).all() as T[],
};
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A small day: a team and a single worker, two payers on one order, a part returned, part payments and a reversal. */
async function workDay(): Promise<{ released: number }> {
  const both = [shop.operationId, shop.fixedOperationId];
  const first = await doneOrder(shop, {
    operationIds: both,
    parts: [{ partId: shop.plentyPartId, units: 3 }],
  });
  const insurer = await shop.person.do('parties.save', {
    partyId: null,
    version: null,
    party: party({
      kind: 'firm',
      name: 'Полица АД',
      eik: '999000438',
      customerType: 'business',
      roles: ['insurer'],
    }),
  });
  exec('UPDATE job_payer SET labour_bp = 3333, parts_bp = 2500');
  exec(`INSERT INTO job_payer (job_id, position, party_id, kind, labour_bp, parts_bp)
    VALUES (${await first.jobId()}, 2, ${insurer.partyId}, 'insurer', 6667, 7500)`);
  const { documents } = await first.do('invoicing.closeOrder', {});
  const pay = (invoiceId: number, amountCents: number, kind: 'cash' | 'card' | 'bank') =>
    shop.person.do('payments.take', { kind, allocations: [{ invoiceId, amountCents }] });
  for (const [at, { id, totalCents }] of documents.entries()) {
    await pay(id, 1000, 'cash');
    if (at === 0) await pay(id, totalCents - 1000, 'card');
  }
  const single = await OpenOrder.take(shop);
  const lineId = await single.addOperation(shop.operationId);
  const partLineId = await single.addPart(shop.plentyPartId, 2000);
  await single.do('orders.assignTeam', {
    scope: { kind: 'order' },
    assignee: { kind: 'worker', workerId: shop.workerIds[2] ?? 0 },
  });
  await single.do('orders.issueParts', { leaveShort: false });
  await single.do('orders.returnPart', { lineId: partLineId, quantityMilli: 500 });
  await single.do('orders.updatePart', { lineId: partLineId, changes: { quantityMilli: 1500 } });
  await single.do('orders.setLineState', { lineId, state: 'done' });
  await single.do('orders.setPhase', { phase: 'done' });
  const sale = await single.do('invoicing.closeOrder', {
    documents: [{ partyId: shop.clientId, kind: 'sale', paymentWay: 'cash' }],
  });
  const mistake = await pay(sale.documents[0]?.id ?? 0, 500, 'card');
  await shop.person.do('payments.reverse', { paymentId: mistake.id, reason: 'грешно въведено' });
  await pay(sale.documents[0]?.id ?? 0, sale.documents[0]?.totalCents ?? 0, 'cash');
  await single.do('handover.release', {});
  await OpenOrder.take(shop, { complaint: 'Само приета' });
  return { released: single.id };
}

describe('the sums that must agree (reports §5)', () => {
  it('agree on a day of orders, teams, two payers, a return, part payments and a reversal', async () => {
    await workDay();
    expect(checkSums(workshop.engine.handles.sqlite)).toEqual([]);
  });

  it('the earnings by order, by worker, by team and by line are the same cent', async () => {
    await workDay();
    const { workers, orders, teams, totals } = await shop.person.do('earnings.period', {
      fromOn: today,
      toOn: today,
    });
    const { rows } = await shop.person.do('earnings.rows', { fromOn: today, toOn: today });
    for (const table of [workers, orders, teams, rows])
      expect(sum(table.map((row) => row.amountCents))).toBe(totals.amountCents);
    expect(teams.map((row) => row.name)).toContain(null);
  });

  it('would be noticed when a cent were missing anywhere', async () => {
    await workDay();
    const spoilt = [
      'UPDATE earning SET amount_cents = amount_cents + 1 WHERE id = 1',
      'UPDATE stock_balance SET value_cents = value_cents + 1',
      'UPDATE part_line SET issued_milli = issued_milli - 1',
      'UPDATE invoice SET parts_cents = parts_cents + 1 WHERE id = 1',
      'UPDATE invoice SET paid_cents = paid_cents - 1 WHERE id = 1',
      'UPDATE payment SET amount_cents = amount_cents + 1 WHERE id = 1',
      "UPDATE invoice SET number = '0000000009' WHERE id = 2",
      "UPDATE handover_protocol SET snapshot = replace(snapshot, 'Иван', 'Иво')",
      'DELETE FROM stock_movement WHERE id = (SELECT max(id) FROM stock_movement)',
    ];
    exec('PRAGMA foreign_keys = OFF');
    for (const sql of spoilt) {
      exec('SAVEPOINT spoilt');
      exec(sql);
      expect(checkSums(workshop.engine.handles.sqlite), sql).not.toEqual([]);
      exec('ROLLBACK TO spoilt');
      exec('RELEASE spoilt');
    }
    expect(checkSums(workshop.engine.handles.sqlite)).toEqual([]);
  });
});

describe('Дневна рекапитулация (D1)', () => {
  it('holds the day: orders, work, documents, payments and the desk, and its tables agree', async () => {
    const { released } = await workDay();
    await shop.person.do('payments.moveCash', { kind: 'float', amountCents: 15_000 });
    const day = await shop.person.do('reports.day', { on: today });
    expect([day.received.length, day.finished.length, day.released.length]).toEqual([3, 2, 1]);
    expect(day.released[0]?.orderId).toBe(released);
    expect(day.agrees).toBe(true);
    expect(sum(day.workers.map((row) => row.earningsCents ?? 0))).toBe(day.totals.earningsCents);
    expect(sum(day.orders.map((row) => row.earningsCents ?? 0))).toBe(day.totals.earningsCents);
    expect(day.invoices?.map(({ kind, count }) => [kind, count])).toEqual([
      ['invoice', 2],
      ['sale', 1],
    ]);
    const card = day.payments?.find((row) => row.kind === 'card');
    expect(card?.count).toBe(1);
    expect(day.paymentsCents).toBe(
      sum(all<{ c: number }>('SELECT amount_cents AS c FROM payment').map((row) => row.c)),
    );
    const cash = day.payments?.find((row) => row.kind === 'cash')?.amountCents ?? 0;
    expect(day.cashDesk).toMatchObject({ cashPaymentsCents: cash, expectedCents: 15_000 + cash });
  });

  it('leaves the next day empty, and the days of a month make the month (reports §5.5)', async () => {
    await workDay();
    workshop.clock.advance(86_400_000);
    await doneOrder(shop);
    const days = await Promise.all([
      shop.person.do('reports.day', { on: today }),
      shop.person.do('reports.day', { on: addDays(today, 1) }),
      shop.person.do('reports.day', { on: addDays(today, 2) }),
    ]);
    const month = await shop.person.do('earnings.period', { fromOn: '2026-11-01', toOn: '2026-11-30' });
    expect(sum(days.map((day) => day.totals.earningsCents ?? 0))).toBe(month.totals.amountCents);
    expect(days[2]).toMatchObject({ received: [], workers: [], orders: [], agrees: true });
  });

  it('takes the work of the orders that have the chosen date on the day, on the screen, behind a figure and on paper', async () => {
    const { released } = await workDay();
    const tomorrow = addDays(today, 1);
    exec(`UPDATE service_order SET released_at = released_at + 86400000 WHERE id = ${released}`);
    workshop.clock.advance(86_400_000);
    const day = (on: string, basis: 'accrued' | 'received' | 'invoiced' | 'released') =>
      shop.person.do('reports.day', { on, basis });
    const accrued = await day(today, 'accrued');
    expect(accrued.orders).toHaveLength(2);
    expect((await day(today, 'received')).totals).toEqual(accrued.totals);
    expect((await day(today, 'invoiced')).totals).toEqual(accrued.totals);
    expect((await day(today, 'released')).orders).toEqual([]);
    expect((await day(tomorrow, 'accrued')).orders).toEqual([]);
    const late = await day(tomorrow, 'released');
    expect(late).toMatchObject({ basis: 'released', agrees: true });
    expect(late.orders.map((row) => [row.orderId, row.phase])).toEqual([[released, 'released']]);
    const behind = { fromOn: tomorrow, toOn: tomorrow, basis: 'released' } as const;
    const { rows, totals } = await shop.person.do('earnings.rows', behind);
    expect([...new Set(rows.map((row) => row.orderId))]).toEqual([released]);
    expect(totals.amountCents).toBe(late.totals.earningsCents);
    const target = { kind: 'dayRecap', on: tomorrow, basis: 'released' } as const;
    const { bytes } = await shop.person.do('printing.preview', { target });
    expect(pdfText(bytes)).toContain('по дата на предаване');
  });

  it('masks earnings and money for whoever may not see them', async () => {
    await workDay();
    const receptionist = await workshop.as('receptionist').do('reports.day', { on: today });
    expect([receptionist.totals.earningsCents, receptionist.masked]).toEqual([null, ['earningsCents']]);
    expect(receptionist.workers.every((row) => row.earningsCents === null)).toBe(true);
    expect(receptionist.paymentsCents).not.toBeNull();
    const storekeeper = await workshop.as('storekeeper').do('reports.day', { on: today });
    expect([storekeeper.payments, storekeeper.cashDesk, storekeeper.invoices]).toEqual([null, null, null]);
  });

  it('prints on one page with the totals of the screen', async () => {
    await workDay();
    const { totals } = await shop.person.do('reports.day', { on: today });
    const target = { kind: 'dayRecap', on: today } as const;
    const { bytes, pages } = await shop.person.do('printing.preview', { target });
    expect(pages).toBe(1);
    expect(pdfText(bytes)).toContain(((totals.earningsCents ?? 0) / 100).toFixed(2).replace('.', ','));
  });
});
