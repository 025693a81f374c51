import { command, query } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { Reply, WindowEvent } from '@shared/contract/result';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Bridge, isForWindow } from './bridge';

const contract = {
  'parts.list': query({ permission: 'parts.view', input: z.object({}), output: z.unknown() }),
  'session.signIn': command({
    permission: 'none',
    input: z.object({ pin: z.string() }),
    output: z.unknown(),
  }),
  'files.pick': query({ where: 'shell', permission: 'anyUser', input: z.object({}), output: z.unknown() }),
  'recovery.retry': query({ where: 'shell', permission: 'none', input: z.object({}), output: z.unknown() }),
};
const done: Reply = { ok: true, data: 1, touched: [] };

let say: (event: WindowEvent) => void;
const engine = {
  call: vi.fn<(...args: unknown[]) => Promise<Reply>>(),
  authorise: vi.fn<(...args: unknown[]) => Promise<Reply>>(),
  subscribe: (listener: (event: WindowEvent) => void) => {
    say = listener;
    return () => undefined;
  },
};
const pick = vi.fn();
const retry = vi.fn();
const unexpected = vi.fn(() => 'L0G');
let bridge: Bridge;

beforeEach(() => {
  vi.resetAllMocks();
  unexpected.mockReturnValue('L0G');
  engine.call.mockResolvedValue(done);
  engine.authorise.mockResolvedValue({ ok: true, data: {}, touched: [] });
  bridge = new Bridge({
    contract,
    engine,
    handlers: { 'files.pick': pick, 'recovery.retry': retry },
    withoutEngine: { 'recovery.retry': contract['recovery.retry'] },
    unexpected,
  });
});

async function signIn(windowId: string, token: string | null): Promise<unknown> {
  engine.call.mockResolvedValueOnce({ ...done, session: { token } });
  return bridge.call(windowId, 'session.signIn', { pin: '1234' });
}

describe('session token', () => {
  it('never reaches the window and goes with every later call of that window only', async () => {
    expect(await signIn('1', 'secret')).toEqual(done);
    await bridge.call('1', 'parts.list', {});
    await bridge.call('2', 'parts.list', {});
    expect(engine.call).toHaveBeenCalledWith(
      'parts.list',
      {},
      expect.objectContaining({ token: 'secret', windowId: '1' }),
    );
    expect(engine.call).toHaveBeenLastCalledWith(
      'parts.list',
      {},
      expect.objectContaining({ token: null, windowId: '2' }),
    );
  });

  it('is dropped when the engine ends the session, by answer or by event', async () => {
    await signIn('1', 'secret');
    await signIn('1', null);
    await bridge.call('1', 'parts.list', {});
    expect(engine.call).toHaveBeenLastCalledWith('parts.list', {}, expect.objectContaining({ token: null }));
    await signIn('1', 'again');
    say({ kind: 'sessionEnded', windowId: '1' });
    await bridge.call('1', 'parts.list', {});
    expect(engine.call).toHaveBeenLastCalledWith('parts.list', {}, expect.objectContaining({ token: null }));
  });

  it('the end of a session is told to its own window only', () => {
    expect(isForWindow({ kind: 'sessionEnded', windowId: '1' }, '1')).toBe(true);
    expect(isForWindow({ kind: 'sessionEnded', windowId: '1' }, '2')).toBe(false);
    expect(isForWindow({ kind: 'touched', tags: ['stock'] }, '2')).toBe(true);
  });
});

describe('entries of the shell', () => {
  it('are carried out with what the engine parsed, only after it agreed', async () => {
    engine.authorise.mockResolvedValueOnce({ ok: true, data: { checked: true }, touched: [] });
    pick.mockResolvedValue('picked');
    expect(await bridge.call('1', 'files.pick', {})).toEqual({ ok: true, data: 'picked', touched: [] });
    expect(pick).toHaveBeenCalledWith({ checked: true }, expect.anything());
  });

  it('are refused with the engine’s reason', async () => {
    engine.authorise.mockResolvedValueOnce({ ok: false, error: { code: 'FORBIDDEN', params: {} } });
    expect(await bridge.call('1', 'files.pick', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect(pick).not.toHaveBeenCalled();
  });

  it('recovery needs no engine and still checks its input', async () => {
    retry.mockResolvedValue({});
    expect(await bridge.call('1', 'recovery.retry', {})).toEqual({ ok: true, data: {}, touched: [] });
    expect(await bridge.call('1', 'recovery.retry', { path: '/etc' })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
    expect(engine.authorise).not.toHaveBeenCalled();
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('a refusal is a value; an unexpected error shows its log id and nothing else', async () => {
    pick.mockRejectedValueOnce(new DomainError('PRINTER_ABSENT', { printer: 'Laser' }));
    expect(await bridge.call('1', 'files.pick', {})).toEqual({
      ok: false,
      error: { code: 'PRINTER_ABSENT', params: { printer: 'Laser' } },
    });
    pick.mockRejectedValueOnce(new Error('ENOENT: /home/maria/secret'));
    expect(await bridge.call('1', 'files.pick', {})).toEqual({
      ok: false,
      error: { code: 'UNEXPECTED', params: { logId: 'L0G' } },
    });
  });
});

describe('malformed messages', () => {
  it.each([
    ['no name', undefined, {}],
    ['a number as name', 7, {}],
    ['an unknown name', 'sql.run', {}],
    ['a name of Object.prototype', 'constructor', {}],
    ['__proto__', '__proto__', {}],
  ])('%s is an error value that the engine never sees', async (_what, name, input) => {
    expect(await bridge.call('1', name, input)).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_ENTRY' },
    });
    expect(engine.call).not.toHaveBeenCalled();
  });

  it('an oversize input is refused before it is copied to the engine', async () => {
    const reply = await bridge.call('1', 'parts.list', { text: 'x'.repeat(5_000_000) });
    expect(reply).toMatchObject({ error: { code: 'INPUT_TOO_LARGE' } });
    expect(engine.call).not.toHaveBeenCalled();
  });
});
