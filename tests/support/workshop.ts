import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine, type EngineOptions } from '@engine/engine';
import type { Clock } from '@engine/kernel/clock';
import { silentLog } from '@engine/kernel/log';
import { tokenHash } from '@engine/kernel/sessions';
import { contract, type EntryName, type InputOf, type OutputOf } from '@shared/contract/contract';
import type { Reply, Result } from '@shared/contract/result';
import type { RoleKey } from '@shared/permissions/roles';

/** 2026-11-24 10:42 in Sofia, the day of the pictures in design/. */
const designDay = Date.UTC(2026, 10, 24, 8, 42);

export interface TestClock extends Clock {
  set(ms: number): void;
  advance(ms: number): void;
}

/** A clock that moves only when a test says so. */
export function testClock(start = designDay): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (ms) => {
      now = ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** Calls the engine as one signed-in person. */
export interface Person {
  userId: number;
  token: string;
  windowId: string;
  /** The data of a call that must succeed; a refusal fails the test with its code. */
  do<N extends EntryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The error code of a call that must be refused. */
  refused<N extends EntryName>(name: N, input: InputOf<N>): Promise<string>;
  /** The whole reply, with an input of any shape. */
  call(name: string, input: unknown): Promise<Reply>;
}

/** Whoever can carry entries out: a person of a test engine, or the window of the real program. */
export type Doer = Pick<Person, 'do'>;

export interface TestWorkshop {
  engine: Engine;
  dataDir: string;
  clock: TestClock;
  manager: Person;
  /** A user with one role, made and signed in without the cost of scrypt. */
  as(role: RoleKey): Person;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export const managerPin = '4711';

interface Template {
  dataDir: string;
  managerId: number;
  token: string;
}

/** Set up once per test process through the wizard's own command (scrypt takes most of a second), then copied. */
const templates = new Map<boolean, Promise<Template>>();

async function makeTemplate(vat: boolean): Promise<Template> {
  const dataDir = mkdtempSync(join(tmpdir(), 'maistor-template-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const engine = await createEngine({ dataDir, clock: testClock(), log: silentLog, validateOutput: true });
  const caller = { token: null, channel: 'window', windowId: 'setup' } as const;
  const created = await engine.call('setup.create', setupInput(vat), caller);
  const { id } = expectData<{ id: number }>('setup.create', created);
  await engine.close();
  return { dataDir, managerId: id, token: created.session?.token ?? '' };
}

function templateFor(vat: boolean): Promise<Template> {
  const known = templates.get(vat) ?? makeTemplate(vat);
  templates.set(vat, known);
  return known;
}

export interface WorkshopOptions extends Partial<EngineOptions> {
  /** Whether the workshop is registered for VAT; yes unless said otherwise. */
  vat?: boolean;
  clock?: TestClock;
}

/** A real workshop in a fresh folder: a real file, production migrations, the seeds of the wizard. */
export async function openWorkshop({ vat = true, ...options }: WorkshopOptions = {}): Promise<TestWorkshop> {
  const template = await templateFor(vat);
  const dataDir = mkdtempSync(join(tmpdir(), 'maistor-test-'));
  cpSync(template.dataDir, dataDir, { recursive: true });
  const clock = options.clock ?? testClock();
  const start = () => createEngine({ dataDir, log: silentLog, validateOutput: true, ...options, clock });
  let engine = await start();
  const current = () => engine;
  return {
    get engine() {
      return engine;
    },
    dataDir,
    clock,
    manager: person(current, template.managerId, template.token, 'setup'),
    as: (role) => signInAs(current, role, clock),
    reopen: async () => {
      await engine.close();
      engine = await start();
    },
    close: async () => {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function setupInput(vat: boolean) {
  return {
    requestId: randomUUID(),
    name: 'Автосервиз Колев ЕООД',
    eik: '175074752',
    city: 'София',
    address: 'ул. Искърско шосе 14',
    phone: '0888555210',
    mode: 'auto',
    vat: vat ? { number: 'BG175074752', fromOn: '2020-01-01', toOn: null } : null,
    invoiceStart: 1,
    managerName: 'Управител',
    managerPin,
  };
}

function signInAs(engine: () => Engine, role: RoleKey, clock: Clock): Person {
  const { sqlite } = engine().handles;
  const now = clock.now();
  const token = randomBytes(16).toString('hex');
  const windowId = `window-${role}-${token.slice(0, 6)}`;
  const userId = Number(
    sqlite
      .prepare('INSERT INTO user (name, created_at) VALUES (?, ?)')
      .run(`${role} ${token.slice(0, 6)}`, now).lastInsertRowid,
  );
  sqlite.prepare('INSERT INTO user_role SELECT ?, id FROM role WHERE key = ?').run(userId, role);
  sqlite
    .prepare(
      'INSERT INTO session (token_hash, user_id, window_id, created_at, last_gesture_at) VALUES (?, ?, ?, ?, ?)',
    )
    .run(tokenHash(token), userId, windowId, now, now + 1e12);
  return person(engine, userId, token, windowId);
}

function person(engine: () => Engine, userId: number, token: string, windowId: string): Person {
  const call = (name: string, input: unknown) =>
    engine().call(name, input, { token, channel: 'window', windowId });
  const withRequest = (name: string, input: object) =>
    isCommand(name) ? { requestId: randomUUID(), ...input } : input;
  return {
    userId,
    token,
    windowId,
    call,
    do: async (name, input) => expectData(name, await call(name, withRequest(name, input))),
    refused: async (name, input) => expectRefusal(name, await call(name, withRequest(name, input))),
  };
}

function isCommand(name: string): boolean {
  return (contract as Record<string, { kind: string }>)[name]?.kind === 'command';
}

function expectData<T>(name: string, result: Result<unknown>): T {
  if (!result.ok)
    throw new Error(`${name} refused: ${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.data as T;
}

function expectRefusal(name: string, result: Result<unknown>): string {
  if (result.ok) throw new Error(`${name} was carried out: ${JSON.stringify(result.data).slice(0, 200)}`);
  return result.error.code;
}
