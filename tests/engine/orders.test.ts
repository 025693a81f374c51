import { authorisedCents, orderTotals } from '@shared/features/orders/calc';
import type { OrderLine, OrderView } from '@shared/features/orders/model';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noHeader, OpenOrder, openShop, party, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

const rows = <T>(sql: string, ...values: unknown[]): T[] =>
  workshop.engine.handles.sqlite.prepare(sql).all(...values) as T[];
const auditCount = () => rows<{ n: number }>('SELECT count(*) AS n FROM audit')[0]?.n ?? 0;
const linesOf = (view: OrderView): OrderLine[] => view.jobs.flatMap((job) => job.lines);
const codesOf = (view: OrderView): string[] => view.blockers.map((blocker) => blocker.code);

describe('taking an order in', () => {
  it('gives it its number at once, puts the meter on the card and makes the complaint a job', async () => {
    const first = await OpenOrder.take(shop);
    const second = await OpenOrder.take(shop, { complaint: '' });
    expect([first.number, second.number]).toEqual(['26-000001', '26-000002']);
    const view = await first.view();
    expect(view.jobs.map((job) => job.title)).toEqual(['Скърцане при спиране']);
    expect(view.jobs[0]?.payers).toEqual([
      { kind: 'client', labourBp: 10_000, name: 'Иван Георгиев Димитров' },
    ]);
    expect(view.asset.lastMeter).toBe(184_320);
    expect((await second.view()).jobs).toEqual([]);
  });

  it('takes a lower meter only with a reason, and nothing stays of the refused order', async () => {
    await OpenOrder.take(shop);
    const { typeId, assetId, clientId } = shop;
    const order = { typeId, assetId, clientId, ...noHeader };
    const before = auditCount();
    expect(await shop.person.refused('orders.create', { ...order, meter: 176_000 })).toBe('METER_DECREASE');
    expect(auditCount()).toBe(before);
    expect(rows('SELECT 1 FROM service_order')).toHaveLength(1);
    const taken = await OpenOrder.take(shop, { meter: 176_000, meterReason: 'сменено табло' });
    expect(taken.number).toBe('26-000002');
  });

  it('counts the phrases that the complaint uses', async () => {
    await OpenOrder.take(shop, { complaint: 'Вибрации при спиране, свети нещо' });
    const { phrases } = await shop.person.do('orders.phrases', { query: 'спиране' });
    expect(phrases[0]).toEqual({ text: 'Вибрации при спиране', uses: 1 });
    expect(phrases.length).toBeGreaterThan(1);
  });

  it('refuses a promise in the past and amounts that nobody can mean', async () => {
    const { typeId, assetId, clientId } = shop;
    const order = { typeId, assetId, clientId, ...noHeader };
    const longAgo = workshop.clock.now() - 3 * 86_400_000;
    expect(await shop.person.refused('orders.create', { ...order, promisedAt: longAgo })).toBe(
      'PROMISE_OUT_OF_RANGE',
    );
    for (const limitCents of [-1, 1e15, 12.5])
      expect(await shop.person.refused('orders.create', { ...order, limitCents })).toBe('INVALID_INPUT');
  });

  it('stops at an overdue debt until somebody with the right gives a reason', async () => {
    workshop.engine.handles.sqlite
      .prepare(
        `INSERT INTO invoice (kind, number, payer_id, issued_on, issued_at, tax_event_on, due_on, payment_way, labour_cents,
          parts_cents, other_cents, net_cents, vat_cents, total_cents, snapshot, snapshot_hash, user_id)
         VALUES ('invoice', '0000000001', ?, '2026-10-01', 0, '2026-10-01', '2026-10-08', 'bank', 10000, 0, 0, 10000, 2000, 12000, '{}', '', 1)`,
      )
      .run(shop.clientId);
    const { typeId, assetId, clientId } = shop;
    const order = { typeId, assetId, clientId, ...noHeader };
    expect(await shop.person.refused('orders.create', order)).toBe('CLIENT_DEBT');
    const receptionist = workshop.as('receptionist');
    expect(await receptionist.refused('orders.create', { ...order, debtReason: 'стар клиент' })).toBe(
      'FORBIDDEN',
    );
    await OpenOrder.take(shop, { debtReason: 'стар клиент' });
    expect(rows<{ reason: string }>('SELECT reason FROM audit ORDER BY id DESC LIMIT 1')[0]?.reason).toBe(
      'стар клиент',
    );
  });
});

describe('lines', () => {
  it('take norm, rate and price from catalogue and price list', async () => {
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.operationId);
    await order.addOperation(shop.fixedOperationId);
    await order.addPart(shop.plentyPartId, 2000);
    const [work, fixed, bolt] = linesOf(await order.view());
    const rate = work?.kind === 'operation' ? work.rateCents : 0;
    expect(rate).toBeGreaterThan(0);
    expect(work).toMatchObject({ normSec: 5760, normOrigin: 'all', netCents: Math.round(rate * 1.6) });
    expect(fixed).toMatchObject({ priceFixed: true, netCents: 4500 });
    expect(bolt).toMatchObject({ netCents: 370, unit: 'pcs', state: 'available', freeMilli: 10_000 });
  });

  it('take the client’s discounts', async () => {
    const { partyId: clientId } = await shop.person.do('parties.save', {
      partyId: null,
      version: null,
      party: party({ name: 'Верен клиент', discountLabourBp: 500, discountPartsBp: 1000 }),
    });
    const order = await OpenOrder.take(shop, { clientId });
    await order.addOperation(shop.fixedOperationId);
    await order.addPart(shop.plentyPartId, 10_000);
    expect(linesOf(await order.view()).map((line) => line.netCents)).toEqual([4275, 1665]);
  });

  it('carry no VAT in a workshop that is not registered', async () => {
    await workshop.close();
    workshop = await openWorkshop({ vat: false });
    shop = await openShop(workshop);
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.fixedOperationId);
    const { totals } = await order.view();
    expect([totals.vatCents, totals.totalCents]).toEqual([0, 4500]);
  });

  it('say where a typed norm came from', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.do('orders.updateOperation', { lineId, changes: { normSec: 7200 } });
    expect(linesOf(await order.view())[0]).toMatchObject({ normSec: 7200, normOrigin: 'line' });
  });

  it('change prices only for who may', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    const foreman = workshop.as('foreman');
    expect(
      await order.refused('orders.updateOperation', { lineId, changes: { discountBp: 1000 } }, foreman),
    ).toBe('FORBIDDEN');
    await order.do('orders.updateOperation', { lineId, changes: { normSec: 3600 } }, foreman);
  });

  it('refuse quantities, prices and percents outside reason', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId);
    const bad = [
      { quantityMilli: -1000 },
      { quantityMilli: 0 },
      { quantityMilli: 1e12 },
      { priceCents: -5 },
      { discountBp: 10_001 },
      { discountBp: -1 },
    ];
    for (const changes of bad)
      expect(await order.refused('orders.updatePart', { lineId, changes }), JSON.stringify(changes)).toBe(
        'INVALID_INPUT',
      );
    expect(
      await order.refused('orders.updatePart', {
        lineId,
        changes: { quantityMilli: 100_000_000, priceCents: 100_000_000_000 },
      }),
    ).toBe('AMOUNT_TOO_LARGE');
    expect(linesOf(await order.view())[0]).toMatchObject({ quantityMilli: 1000, priceCents: 185 });
  });

  it('cost nothing when the client brought the part', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId);
    await order.do('orders.updatePart', { lineId, changes: { clientOwn: true } });
    const view = await order.view();
    expect(linesOf(view)[0]).toMatchObject({ netCents: 0, state: 'clientOwn' });
    expect(codesOf(view)).not.toContain('partNotIssued');
    expect(await order.refused('orders.issueParts', { leaveShort: false })).toBe('NOTHING_TO_ISSUE');
  });

  it('are written down as one row of the log per gesture, with old and new values', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId);
    const before = auditCount();
    await order.do('orders.updatePart', { lineId, changes: { quantityMilli: 3000 } });
    expect(auditCount()).toBe(before + 1);
    const { changes } = await shop.person.do('orders.history', { orderId: order.id });
    expect(changes[0]).toMatchObject({ entry: 'orders.updatePart', userName: 'Управител' });
    expect(changes[0]?.notes[0]).toMatchObject({
      before: { quantityMilli: 1000 },
      after: { quantityMilli: 3000 },
    });
  });

  it('refuse a change that was based on an older state, whichever line it concerns', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId);
    const stale = order.version;
    await order.do('orders.updatePart', { lineId, changes: { quantityMilli: 2000 } });
    expect(
      await shop.person.refused('orders.updatePart', {
        orderId: order.id,
        version: stale,
        lineId,
        changes: { quantityMilli: 5000 },
      }),
    ).toBe('CONCURRENT_MODIFICATION');
    expect(linesOf(await order.view())[0]).toMatchObject({ quantityMilli: 2000 });
  });

  it('never belong to another order', async () => {
    const order = await OpenOrder.take(shop);
    const other = await OpenOrder.take(shop);
    const lineId = await other.addPart(shop.plentyPartId);
    expect(await order.refused('orders.updatePart', { lineId, changes: { quantityMilli: 2000 } })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('totals', () => {
  it('of the engine, of the stored row and of the screen’s calc are one', async () => {
    const order = await OpenOrder.take(shop);
    const operation = await order.addOperation(shop.operationId);
    const part = await order.addPart(shop.plentyPartId);
    const change = fc.record({
      quantityMilli: fc.integer({ min: 1, max: 90_000 }),
      cents: fc.integer({ min: 0, max: 900_000 }),
      discountBp: fc.integer({ min: 0, max: 10_000 }),
    });
    await fc.assert(
      fc.asyncProperty(change, change, async (work, goods) => {
        const { cents: rateCents, ...worked } = work;
        const { cents: priceCents, ...supplied } = goods;
        await order.do('orders.updateOperation', { lineId: operation, changes: { ...worked, rateCents } });
        await order.do('orders.updatePart', { lineId: part, changes: { ...supplied, priceCents } });
        const { jobs, totals } = await order.view();
        const lines = jobs.flatMap((job) => job.lines);
        const screen = orderTotals({
          operations: lines.filter((line) => line.kind === 'operation'),
          parts: lines.filter((line) => line.kind === 'part'),
          others: lines.filter((line) => line.kind === 'other'),
        });
        expect(totals).toMatchObject({ ...screen });
        const [stored] = rows<Record<string, number>>(
          'SELECT labour_cents, parts_cents, vat_cents, total_cents, norm_sec FROM service_order WHERE id = ?',
          order.id,
        );
        expect(stored).toEqual({
          labour_cents: screen.labourCents,
          parts_cents: screen.partsCents,
          vat_cents: screen.vatCents,
          total_cents: screen.totalCents,
          norm_sec: screen.normSec,
        });
        expect(authorisedCents(null, jobs)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('hide cost and margin from who may not see them', async () => {
    const order = await OpenOrder.take(shop);
    await order.addPart(shop.plentyPartId);
    await order.do('orders.issueParts', { leaveShort: false });
    expect((await order.view()).totals).toMatchObject({
      costCents: 400,
      earningsCents: 0,
      marginCents: -215,
    });
    const receptionist = workshop.as('receptionist');
    const seen = await receptionist.do('orders.open', { orderId: order.id });
    expect(seen.totals).toMatchObject({ costCents: null, marginCents: null, earningsCents: null });
    expect(seen.masked).toContain('totals.marginCents');
    expect(linesOf(seen)[0]).toMatchObject({ costCents: null });
    const storekeeper = workshop.as('storekeeper');
    const masked = await storekeeper.do('orders.open', { orderId: order.id });
    expect(masked.client.phone).toBeNull();
    expect(masked.masked).toContain('client.phone');
  });
});
