import type { OutputOf } from '@shared/contract/contract';
import { demoPin } from '@shared/features/setup/model';
import type { IsoDate } from '@shared/kernel/dates';
import type { RoleKey } from '@shared/permissions/roles';
import { asc, eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { user } from '../../db/schema/system';
import { addUser } from '../users/slice';
import { handOf } from './engine';
import type { DemoEngine, Hand } from './hand';
import type { Identities } from './identity';
import type { Random } from './random';

/** One person for each role. */
export const demoPeople: readonly { role: RoleKey; name: string }[] = [
  { role: 'manager', name: 'Петър Маринов' },
  { role: 'receptionist', name: 'Мария Илиева' },
  { role: 'foreman', name: 'Георги Тодоров' },
  { role: 'storekeeper', name: 'Николай Стоев' },
  { role: 'cashier', name: 'Елена Русева' },
  { role: 'accountant', name: 'Даниела Кирова' },
  { role: 'operator', name: 'Радост Ангелова' },
  { role: 'mechanic', name: 'Ангел Петров' },
];

const workers = [
  { name: 'Ангел Петров', grade: 'I' },
  { name: 'Борис Илиев', grade: 'II' },
  { name: 'Васил Манов', grade: 'III' },
  { name: 'Дамян Костов', grade: 'I' },
  { name: 'Емил Савов', grade: 'II' },
  { name: 'Захари Пеев', grade: 'I' },
  { name: 'Иво Драгнев', grade: 'II' },
  { name: 'Кирил Бонев', grade: 'I' },
] as const;

/** Places in the list of workers with their share coefficients (domain §5.4). */
const teams = [
  {
    name: 'Екип 1',
    members: [
      [0, 1000],
      [1, 800],
      [2, 600],
    ],
  },
  {
    name: 'Екип 2',
    members: [
      [3, 1000],
      [4, 900],
    ],
  },
  {
    name: 'Тенекеджии',
    members: [
      [5, 1000],
      [6, 850],
    ],
  },
] as const;

/** Who does what all year. */
export interface Crew {
  manager: Hand;
  receptionist: Hand;
  foreman: Hand;
  storekeeper: Hand;
  cashier: Hand;
  operator: Hand;
  mechanicTeamIds: number[];
  bodyTeamId: number;
  /** Works alone, on diagnostics and electrics. */
  electricianId: number;
}

export interface HireOptions {
  engine: DemoEngine;
  random: Random;
  identities: Identities;
  openedOn: IsoDate;
  /** Until when (UTC ms) the people work. */
  until: number;
}

/** Sets the workshop up through the wizard's own command and takes its people on. */
export async function hireCrew({ engine, random, identities, openedOn, until }: HireOptions): Promise<Crew> {
  const managerId = await setUp(engine, random, identities.eik());
  const manager = handOf(engine, managerId, random.fork('manager'), until);
  await saveSettings(manager);
  const workerIds = await takeOnWorkers(manager);
  const ids = addPeople(engine, managerId, workerIds[0] ?? null);
  const hand = (role: RoleKey) => handOf(engine, ids.get(role) ?? managerId, random.fork(role), until);
  const [first, second, body] = await makeTeams(manager, workerIds);
  await setPrices(manager, openedOn);
  return {
    manager,
    receptionist: hand('receptionist'),
    foreman: hand('foreman'),
    storekeeper: hand('storekeeper'),
    cashier: hand('cashier'),
    operator: hand('operator'),
    mechanicTeamIds: [first ?? 0, second ?? 0],
    bodyTeamId: body ?? 0,
    electricianId: workerIds[7] ?? 0,
  };
}

async function setUp(engine: DemoEngine, random: Random, eik: string): Promise<number> {
  const reply = await engine.call(
    'setup.create',
    {
      requestId: random.uuid(),
      name: 'Автосервиз Надежда ЕООД',
      eik,
      city: 'София',
      address: 'ул. Резбарска 11',
      phone: '02 936 00 00',
      mode: 'auto',
      vat: { number: `BG${eik}`, fromOn: '2020-01-01', toOn: null },
      invoiceStart: 1,
      managerName: demoPeople[0]?.name,
      managerPin: demoPin,
    },
    { token: null, channel: 'cli', windowId: 'demo-setup' },
  );
  if (!reply.ok) throw new Error(`setup.create refused: ${reply.error.code}`);
  return (reply.data as OutputOf<'setup.create'>).id;
}

async function saveSettings(manager: Hand): Promise<void> {
  const { workshop, etka } = await manager.do('settings.get', {});
  await manager.do('settings.save', {
    sections: {
      workshop: { ...workshop, demo: true, email: 'servis@example.bg', responsiblePerson: 'Петър Маринов' },
      etka: { ...etka, dealer: '04711' },
    },
  });
}

async function takeOnWorkers(manager: Hand): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, worker] of workers.entries()) {
    const { id } = await manager.do('staff.saveWorker', {
      ...{ id: null, version: null, number: String(at + 1) },
      ...worker,
    });
    ids.push(id);
  }
  return ids;
}

/** Everybody shares the manager's hash: scrypt is paid once. */
function addPeople(engine: DemoEngine, managerId: number, mechanicId: number | null): Map<RoleKey, number> {
  const { sqlite, write } = engine.handles;
  const manager = write.select().from(user).where(eq(user.id, managerId)).get();
  const add = sqlite.transaction(() =>
    demoPeople.slice(1).map(({ role, name }): [RoleKey, number] => {
      const pinHash = manager?.pinHash ?? null;
      const workerId = role === 'mechanic' ? mechanicId : null;
      return [role, addUser(write, { name, role, pinHash, workerId, now: manager?.createdAt ?? 0 }).id];
    }),
  );
  return new Map(add.immediate());
}

/** The manager of a demo workshop. @throws Error in a workshop that is none */
export function managerOf(db: ReadDb): typeof user.$inferSelect {
  const manager = db.select().from(user).orderBy(asc(user.id)).get();
  if (!manager) throw new Error('the demo has no manager');
  return manager;
}

async function makeTeams(manager: Hand, workerIds: readonly number[]): Promise<number[]> {
  const ids: number[] = [];
  for (const { name, members } of teams) {
    const { id } = await manager.do('staff.saveTeam', {
      ...{ id: null, version: null, name },
      members: members.map(([at, coefficientMilli]) => ({ workerId: workerIds[at] ?? 0, coefficientMilli })),
    });
    ids.push(id);
  }
  return ids;
}

/** Labour by make and what the workers earn from the opening on. */
async function setPrices(manager: Hand, fromOn: IsoDate): Promise<void> {
  const dearer = { Volkswagen: 4200, Audi: 4800, BMW: 4800 };
  await manager.do('pricing.saveLabourRate', { makeId: null, centsPerHour: 3900, fromOn });
  for (const [name, centsPerHour] of Object.entries(dearer)) {
    const [make] = await manager.do('catalog.makes', { text: name });
    if (make) await manager.do('pricing.saveLabourRate', { makeId: make.id, centsPerHour, fromOn });
  }
  await manager.do('earnings.saveTariff', { method: 'norm_hour', rateCents: 1250, fromOn });
}
