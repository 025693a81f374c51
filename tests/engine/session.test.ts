import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { managerPin, openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
afterEach(() => workshop.close());

const signIn = (windowId: string, pin: string, requestId = randomUUID()) =>
  workshop.engine.call(
    'session.signIn',
    { userName: 'Управител', pin, requestId },
    { token: null, channel: 'window', windowId },
  );

describe('signing in', () => {
  it('gives the token to the shell alone, and keeps only its hash', async () => {
    workshop = await openWorkshop();
    const reply = await signIn('w1', managerPin);
    expect(reply.ok && JSON.stringify(reply.data)).not.toContain(reply.session?.token);
    const stored = workshop.engine.handles.sqlite.prepare('SELECT token_hash FROM session').pluck().all();
    expect(stored).not.toContain(reply.session?.token);
  });

  it('slows down wrong tries, across a restart, and leaves a trace of each', async () => {
    workshop = await openWorkshop();
    for (let i = 0; i < 3; i++)
      expect(await signIn('w1', '0000')).toMatchObject({ error: { code: 'PIN_WRONG' } });
    await workshop.reopen();
    expect(await signIn('w1', managerPin)).toMatchObject({ error: { code: 'PIN_BLOCKED' } });
    workshop.clock.advance(6000);
    expect((await signIn('w1', managerPin)).ok).toBe(true);
    const refused = workshop.engine.handles.sqlite
      .prepare("SELECT count(*) FROM audit WHERE outcome = 'refused'")
      .pluck()
      .get();
    expect(refused).toBe(4);
  });

  it('does not tell an unknown name from a wrong PIN', async () => {
    workshop = await openWorkshop();
    const reply = await workshop.engine.call(
      'session.signIn',
      { userName: 'Никой', pin: managerPin, requestId: randomUUID() },
      { token: null, channel: 'window', windowId: 'w1' },
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'PIN_WRONG' } });
  });

  it('a locked session is refused until the PIN is given again', async () => {
    workshop = await openWorkshop();
    await workshop.manager.do('session.lock', {});
    expect(await workshop.manager.refused('settings.get', {})).toBe('LOCKED');
  });

  it('locks by itself when nobody has touched the window for the set time', async () => {
    workshop = await openWorkshop();
    workshop.clock.advance(12 * 60_000);
    expect(await workshop.manager.refused('settings.get', {})).toBe('LOCKED');
  });

  it('never keeps a PIN, not even as a hash that could be guessed', async () => {
    workshop = await openWorkshop();
    const requestId = randomUUID();
    await signIn('w1', managerPin, requestId);
    const hash = (pin: string) =>
      workshop.engine.handles.sqlite
        .prepare('SELECT input_hash FROM request WHERE request_id = ?')
        .pluck()
        .get(pin);
    const first = hash(requestId);
    const again = await signIn('w1', '9999', requestId);
    expect(again.ok).toBe(true);
    expect(first).toBe(hash(requestId));
  });
});

describe('the first manager', () => {
  it('is made once', async () => {
    workshop = await openWorkshop();
    const again = await workshop.engine.call(
      'setup.create',
      {
        requestId: randomUUID(),
        name: 'Друг',
        eik: '',
        city: '',
        address: '',
        phone: '',
        mode: 'auto',
        vat: null,
        invoiceStart: 1,
        managerName: 'Чужд',
        managerPin: '1234',
      },
      { token: null, channel: 'window', windowId: 'w2' },
    );
    expect(again).toMatchObject({ ok: false, error: { code: 'SETUP_DONE' } });
  });

  it('cannot be taken away', async () => {
    workshop = await openWorkshop();
    const [manager] = await workshop.manager.do('users.list', {});
    const roles = await workshop.manager.do('roles.list', {});
    const mechanic = roles.find((role) => role.key === 'mechanic');
    const code = await workshop.manager.refused('users.save', {
      id: manager?.id,
      version: manager?.version,
      name: 'Управител',
      roleIds: [mechanic?.id ?? 0],
      workerId: null,
      language: 'bg',
      active: true,
    });
    expect(code).toBe('LAST_MANAGER');
  });
});
