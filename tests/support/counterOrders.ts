import type { CounterShop } from './counterShop';
import { noHeader } from './orders';
import type { Doer } from './workshop';

/** An order of the car of the test, with its one job. */
export async function takeOrder(window: Doer, { assetId, clientId }: CounterShop): Promise<number> {
  const { types } = await window.do('orders.types', {});
  const { orderId } = await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId, clientId, ...noHeader, meter: 177_200 },
    debtReason: null,
  });
  return orderId;
}

/** Parts over the counter: no work, so nobody has to be assigned. */
export async function invoiceOrder(window: Doer, shop: CounterShop): Promise<void> {
  const orderId = await takeOrder(window, shop);
  const order = () => window.do('orders.open', { orderId });
  const { version, jobs } = await order();
  await window.do('orders.addPart', {
    ...{ orderId, version, jobId: jobs[0]?.id ?? 0, partId: shop.substituteId },
    ...{ quantityMilli: 1000, warehouseId: null },
  });
  const { version: filled } = await order();
  await window.do('orders.issueParts', { orderId, version: filled, leaveShort: false });
  for (const phase of ['assigned', 'in_work', 'done'] as const)
    await window.do('orders.setPhase', {
      ...{ orderId, version: (await order()).version, phase, overrideReason: null },
    });
  const { version: done } = await order();
  await window.do('invoicing.closeOrder', { orderId, version: done, documents: [] });
}
