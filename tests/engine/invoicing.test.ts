import { checkSums } from '@engine/db/integrity';
import { invoicePrintSchema } from '@shared/features/printing/prints/invoice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, party, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;

async function start(options: { vat?: boolean } = {}): Promise<void> {
  workshop = await openWorkshop(options);
  // A session of its own that no idle lock ends while the clock of the test runs on.
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
}

beforeEach(() => start());
afterEach(async () => {
  expect(checkSums(workshop.engine.handles.sqlite)).toEqual([]);
  await workshop.close();
});

const rows = <T>(sql: string, ...values: unknown[]): T[] =>
  workshop.engine.handles.sqlite.prepare(sql).all(...values) as T[];
const count = (table: string) => rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]?.n ?? 0;
const exec = (sql: string) => workshop.engine.handles.sqlite.exec(sql);
const close = (order: OpenOrder) => order.do('invoicing.closeOrder', {});

describe('closing an order', () => {
  it('writes invoice, stock document and earnings at once and moves the order to invoiced', async () => {
    const order = await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 4 }] });
    const { documents, stockDocument, version } = await close(order);
    expect(documents).toMatchObject([
      { kind: 'invoice', number: '0000000001', payer: 'Иван Георгиев Димитров', issuedOn: '2026-11-24' },
    ]);
    expect(stockDocument).toBe('26-000001');
    const view = await order.view();
    expect([view.phase, view.version]).toEqual(['invoiced', version]);
    expect(documents[0]?.totalCents).toBe(view.totals.totalCents);
    const moved = rows<{ quantity: number; value: number }>(
      'SELECT sum(quantity_milli) AS quantity, sum(value_cents) AS value FROM stock_movement WHERE part_line_id IS NOT NULL',
    );
    expect(moved).toEqual([{ quantity: -4000, value: -1600 }]);
    expect(rows('SELECT 1 FROM earning WHERE sealed_at IS NOT NULL')).toHaveLength(3);
  });

  it('keeps the invoice as it was issued, whatever changes afterwards, and notices a touched snapshot', async () => {
    const order = await doneOrder(shop);
    const { documents } = await close(order);
    const invoiceId = documents[0]?.id ?? 0;
    exec("UPDATE party SET name = 'Друго име'");
    const before = await shop.person.do('invoicing.open', { invoiceId });
    expect(before.snapshot.recipient.name).toBe('Иван Георгиев Димитров');
    expect(before.intact).toBe(true);
    exec(`UPDATE invoice SET snapshot = replace(snapshot, 'Иван', 'Петър') WHERE id = ${invoiceId}`);
    expect((await shop.person.do('invoicing.open', { invoiceId })).intact).toBe(false);
    exec(`UPDATE invoice SET snapshot = replace(snapshot, 'Петър', 'Иван') WHERE id = ${invoiceId}`);
  });

  it('says what the law asks for: parties, tax event, base, rate, tax and total from the very lines', async () => {
    const order = await doneOrder(shop, { operationIds: [shop.operationId, shop.fixedOperationId] });
    workshop.clock.advance(2 * 86_400_000);
    const { documents } = await close(order);
    const [row] = rows<{ snapshot: string }>('SELECT snapshot FROM invoice');
    const print = invoicePrintSchema.parse(JSON.parse(row?.snapshot ?? ''));
    expect(print).toMatchObject({ kind: 'invoice', issuedOn: '2026-11-26', taxEventOn: '2026-11-24' });
    expect(print.supplier).toMatchObject({ eik: '175074752', vatNumber: 'BG175074752' });
    expect(print.baseCents).toBe(print.lines.reduce((sum, line) => sum + line.netCents, 0));
    expect(print.vat).toMatchObject({
      registered: true,
      rates: [{ rateBp: 2000, baseCents: print.baseCents }],
    });
    expect(print.totalCents).toBe(documents[0]?.totalCents);
    expect(print.words).toContain('евро');
    expect(print.lines[0]).toMatchObject({ unit: 'н.ч.', quantityMilli: 1600 });
  });

  it('charges no VAT and names the ground when the workshop is not registered', async () => {
    await workshop.close();
    await start({ vat: false });
    const { documents } = await close(
      await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 1 }] }),
    );
    const view = await shop.person.do('invoicing.open', { invoiceId: documents[0]?.id ?? 0 });
    expect(view.snapshot.vat).toEqual({ registered: false, ground: 'чл. 113, ал. 9 от ЗДДС' });
    expect(view.snapshot.lines.every((line) => line.vatRateBp === null)).toBe(true);
    expect([view.row.vatCents, view.row.totalCents]).toEqual([0, view.row.netCents]);
  });

  it('puts the repair’s warranties onto the card with the document', async () => {
    exec('UPDATE operation SET warranty_months = 6, warranty_km = 10000');
    const order = await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 1 }] });
    const { documents } = await close(order);
    const given = rows<{ to_on: string; meter_limit: number | null; document: string }>(
      'SELECT to_on, meter_limit, document FROM asset_warranty ORDER BY id',
    );
    expect(given).toEqual([
      { to_on: '2027-05-24', meter_limit: 194_320, document: documents[0]?.number },
      { to_on: '2028-11-24', meter_limit: null, document: documents[0]?.number },
    ]);
  });

  it('gives a private client a sale record instead, with a number of its own and no invoice number taken', async () => {
    const order = await doneOrder(shop);
    const choice = { partyId: shop.clientId, kind: 'sale' as const, paymentWay: 'card' as const };
    const { documents } = await order.do('invoicing.closeOrder', { documents: [choice] });
    expect(documents).toMatchObject([{ kind: 'sale', number: '26-000001', paymentWay: 'card' }]);
    const next = await close(await doneOrder(shop));
    expect(next.documents).toMatchObject([{ kind: 'invoice', number: '0000000001' }]);
  });

  it('prints a person’s own number only when asked to', async () => {
    exec(
      `UPDATE party SET personal_number = '7501020018', personal_number_kind = 'egn' WHERE id = ${shop.clientId}`,
    );
    const choice = { partyId: shop.clientId, kind: 'invoice' as const, paymentWay: 'cash' as const };
    const plain = await (await doneOrder(shop)).do('invoicing.closeOrder', { documents: [choice] });
    const asked = await (await doneOrder(shop)).do('invoicing.closeOrder', {
      documents: [{ ...choice, personalNumber: true }],
    });
    const numberOf = async (id?: number) =>
      (await shop.person.do('invoicing.open', { invoiceId: id ?? 0 })).snapshot.recipient.personalNumber;
    expect(await numberOf(plain.documents[0]?.id)).toBeNull();
    expect(await numberOf(asked.documents[0]?.id)).toBe('7501020018');
  });

  it('refuses the same order at the same moment a second time and doubles nothing', async () => {
    const order = await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 2 }] });
    const input = { orderId: order.id, version: order.version, documents: [] };
    const other = workshop.as('cashier');
    const [first, second] = await Promise.allSettled([
      shop.person.do('invoicing.closeOrder', input),
      other.do('invoicing.closeOrder', input),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await other.refused('invoicing.closeOrder', input)).toBe('ORDER_CLOSED');
    expect([count('invoice'), count('earning')]).toEqual([1, 3]);
  });
});

describe('several payers', () => {
  async function split(percents: readonly [number, number]): Promise<OpenOrder> {
    const order = await doneOrder(shop, {
      operationIds: [shop.operationId, shop.fixedOperationId],
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
    const jobId = await order.jobId();
    exec('DELETE FROM job_payer');
    const payers = [
      [shop.clientId, 'client', percents[0]],
      [insurer.partyId, 'insurer', percents[1]],
    ] as const;
    for (const [at, [partyId, kind, bp]] of payers.entries())
      exec(
        `INSERT INTO job_payer (job_id, position, party_id, kind, labour_bp, parts_bp) VALUES (${jobId}, ${at + 1}, ${partyId}, '${kind}', ${bp}, ${bp})`,
      );
    return order;
  }

  it('get a document each, whose nets make the order’s to the cent', async () => {
    const order = await split([3333, 6667]);
    const { totals } = await order.view();
    const { documents } = await close(order);
    expect(documents.map(({ payer, number }) => [payer, number])).toEqual([
      ['Иван Георгиев Димитров', '0000000001'],
      ['Полица АД', '0000000002'],
    ]);
    const nets = rows<{ net: number; norm: number; cost: number }>(
      'SELECT sum(net_cents) AS net, sum(norm_sec) AS norm, sum(cost_cents) AS cost FROM invoice_line',
    );
    expect(nets).toEqual([{ net: totals.netCents, norm: totals.normSec, cost: 1200 }]);
  });

  it('are refused when their shares do not make the whole', async () => {
    const order = await split([3000, 6000]);
    expect(await order.refused('invoicing.closeOrder', {})).toBe('PAYER_SHARES');
    const preview = await shop.person.do('invoicing.preview', { orderId: order.id });
    expect(preview.refusals.map(({ code }) => code)).toContain('PAYER_SHARES');
  });

  it('an internal payer gets an internal document without VAT that is nobody’s debt', async () => {
    const order = await doneOrder(shop);
    exec("UPDATE job_payer SET kind = 'internal', party_id = NULL");
    const { documents } = await close(order);
    expect(documents).toMatchObject([{ kind: 'internal', number: '26-000001' }]);
    const view = await shop.person.do('invoicing.open', { invoiceId: documents[0]?.id ?? 0 });
    expect([view.row.vatCents, view.snapshot.kind]).toEqual([0, 'internal']);
    expect(view.snapshot.recipient.name).toBe('Автосервиз Колев ЕООД');
    expect(await shop.person.do('invoicing.counts', {})).toEqual({ all: 1, unpaid: 0, overdue: 0 });
    expect((await order.view()).blockers).toEqual([]);
  });
});

describe('the close is refused, and nothing is written,', () => {
  async function refusal(order: OpenOrder): Promise<string> {
    const before = ['invoice', 'stock_movement', 'earning', 'audit'].map(count);
    const code = await order.refused('invoicing.closeOrder', {});
    expect(['invoice', 'stock_movement', 'earning', 'audit'].map(count)).toEqual(before);
    const preview = await shop.person.do('invoicing.preview', { orderId: order.id });
    expect(preview.refusals[0]?.code).toBe(code);
    return code;
  }

  it('for an order with nothing in it', async () => {
    expect(await refusal(await OpenOrder.take(shop))).toBe('CLOSE_NO_LINES');
  });

  it('for a line without a worker, an unfinished one, and an order that is not done', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    expect(await refusal(order)).toBe('CLOSE_WITHOUT_WORKER');
    await order.assign(shop.teamId);
    expect(await refusal(order)).toBe('CLOSE_UNFINISHED');
    await order.do('orders.setLineState', { lineId, state: 'done' });
    expect(await refusal(order)).toBe('CLOSE_NOT_DONE');
  });

  it('for stock that is short', async () => {
    const order = await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 11 }] });
    expect(await refusal(order)).toBe('PARTS_SHORT');
  });

  it('for a firm without ЕИК, then without an address', async () => {
    const order = await doneOrder(shop);
    exec(`UPDATE party SET kind = 'firm', address = NULL WHERE id = ${shop.clientId}`);
    expect(await refusal(order)).toBe('PAYER_WITHOUT_EIK');
    exec(`UPDATE party SET eik = '999000438' WHERE id = ${shop.clientId}`);
    expect(await refusal(order)).toBe('PAYER_WITHOUT_ADDRESS');
  });

  it('for an insurer nobody has named', async () => {
    const order = await doneOrder(shop);
    exec("UPDATE job_payer SET kind = 'insurer', party_id = NULL");
    expect(await refusal(order)).toBe('PAYER_UNKNOWN');
  });

  it('when the clock stands before the last invoice', async () => {
    await close(await doneOrder(shop));
    const order = await doneOrder(shop);
    workshop.clock.advance(-86_400_000);
    expect(await refusal(order)).toBe('CLOSE_DATE_BACK');
    workshop.clock.advance(86_400_000);
  });

  it('for a due date before the document', async () => {
    const order = await doneOrder(shop);
    const choice = {
      partyId: shop.clientId,
      kind: 'invoice',
      paymentWay: 'bank',
      dueOn: '2026-11-23',
    } as const;
    expect(await order.refused('invoicing.closeOrder', { documents: [choice] })).toBe('DUE_BEFORE_ISSUE');
  });
});

describe('a step of the close that fails takes all of it back', () => {
  // Fault: a step outside the transaction, or a number taken by a second one.
  const steps = [
    ['stock_document', 'INSERT'],
    ['stock_movement', 'INSERT'],
    ['part_line', 'UPDATE'],
    ['invoice', 'INSERT'],
    ['invoice_line', 'INSERT'],
    ['invoice_vat', 'INSERT'],
    ['earning', 'INSERT'],
    ['earning', 'UPDATE'],
    ['asset_warranty', 'INSERT'],
    ['service_order', 'UPDATE'],
    ['order_phase_change', 'INSERT'],
    ['audit', 'INSERT'],
    ['request', 'INSERT'],
  ] as const;
  const everything = [
    'stock_document',
    'stock_movement',
    'invoice',
    'invoice_line',
    'invoice_vat',
    'earning',
  ];

  it.each(steps)('%s, %s', async (table, event) => {
    exec('UPDATE operation SET warranty_months = 6');
    const order = await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 2 }] });
    // The line's team changed after it was finished, so that the close writes its earnings anew.
    exec('UPDATE operation_line SET net_cents = net_cents + 100');
    exec('UPDATE service_order SET labour_cents = labour_cents + 100');
    const state = () => [
      ...everything.map(count),
      rows('SELECT * FROM number_series'),
      rows('SELECT * FROM service_order'),
    ];
    const before = state();
    exec(
      `CREATE TEMP TRIGGER failing BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'failing on purpose'); END`,
    );
    expect(await order.refused('invoicing.closeOrder', {})).toBe('UNEXPECTED');
    exec('DROP TRIGGER failing');
    expect(state()).toEqual(before);
    const { documents } = await close(order);
    expect(documents[0]?.number).toBe('0000000001');
  });
});

describe('the register of documents', () => {
  it('pages by key, filters by state and text, and sums the whole filtered set', async () => {
    for (let i = 0; i < 5; i++) {
      await close(await doneOrder(shop));
      workshop.clock.advance(60_000);
    }
    const list = (filter: object, cursor: string | null = null) =>
      shop.person.do('invoicing.list', {
        filter: { view: 'all', ...filter },
        sort: { by: 'number', dir: 'desc' },
        cursor,
        limit: 2,
      });
    const numbers: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({}, cursor);
      numbers.push(...page.rows.map((row) => row.number));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(numbers).toEqual(['0000000005', '0000000004', '0000000003', '0000000002', '0000000001']);
    const first = await list({});
    expect([first.count, first.totals.openCents]).toEqual([5, first.totals.totalCents]);
    expect((await list({ text: '0003' })).rows.map((row) => row.number)).toEqual(['0000000003']);
    expect((await list({ text: 'димитров' })).count).toBe(5);
    expect((await list({ text: 'CB4521' })).count).toBe(5);
    expect((await list({ text: "x' OR 1=1 --" })).count).toBe(0);
    workshop.clock.advance(86_400_000);
    const late = await list({ view: 'overdue' });
    expect([late.count, late.rows[0]?.daysOverdue]).toEqual([5, 1]);
  });
});
