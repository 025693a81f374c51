import { addDays } from '@shared/kernel/dates';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addParty } from '../support/cards';
import { noHeader } from '../support/orders';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

/** Whose it was, which plate, what its meter on any date (domain §2.2–2.3). */
let workshop: TestWorkshop;
let manager: Person;
const day = 24 * 3600 * 1000;

beforeEach(async () => {
  workshop = await openWorkshop();
  // A session that the months of the tests do not lock.
  manager = workshop.as('manager');
});
afterEach(() => workshop.close());

const versionOf = async (assetId: number) => (await manager.do('assets.card', { assetId })).version;

describe('owner on a date', () => {
  const changeOwner = async (assetId: number, ownerId: number, on: string, past = false) =>
    manager.do('assets.changeOwner', { assetId, version: await versionOf(assetId), ownerId, on, past });

  it('answers for every day as a calendar of boxes does, after any back-dated changes and undoings', async () => {
    const parties = [
      await addParty(manager, { name: 'Аня', contacts: [] }),
      await addParty(manager, { name: 'Боян', contacts: [] }),
      await addParty(manager, { name: 'Вера', contacts: [] }),
    ];
    const first = '2026-09-01';
    const days = Array.from({ length: 30 }, (_, at) => addDays(first, at));
    const change = fc.record({ at: fc.nat(29), who: fc.nat(2) });
    let serial = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        serial += 1;
        const assetId = await addAsset(manager, { plate: null, vin: null, serial: `N${serial}` });
        const boxes: (number | null)[] = days.map(() => null);
        for (const { at, who } of changes) {
          const owner = parties[who] ?? 0;
          const before = boxes[at];
          await changeOwner(assetId, owner, days[at] ?? first, true);
          for (let box = at; box < days.length && boxes[box] === before; box += 1) boxes[box] = owner;
        }
        for (const [at, on] of days.entries()) {
          const { owner } = await manager.do('assets.asOf', { assetId, on });
          expect([on, owner?.partyId ?? null]).toEqual([on, boxes[at]]);
        }
        const card = await manager.do('assets.card', { assetId });
        expect(card.asset.ownerId).toBe(boxes.at(-1));
      }),
      { numRuns: 6 },
    );
  });

  it('keeps the present owner when the change is only about the past, and refuses to lose a known one', async () => {
    const [ivan, mira, petar] = [
      await addParty(manager),
      await addParty(manager, { name: 'Мира Стоева', contacts: [] }),
      await addParty(manager, { name: 'Петър Ангелов', contacts: [] }),
    ];
    const assetId = await addAsset(manager, {}, { ownerId: ivan });
    await changeOwner(assetId, mira, '2026-11-01');
    await changeOwner(assetId, petar, '2024-03-01', true);
    expect((await manager.do('assets.asOf', { assetId, on: '2026-10-31' })).owner?.name).toBe(
      'Петър Ангелов',
    );
    expect((await manager.do('assets.asOf', { assetId, on: '2026-11-01' })).owner?.name).toBe('Мира Стоева');
    expect((await manager.do('assets.asOf', { assetId, on: '2024-02-29' })).owner).toBeNull();
    expect((await manager.do('assets.card', { assetId })).asset.ownerId).toBe(mira);
    const back = { assetId, version: await versionOf(assetId), ownerId: ivan, on: '2025-01-01' };
    expect(await manager.refused('assets.changeOwner', back)).toBe('PERIOD_CHANGED_SINCE');
  });

  it('takes a mistaken owner back with a reason, in the log', async () => {
    const ivan = await addParty(manager);
    const mira = await addParty(manager, { name: 'Мира Стоева', contacts: [] });
    const assetId = await addAsset(manager, {}, { ownerId: ivan });
    await changeOwner(assetId, mira, '2026-11-24');
    const { owners, version } = await manager.do('assets.card', { assetId });
    const wrong = owners.find(({ partyId }) => partyId === mira);
    const undo = { assetId, version, periodId: wrong?.id ?? 0, reason: 'друг клиент' };
    await manager.do('assets.undoOwner', undo);
    const card = await manager.do('assets.card', { assetId });
    expect(card.asset.ownerId).toBe(ivan);
    expect(card.owners.map(({ partyId, toOn }) => [partyId, toOn])).toEqual([[ivan, null]]);
    const found = await manager.do('search.counter', { text: 'стоева', limit: 5 });
    expect(found.groups.find((group) => group.key === 'assets')?.hits ?? []).toEqual([]);
  });
});

describe('plate on a date', () => {
  it('gives the plate back to whom it was taken from by mistake', async () => {
    const first = await addAsset(manager);
    workshop.clock.advance(10 * day);
    const second = await addAsset(manager, { plate: 'СА 1111 ВВ', vin: null });
    workshop.clock.advance(10 * day);
    const on = '2026-12-14';
    await manager.do('assets.movePlate', {
      assetId: second,
      version: await versionOf(second),
      plate: 'СВ 4521 КТ',
      on,
    });
    expect((await manager.do('assets.card', { assetId: first })).asset.plate).toBeNull();
    const { plates, version } = await manager.do('assets.card', { assetId: second });
    const wrong = plates.find(({ plate }) => plate === 'СВ 4521 КТ');
    await manager.do('assets.undoPlate', {
      assetId: second,
      version,
      periodId: wrong?.id ?? 0,
      reason: 'сгрешена кола',
    });
    expect((await manager.do('assets.card', { assetId: first })).asset.plate).toBe('СВ 4521 КТ');
    expect((await manager.do('assets.card', { assetId: second })).asset.plate).toBe('СА 1111 ВВ');
    const asOf = await manager.do('assets.asOf', { assetId: first, on: '2027-01-01' });
    expect(asOf.plate?.plate).toBe('СВ 4521 КТ');
  });

  it('never puts one plate on two things on the same day', async () => {
    const first = await addAsset(manager);
    workshop.clock.advance(30 * day);
    const second = await addAsset(manager, { plate: 'СА 1111 ВВ', vin: null });
    workshop.clock.advance(30 * day);
    const move = { version: await versionOf(first), plate: 'СА 2222 ВВ', on: '2027-01-10' };
    await manager.do('assets.movePlate', { assetId: first, ...move });
    const past = { assetId: second, version: await versionOf(second), plate: 'СВ 4521 КТ', past: true };
    expect(await manager.refused('assets.movePlate', { ...past, on: '2026-12-01' })).toBe(
      'PLATE_PERIOD_TAKEN',
    );
    await manager.do('assets.movePlate', { ...past, on: '2026-06-01' }).catch(() => undefined);
    const at = async (assetId: number, on: string) =>
      (await manager.do('assets.asOf', { assetId, on })).plate?.plate ?? null;
    expect(await at(first, '2026-12-01')).toBe('СВ 4521 КТ');
    expect(await at(first, '2027-01-10')).toBe('СА 2222 ВВ');
    expect(await at(second, '2026-12-01')).not.toBe('СВ 4521 КТ');
  });
});

describe('meter', () => {
  const record = (assetId: number, value: number, reason: string | null = null) =>
    manager.do('assets.recordMeter', { assetId, value, reason });

  it('is read, between two readings calculated with both named, after the last only told', async () => {
    const assetId = await addAsset(manager, {}, { meter: 10_000 });
    workshop.clock.advance(100 * day);
    await record(assetId, 20_000);
    const on = async (date: string) => (await manager.do('assets.asOf', { assetId, on: date })).meters[0];
    expect(await on('2026-11-24')).toMatchObject({ certainty: 'read', value: 10_000 });
    expect(await on('2027-01-13')).toMatchObject({
      certainty: 'interpolated',
      value: 15_000,
      before: { value: 10_000, on: '2026-11-24' },
      after: { value: 20_000, on: '2027-03-04' },
    });
    expect(await on('2027-12-31')).toMatchObject({
      certainty: 'after',
      value: null,
      before: { value: 20_000 },
    });
    expect(await on('2020-01-01')).toMatchObject({
      certainty: 'none',
      value: null,
      after: { value: 10_000 },
    });
  });

  it('keeps a wrong reading struck through, with the right one on its day', async () => {
    const assetId = await addAsset(manager, {}, { meter: 10_000 });
    workshop.clock.advance(30 * day);
    await record(assetId, 121_000, 'не е проверено');
    workshop.clock.advance(30 * day);
    const before = await manager.do('assets.meterLog', { assetId });
    const wrong = before.readings[0]?.id ?? 0;
    await manager.do('assets.correctReading', { readingId: wrong, value: 12_100, reason: 'цифра в повече' });
    const log = await manager.do('assets.meterLog', { assetId });
    expect(log.readings.map(({ value, on, annulled }) => [value, on, annulled?.reason ?? null])).toEqual([
      [12_100, '2026-12-24', null],
      [121_000, '2026-12-24', 'цифра в повече'],
      [10_000, '2026-11-24', null],
    ]);
    expect((await manager.do('assets.card', { assetId })).meter.last?.value).toBe(12_100);
    const again = { readingId: wrong, reason: 'още веднъж' };
    expect(await manager.refused('assets.annulReading', again)).toBe('READING_ANNULLED');
    await record(assetId, 13_000);
  });

  it('goes on with an exchanged counter: total, expectation, warranty and order', async () => {
    const ownerId = await addParty(manager);
    const assetId = await addAsset(manager, {}, { meter: 90_000, ownerId });
    workshop.clock.advance(100 * day);
    await manager.do('assets.exchangeCounter', {
      ...{ assetId, unit: 'km', lastDial: 100_000, firstDial: 500 },
      reason: 'ново табло',
    });
    workshop.clock.advance(10 * day);
    await record(assetId, 1_500);
    const card = await manager.do('assets.card', { assetId });
    expect(card.meter).toMatchObject({ last: { value: 101_000 }, offset: 99_500 });
    expect(card.readings[0]).toMatchObject({ value: 101_000, dial: 1_500 });
    expect(await manager.refused('assets.recordMeter', { assetId, value: 1_499, reason: null })).toBe(
      'METER_DECREASE',
    );
    const warranty = { giver: 'importer', subject: 'Двигател', fromOn: '2026-11-24', toOn: null } as const;
    const limits = { ...warranty, meterLimit: 101_500, document: null };
    await manager.do('assets.addWarranty', { assetId, warranty: limits });
    expect((await manager.do('assets.card', { assetId })).warranties[0]?.state).toBe('soon');
    await record(assetId, 2_001);
    expect((await manager.do('assets.card', { assetId })).warranties[0]?.state).toBe('meterOver');
  });

  it('counts km and hours apart where the class says both, and nothing where it says none', async () => {
    const { rows } = await manager.do('assets.classes', {});
    const machine = rows.find(({ kind }) => kind === 'equipment');
    if (!machine) throw new Error('no class of equipment in the seed');
    const saveClass = (meterUnit: 'both' | 'none', version: number) => {
      const { parentId, kind, nameBg, nameEn, checklist } = machine;
      const assetClass = { parentId, kind, nameBg, nameEn, checklist, meterUnit };
      return manager.do('assets.saveClass', { classId: machine.id, version, assetClass });
    };
    const { version } = await saveClass('both', machine.version);
    const fields = {
      kind: 'equipment',
      classId: machine.id,
      plate: null,
      vin: null,
      serial: 'B-77',
    } as const;
    const assetId = await addAsset(manager, fields, { meter: 400 });
    await manager.do('assets.recordMeter', { assetId, value: 12_000, unit: 'km', reason: null });
    const { meters } = await manager.do('assets.asOf', { assetId, on: '2026-11-24' });
    expect(meters.map(({ unit, value }) => [unit, value])).toEqual([
      ['h', 400],
      ['km', 12_000],
    ]);
    // Both counters are read at the counter; a thing with one has no second.
    const clientId = await addParty(manager);
    const { types } = await manager.do('orders.types', {});
    const intake = { ...noHeader, assetId, clientId, typeId: types[0]?.id ?? 0, debtReason: null };
    const { orderId } = await manager.do('orders.create', { ...intake, meter: 405, secondMeter: 12_040 });
    const card = await manager.do('assets.card', { assetId });
    expect(card.meter).toMatchObject({
      unit: 'h',
      last: { value: 405 },
      second: { unit: 'km', last: { value: 12_040 } },
    });
    const log = await manager.do('assets.meterLog', { assetId });
    const taken = log.readings
      .filter((one) => one.orderId === orderId)
      .map(({ unit, source }) => [unit, source]);
    expect(taken.sort()).toEqual([
      ['h', 'intake'],
      ['km', 'intake'],
    ]);
    expect(await manager.refused('orders.create', { ...intake, meter: 405, secondMeter: 11_000 })).toBe(
      'METER_DECREASE',
    );
    const draft = await manager.do('handover.draft', { orderId, direction: 'release' });
    expect(draft.meterUnit).toBe('h');
    await saveClass('none', version);
    expect((await manager.do('handover.draft', { orderId, direction: 'release' })).meterUnit).toBeNull();
    expect(await manager.refused('orders.create', { ...intake, meter: null, secondMeter: 5 })).toBe(
      'METER_NONE',
    );
    expect(await manager.refused('assets.recordMeter', { assetId, value: 500, reason: null })).toBe(
      'METER_NONE',
    );
  });
});
