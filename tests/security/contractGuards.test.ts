import { randomUUID } from 'node:crypto';
import { contract, type EntryName } from '@shared/contract/contract';
import type { Entry } from '@shared/contract/entry';
import { roleKeys, seedRoles } from '@shared/permissions/roles';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleInput } from '../support/exampleInput';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

/**
 * Attack: a window (or a script in it) calls what its user may not, invents a session, replays another window's token, or
 * sends what no form would send. Every entry of the contract is tried, so that a new one cannot be forgotten.
 */
let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const entries = Object.entries(contract) as [EntryName, Entry][];
const openToAnybodySignedIn = new Set<string>(['anyUser', 'ownRows']);

const callerOf = ({ token, windowId }: Pick<Person, 'token' | 'windowId'>) =>
  ({ token, channel: 'window', windowId }) as const;

/** Admission alone is asked (`authorise` runs no handler), so that the matrix changes nothing. */
async function admission(name: string, entry: Entry, caller: ReturnType<typeof callerOf>): Promise<string> {
  const reply = await workshop.engine.authorise(name, exampleInput(entry), caller);
  return reply.ok ? 'admitted' : reply.error.code;
}

describe('role × entry', () => {
  it.each(roleKeys)('%s may do what the role table says and nothing else', async (role) => {
    const caller = callerOf(workshop.as(role));
    const granted = new Set<string>(seedRoles[role]);
    for (const [name, entry] of entries) {
      const open = entry.permission === 'none' || openToAnybodySignedIn.has(entry.permission);
      const expected = open || granted.has(entry.permission) ? 'admitted' : 'FORBIDDEN';
      expect([name, await admission(name, entry, caller)]).toEqual([name, expected]);
    }
  });

  it('every refusal leaves a row in the log', async () => {
    const mechanic = workshop.as('mechanic');
    const refused = () =>
      workshop.engine.handles.sqlite
        .prepare("SELECT count(*) FROM audit WHERE outcome = 'refused'")
        .pluck()
        .get();
    const before = Number(refused());
    await mechanic.call('settings.save', { requestId: randomUUID(), sections: {} });
    expect(refused()).toBe(before + 1);
  });
});

describe('a session that is not theirs', () => {
  const protectedEntries = entries.filter(([, entry]) => entry.permission !== 'none');

  it('a forged token opens nothing', async () => {
    const caller = callerOf({ token: 'c'.repeat(43), windowId: 'setup' });
    for (const [name, entry] of protectedEntries) {
      expect([name, await admission(name, entry, caller)]).toEqual([name, 'NOT_SIGNED_IN']);
    }
  });

  it("another window's token opens nothing", async () => {
    const caller = callerOf({ token: workshop.manager.token, windowId: 'some other window' });
    expect(await admission('settings.get', contract['settings.get'], caller)).toBe('NOT_SIGNED_IN');
  });

  it('an ended session opens nothing', async () => {
    const cashier = workshop.as('cashier');
    await cashier.do('session.signOut', {});
    expect(await admission('session.lock', contract['session.lock'], callerOf(cashier))).toBe(
      'NOT_SIGNED_IN',
    );
  });

  it('the user in the input is never believed', async () => {
    const mechanic = workshop.as('mechanic');
    const forged = { requestId: randomUUID(), sections: {}, userId: 1, role: 'manager' };
    expect(await mechanic.call('settings.save', forged)).toMatchObject({ ok: false });
  });
});

describe('input that no form would send', () => {
  const written = () =>
    workshop.engine.handles.sqlite.prepare("SELECT count(*) FROM audit WHERE outcome = 'done'").pluck().get();

  it('is an error value for every entry, never a crash and never a change', async () => {
    const before = written();
    const nonsense = fc.oneof(
      fc.anything(),
      fc.object(),
      fc.string(),
      fc.constant({ requestId: randomUUID() }),
    );
    for (const [name, entry] of entries) {
      await fc.assert(
        fc.asyncProperty(nonsense, async (input) => {
          if (entry.input.safeParse(input).success) return;
          const reply = await workshop.manager.call(name, input);
          expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
        }),
        { numRuns: 12 },
      );
    }
    expect(written()).toBe(before);
  });

  it('a field that the entry does not know is refused, so that nothing slips in beside the schema', async () => {
    for (const [name, entry] of entries) {
      const input = { ...(exampleInput(entry) as object), isAdmin: true };
      expect([name, entry.input.safeParse(input).success]).toEqual([name, false]);
    }
  });

  it('names of the prototype are not entries', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(await workshop.manager.call(name, {})).toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_ENTRY' },
      });
    }
  });
});
