import { checkSums } from '@engine/db/integrity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doneOrder } from '../support/closing';
import { openShop, type Shop } from '../support/orders';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
let cashier: Person;
const today = '2026-11-24';

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
  cashier = workshop.as('cashier');
});
afterEach(async () => {
  expect(checkSums(workshop.engine.handles.sqlite)).toEqual([]);
  await workshop.close();
});

async function invoiced(): Promise<{ invoiceId: number; totalCents: number }> {
  const { documents } = await (await doneOrder(shop)).do('invoicing.closeOrder', {});
  return { invoiceId: documents[0]?.id ?? 0, totalCents: documents[0]?.totalCents ?? 0 };
}

const take = (invoiceId: number, amountCents: number, kind: 'cash' | 'card' = 'cash') => ({
  kind,
  allocations: [{ invoiceId, amountCents }],
});

describe('taking a payment', () => {
  it('in parts leaves the rest open, and never more than is open', async () => {
    const { invoiceId, totalCents } = await invoiced();
    const first = await cashier.do('payments.take', take(invoiceId, 1000));
    expect(first.number).toBe('26-000001');
    expect(await cashier.refused('payments.take', take(invoiceId, totalCents))).toBe('PAYMENT_TOO_MUCH');
    await cashier.do('payments.take', take(invoiceId, totalCents - 1000, 'card'));
    const { row, payments } = await cashier.do('invoicing.open', { invoiceId });
    expect([row.paidCents, payments.map((one) => one.kind)]).toEqual([totalCents, ['cash', 'card']]);
    expect(await cashier.refused('payments.take', take(invoiceId, 1))).toBe('PAYMENT_TOO_MUCH');
  });

  it('twice at once cannot pay the same rest', async () => {
    const { invoiceId, totalCents } = await invoiced();
    const both = await Promise.allSettled([
      cashier.do('payments.take', take(invoiceId, totalCents)),
      shop.person.do('payments.take', take(invoiceId, totalCents)),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('for several documents of one payer in one sum, of two payers not at all', async () => {
    const [first, second] = [await invoiced(), await invoiced()];
    const both = {
      kind: 'bank' as const,
      allocations: [first, second].map(({ invoiceId, totalCents }) => ({
        invoiceId,
        amountCents: totalCents,
      })),
    };
    workshop.engine.handles.sqlite.exec(
      `UPDATE invoice SET payer_id = ${shop.supplierId} WHERE id = ${second.invoiceId}`,
    );
    expect(await cashier.refused('payments.take', both)).toBe('PAYMENT_MANY_PAYERS');
    workshop.engine.handles.sqlite.exec(
      `UPDATE invoice SET payer_id = ${shop.clientId} WHERE id = ${second.invoiceId}`,
    );
    const payment = await cashier.do('payments.take', both);
    expect(payment.amountCents).toBe(first.totalCents + second.totalCents);
  });

  it('refuses nothing, less than nothing and what is no amount', async () => {
    const { invoiceId } = await invoiced();
    for (const amount of [0, -100, 1.5, 1e15])
      expect(await cashier.refused('payments.take', take(invoiceId, amount))).toBe('INVALID_INPUT');
  });

  it('in cash at the legal limit wants a second look (ЗОПБ чл. 3)', async () => {
    const { payments } = await shop.person.do('settings.get', {});
    expect(payments.cashWarningCents).toBe(511_292);
    await shop.person.do('settings.save', { sections: { payments: { cashWarningCents: 1000 } } });
    const { invoiceId, totalCents } = await invoiced();
    expect(await cashier.refused('payments.take', take(invoiceId, totalCents))).toBe('CASH_LIMIT');
    await cashier.do('payments.take', take(invoiceId, 100, 'card'));
    await cashier.do('payments.take', { ...take(invoiceId, totalCents - 100), confirmLargeCash: true });
  });
});

describe('a mistaken payment', () => {
  it('is taken back by one of the opposite sign, once', async () => {
    const { invoiceId, totalCents } = await invoiced();
    const { id } = await cashier.do('payments.take', take(invoiceId, totalCents));
    const back = await cashier.do('payments.reverse', { paymentId: id, reason: 'грешна сума' });
    expect([back.amountCents, back.reversesId]).toEqual([-totalCents, id]);
    expect(await cashier.refused('payments.reverse', { paymentId: id, reason: 'пак' })).toBe(
      'PAYMENT_REVERSED',
    );
    expect(await cashier.refused('payments.reverse', { paymentId: back.id, reason: 'пак' })).toBe(
      'PAYMENT_REVERSED',
    );
    const { row } = await cashier.do('invoicing.open', { invoiceId });
    expect(row.paidCents).toBe(0);
  });
});

describe('the cash desk', () => {
  it('expects float + cash + in − out − bank, and keeps the last count', async () => {
    const { invoiceId, totalCents } = await invoiced();
    await cashier.do('payments.take', take(invoiceId, totalCents - 1000));
    await cashier.do('payments.take', take(invoiceId, 1000, 'card'));
    const moves = [
      ['float', 15_000],
      ['in', 2000],
      ['out', 8000],
      ['bank', 5000],
      ['count', 1],
    ] as const;
    for (const [kind, amountCents] of moves) await cashier.do('payments.moveCash', { kind, amountCents });
    const expectedCents = 15_000 + totalCents - 1000 + 2000 - 8000 - 5000;
    const desk = await cashier.do('payments.moveCash', { kind: 'count', amountCents: expectedCents });
    expect(desk).toMatchObject({ expectedCents, countedCents: expectedCents });
    expect(
      await workshop.as('receptionist').refused('payments.moveCash', { kind: 'out', amountCents: 1 }),
    ).toBe('FORBIDDEN');
    workshop.clock.advance(86_400_000);
    const next = await cashier.do('payments.cashDesk', { on: '2026-11-25' });
    expect(next).toMatchObject({ floatCents: 0, expectedCents: 0, countedCents: null });
    expect(await cashier.do('payments.cashDesk', { on: today })).toEqual(desk);
  });
});

describe('the register of payments', () => {
  it('pages from the newest and sums the whole period', async () => {
    const { invoiceId } = await invoiced();
    for (let i = 0; i < 3; i++) await cashier.do('payments.take', take(invoiceId, 100));
    const page = (beforeId: number | null) =>
      cashier.do('payments.list', { fromOn: today, toOn: today, beforeId, limit: 2 });
    const first = await page(null);
    const second = await page(first.nextBeforeId);
    expect([...first.rows, ...second.rows].map((row) => row.number)).toEqual([
      '26-000003',
      '26-000002',
      '26-000001',
    ]);
    expect([first.count, first.totalCents, second.nextBeforeId]).toEqual([3, 300, null]);
  });
});
