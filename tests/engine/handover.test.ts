import { checkSums } from '@engine/db/integrity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
});
afterEach(async () => {
  expect(checkSums(workshop.engine.handles.sqlite)).toEqual([]);
  await workshop.close();
});

async function invoiced(): Promise<{ order: OpenOrder; invoiceId: number; totalCents: number }> {
  const order = await doneOrder(shop);
  const { documents } = await order.do('invoicing.closeOrder', {});
  return { order, invoiceId: documents[0]?.id ?? 0, totalCents: documents[0]?.totalCents ?? 0 };
}

const pay = (invoiceId: number, amountCents: number) =>
  shop.person.do('payments.take', { kind: 'cash', allocations: [{ invoiceId, amountCents }] });

describe('the intake protocol', () => {
  it('says everything that is known without a key typed', async () => {
    const order = await OpenOrder.take(shop);
    const { handoverId, number } = await shop.person.do('handover.issue', { orderId: order.id });
    expect(number).toBe('26-000001');
    const { snapshot, intact } = await shop.person.do('handover.open', { handoverId });
    expect(intact).toBe(true);
    expect(snapshot).toMatchObject({
      direction: 'acceptance',
      orderNumber: order.number,
      fuelEighths: 4,
      keys: '1 бр., табелка 14',
      remarks: 'Скърцане при спиране',
      handedBy: { name: 'Иван Георгиев Димитров' },
      asset: { kind: 'vehicle', plate: 'СВ 4521 КТ', meter: { value: 184_320, unit: 'km' } },
    });
    expect(snapshot.equipment.length).toBeGreaterThan(5);
  });

  it('keeps what was seen at the counter, and the release of the order starts from it', async () => {
    const order = await OpenOrder.take(shop);
    const { form } = await shop.person.do('handover.draft', { orderId: order.id, direction: 'intake' });
    const damage = {
      part: 'Врата задна лява',
      kind: 'вдлъбнатина 4 cm',
      point: { x: 140, y: 52, shape: 'dent' },
    } as const;
    await shop.person.do('handover.issue', {
      orderId: order.id,
      form: { ...form, damages: [damage], tyres: { ...form.tyres, frontLeft: 55 }, interior: 'Чист.' },
    });
    const release = await shop.person.do('handover.draft', { orderId: order.id, direction: 'release' });
    expect(release.form).toMatchObject({
      damages: [damage],
      tyres: { frontLeft: 55 },
      interior: 'Чист.',
      remarks: '',
    });
  });

  it('refuses a damage beside the picture and a tread that no tyre has', async () => {
    const order = await OpenOrder.take(shop);
    const { form } = await shop.person.do('handover.draft', { orderId: order.id, direction: 'intake' });
    const beside = { part: 'Врата', kind: 'драскотина', point: { x: 999, y: 10, shape: 'dent' as const } };
    for (const wrong of [
      { damages: [beside] },
      { tyres: { ...form.tyres, frontLeft: -1 } },
      { fuelEighths: 9 },
    ])
      expect(
        await shop.person.refused('handover.issue', { orderId: order.id, form: { ...form, ...wrong } }),
      ).toBe('INVALID_INPUT');
  });
});

describe('the release', () => {
  it('is one act: protocol, phase, meter and key', async () => {
    const { order, invoiceId, totalCents } = await invoiced();
    await pay(invoiceId, totalCents);
    const { handoverId } = await order.do('handover.release', { meter: 184_350 });
    const view = await order.view();
    expect([view.phase, view.header.keyTag, view.asset.lastMeter]).toEqual(['released', null, 184_350]);
    const { snapshot } = await shop.person.do('handover.open', { handoverId });
    expect(snapshot).toMatchObject({
      direction: 'release',
      asset: { meter: { value: 184_350 } },
      release: { workDone: ['Накладки и дискове предни – смяна'], invoiceNumber: '0000000001' },
    });
  });

  it('waits for the money, unless the one who may gives a reason', async () => {
    const { order, invoiceId, totalCents } = await invoiced();
    await pay(invoiceId, 100);
    const draft = await shop.person.do('handover.draft', { orderId: order.id, direction: 'release' });
    expect(draft.unpaidCents).toBe(totalCents - 100);
    expect(await order.refused('handover.release', {})).toBe('RELEASE_UNPAID');
    const cashier = workshop.as('cashier');
    const asked = { overrideReason: 'плаща по банка днес' };
    expect(await order.refused('handover.release', asked, cashier)).toBe('FORBIDDEN');
    await order.do('handover.release', asked);
    const view = await order.view();
    expect(view.phases.at(-1)).toMatchObject({ phase: 'released', reason: 'плаща по банка днес' });
  });

  it('does not wait when the workshop has set so', async () => {
    const settings = await shop.person.do('settings.get', {});
    await shop.person.do('settings.save', {
      sections: { orders: { ...settings.orders, releaseNeedsPayment: false } },
    });
    const { order } = await invoiced();
    await order.do('handover.release', {});
  });

  it('leaves nothing behind when the meter is refused: no number, no phase, the key stays out', async () => {
    const { order, invoiceId, totalCents } = await invoiced();
    await pay(invoiceId, totalCents);
    expect(await order.refused('handover.release', { meter: 100 })).toBe('METER_DECREASE');
    const view = await order.view();
    expect([view.phase, view.header.keyTag]).toEqual(['invoiced', '14']);
    const released = await order.do('handover.release', { meter: 100, meterReason: 'сменено табло' });
    expect(released.number).toBe('26-000001');
  });

  it('is refused before the close and a second time', async () => {
    const open = await doneOrder(shop);
    expect(await open.refused('handover.release', {})).toBe('PHASE_IMPOSSIBLE');
    const { order, invoiceId, totalCents } = await invoiced();
    await pay(invoiceId, totalCents);
    await order.do('handover.release', {});
    expect(await order.refused('handover.release', {})).toBe('PHASE_IMPOSSIBLE');
  });
});
