import type { EntryOutput } from '@shared/contract/entry';
import type { usersContract } from '@shared/features/users/contract';
import type { QueryContext } from '../../kernel/context';
import { readSettings, vatRegistrationOn } from '../settings/slice';
import { activeUsers, roleWords, toSignedIn } from './repo';

/** What the frame of a window needs, signed in or not; names are shown because signing in starts with choosing the person. */
export function sessionState(ctx: QueryContext): EntryOutput<(typeof usersContract)['session.state']> {
  const settings = readSettings(ctx.db);
  const people = activeUsers(ctx.db);
  const { name, mode, demo } = settings.workshop;
  const open = ctx.signedIn && !ctx.signedIn.locked ? ctx.signedIn : null;
  return {
    needsSetup: people.length === 0,
    locked: ctx.signedIn?.locked ?? false,
    signedIn: open && toSignedIn(ctx.db, open),
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      roles: roleWords(ctx.db, person.id),
      hasPin: person.pinHash !== null,
      hasPassword: person.passwordHash !== null,
    })),
    workshop: { name, mode, demo, vatRegistered: vatRegistrationOn(settings, ctx.today) !== null },
    idleMinutes: settings.security.idleMinutes,
    pinAllowed: settings.security.pinAllowed,
    theme: settings.appearance.theme,
    density: settings.appearance.density,
    version: ctx.services.version,
  };
}
