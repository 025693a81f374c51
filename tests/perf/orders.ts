import type { Hand } from '@engine/features/demo/hand';
import { OrderHand } from '@engine/features/demo/orderHand';
import type { InputOf } from '@shared/contract/contract';

/** An order that the bench made: one job, open to lines. */
export interface BenchOrder {
  hand: OrderHand;
  jobId: number;
}

export interface BenchGoods {
  operationIds: number[];
  /** Parts of which there is plenty. */
  partIds: number[];
  assets: { assetId: number; clientId: number }[];
  typeId: number;
  teamId: number;
}

/** What the bench writes orders with, read from the workshop. */
export async function goodsOf(manager: Hand): Promise<BenchGoods> {
  const { rows: operations } = await manager.do('catalog.operations', {
    target: { level: 'all', targetId: 0 },
    ...{ text: '', groupId: null, ownOnly: false, inactive: false },
  });
  const { rows: stock } = await manager.do('stock.list', {
    filter: { view: 'available' },
    sort: { by: 'quantity', dir: 'desc' },
    ...{ cursor: null, limit: 10 },
  });
  const { rows: assets } = await manager.do('assets.list', {
    filter: { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false },
    sort: { by: 'plate', dir: 'asc' },
    ...{ cursor: null, limit: 100 },
  });
  const { types } = await manager.do('orders.types', {});
  const { teams } = await manager.do('staff.list', {});
  return {
    operationIds: operations.slice(0, 8).map(({ id }) => id),
    partIds: stock.map(({ id }) => id),
    assets: assets.flatMap(({ id, ownerId }) =>
      ownerId === null ? [] : [{ assetId: id, clientId: ownerId }],
    ),
    typeId: types[0]?.id ?? 0,
    teamId: teams[0]?.id ?? 0,
  };
}

const header = {
  ...{
    broughtBy: null,
    complaint: 'Скърцане при спиране',
    fuelEighths: 4,
    promisedAt: null,
    limitCents: null,
  },
  ...{ keyTag: null, place: null, cause: null, correction: null, noteToClient: null, internalNote: null },
  ...{ waitsHere: false, overnight: false, needsLift: false, returnsOldParts: false, testDriveConsent: true },
  ...{ meter: null, meterReason: null, debtReason: 'Измерване на времето.' },
};

export async function newOrder(manager: Hand, goods: BenchGoods, at: number): Promise<BenchOrder> {
  const asset = goods.assets[at % goods.assets.length];
  if (!asset) throw new Error('the workshop has no assets');
  const { orderId, version } = await manager.do('orders.create', {
    ...asset,
    ...header,
    typeId: goods.typeId,
  });
  const { jobs } = await manager.do('orders.open', { orderId });
  return { hand: new OrderHand(orderId, version), jobId: jobs[0]?.id ?? 0 };
}

export const saveOperation = (manager: Hand, goods: BenchGoods, { hand, jobId }: BenchOrder, at: number) =>
  hand.do(manager, 'orders.addOperation', {
    ...{ jobId, operationId: goods.operationIds[at % goods.operationIds.length] ?? null, name: null },
  });

export const savePart = (manager: Hand, goods: BenchGoods, { hand, jobId }: BenchOrder, at: number) =>
  hand.do(manager, 'orders.addPart', {
    ...{ jobId, partId: goods.partIds[at % goods.partIds.length] ?? 0, quantityMilli: 1000 },
  });

/** Three operations done by a team and two parts still on the shelf: the close has all its work to do. */
export async function closableOrder(manager: Hand, goods: BenchGoods, at: number): Promise<BenchOrder> {
  const order = await newOrder(manager, goods, at);
  const lineIds: number[] = [];
  for (let line = 0; line < 3; line += 1)
    lineIds.push((await saveOperation(manager, goods, order, at + line)).lineId);
  for (let line = 0; line < 2; line += 1) await savePart(manager, goods, order, line);
  const assignee = { kind: 'team', teamId: goods.teamId } as const;
  await order.hand.do(manager, 'orders.assignTeam', { scope: { kind: 'order' }, assignee });
  for (const lineId of lineIds)
    await order.hand.do(manager, 'orders.setLineState', { lineId, state: 'done' });
  await order.hand.do(manager, 'orders.setPhase', { phase: 'done', overrideReason: 'Измерване на времето.' });
  return order;
}

export const closeOrder = (manager: Hand, { hand }: BenchOrder) =>
  hand.do(manager, 'invoicing.closeOrder', { documents: [] as InputOf<'invoicing.closeOrder'>['documents'] });
