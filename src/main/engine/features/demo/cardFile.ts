import type { InputOf } from '@shared/contract/contract';
import { addDays, type IsoDate, sofiaDate } from '@shared/kernel/dates';
import type { DemoCar } from './clients';
import type { Hand } from './hand';
import type { Identities } from './identity';
import type { DemoShop } from './shop';

interface Desk {
  manager: Hand;
  today: IsoDate;
  catalog: DemoShop['catalog'];
  identities: Identities;
}

/** What the cards of a workshop hold beside its orders, written on the last morning: a little of each, on cars that are not here. */
export async function addCardFile(
  { crew: { manager }, garage, clock, catalog }: DemoShop,
  identities: Identities,
): Promise<void> {
  const desk = { manager, today: sofiaDate(clock.now()), catalog, identities };
  const cars = garage.cars.filter(({ busyUntil }) => busyUntil < clock.now());
  const [turbo, sold, replated, waiting, ...rest] = cars;
  if (turbo) await replaceTurbo(desk, turbo);
  if (sold && turbo && sold.owner.id !== turbo.owner.id) await sell(desk, sold, turbo.owner.id);
  if (replated) await changePlate(desk, replated);
  if (waiting) await putOff(desk, waiting);
  for (const [at, car] of rest.slice(0, 4).entries()) await storeTyres(desk, car, at);
  for (const [at, car] of cars.slice(0, 6).entries()) await rememberOil(desk, car, at);
  await addWarranties(desk, cars);
  const firm = cars.find(({ owner }) => owner.isFirm);
  if (firm) await addContract(desk, firm);
}

/** A part with a serial number that gave up, and the new one with a warranty by date and by mileage. */
async function replaceTurbo({ manager, today, identities }: Desk, { assetId }: DemoCar): Promise<void> {
  const name = 'Турбокомпресор';
  const part = { partId: null, componentAssetId: null, warrantyDocument: null, note: null };
  const first = await manager.do('assets.addComponent', {
    ...{ assetId, position: null },
    component: {
      ...{ ...part, name, serial: identities.serial() },
      ...{ warrantyGiver: null, warrantyToOn: null, warrantyMeter: null },
    },
    mounted: { on: addDays(today, -700), meter: null },
  });
  await manager.do('assets.replaceComponent', {
    ...first,
    at: { on: addDays(today, -21), meter: null },
    reason: 'хлабина на вала',
    by: {
      ...{ ...part, name, serial: identities.serial() },
      ...{ warrantyGiver: 'importer', warrantyToOn: addDays(today, 709), warrantyMeter: 40_000 },
    },
  });
}

const versionOf = async (manager: Hand, assetId: number): Promise<number> =>
  (await manager.do('assets.card', { assetId })).version;

async function sell({ manager, today }: Desk, { assetId }: DemoCar, ownerId: number): Promise<void> {
  const version = await versionOf(manager, assetId);
  await manager.do('assets.changeOwner', { assetId, version, ownerId, on: addDays(today, -16) });
}

async function changePlate({ manager, today, identities }: Desk, { assetId }: DemoCar): Promise<void> {
  const version = await versionOf(manager, assetId);
  await manager.do('assets.movePlate', {
    ...{ assetId, version, plate: identities.plate(), on: addDays(today, -12) },
  });
}

async function putOff({ manager, today, catalog }: Desk, { assetId }: DemoCar): Promise<void> {
  const operationId = catalog.operationIds.get('46451900') ?? null;
  await manager.do('care.defer', {
    ...{ assetId, text: 'Спирачки отпред', reason: 'след заплата', expiresOn: addDays(today, 45) },
    lines:
      operationId === null
        ? []
        : [
            {
              kind: 'operation',
              operationId,
              partId: null,
              name: '',
              quantityMilli: 1000,
              unitCents: null,
            },
          ],
  });
}

const brands = ['Continental PremiumContact 6', 'Michelin Primacy 4', 'Nokian Wetproof', 'Hankook Ventus'];

/** The tyres of the other season wait on the shelf. */
async function storeTyres({ manager, today }: Desk, { assetId }: DemoCar, at: number): Promise<void> {
  const month = Number(today.slice(5, 7));
  const isWinter = month >= 11 || month <= 3;
  const set: InputOf<'care.saveTyres'>['set'] = {
    ...{ season: isWinter ? 'summer' : 'winter', size: at % 2 === 0 ? '205/55 R16' : '225/45 R17' },
    ...{ brand: brands[at] ?? 'Continental', dot: '1422', rims: at % 2 === 0, note: null },
    wheels: (['fl', 'fr', 'rl', 'rr'] as const).map((place, wheel) => ({
      place,
      treadTenths: 62 - at * 4 + wheel,
    })),
  };
  const { setId } = await manager.do('care.saveTyres', {
    ...{ setId: null, version: null, assetId, set, active: true },
  });
  await manager.do('care.storeTyres', {
    ...{ setId, place: `А-${String(at + 1).padStart(2, '0')}`, fromOn: addDays(today, -20 + at) },
    ...{ untilOn: addDays(today, 140 + at), feeCents: 3000, note: null },
  });
}

/** Written in the service book, not in the program: so some are overdue today and some fall due soon. */
async function rememberOil(
  { manager, today, catalog }: Desk,
  { assetId }: DemoCar,
  at: number,
): Promise<void> {
  const operationId = catalog.operationIds.get('17015500');
  if (operationId === undefined) return;
  await manager.do('care.recordDone', {
    ...{ assetId, workKey: `op:${operationId}`, on: addDays(today, -395 + at * 12), meter: null },
    note: 'по сервизната книжка',
  });
}

/** The manufacturer's warranty of the youngest cars, by date and by mileage. */
async function addWarranties({ manager, today }: Desk, cars: readonly DemoCar[]): Promise<void> {
  for (const { assetId, meterAtStart } of cars
    .toSorted((a, b) => a.meterAtStart - b.meterAtStart)
    .slice(0, 2))
    await manager.do('assets.addWarranty', {
      assetId,
      warranty: {
        ...{ giver: 'manufacturer', subject: 'Цялото превозно средство', document: 'сервизна книжка' },
        ...{ fromOn: addDays(today, -500), toOn: addDays(today, 230) },
        meterLimit: Math.ceil((meterAtStart + 40_000) / 10_000) * 10_000,
      },
    });
}

/** A firm's car under a service contract: its discount stands on the lines of its orders. */
async function addContract({ manager, today }: Desk, { assetId }: DemoCar): Promise<void> {
  await manager.do('assets.saveCommercial', {
    ...{ assetId, version: await versionOf(manager, assetId) },
    commercial: {
      ...{
        contactName: null,
        contactPhone: null,
        supplierId: null,
        deliveredOn: null,
        deliveryDocument: null,
      },
      ...{ priceCents: null, startedOn: null, contractNumber: 'СД-14', contractFromOn: addDays(today, -200) },
      ...{ contractToOn: addDays(today, 165), responseHours: 24, discountBp: 1000 },
      ...{ includedOperations: 'Годишен преглед\nСезонна смяна на гуми', place: null, room: null },
      ...{ siteContactName: null, siteContactPhone: null },
    },
  });
}
