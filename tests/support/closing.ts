import type { InputOf } from '@shared/contract/contract';
import { OpenOrder, type Shop } from './orders';

export interface DoneOrderParts {
  operationIds?: readonly number[];
  parts?: readonly { partId: number; units: number }[];
  /** What the team does; by default all of it is finished. */
  finish?: boolean;
  fields?: Partial<InputOf<'orders.create'>>;
}

/** An order with its team and lines, all finished and moved to „Готова“; parts are left for the close to issue. */
export async function doneOrder(
  shop: Shop,
  { operationIds = [shop.operationId], parts = [], finish = true, fields = {} }: DoneOrderParts = {},
): Promise<OpenOrder> {
  const order = await OpenOrder.take(shop, fields);
  const lineIds: number[] = [];
  for (const operationId of operationIds) lineIds.push(await order.addOperation(operationId));
  for (const { partId, units } of parts) await order.addPart(partId, units * 1000);
  if (operationIds.length > 0) await order.assign(shop.teamId);
  if (!finish) return order;
  for (const lineId of lineIds) await order.do('orders.setLineState', { lineId, state: 'done' });
  await order.do('orders.setPhase', {
    phase: 'done',
    overrideReason: parts.length > 0 ? 'частите се изписват с фактурата' : null,
  });
  return order;
}
