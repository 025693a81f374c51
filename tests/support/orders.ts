import type { CommandName, InputOf } from '@shared/contract/contract';
import { addPart, receiveParts } from './goods';
import type { Person, TestWorkshop } from './workshop';

/** A workshop with one car, its owner, a team of three, operations with norms and parts on stock. */
export interface Shop {
  person: Person;
  assetId: number;
  clientId: number;
  supplierId: number;
  typeId: number;
  teamId: number;
  workerIds: number[];
  /** Brake pads, 1,60 h by the general norm. */
  operationId: number;
  /** Wheel alignment, fixed price 45,00. */
  fixedOperationId: number;
  /** Nothing on stock; `substituteId` has two. */
  askedPartId: number;
  substituteId: number;
  /** Ten on stock at 4,00. */
  plentyPartId: number;
}

export const noHeader = {
  broughtBy: null,
  fuelEighths: 4,
  complaint: 'Скърцане при спиране',
  promisedAt: null,
  limitCents: null,
  keyTag: '14',
  place: 'двор',
  cause: null,
  correction: null,
  noteToClient: null,
  internalNote: null,
  waitsHere: false,
  overnight: false,
  needsLift: false,
  returnsOldParts: false,
  testDriveConsent: true,
  meter: 184_320,
  meterReason: null,
};

type PartyFields = InputOf<'parties.save'>['party'];

/** Everything that an order needs, made by the manager through the program's own commands. */
export async function openShop({ manager: person }: TestWorkshop): Promise<Shop> {
  const { types } = await person.do('orders.types', {});
  const typeId = types.find((type) => type.key === 'client')?.id ?? 0;
  const { assetId, partyId: clientId } = await person.do('assets.createWithOwner', {
    owner: party({ name: 'Иван Георгиев Димитров' }),
    notDuplicate: true,
    asset: car('СВ 4521 КТ'),
    plateMovedOn: null,
    meter: null,
  });
  const { partyId: supplierId } = await person.do('parties.save', {
    partyId: null,
    version: null,
    party: party({ kind: 'firm', name: 'Части Плюс ООД', customerType: 'business', roles: ['supplier'] }),
  });
  const workerIds: number[] = [];
  for (const [number, name] of [
    ['1', 'Ангел Петров'],
    ['2', 'Борис Илиев'],
    ['3', 'Васил Манов'],
  ] as const) {
    const { id } = await person.do('staff.saveWorker', {
      id: null,
      version: null,
      number,
      name,
      grade: null,
    });
    workerIds.push(id);
  }
  const shares = [1000, 800, 600];
  const { id: teamId } = await person.do('staff.saveTeam', {
    id: null,
    version: null,
    name: 'Екип 2',
    members: workerIds.map((workerId, at) => ({ workerId, coefficientMilli: shares[at] ?? 1000 })),
  });
  const operationId = await addOperation(person, 'T-1001', 'Накладки и дискове предни – смяна', null);
  await person.do('catalog.setNorm', {
    operationId,
    target: { level: 'all', targetId: 0 },
    normSec: 5760,
    fromOn: '2026-01-01',
  });
  const fixedOperationId = await addOperation(person, 'T-1002', 'Геометрия – измерване и реглаж', 4500);
  const askedPartId = await addPart(person);
  const substituteId = await addPart(person, {
    number: '5Q0 407 152 B',
    priceCents: 11_840,
  });
  const plentyPartId = await addPart(person, { number: 'N 910 965 02', nameBg: 'Болт М12', priceCents: 185 });
  await person.do('parts.addSubstitute', {
    partId: askedPartId,
    substituteId,
    kind: 'replaced',
    fromOn: '2024-03-01',
  });
  await receiveParts(person, supplierId, [
    { partId: substituteId, units: 2, costCents: 7000 },
    { partId: plentyPartId, units: 10, costCents: 400 },
  ]);
  return {
    ...{ person, assetId, clientId, supplierId, typeId, teamId, workerIds },
    ...{ operationId, fixedOperationId, askedPartId, substituteId, plentyPartId },
  };
}

export function party(fields: Partial<PartyFields> = {}): PartyFields {
  return {
    kind: 'person',
    name: 'Клиент',
    eik: null,
    personalNumber: null,
    personalNumberKind: null,
    responsiblePerson: null,
    iban: null,
    city: 'София',
    address: 'ул. Шипка 1',
    paymentDays: 0,
    creditLimitCents: null,
    discountPartsBp: 0,
    discountLabourBp: 0,
    printLanguage: 'bg',
    customerType: 'consumer',
    note: null,
    roles: ['client'],
    contacts: [{ kind: 'phone', value: '0888123456', person: null }],
    ...fields,
  };
}

export function car(plate: string): InputOf<'assets.createWithOwner'>['asset'] {
  return {
    kind: 'vehicle',
    classId: 1,
    makeId: null,
    modelId: null,
    modificationId: null,
    plate,
    vin: null,
    serial: null,
    engineNumber: null,
    colour: 'бял',
    colourCode: null,
    year: 2014,
    firstRegistrationOn: null,
    fuel: 'diesel',
    kw: 77,
    ccm: 1598,
    gearbox: 'manual',
    tyres: null,
    keyNumber: null,
    inventoryNumber: null,
    place: null,
    inspectionOn: null,
    insuranceOn: null,
    note: null,
  };
}

async function addOperation(
  person: Person,
  code: string,
  nameBg: string,
  fixedPriceCents: number | null,
): Promise<number> {
  const { id } = await person.do('catalog.saveOperation', {
    id: null,
    version: null,
    operation: {
      ...{ code, nameBg, nameEn: null, groupId: 1, vatBp: 2000, fixedPriceCents },
      ...{ warrantyMonths: null, warrantyKm: null, specific: false, active: true },
    },
  });
  return id;
}

/** An order as somebody fills it: every change goes with the version that the last one returned. */
export class OpenOrder {
  private constructor(
    readonly person: Person,
    readonly id: number,
    readonly number: string,
    public version: number,
  ) {}

  static async take(
    shop: Shop,
    fields: Partial<InputOf<'orders.create'>> = {},
    person: Person = shop.person,
  ): Promise<OpenOrder> {
    const { typeId, assetId, clientId } = shop;
    const { orderId, number, version } = await person.do('orders.create', {
      ...{ typeId, assetId, clientId },
      ...noHeader,
      ...fields,
    });
    return new OpenOrder(person, orderId, number, version);
  }

  view() {
    return this.person.do('orders.open', { orderId: this.id });
  }

  async jobId(): Promise<number> {
    const { jobs } = await this.view();
    const [job] = jobs;
    if (!job) throw new Error('the order has no job');
    return job.id;
  }

  /** Carries a command of this order out and remembers its version. */
  async do<N extends OrderCommand>(
    name: N,
    input: Omit<InputOf<N>, 'orderId' | 'version'>,
    person: Person = this.person,
  ) {
    const data = await person.do(name, { ...input, orderId: this.id, version: this.version } as InputOf<N>);
    this.version = (data as unknown as { version: number }).version;
    return data;
  }

  refused<N extends OrderCommand>(
    name: N,
    input: Omit<InputOf<N>, 'orderId' | 'version'>,
    person: Person = this.person,
  ): Promise<string> {
    return person.refused(name, { ...input, orderId: this.id, version: this.version } as InputOf<N>);
  }

  async addOperation(operationId: number): Promise<number> {
    const { lineId } = await this.do('orders.addOperation', {
      jobId: await this.jobId(),
      operationId,
      name: null,
    });
    return lineId;
  }

  async addPart(partId: number, quantityMilli = 1000): Promise<number> {
    const { lineId } = await this.do('orders.addPart', {
      jobId: await this.jobId(),
      partId,
      quantityMilli,
    });
    return lineId;
  }

  async assign(teamId: number): Promise<void> {
    await this.do('orders.assignTeam', { scope: { kind: 'order' }, assignee: { kind: 'team', teamId } });
  }
}

type OrderCommand = {
  [N in CommandName]: InputOf<N> extends { orderId: number; version: number } ? N : never;
}[CommandName];
