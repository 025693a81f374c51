import type { InputOf } from '@shared/contract/contract';
import { addDays, daysBetween, type IsoDate, sofiaDate } from '@shared/kernel/dates';
import type { Life } from './agenda';
import { afterWork, openingOf, workingDays } from './calendar';
import type { DemoCatalog, DemoModel } from './catalog';
import { firmExtras, personExtras, supplierVat } from './clientTerms';
import type { Hand } from './hand';
import { dayOf, type Identities } from './identity';
import type { Random } from './random';
import type { DemoSize } from './sizes';
import type { EngineWords } from './words/cars';
import * as words from './words/people';

type PartyFields = InputOf<'parties.save'>['party'];
type AssetFields = InputOf<'assets.save'>['asset'];

export interface DemoClient {
  id: number;
  isFirm: boolean;
  name: string;
}

/** A car that may come: with who brings it and what it has driven. */
export interface DemoCar {
  assetId: number;
  owner: DemoClient;
  model: DemoModel;
  engine: EngineWords;
  meterAtStart: number;
  kmPerDay: number;
  /** In the workshop until then (UTC ms). */
  busyUntil: number;
}

interface GarageOptions {
  operator: Hand;
  manager: Hand;
  random: Random;
  identities: Identities;
  catalog: DemoCatalog;
  size: DemoSize;
  firstDay: IsoDate;
  lastDay: IsoDate;
}

const shareOfFirms = 0.24;
/** Half of the register was there when the workshop moved to the program. */
const shareKnown = 0.55;

/** The register of people, firms and their cars, growing over the year. */
export class Garage {
  readonly cars: DemoCar[] = [];

  constructor(private readonly options: GarageOptions) {}

  async addSuppliers(): Promise<number[]> {
    const { manager, random, identities } = this.options;
    const ids: number[] = [];
    const save = async (party: PartyFields) =>
      (await manager.do('parties.save', { partyId: null, version: null, party })).partyId;
    for (const [at, name] of words.supplierNames.entries()) {
      const eik = identities.eik();
      const party: PartyFields = {
        ...plainParty(random),
        ...{ kind: 'firm', name, eik, vatPeriods: supplierVat(eik, at) },
        ...{ roles: ['supplier'], customerType: 'business' },
      };
      ids.push(await save(party));
      const { of, name: doubleName } = words.supplierDouble;
      if (name === of) await save({ ...party, name: doubleName, vatPeriods: [] });
    }
    return ids;
  }

  /** One life for each client: it begins on the day the client first comes. */
  *lives(): Generator<{ life: Life; at: number }> {
    const { random, size, firstDay, lastDay } = this.options;
    const days = workingDays(firstDay, addDays(lastDay, -8));
    const fleets = this.sharesOfCars();
    for (let at = 0; at < size.clients; at += 1) {
      const own = random.fork(`client ${at}`);
      const day = own.chance(shareKnown) || at === 0 ? firstDay : own.pick(days);
      const since = openingOf(day) + own.int(1, 500) * 60_000;
      yield { at: since, life: this.clientLife(own, fleets[at] ?? 1, since) };
    }
  }

  /** A free car for an order that begins now. */
  pickCar(random: Random, now: number): DemoCar {
    const free = this.cars.filter((car) => car.busyUntil < now);
    return random.weighted(free.length > 0 ? free : this.cars, (car) => (car.owner.isFirm ? 2 : 1));
  }

  meterOf(car: Pick<DemoCar, 'meterAtStart' | 'kmPerDay'>, now: number): number {
    return car.meterAtStart + car.kmPerDay * daysBetween(this.options.firstDay, sofiaDate(now));
  }

  /** Everybody has a car; what is left over goes to some, as second cars and fleets. */
  private sharesOfCars(): number[] {
    const { random, size } = this.options;
    const shares = Array.from({ length: size.clients }, () => 1);
    for (let left = size.assets - size.clients; left > 0; left -= 1) {
      const at = random.int(0, size.clients - 1);
      shares[at] = (shares[at] ?? 1) + 1;
    }
    return shares;
  }

  private async *clientLife(random: Random, carCount: number, since: number): Life {
    const { operator } = this.options;
    const isFirm = random.chance(shareOfFirms) || carCount > 3;
    const owner = isFirm ? this.firm(random) : this.person(random);
    const first = this.carOf(random);
    const created = await operator.do('assets.createWithOwner', {
      ...{ owner, notDuplicate: true, asset: first.fields, plateMovedOn: null },
      meter: { value: this.meterOf(first.car, since), reason: null },
    });
    const client = { id: created.partyId, isFirm, name: owner.name };
    if (!isFirm && random.fork('consent').chance(0.2))
      await operator.do('parties.giveConsent', {
        ...{ partyId: client.id, kind: 'reminders', way: 'paper', givenOn: sofiaDate(since), note: null },
      });
    this.cars.push({ ...first.car, assetId: created.assetId, owner: client });
    for (let at = 1; at < carCount; at += 1) {
      yield afterWork(since, at * 5);
      const next = this.carOf(random);
      const { assetId } = await operator.do('assets.save', {
        ...{ assetId: null, version: null, asset: next.fields, ownerId: client.id, plateMovedOn: null },
        meter: { value: this.meterOf(next.car, since), reason: null },
      });
      this.cars.push({ ...next.car, assetId, owner: client });
    }
  }

  private person(random: Random): PartyFields {
    const { identities, firstDay } = this.options;
    const isWoman = random.chance(0.35);
    const ending = isWoman ? 'а' : '';
    const family = () => `${random.pick(words.families)}${ending}`;
    const hasNumber = random.chance(0.12);
    return {
      ...plainParty(random),
      name: `${random.pick(isWoman ? words.women : words.men)} ${family()} ${family()}`,
      personalNumber: hasNumber ? identities.egn(firstDay) : null,
      personalNumberKind: hasNumber ? 'egn' : null,
      contacts: [{ kind: 'phone', value: identities.phone(), person: null }],
      ...personExtras(random.fork('extras')),
    };
  }

  private firm(random: Random): PartyFields {
    const { identities } = this.options;
    const eik = identities.eik();
    const hasVat = random.chance(0.8);
    const boss = `${random.pick(words.men)} ${random.pick(words.families)}`;
    return {
      ...plainParty(random),
      ...{ kind: 'firm', customerType: 'business', eik, responsiblePerson: boss },
      name: `${random.pick(words.firmWords)} ${random.pick(words.firmTrades)} ${random.pick(words.firmForms)}`,
      vatPeriods: hasVat ? [{ number: `BG${eik}`, fromOn: '2018-01-01', toOn: null }] : [],
      paymentDays: random.pick([7, 14, 14, 30]),
      discountPartsBp: random.pick([0, 0, 500, 1000]),
      discountLabourBp: random.pick([0, 0, 0, 500]),
      ...firmExtras(random.fork('extras'), identities, boss),
    };
  }

  private carOf(random: Random): { fields: AssetFields; car: Omit<DemoCar, 'assetId' | 'owner'> } {
    const { catalog, identities, lastDay } = this.options;
    const model = random.weighted(catalog.models, ({ words: { weight } }) => weight);
    const { words: car } = model;
    const modification = model.modifications.length > 0 ? random.pick(model.modifications) : null;
    const engine = modification?.engine ?? random.pick(car.engines);
    const year = random.int(car.from, car.to);
    const age = Number(lastDay.slice(0, 4)) - year;
    const isVan = car.maker === 'WV2';
    const fields: AssetFields = {
      kind: 'vehicle',
      classId: catalog.classIds.get(isVan ? 'van' : 'car') ?? 1,
      ...{ makeId: model.makeId, modelId: model.modelId, modificationId: modification?.id ?? null },
      ...{ plate: identities.plate(), vin: identities.vin(car.maker), serial: null, engineNumber: null },
      ...{ colour: random.pick(words.colours), colourCode: null, year },
      firstRegistrationOn: dayOf(year, random),
      ...{ fuel: engine.fuel, kw: engine.kw, ccm: engine.ccm },
      gearbox: random.chance(0.25) ? 'automatic' : 'manual',
      tyres: random.pick(['195/65 R15', '205/55 R16', '225/45 R17', '225/40 R18']),
      ...{ keyNumber: null, inventoryNumber: null, place: null, note: null },
      inspectionOn: addDays(lastDay, random.int(-20, 340)),
      insuranceOn: addDays(lastDay, random.int(-10, 350)),
    };
    const kmPerDay = random.int(18, 70);
    const meterAtStart = 4000 + age * random.int(11_000, 19_000) + random.int(0, 900);
    return { fields, car: { model, engine, meterAtStart, kmPerDay, busyUntil: 0 } };
  }
}

function plainParty(random: Random): PartyFields {
  return {
    ...{ kind: 'person', name: '', eik: null, personalNumber: null, personalNumberKind: null },
    ...{ responsiblePerson: null, iban: null },
    city: random.pick(words.cities),
    address: `${random.pick(words.streets)} ${random.int(1, 120)}`,
    ...{ paymentDays: 0, creditLimitCents: null, discountPartsBp: 0, discountLabourBp: 0 },
    ...{ printLanguage: 'bg', customerType: 'consumer', note: null, roles: ['client'], contacts: [] },
  };
}
