import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { addParty } from '../support/cards';
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

const run = (sql: string, ...values: unknown[]) => workshop.engine.handles.sqlite.prepare(sql).run(...values);

const proposal = async (input: { untilOn?: string; deferred?: boolean; services?: boolean } = {}) =>
  (await shop.person.do('purchasing.proposal', { untilOn: '2026-12-08', ...input })).rows;

/** Straight into the table: the card of a part has tests of its own. */
function addCondition(
  partId: number,
  fields: { priceCents: number; discountBp?: number; leadDays?: number; packMilli?: number },
) {
  run(
    'INSERT INTO part_supplier (part_id, supplier_id, price_cents, discount_bp, lead_days, pack_milli) VALUES (?, ?, ?, ?, ?, ?)',
    partId,
    shop.supplierId,
    fields.priceCents,
    fields.discountBp ?? 0,
    fields.leadDays ?? null,
    fields.packMilli ?? 1000,
  );
}

const line = (partId: number, units: number, unitCostCents: number | null = 1000) => ({
  ...{ partId, quantityMilli: units * 1000, unitCostCents, expectedOn: null },
});

async function draft(lines: ReturnType<typeof line>[]) {
  const head = { supplierId: shop.supplierId, warehouseId: 1, expectedOn: null, reference: null, note: null };
  return shop.person.do('purchasing.save', { orderId: null, version: null, ...head, lines });
}

async function sent(lines: ReturnType<typeof line>[]) {
  const { orderId, version } = await draft(lines);
  await shop.person.do('purchasing.send', { orderId, version });
  return orderId;
}

const order = (orderId: number) => shop.person.do('purchasing.order', { orderId });

async function receive(
  orderId: number,
  lines: { at?: number; units: number; cents: number; price?: 'keep' | 'follow' }[],
) {
  const { version, rows } = await order(orderId);
  return shop.person.do('purchasing.receive', {
    ...{ orderId, version, supplierDocument: 'Ф-2001', supplierDocumentOn: '2026-11-24' },
    lines: lines.map(({ at = 0, units, cents, price }) => ({
      lineId: rows[at]?.id ?? 0,
      quantityMilli: units * 1000,
      unitCostCents: cents,
      ...(price && { price }),
    })),
  });
}

describe('the proposal', () => {
  it('fills the minimum of a family up in whole packs of its supplier, less what is awaited', async () => {
    const old = await addPart(shop.person, { number: '1K0 615 301 A' });
    const current = await addPart(shop.person, { number: '1K0 615 301 B', minimumMilli: 4000 });
    await shop.person.do('parts.addSubstitute', { partId: old, substituteId: current, kind: 'replaced' });
    await receiveParts(shop.person, shop.supplierId, [{ partId: old, units: 1, costCents: 900 }]);
    run('UPDATE part SET maximum_milli = 10000 WHERE id = ?', current);
    addCondition(current, { priceCents: 1000, discountBp: 1250, leadDays: 3, packMilli: 4000 });
    const rows = await proposal();
    expect(rows).toMatchObject([
      {
        ...{
          partId: current,
          number: '1K0 615 301 B',
          onHandMilli: 1000,
          missingMilli: 9000,
          quantityMilli: 12_000,
        },
        ...{ supplierId: shop.supplierId, unitCostCents: 875, leadDays: 3, expectedOn: '2026-11-27' },
      },
    ]);
    const orderId = await sent([line(current, 3)]);
    expect(await proposal()).toEqual([]);
    const { version } = await order(orderId);
    await shop.person.do('purchasing.cancelRest', {
      orderId,
      version,
      lineIds: null,
      reason: 'няма при доставчика',
    });
    expect(await proposal()).toHaveLength(1);
  });

  it('asks for what open orders wait for, once, and not for estimates, issued or cancelled lines', async () => {
    const partId = await addPart(shop.person, { number: 'N 123 456 01' });
    const open = await OpenOrder.take(shop, { promisedAt: Date.UTC(2026, 10, 26, 8) });
    await open.addPart(partId, 3000);
    const rows = await proposal();
    expect(rows).toMatchObject([{ partId, ordersMilli: 3000, missingMilli: 3000, neededOn: '2026-11-26' }]);
    const { orders } = await shop.person.do('purchasing.createDrafts', {
      lines: [{ ...line(partId, 3), supplierId: shop.supplierId }],
    });
    expect(orders).toHaveLength(1);
    expect(await proposal()).toEqual([]);
    await shop.person.do('purchasing.createDrafts', {
      lines: [{ ...line(partId, 2), supplierId: shop.supplierId }],
    });
    const { rows: drafts } = await order(orders[0]?.orderId ?? 0);
    expect(drafts).toMatchObject([{ partId, quantityMilli: 5000 }]);
    await open.do('orders.cancel', { reason: 'клиентът се отказа' });
    await shop.person.do('purchasing.deleteDraft', {
      orderId: orders[0]?.orderId ?? 0,
      version: (await order(orders[0]?.orderId ?? 0)).version,
    });
    expect(await proposal()).toEqual([]);
  });

  it('counts deferred work and services falling due only when asked, and only until the day', async () => {
    const partId = await addPart(shop.person, { number: '03L 115 562' });
    await shop.person.do('care.defer', {
      ...{ assetId: shop.assetId, text: 'Смяна на филтър', reason: 'друг път', expiresOn: '2026-12-05' },
      lines: [{ kind: 'part', operationId: null, partId, name: '', quantityMilli: 2000, unitCents: null }],
    });
    expect(await proposal()).toMatchObject([{ partId, deferredMilli: 2000, missingMilli: 2000 }]);
    expect(await proposal({ deferred: false })).toEqual([]);
    expect(await proposal({ untilOn: '2026-12-01' })).toEqual([]);
  });
});

describe('an order to a supplier', () => {
  it('gets its number when sent, is printed from its snapshot and is not edited any more', async () => {
    const { orderId, version } = await draft([
      line(shop.plentyPartId, 4, 410),
      line(shop.askedPartId, 1, null),
    ]);
    expect(await order(orderId)).toMatchObject({ number: '', status: 'draft', netCents: 1640 });
    const done = await shop.person.do('purchasing.send', { orderId, version });
    expect(done.number).toBe('26-000001');
    const target = { kind: 'purchaseOrder', purchaseOrderId: orderId } as const;
    const { runId } = await shop.person.do('printing.create', { target, copies: 1 });
    const text = pdfText((await shop.person.do('printing.runPdf', { runId })).bytes);
    for (const told of ['Поръчка към доставчик', '26-000001', 'Части Плюс ООД', 'N 910 965 02', '16,40'])
      expect(text).toContain(told);
    const head = {
      supplierId: shop.supplierId,
      warehouseId: 1,
      expectedOn: null,
      reference: null,
      note: null,
    };
    const edit = { orderId, version: done.version, ...head, lines: [] };
    expect(await shop.person.refused('purchasing.save', edit)).toBe('PURCHASE_NOT_DRAFT');
    const again = { orderId, version: done.version };
    expect(await shop.person.refused('purchasing.deleteDraft', again)).toBe('PURCHASE_NOT_DRAFT');
    const { rows } = await order(orderId);
    const answer = await shop.person.do('purchasing.setExpected', {
      ...{ orderId, version: done.version, expectedOn: '2026-11-20', reference: 'SO-991' },
      lines: [{ lineId: rows[0]?.id ?? 0, expectedOn: '2026-12-01' }],
    });
    expect(answer.version).toBe(done.version + 1);
    const list = await shop.person.do('purchasing.list', { filter: { view: 'late' }, cursor: null });
    expect(list.rows).toMatchObject([
      { number: '26-000001', late: true, expectedOn: '2026-11-20', awaitedLines: 2 },
    ]);
  });

  it('is refused without lines, with a part twice, with another version', async () => {
    const empty = await draft([]);
    expect(await shop.person.refused('purchasing.send', empty)).toBe('PURCHASE_EMPTY');
    const head = {
      supplierId: shop.supplierId,
      warehouseId: 1,
      expectedOn: null,
      reference: null,
      note: null,
    };
    const twice = { ...empty, ...head, lines: [line(shop.plentyPartId, 1), line(shop.plentyPartId, 2)] };
    expect(await shop.person.refused('purchasing.save', twice)).toBe('PURCHASE_PART_TWICE');
    const stale = { ...empty, version: 7, ...head, lines: [] };
    expect(await shop.person.refused('purchasing.save', stale)).toBe('CONCURRENT_MODIFICATION');
  });

  it('comes in parts; a reversed delivery is awaited again, and more than ordered is said', async () => {
    const partId = await addPart(shop.person, { number: '8K0 698 151' });
    const orderId = await sent([line(partId, 10, 1000)]);
    const first = await receive(orderId, [{ units: 4, cents: 1000 }]);
    expect(first.awaitedLines).toBe(1);
    expect((await order(orderId)).rows).toMatchObject([{ receivedMilli: 4000, awaitedMilli: 6000 }]);
    const { rows } = await order(orderId);
    const asked = [{ lineId: rows[0]?.id ?? 0, quantityMilli: 8000, unitCostCents: 1000 }];
    const { rows: preview } = await shop.person.do('purchasing.receivePreview', { orderId, lines: asked });
    expect(preview).toMatchObject([{ overMilli: 2000, agreedCents: 1000, lastCents: 1000 }]);
    const second = await receive(orderId, [{ units: 6, cents: 1000 }]);
    expect(second.awaitedLines).toBe(0);
    expect(await order(orderId)).toMatchObject({ status: 'received', receipts: [{}, {}] });
    const { documentId } = second;
    const { version } = await shop.person.do('stock.document', { documentId });
    await shop.person.do('stock.reverse', { documentId, version, reason: 'сгрешено количество' });
    expect(await order(orderId)).toMatchObject({
      status: 'sent',
      rows: [{ receivedMilli: 4000, awaitedMilli: 6000 }],
    });
    const left = await order(orderId);
    await shop.person.do('purchasing.cancelRest', {
      ...{ orderId, version: left.version, lineIds: null, reason: 'няма при доставчика' },
    });
    expect(await order(orderId)).toMatchObject({
      status: 'received',
      rows: [{ awaitedMilli: 0, cancelledMilli: 6000 }],
    });
    const closed = await order(orderId);
    const more = {
      ...{ orderId, version: closed.version, supplierDocument: 'Ф-3', supplierDocumentOn: '2026-11-24' },
      lines: asked,
    };
    expect(await shop.person.refused('purchasing.receive', more)).toBe('PURCHASE_NOT_SENT');
  });

  it('shows what a delivery would make of cost and client price, and keeps the old price when told', async () => {
    run('INSERT INTO markup_rule (from_cents, markup_bp) VALUES (0, 5000)');
    const follows = await addPart(shop.person, { number: '4F0 121 251', priceCents: null });
    const keeps = await addPart(shop.person, { number: '4F0 121 252', priceCents: null });
    const fixed = await addPart(shop.person, { number: '4F0 121 253', priceCents: 9900 });
    for (const partId of [follows, keeps, fixed])
      await receiveParts(shop.person, shop.supplierId, [{ partId, units: 1, costCents: 1000 }]);
    const orderId = await sent([line(follows, 1), line(keeps, 1), line(fixed, 1)]);
    const { rows } = await order(orderId);
    const coming = rows.map(({ id }) => ({ lineId: id, quantityMilli: 1000, unitCostCents: 2000 }));
    const { rows: preview } = await shop.person.do('purchasing.receivePreview', { orderId, lines: coming });
    const change = { averageCents: 1000, newAverageCents: 1500, agreedCents: 1000, lastCents: 1000 };
    expect(preview).toMatchObject([
      { ...change, priceCents: 1500, newPriceCents: 2250 },
      { ...change, priceCents: 1500, newPriceCents: 2250 },
      { ...change, priceCents: 9900, newPriceCents: 9900 },
    ]);
    await receive(orderId, [
      { at: 0, units: 1, cents: 2000 },
      { at: 1, units: 1, cents: 2000, price: 'keep' },
      { at: 2, units: 1, cents: 2000, price: 'keep' },
    ]);
    const cards = workshop.engine.handles.sqlite
      .prepare(
        'SELECT price_cents AS price, own_price_cents AS own FROM part WHERE id IN (?, ?, ?) ORDER BY id',
      )
      .all(follows, keeps, fixed);
    expect(cards).toEqual([
      { price: 2250, own: null },
      { price: 1500, own: 1500 },
      { price: 9900, own: 9900 },
    ]);
  });

  it('hides costs from whoever may not see them', async () => {
    const orderId = await sent([line(shop.plentyPartId, 2, 500)]);
    const seen = await workshop.as('receptionist').do('purchasing.order', { orderId });
    expect(seen).toMatchObject({ netCents: null, rows: [{ unitCostCents: null, netCents: null }] });
  });
});

describe('an old part with a deposit', () => {
  const cores = async (view: 'open' | 'all' = 'open') =>
    (await shop.person.do('purchasing.cores', { filter: { view }, cursor: null })).rows;

  async function issued() {
    const partId = await addPart(shop.person, { number: '06J 903 023 X', coreDepositCents: 5000 });
    await receiveParts(shop.person, shop.supplierId, [{ partId, units: 3, costCents: 20_000 }]);
    const open = await OpenOrder.take(shop);
    const lineId = await open.addPart(partId, 2000);
    await open.do('orders.issueParts', { leaveShort: false });
    return { open, partId, lineId };
  }

  it('follows the issue until it is collected, and goes its way to the supplier for credit', async () => {
    const { open } = await issued();
    const [row] = await cores();
    expect(row).toMatchObject({
      ...{
        state: 'owed',
        quantityMilli: 2000,
        depositCents: 10_000,
        deposit: 'none',
        orderNumber: open.number,
      },
    });
    const ref = async () => {
      const [now] = await cores('all');
      return { coreId: now?.id ?? 0, version: now?.version ?? 0 };
    };
    await shop.person.do('purchasing.chargeCore', await ref());
    const { jobs } = await open.view();
    const fee = jobs.flatMap((job) => job.lines).find(({ kind }) => kind === 'other');
    expect(fee).toMatchObject({
      otherKind: 'fee',
      netCents: 10_000,
      name: 'Депозит за стара част 06J 903 023 X',
    });
    expect(await shop.person.refused('purchasing.chargeCore', await ref())).toBe('CORE_CHARGED');
    expect(
      await shop.person.refused('purchasing.moveCore', { ...(await ref()), to: 'credited', reference: null }),
    ).toBe('CORE_STATE');
    await shop.person.do('purchasing.moveCore', { ...(await ref()), to: 'collected', reference: null });
    expect(await cores()).toMatchObject([{ state: 'collected', deposit: 'refunded' }]);
    const send = { ...(await ref()), to: 'sent', reference: 'Р-17' } as const;
    expect(await shop.person.refused('purchasing.moveCore', send)).toBe('CORE_SUPPLIER');
    await shop.person.do('purchasing.moveCore', { ...send, supplierId: shop.supplierId });
    await shop.person.do('purchasing.moveCore', {
      ...(await ref()),
      to: 'credited',
      reference: 'КИ-5',
      creditCents: 9000,
    });
    expect(await cores()).toEqual([]);
    expect(await cores('all')).toMatchObject([{ state: 'credited', creditCents: 9000, reference: 'КИ-5' }]);
  });

  it('is not owed when the new part came back to the stock', async () => {
    const { open, lineId } = await issued();
    await open.do('orders.returnPart', { lineId, quantityMilli: 1000 });
    expect(await cores()).toMatchObject([{ quantityMilli: 1000, depositCents: 5000 }]);
    await open.do('orders.returnPart', { lineId, quantityMilli: 1000 });
    expect(await cores('all')).toEqual([]);
  });
});

it('needs no party to be there twice: an ended supplier takes no order', async () => {
  const partyId = await addParty(shop.person, { kind: 'firm', name: 'Стара фирма ООД', roles: ['supplier'] });
  run('UPDATE party SET active = 0 WHERE id = ?', partyId);
  const head = { warehouseId: 1, expectedOn: null, reference: null, note: null };
  const input = { orderId: null, version: null, supplierId: partyId, ...head, lines: [] };
  expect(await shop.person.refused('purchasing.save', input)).toBe('NOT_FOUND');
});
