import type { Reply, WindowEvent } from '@shared/contract/result';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngineClient, type EngineClient } from './client';
import type { Caller } from './kernel/context';
import { type EngineRequest, type FromEngine, type Port, PROTOCOL_VERSION, type ToEngine } from './protocol';

const caller: Caller = { token: 'secret', channel: 'window', windowId: '1' };
const done: Reply = { ok: true, data: 1, touched: [] };

/** A process in name only: records what it is sent, says what the test wants. */
class FakePort implements Port {
  readonly pid = 4711;
  readonly sent: ToEngine[] = [];
  killed = false;
  private readonly messageListeners: ((message: FromEngine) => void)[] = [];
  private readonly exitListeners: ((code: number | null) => void)[] = [];

  post(message: ToEngine): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: FromEngine) => void): void {
    this.messageListeners.push(listener);
  }
  onExit(listener: (code: number | null) => void): void {
    this.exitListeners.push(listener);
  }
  kill(): void {
    this.killed = true;
    this.exit(null);
  }
  say(message: FromEngine): void {
    for (const listener of this.messageListeners) listener(message);
  }
  ready(): void {
    this.say({ type: 'ready', version: PROTOCOL_VERSION });
  }
  exit(code: number | null): void {
    for (const listener of this.exitListeners) listener(code);
  }
  requests(): EngineRequest[] {
    return this.sent.flatMap((message) => (message.type === 'request' ? [message.request] : []));
  }
  answerAll(value: unknown): void {
    for (const message of this.sent) {
      if (message.type === 'request') this.say({ type: 'answer', id: message.id, value });
    }
  }
}

let ports: FakePort[];
let events: WindowEvent[];
let client: EngineClient;

function latest(): FakePort {
  const port = ports.at(-1);
  if (!port) throw new Error('no process was started');
  return port;
}

beforeEach(() => {
  vi.useFakeTimers();
  ports = [];
  events = [];
  client = createEngineClient({
    startPort: () => {
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    isCommand: (name) => name.startsWith('orders.'),
  });
  client.subscribe((event) => events.push(event));
  client.start();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('calls', () => {
  it('wait for a starting engine instead of failing', async () => {
    const reply = client.call('parts.list', {}, caller);
    expect(latest().requests()).toHaveLength(0);
    latest().ready();
    latest().answerAll(done);
    expect(await reply).toEqual(done);
  });

  it('carry bytes as they are', async () => {
    latest().ready();
    const reply = client.call('printing.pdf', {}, caller);
    latest().answerAll({ ok: true, data: new Uint8Array([37, 80, 68, 70]), touched: [] });
    expect(await reply).toEqual({ ok: true, data: new Uint8Array([37, 80, 68, 70]), touched: [] });
  });

  it('get their own answer when answers come in another order', async () => {
    latest().ready();
    const first = client.call('parts.list', { page: 1 }, caller);
    const second = client.call('parts.list', { page: 2 }, caller);
    const [one, two] = latest().sent.flatMap((m) => (m.type === 'request' ? [m.id] : []));
    latest().say({ type: 'answer', id: two ?? 0, value: { ...done, data: 'two' } });
    latest().say({ type: 'answer', id: one ?? 0, value: { ...done, data: 'one' } });
    expect(await first).toMatchObject({ data: 'one' });
    expect(await second).toMatchObject({ data: 'two' });
  });
});

describe('crash', () => {
  it('sends a command again unchanged, with the same requestId, so that it happens exactly once', async () => {
    latest().ready();
    const input = { requestId: 'b1c2', order: 7 };
    const reply = client.call('orders.close', input, caller);
    latest().exit(9);
    await vi.advanceTimersByTimeAsync(200);
    latest().ready();
    expect(latest().requests()).toEqual([{ kind: 'call', name: 'orders.close', input, caller }]);
    latest().answerAll(done);
    expect(await reply).toEqual(done);
  });

  it('tells the window down and up', async () => {
    latest().ready();
    latest().exit(9);
    expect(events.at(-1)).toEqual({ kind: 'engine.down' });
    await vi.advanceTimersByTimeAsync(200);
    latest().ready();
    expect(events.at(-1)).toEqual({ kind: 'engine.up' });
    expect(client.state()).toEqual({ phase: 'running' });
  });

  it('gives up on a query that was in flight at two crashes, without using up the tries', async () => {
    latest().ready();
    const reply = client.call('parts.list', {}, caller);
    latest().exit(9);
    await vi.advanceTimersByTimeAsync(200);
    latest().ready();
    latest().exit(9);
    expect(await reply).toEqual({ ok: false, error: { code: 'ENGINE_STOPPED', params: {} } });
    await vi.advanceTimersByTimeAsync(1_000);
    latest().ready();
    expect(client.state().phase).toBe('running');
  });

  it('does not count a call that the dead process never received', async () => {
    const reply = client.call('parts.list', {}, caller);
    latest().exit(1);
    await vi.advanceTimersByTimeAsync(200);
    latest().exit(1);
    await vi.advanceTimersByTimeAsync(1_000);
    latest().ready();
    latest().answerAll(done);
    expect(await reply).toEqual(done);
  });

  it('a command that kills the engine each time is refused before the engine is given up', async () => {
    latest().ready();
    const reply = client.call('orders.close', { requestId: 'x' }, caller);
    for (const wait of [200, 1_000, 3_000]) {
      latest().exit(9);
      await vi.advanceTimersByTimeAsync(wait);
      latest().ready();
    }
    expect(await reply).toMatchObject({ error: { code: 'ENGINE_STOPPED' } });
    expect(latest().requests()).toHaveLength(0);
    expect(client.state().phase).toBe('running');
  });

  it('a restart by hand does not wait for the next try, and leaves a process that is starting alone', () => {
    latest().ready();
    latest().exit(9);
    client.restart();
    expect(ports).toHaveLength(2);
    client.restart();
    expect(latest().killed).toBe(false);
    latest().ready();
    expect(client.state().phase).toBe('running');
  });

  it('fails after three tries and answers everything that waits', async () => {
    const reply = client.call('parts.list', {}, caller);
    for (const wait of [200, 1_000, 3_000]) {
      latest().exit(1);
      await vi.advanceTimersByTimeAsync(wait);
    }
    latest().exit(1);
    expect(ports).toHaveLength(4);
    expect(events.at(-1)).toEqual({ kind: 'engine.failed', code: 'ENGINE_CRASHED', params: { exit: 1 } });
    expect(await reply).toMatchObject({ error: { code: 'ENGINE_CRASHED' } });
    expect(await client.call('parts.list', {}, caller)).toMatchObject({ error: { code: 'ENGINE_CRASHED' } });
  });

  it('has its three tries again after a minute of work', async () => {
    for (const wait of [200, 1_000, 3_000]) {
      latest().exit(1);
      await vi.advanceTimersByTimeAsync(wait);
    }
    latest().ready();
    await vi.advanceTimersByTimeAsync(60_000);
    latest().exit(1);
    expect(client.state().phase).toBe('down');
  });

  it('ignores a late message of a process that is gone', async () => {
    latest().ready();
    const reply = client.call('orders.close', { requestId: 'x' }, caller);
    const old = latest();
    old.exit(9);
    await vi.advanceTimersByTimeAsync(200);
    latest().ready();
    old.answerAll({ ...done, data: 'stale' });
    latest().answerAll({ ...done, data: 'fresh' });
    expect(await reply).toMatchObject({ data: 'fresh' });
  });
});

describe('a start that cannot succeed', () => {
  it('is not tried three times: a damaged database stays damaged', () => {
    latest().say({ type: 'startFailed', failure: { code: 'DATABASE_CORRUPT', params: {} } });
    latest().exit(1);
    expect(ports).toHaveLength(1);
    expect(client.state()).toEqual({ phase: 'failed', failure: { code: 'DATABASE_CORRUPT', params: {} } });
    expect(events).toEqual([{ kind: 'engine.failed', code: 'DATABASE_CORRUPT', params: {} }]);
  });

  it('a database in use is tried again, then reported as what it is', async () => {
    for (const wait of [200, 1_000, 3_000]) {
      latest().say({ type: 'startFailed', failure: { code: 'DATABASE_IN_USE', params: {} } });
      latest().exit(1);
      await vi.advanceTimersByTimeAsync(wait);
    }
    latest().say({ type: 'startFailed', failure: { code: 'DATABASE_IN_USE', params: {} } });
    latest().exit(1);
    expect(events.at(-1)).toEqual({ kind: 'engine.failed', code: 'DATABASE_IN_USE', params: {} });
  });

  it('starts afresh on request', () => {
    latest().say({ type: 'startFailed', failure: { code: 'DISK_FULL', params: {} } });
    latest().exit(1);
    client.restart();
    latest().ready();
    expect(client.state().phase).toBe('running');
    expect(events.at(-1)).toEqual({ kind: 'engine.up' });
  });
});

describe('hang', () => {
  it('is noticed within five seconds and nothing is killed', async () => {
    latest().ready();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events.at(-1)).toEqual({ kind: 'engine.down', hung: true });
    expect(latest().killed).toBe(false);
  });

  it('an engine that answers its pings is never called hung', async () => {
    latest().ready();
    for (let second = 0; second < 30; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      latest().say({ type: 'pong' });
    }
    expect(events).toEqual([{ kind: 'engine.up' }]);
  });

  it('ends when the engine answers again', async () => {
    latest().ready();
    await vi.advanceTimersByTimeAsync(6_000);
    latest().say({ type: 'pong' });
    expect(events.at(-1)).toEqual({ kind: 'engine.up' });
  });

  it('a restart kills the process and repeats the command on the next', async () => {
    latest().ready();
    const reply = client.call('orders.close', { requestId: 'x' }, caller);
    await vi.advanceTimersByTimeAsync(6_000);
    client.restart();
    await vi.advanceTimersByTimeAsync(200);
    latest().ready();
    latest().answerAll(done);
    expect(await reply).toEqual(done);
  });
});

describe('close', () => {
  it('asks the engine to leave, waits for it and starts no other', async () => {
    latest().ready();
    const closed = client.close();
    expect(latest().sent.at(-1)).toEqual({ type: 'close' });
    latest().exit(0);
    await closed;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ports).toHaveLength(1);
    expect(client.state()).toEqual({ phase: 'stopped' });
  });

  it('ends an engine that does not leave', async () => {
    latest().ready();
    const closed = client.close(500);
    await vi.advanceTimersByTimeAsync(500);
    await closed;
    expect(latest().killed).toBe(true);
  });
});
