import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAsset, addModification, addParty } from '../support/cards';
import { addPart } from '../support/goods';
import { noHeader } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let ivan: number;
let golf: number;
beforeAll(async () => {
  workshop = await openWorkshop();
  const { manager } = workshop;
  ivan = await addParty(manager);
  const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
  golf = await addAsset(manager, tree, { ownerId: ivan, meter: 176_900 });
});
afterAll(() => workshop.close());

const peek = (kind: 'asset' | 'party' | 'order' | 'part', id: number) =>
  workshop.manager.do('peek.card', { kind, id });

it('tells of a thing who owns it, what it waits for and what falls due next', async () => {
  const item = { operationId: null, packageId: null, text: 'Масло', intervalMonths: 12, intervalMeter: null };
  const place = { classId: null, makeId: null, modelId: null, modificationId: null, assetId: golf };
  const plan = { name: 'План', ...place, note: null, active: true, items: [item] };
  await workshop.manager.do('care.savePlan', { planId: null, version: null, plan });
  const { services } = await workshop.manager.do('care.card', { assetId: golf });
  const workKey = services[0]?.workKey ?? '';
  await workshop.manager.do('care.recordDone', {
    ...{ assetId: golf, workKey, on: '2025-11-01', meter: null, note: null },
  });
  expect(await peek('asset', golf)).toMatchObject({
    ...{ plate: 'СВ 4521 КТ', title: 'Volkswagen Golf VII 1.6 TDI', lastVisit: null, openOrder: null },
    owner: { phone: '+359888123456' },
    meter: { value: 176_900, unit: 'km' },
    balance: { unpaidCents: 0, overdueCents: 0 },
    nextService: { title: 'Масло', state: 'overdue', dueOn: '2026-11-01' },
  });
});

it('tells of an order its phase and lines, and of its client and thing that it is open', async () => {
  const { types } = await workshop.manager.do('orders.types', {});
  const { orderId, number } = await workshop.manager.do('orders.create', {
    ...{ ...noHeader, typeId: types[0]?.id ?? 1, assetId: golf, clientId: ivan, complaint: 'Не пали' },
    ...{ meter: null, debtReason: null },
  });
  expect(await peek('order', orderId)).toMatchObject({ title: number, phase: 'received', lines: 0 });
  expect(await peek('asset', golf)).toMatchObject({
    openOrder: { number, phase: 'received' },
    lastVisit: { number, work: 'Не пали' },
  });
  expect(await peek('party', ivan)).toMatchObject({
    ...{ openOrders: 1, assetCount: 1, assets: [{ id: golf, plate: 'СВ 4521 КТ' }] },
    phones: [{ value: '+359888123456' }],
  });
});

it('tells of a part that there is none', async () => {
  const id = await addPart(workshop.manager, { number: '5Q0 407 152 A', nameBg: 'Носач' });
  expect(await peek('part', id)).toMatchObject({ title: '5Q0 407 152 A', name: 'Носач', onHandMilli: 0 });
});

it('shows nobody what he may not find, and nothing that is not there', async () => {
  const mechanic = workshop.as('mechanic');
  expect(await mechanic.call('peek.card', { kind: 'party', id: ivan })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  expect(await workshop.manager.call('peek.card', { kind: 'asset', id: 999_999 })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});
