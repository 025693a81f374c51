import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { silentLog } from '@engine/kernel/log';
import type { InputOf, OutputOf, QueryName } from '@shared/contract/contract';
import type { EngineEvent } from '@shared/contract/result';
import { demoPin, demoTask } from '@shared/features/setup/model';
import { sofiaDate } from '@shared/kernel/dates';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsoundness } from '../support/soundness';
import { openWorkshop, testClock } from '../support/workshop';

const command = (input: object = {}) => ({ requestId: randomUUID(), ...input });

describe('The demo workshop of the wizard', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'maistor-demo-setup-'));
  const clock = testClock();
  const events: EngineEvent[] = [];
  let engine: Engine;
  let token: string | null = null;
  const stranger = { token: null, channel: 'window', windowId: 'first' } as const;
  const manager = () => ({ ...stranger, token });

  async function read<N extends QueryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const reply = await engine.call(name, input, manager());
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
    return reply.data as OutputOf<N>;
  }

  beforeAll(async () => {
    engine = await createEngine({ dataDir, clock, log: silentLog, validateOutput: true });
    engine.subscribe((event) => events.push(event));
    // Somebody who tried to sign in before anything existed stands in the log already.
    await engine.call('session.signIn', command({ userName: 'Никой', pin: '0000' }), stranger);
    const reply = await engine.call('setup.createDemo', command(), stranger);
    expect(reply).toMatchObject({ ok: true, data: { roles: ['manager'] } });
    token = reply.session?.token ?? null;
  });
  afterAll(async () => {
    await engine.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('signs its manager in and is marked as one', async () => {
    const state = await read('session.state', {});
    expect(state).toMatchObject({ needsSetup: false, workshop: { demo: true } });
    expect(state.signedIn?.permissions).toContain('users.manage');
    expect(state.people).toHaveLength(8);
  });

  it('told how far it was', () => {
    const told = events.flatMap((event) =>
      event.kind === 'progress' && event.task === demoTask ? [event.done / event.total] : [],
    );
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('holds together: sums, series, references, and one chain with what the log had before', () => {
    expect(unsoundness(dataDir)).toEqual([]);
    const entries = engine.handles.sqlite
      .prepare('SELECT entry FROM audit WHERE id IN (1, (SELECT max(id) FROM audit)) ORDER BY id')
      .pluck()
      .all();
    expect(entries).toEqual(['session.signIn', 'setup.createDemo']);
    const { sqlite } = engine.handles;
    const names = sqlite
      .prepare('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all('asset_figures')
      .join(', ');
    const stale = `SELECT count(*) FROM (SELECT ${names} FROM asset_figures_now EXCEPT SELECT ${names} FROM asset_figures)`;
    expect(sqlite.prepare(stale).pluck().get()).toBe(0);
  });

  it('is found by the counter search and stands on the board of today', async () => {
    const { rows } = await read('orders.list', {
      filter: { view: 'open' },
      sort: { by: 'received', dir: 'desc' },
      cursor: null,
    });
    expect(rows.length).toBeGreaterThan(10);
    const [first] = rows;
    const yesterday = clock.now() - 26 * 3_600_000;
    expect(sofiaDate(first?.receivedAt ?? 0) >= sofiaDate(yesterday)).toBe(true);
    const found = await read('search.counter', { text: first?.plate ?? '', limit: 5 });
    expect(JSON.stringify(found)).toContain(first?.plate ?? '-');
  });

  it('is made once', async () => {
    const again = await engine.call('setup.createDemo', command(), stranger);
    expect(again).toMatchObject({ ok: false, error: { code: 'SETUP_DONE' } });
  });

  it('lets every role in with the known PIN', async () => {
    const people = (await read('session.state', {})).people;
    const mechanic = people.find(({ roles }) => roles.includes('mechanic'));
    const other = { ...stranger, windowId: 'second' };
    const input = command({ userId: mechanic?.id, pin: demoPin });
    expect(await engine.call('session.signIn', input, other)).toMatchObject({ ok: true });
  });

  it('is left for an empty one by the next start, and stays as a checked copy and as the file that was replaced', async () => {
    const mechanic = { ...stranger, windowId: 'second' };
    expect(await engine.call('setup.leaveDemo', command(), mechanic)).toMatchObject({ ok: false });
    expect(await engine.call('setup.leaveDemo', command(), manager())).toMatchObject({ ok: true });
    // Until the start nothing has changed.
    expect((await read('session.state', {})).needsSetup).toBe(false);
    await engine.close();
    engine = await createEngine({ dataDir, clock, log: silentLog, validateOutput: true });
    const { ok, data } = (await engine.call('session.state', {}, stranger)) as { ok: true; data: object };
    expect({ ok, data }).toMatchObject({ ok: true, data: { needsSetup: true, people: [] } });
    const orders = (file: string) => {
      const sqlite = new Database(file, { readonly: true });
      const count = Number(sqlite.prepare('SELECT count(*) FROM service_order').pluck().get());
      sqlite.close();
      return count;
    };
    const replaced = readdirSync(dataDir).find((name) => /^replaced-.*\.sqlite$/.test(name)) ?? '';
    const backups = join(dataDir, 'backups');
    const copy = readdirSync(backups).find((name) => name.endsWith('.maistor')) ?? '';
    expect(orders(join(dataDir, replaced))).toBeGreaterThan(10);
    expect(orders(join(backups, copy))).toBe(orders(join(dataDir, replaced)));
    expect(orders(join(dataDir, 'maistor.sqlite'))).toBe(0);
  });

  it('is never left where nothing was practised', async () => {
    const real = await openWorkshop();
    expect(await real.manager.refused('setup.leaveDemo', {})).toBe('NOT_PRACTICE');
    await real.close();
  });
});
