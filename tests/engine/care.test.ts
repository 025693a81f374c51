import type { InputOf, OutputOf } from '@shared/contract/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { addAsset } from '../support/cards';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
});
afterEach(() => workshop.close());

type PlanInput = InputOf<'care.savePlan'>['plan'];
type Item = PlanInput['items'][number];

const item = (fields: Partial<Item> = {}): Item => ({
  ...{ operationId: null, packageId: null, text: '', intervalMonths: null, intervalMeter: null },
  ...fields,
});

/** A plan of all passenger cars unless it says otherwise. */
function savePlan(items: Item[], fields: Partial<PlanInput> = {}) {
  const anywhere = { classId: 1, makeId: null, modelId: null, modificationId: null, assetId: null };
  const plan = { name: 'Леки', ...anywhere, note: null, active: true, items, ...fields };
  return shop.person.do('care.savePlan', { planId: null, version: null, plan });
}

const card = () => shop.person.do('care.card', { assetId: shop.assetId });
const dueFor = () => shop.person.do('care.dueFor', { assetId: shop.assetId });
const done = (workKey: string, on: string, meter: number | null) =>
  shop.person.do('care.recordDone', { assetId: shop.assetId, workKey, on, meter, note: null });

function dueList(
  filter: Partial<InputOf<'care.list'>['filter']> = {},
  limit = 100,
  cursor: string | null = null,
) {
  return shop.person.do('care.list', {
    filter: { text: '', kind: null, view: 'toRemind', untilOn: '2027-12-31', ...filter },
    sort: { by: 'dueOn', dir: 'asc' },
    cursor,
    limit,
  });
}

const noTarget = { orderId: null, orderVersion: null, debtReason: null };
const jobOf = async (orderId: number, title: string) => {
  const { jobs } = await shop.person.do('orders.open', { orderId });
  return jobs.find((job) => job.title === title);
};

describe('service plans', () => {
  it('a work is due by the earlier of date and meter; unknown until it was done once', async () => {
    const oil = item({ text: 'Смяна на масло', intervalMonths: 12, intervalMeter: 15_000 });
    await savePlan([oil]);
    const [before] = (await card()).services;
    expect(before).toMatchObject({ title: 'Смяна на масло', state: 'unknown', dueOn: null });
    await done(before?.workKey ?? '', '2026-01-10', 170_000);
    const [after] = (await card()).services;
    expect(after).toMatchObject({
      lastOn: '2026-01-10',
      lastMeter: 170_000,
      dueOn: '2027-01-10',
      dueMeter: 185_000,
    });
    expect(after?.state).toBe('later');
    await shop.person.do('assets.recordMeter', { assetId: shop.assetId, value: 185_200, reason: null });
    const [reached] = (await card()).services;
    expect(reached).toMatchObject({ state: 'overdue', by: 'meter', dueOn: '2026-11-24' });
    expect((await dueFor()).due.map(({ key }) => key)).toEqual([`service:${before?.workKey}`]);
  });

  it('the closest plan wins for the same work, and the own one over all', async () => {
    await savePlan([item({ operationId: shop.operationId, intervalMonths: 24 })]);
    await savePlan([item({ operationId: shop.operationId, intervalMonths: 12 })], {
      name: 'За този',
      classId: null,
      assetId: shop.assetId,
    });
    const { services, ownPlan } = await card();
    expect(services).toMatchObject([{ planName: 'За този', own: true, intervalMonths: 12 }]);
    expect(ownPlan?.items).toHaveLength(1);
    const { plans } = await shop.person.do('care.plans', {});
    expect(plans).toMatchObject([{ name: 'Леки', items: 1, assets: 1, unit: 'km' }]);
  });

  it('the close of an order writes what it did, once, with its date and meter', async () => {
    await savePlan([
      item({ operationId: shop.operationId, intervalMonths: 24 }),
      item({ operationId: shop.fixedOperationId, intervalMonths: 12 }),
    ]);
    const order = await doneOrder(shop);
    await order.do('invoicing.closeOrder', {});
    const { services } = await card();
    const line = services.find(({ operationId }) => operationId === shop.operationId);
    expect(line).toMatchObject({
      ...{ lastOn: '2026-11-24', lastMeter: 184_320, dueOn: '2028-11-24', lastOrderNumber: order.number },
    });
    expect(services.find(({ operationId }) => operationId === shop.fixedOperationId)?.lastOn).toBeNull();
    const { rows } = await shop.person.do('care.doneLog', {
      assetId: shop.assetId,
      workKey: line?.workKey ?? '',
    });
    expect(rows).toMatchObject([{ orderId: order.id, meter: 184_320 }]);
  });

  it('an annulled entry counts no more and stays readable', async () => {
    await savePlan([item({ text: 'Ремък', intervalMonths: 60 })]);
    const [line] = (await card()).services;
    const workKey = line?.workKey ?? '';
    await done(workKey, '2020-01-01', null);
    const { doneId } = await done(workKey, '2026-05-01', null);
    await shop.person.do('care.annulDone', { doneId, reason: 'друга кола' });
    expect((await card()).services[0]?.lastOn).toBe('2020-01-01');
    const { rows } = await shop.person.do('care.doneLog', { assetId: shop.assetId, workKey });
    expect(rows.map(({ annulReason }) => annulReason)).toEqual(['друга кола', null]);
  });

  it('refuses what can never fall due, what says nothing and the same work twice', async () => {
    const input = (items: Item[]) => ({
      ...{ planId: null, version: null },
      plan: {
        ...{ name: 'План', classId: null, makeId: null, modelId: null, modificationId: null, assetId: null },
        ...{ note: null, active: true, items },
      },
    });
    const refused = (items: Item[]) => shop.person.refused('care.savePlan', input(items));
    expect(await refused([item({ text: 'Масло' })])).toBe('PLAN_ITEM_WITHOUT_INTERVAL');
    expect(await refused([item({ intervalMonths: 5 })])).toBe('PLAN_ITEM_EMPTY');
    const twice = [item({ text: 'Масло', intervalMonths: 5 }), item({ text: 'масло', intervalMonths: 6 })];
    expect(await refused(twice)).toBe('PLAN_ITEM_TWICE');
    expect(
      await shop.person.refused('care.recordDone', {
        ...{ assetId: shop.assetId, workKey: 'text:x', on: '2026-11-25', meter: null, note: null },
      }),
    ).toBe('DONE_IN_FUTURE');
  });

  it('what is due goes onto a new order of the planned type, or onto the open one', async () => {
    await savePlan([
      item({ operationId: shop.operationId, intervalMonths: 12 }),
      item({ text: 'Преглед на окачване', intervalMonths: 12 }),
    ]);
    const keys = (await card()).services.map(({ workKey }) => workKey ?? '');
    const made = await shop.person.do('care.orderServices', {
      ...{ assetId: shop.assetId, workKeys: keys, ...noTarget },
    });
    const view = await shop.person.do('orders.open', { orderId: made.orderId });
    expect(view.typeName).toBe('планова');
    expect(view.version).toBe(made.version);
    expect(view.jobs.map(({ lines }) => lines.map(({ name }) => name))).toEqual([
      ['Накладки и дискове предни – смяна'],
      ['Преглед на окачване'],
    ]);
    expect(
      await shop.person.refused('care.orderServices', {
        ...{ assetId: shop.assetId, workKeys: ['op:9999'], ...noTarget },
      }),
    ).toBe('SERVICE_NOT_PLANNED');
  });
});

describe('deferred work', () => {
  const off = { reason: 'след заплата', expiresOn: '2027-03-01', by: 'Димитров', way: 'phone' as const };

  async function deferredJob() {
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.operationId);
    await order.addPart(shop.plentyPartId, 2000);
    const jobId = await order.jobId();
    await order.do('care.deferJob', { jobId, ...off });
    const [work] = (await dueFor()).deferred;
    if (!work) throw new Error('nothing was deferred');
    return { order, jobId, work };
  }

  it('takes the lines off the order and keeps them with the price of that day', async () => {
    const { order, work } = await deferredJob();
    const view = await order.view();
    expect(view.totals.netCents).toBe(0);
    expect(view.jobs).toMatchObject([{ authorisation: 'deferred', authorisedBy: 'Димитров', lines: [] }]);
    expect(work).toMatchObject({
      text: 'Скърцане при спиране',
      reason: 'след заплата',
      orderNumber: order.number,
    });
    expect(work.lines.map(({ kind }) => kind)).toEqual(['operation', 'part']);
    expect(work.netCents).toBe(work.lines.reduce((sum, line) => sum + line.netCents, 0));
    expect(work.todayCents).toBe(work.netCents);
    expect((await shop.person.do('orders.open', { orderId: order.id })).version).toBe(order.version);
  });

  it('tells the price of today beside that of then', async () => {
    const { work } = await deferredJob();
    const sql = workshop.engine.handles.sqlite;
    sql.exec(`UPDATE part SET price_cents = 285 WHERE id = ${shop.plentyPartId}`);
    const [now] = (await dueFor()).deferred;
    expect(now?.netCents).toBe(work.netCents);
    expect(now?.todayCents).toBe(work.netCents + 200);
  });

  it('comes back into a new order at the price of today, once', async () => {
    const { work } = await deferredJob();
    const sql = workshop.engine.handles.sqlite;
    sql.exec(`UPDATE part SET price_cents = 285 WHERE id = ${shop.plentyPartId}`);
    const asked = { deferredId: work.id, version: work.version, ...noTarget };
    const made = await shop.person.do('care.revive', asked);
    const job = await jobOf(made.orderId, work.text);
    expect(job?.netCents).toBe(work.netCents + 200);
    const { deferred } = await card();
    expect(deferred).toMatchObject([{ state: 'revived', revivedOrderNumber: made.number }]);
    expect((await dueFor()).deferred).toEqual([]);
    expect(await shop.person.refused('care.revive', asked)).toBe('DEFERRED_REVIVED');
    const again = { ...asked, version: work.version + 1 };
    expect(await shop.person.refused('care.revive', again)).toBe('DEFERRED_REVIVED');
  });

  it('comes back into the open order of the thing and of no other', async () => {
    const { work, order } = await deferredJob();
    const target = { orderId: order.id, orderVersion: order.version, debtReason: null };
    const made = await shop.person.do('care.revive', {
      deferredId: work.id,
      version: work.version,
      ...target,
    });
    expect(made.orderId).toBe(order.id);
    const view = await order.view();
    expect(view.jobs).toHaveLength(2);
    expect(view.totals.netCents).toBe(work.netCents);
    const { deferredId } = await shop.person.do('care.defer', {
      ...{ assetId: await otherCar(), text: 'Гуми', reason: 'по-късно', expiresOn: null, lines: [] },
    });
    const other = { deferredId, version: 1, orderId: order.id, orderVersion: null, debtReason: null };
    expect(await shop.person.refused('care.revive', other)).toBe('ORDER_OF_OTHER_ITEM');
  });

  async function otherCar(): Promise<number> {
    const { asset } = await shop.person.do('assets.card', { assetId: shop.assetId });
    const {
      active: _active,
      ownerId: _owner,
      ...fields
    } = asset as typeof asset & { active: boolean; ownerId: number };
    const { assetId } = await shop.person.do('assets.save', {
      ...{ assetId: null, version: null, asset: { ...fields, plate: 'СА 1111 АА' }, ownerId: shop.clientId },
      ...{ plateMovedOn: null, meter: null },
    });
    return assetId;
  }

  it('written by hand keeps free lines at their price and catalogue lines at the price of today', async () => {
    await shop.person.do('care.defer', {
      ...{ assetId: shop.assetId, text: 'Амортисьори', reason: 'скъпо', expiresOn: '2027-01-01' },
      lines: [
        {
          kind: 'part',
          operationId: null,
          partId: shop.plentyPartId,
          name: '',
          quantityMilli: 3000,
          unitCents: null,
        },
        {
          kind: 'operation',
          operationId: null,
          partId: null,
          name: 'Монтаж',
          quantityMilli: 1000,
          unitCents: 8000,
        },
      ],
    });
    const [work] = (await dueFor()).deferred;
    expect(work).toMatchObject({ netCents: 555 + 8000, todayCents: 555 + 8000 });
    const made = await shop.person.do('care.revive', { deferredId: work?.id ?? 0, version: 1, ...noTarget });
    const job = await jobOf(made.orderId, 'Амортисьори');
    expect(job?.lines.map(({ name, netCents }) => [name, netCents])).toEqual([
      ['Болт М12', 555],
      ['Монтаж', 8000],
    ]);
  });

  it('falls away with a reason and is offered no more', async () => {
    const { work } = await deferredJob();
    const { version } = await shop.person.do('care.dropDeferred', {
      ...{ deferredId: work.id, version: work.version, reason: 'колата е продадена' },
    });
    expect((await dueFor()).deferred).toEqual([]);
    expect((await card()).deferred).toMatchObject([{ state: 'dropped', closeReason: 'колата е продадена' }]);
    expect(await shop.person.refused('care.revive', { deferredId: work.id, version, ...noTarget })).toBe(
      'DEFERRED_DROPPED',
    );
  });

  it('does not put off work that has begun or parts that left the stock', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId, state: 'in_work' });
    expect(await order.refused('care.deferJob', { jobId: await order.jobId(), ...off })).toBe('LINE_DONE');
    expect((await dueFor()).deferred).toEqual([]);
  });
});

describe('the list of what falls due', () => {
  beforeEach(async () => {
    await savePlan([item({ text: 'Масло', intervalMonths: 12 })]);
    const [line] = (await card()).services;
    await done(line?.workKey ?? '', '2025-12-10', null);
    workshop.engine.handles.sqlite.exec(
      `UPDATE asset SET inspection_on = '2026-11-20', insurance_on = '2027-05-01' WHERE id = ${shop.assetId}`,
    );
    await shop.person.do('care.defer', {
      ...{ assetId: shop.assetId, text: 'Чистачки', reason: 'по-късно', expiresOn: '2026-12-24', lines: [] },
    });
  });

  it('holds all kinds, earliest first, until the day asked for', async () => {
    const kinds = async (filter: Parameters<typeof dueList>[0]) =>
      (await dueList(filter)).rows.map(({ kind, dueOn }) => `${kind} ${dueOn}`);
    const all = [
      'inspection 2026-11-20',
      'service 2026-12-10',
      'deferred 2026-12-24',
      'insurance 2027-05-01',
    ];
    expect(await kinds({})).toEqual(all);
    expect(await kinds({ untilOn: '2026-12-24' })).toEqual(all.slice(0, 3));
    expect(await kinds({ kind: 'insurance' })).toEqual(all.slice(3));
    expect(await kinds({ text: 'Димитров' })).toEqual(all);
    expect(await kinds({ text: 'няматакъв' })).toEqual([]);
    const list = await dueList();
    expect([list.count, list.totals.overdue]).toEqual([4, 1]);
    expect(list.rows[0]).toMatchObject({ number: 'СВ 4521 КТ', phone: '0888 123 456' });
  });

  it('reckons after any write what it would reckon from nothing', async () => {
    const { person, assetId } = shop;
    await savePlan([item({ text: 'Масло', intervalMonths: 12, intervalMeter: 15_000 })]);
    const other = await addAsset(
      person,
      { plate: 'СВ 7777 ТТ', inspectionOn: '2026-12-20' },
      { ownerId: shop.clientId, meter: 50_000 },
    );
    const versionOf = async (id: number) => (await person.do('assets.card', { assetId: id })).version;
    const set: InputOf<'care.saveTyres'>['set'] = {
      ...{ season: 'winter', size: '205/55 R16', brand: 'Nokian', dot: null, rims: true, note: null },
      wheels: [{ place: 'fl', treadTenths: 60 }],
    };
    const work = { text: 'Спирачки', reason: 'после', expiresOn: '2026-12-30', lines: [] };
    const warranty = {
      giver: 'importer',
      subject: 'Двигател',
      fromOn: '2026-01-01',
      toOn: '2027-01-10',
      meterLimit: null,
      document: null,
    } as const;
    const writes: (() => Promise<unknown>)[] = [
      () => done('text:maslo', '2026-03-01', 180_000),
      () => person.do('assets.recordMeter', { assetId, value: 190_000, reason: 'път' }),
      () => person.do('care.defer', { assetId: other, ...work }),
      () => person.do('assets.addWarranty', { assetId: other, warranty }),
      async () => {
        const { setId } = await person.do('care.saveTyres', {
          setId: null,
          version: null,
          assetId,
          set,
          active: true,
        });
        const stay = { place: 'В-9', fromOn: '2026-11-24', untilOn: '2027-04-15', feeCents: 0, note: null };
        await person.do('care.storeTyres', { setId, ...stay });
      },
      () => savePlan([item({ text: 'Филтър', intervalMonths: 6 })], { name: 'Втори' }),
      () =>
        person.do('care.recordDone', {
          assetId: other,
          workKey: 'text:filtar',
          on: '2026-08-01',
          meter: null,
          note: null,
        }),
      async () =>
        person.do('assets.setActive', { assetId: other, version: await versionOf(other), active: false }),
    ];
    const seen = async (untilOn: string) => (await dueList({ view: 'all', untilOn })).rows;
    const counts = new Set<number>();
    await seen('2027-12-31');
    for (const write of writes) {
      await write();
      const after = await seen('2027-12-31');
      // Another end is reckoned from nothing.
      expect(after).toEqual(await seen('2028-01-01'));
      counts.add(after.length);
      await seen('2027-12-31');
    }
    expect(counts.size).toBeGreaterThan(4);
  });

  it('comes page by page without loss or repeat', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page: OutputOf<'care.list'> = await dueList({}, 1, cursor);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      more = cursor !== null;
    }
    expect(seen).toEqual((await dueList()).rows.map(({ id }) => id));
    expect(new Set(seen).size).toBe(4);
  });

  it('hides a phone from whoever may not see personal data', async () => {
    const clerk = workshop.as('accountant');
    const { rows } = await clerk.do('care.list', {
      filter: { text: '', kind: null, view: 'all', untilOn: '2027-12-31' },
      ...{ sort: { by: 'dueOn', dir: 'asc' }, cursor: null, limit: 10 },
    });
    const mayPhone = (await clerk.call('parties.card', { partyId: shop.clientId })).ok;
    expect(rows.every(({ phone }) => (phone === null) !== mayPhone)).toBe(true);
  });

  it('who was reminded leaves the list until asked for again, or until the next turn', async () => {
    const remind = (
      dueKey: string,
      result: InputOf<'care.remind'>['result'],
      postponedTo: string | null = null,
    ) =>
      shop.person.do('care.remind', {
        ...{ assetId: shop.assetId, dueKey, way: 'phone', result, postponedTo, note: null },
      });
    const shown = async (view: 'toRemind' | 'reminded') =>
      (await dueList({ view })).rows.map(({ kind }) => kind);
    await remind('inspection', 'no_answer');
    expect(await shown('toRemind')).toContain('inspection');
    await remind('inspection', 'later', '2026-11-30');
    expect(await shown('reminded')).toEqual(['inspection']);
    workshop.clock.advance(6 * 86_400_000);
    expect(await shown('toRemind')).toContain('inspection');
    const [service] = (await dueList({ kind: 'service' })).rows;
    await remind(service?.key ?? '', 'comes');
    expect(await shown('reminded')).toEqual(['service']);
    // Done again: the next turn has not been told.
    await done(service?.key.slice('service:'.length) ?? '', '2026-11-29', null);
    expect(await shown('toRemind')).toContain('service');
    expect((await card()).reminders.map(({ result }) => result)).toEqual(['comes', 'later', 'no_answer']);
    expect(
      await shop.person.refused('care.remind', {
        ...{
          assetId: shop.assetId,
          dueKey: 'warranty:99',
          way: 'phone',
          result: 'told',
          postponedTo: null,
          note: null,
        },
      }),
    ).toBe('DUE_GONE');
  });
});

describe('tyre hotel', () => {
  const set: InputOf<'care.saveTyres'>['set'] = {
    ...{ season: 'winter', size: '205/55 R16', brand: 'Nokian WR', dot: '2324', rims: true, note: null },
    wheels: [
      { place: 'fl', treadTenths: 62 },
      { place: 'fr', treadTenths: 58 },
      { place: 'rl', treadTenths: null },
      { place: 'rr', treadTenths: 71 },
    ],
  };
  const saveSet = () =>
    shop.person.do('care.saveTyres', {
      setId: null,
      version: null,
      assetId: shop.assetId,
      set,
      active: true,
    });
  const stay = { fromOn: '2026-11-24', untilOn: '2027-04-15', feeCents: 4000, note: null };

  it('a set is stored at one place, listed there, and given out', async () => {
    const { setId } = await saveSet();
    const { stayId } = await shop.person.do('care.storeTyres', { setId, place: 'А-12', ...stay });
    expect((await dueFor()).tyres).toMatchObject([{ season: 'winter', place: 'А-12' }]);
    const { rows } = await shop.person.do('care.stays', { season: 'winter' });
    expect(rows).toMatchObject([
      { place: 'А-12', number: 'СВ 4521 КТ', wheels: 4, leastTreadTenths: 58, rims: true },
    ]);
    expect((await shop.person.do('care.stays', { season: 'summer' })).rows).toEqual([]);
    await shop.person.do('care.giveTyres', {
      stayId,
      version: 1,
      givenOn: '2026-11-24',
      givenTo: 'Димитров',
    });
    const { sets } = await shop.person.do('care.tyres', { assetId: shop.assetId });
    expect(sets).toMatchObject([
      { stored: null, wheels: set.wheels, stays: [{ place: 'А-12', givenTo: 'Димитров' }] },
    ]);
    const again = { stayId, version: 2, givenOn: '2026-11-24', givenTo: null };
    expect(await shop.person.refused('care.giveTyres', again)).toBe('TYRES_GIVEN');
  });

  it('no place holds two sets and no set is in two places, until it was given out', async () => {
    const first = await saveSet();
    const second = await saveSet();
    const { stayId } = await shop.person.do('care.storeTyres', {
      setId: first.setId,
      place: 'А-12',
      ...stay,
    });
    const store = (setId: number, place: string) =>
      shop.person.refused('care.storeTyres', { setId, place, ...stay });
    expect(await store(second.setId, 'а 12')).toBe('TYRE_PLACE_TAKEN');
    expect(await store(first.setId, 'Б-1')).toBe('TYRES_STORED');
    await shop.person.do('care.giveTyres', { stayId, version: 1, givenOn: '2026-11-24', givenTo: null });
    await shop.person.do('care.storeTyres', { setId: second.setId, place: 'А-12', ...stay });
  });

  it('a fee is charged once onto the open order; taken off it, again; the slip says what is kept', async () => {
    const { setId } = await saveSet();
    const { stayId } = await shop.person.do('care.storeTyres', { setId, place: 'А-12', ...stay });
    const stayNow = async () =>
      (await shop.person.do('care.tyres', { assetId: shop.assetId })).sets[0]?.stays[0];
    const charge = async () => ({ stayId, version: (await stayNow())?.version ?? 0, ...noTarget });
    const made = await shop.person.do('care.chargeStay', await charge());
    const feeLine = async () => {
      const { jobs, version } = await shop.person.do('orders.open', { orderId: made.orderId });
      const line = jobs.flatMap((job) => job.lines).find(({ kind }) => kind === 'other');
      return { line, version };
    };
    const { line, version } = await feeLine();
    expect(line).toMatchObject({
      ...{ kind: 'other', otherKind: 'fee', netCents: 4000, quantityMilli: 1000 },
      name: 'Съхранение на гуми, 205/55 R16, 24.11.2026 – 15.04.2027',
    });
    expect((await stayNow())?.feeOrder).toMatchObject({ orderId: made.orderId, number: made.number });
    expect(await shop.person.refused('care.chargeStay', await charge())).toBe('TYRE_FEE_CHARGED');
    const edit = {
      stayId,
      version: (await stayNow())?.version ?? 0,
      place: 'А-12',
      untilOn: null,
      note: null,
    };
    expect(await shop.person.refused('care.editStay', { ...edit, feeCents: 5000 })).toBe('TYRE_FEE_CHARGED');
    const removed = { orderId: made.orderId, version, kind: 'other', lineId: line?.id ?? 0 } as const;
    await shop.person.do('orders.removeLine', removed);
    expect((await stayNow())?.feeOrder).toBeNull();
    const again = await shop.person.do('care.chargeStay', { ...(await charge()), orderId: made.orderId });
    expect(again.orderId).toBe(made.orderId);
    expect((await feeLine()).line?.netCents).toBe(4000);

    const target = { kind: 'tyreSlip', stayId } as const;
    const { runId } = await shop.person.do('printing.create', { target, copies: 1 });
    const { bytes } = await shop.person.do('printing.runPdf', { runId });
    const text = pdfText(bytes);
    for (const told of [
      'Разписка за гуми на съхранение',
      'А-12',
      '205/55 R16',
      'Nokian WR',
      '5,8 мм',
      '48,00',
    ])
      expect(text).toContain(told);
    await shop.person.do('care.giveTyres', {
      ...{
        stayId,
        version: (await stayNow())?.version ?? 0,
        givenOn: '2026-11-24',
        givenTo: 'Петър Димитров',
      },
    });
    const { bytes: back } = await shop.person.do('printing.preview', { target });
    expect(pdfText(back)).toContain('Разписка за върнати гуми');
    expect(pdfText(back)).toContain('Петър Димитров');
  });

  it('equipment has no tyres', async () => {
    workshop.engine.handles.sqlite.exec(`UPDATE asset SET kind = 'equipment' WHERE id = ${shop.assetId}`);
    const input = { setId: null, version: null, assetId: shop.assetId, set, active: true };
    expect(await shop.person.refused('care.saveTyres', input)).toBe('TYRES_OF_VEHICLES_ONLY');
  });
});
