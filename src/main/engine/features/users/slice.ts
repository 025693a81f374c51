import type { usersContract } from '@shared/features/users/contract';
import { type RoleKey, roleKeys, seedRoles } from '@shared/permissions/roles';
import { eq } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { role, session, user } from '../../db/schema/system';
import type { Handlers } from '../../kernel/handlers';
import { changeOwnPin, saveRole, saveUser } from './commands';
import { discardDraft, readDraft, writeDraft } from './drafts';
import { sessionState } from './queries';
import { endSessionsOfWindow, replacePermissions, replaceRoles, roleRows, toUserRow } from './repo';
import { lockSession, signIn } from './signIn';

export { discardDraft } from './drafts';
export { hashSecret } from './secrets';
export { openSession } from './signIn';

export const usersHandlers: Handlers<typeof usersContract> = {
  'session.state': sessionState,
  'session.signIn': signIn,
  'session.lock': (ctx) => {
    lockSession(ctx);
    return {};
  },
  'session.signOut': (ctx) => {
    endSessionsOfWindow(ctx.tx, ctx.caller.windowId, ctx.now);
    ctx.setSession(null);
    ctx.touch('session');
    return {};
  },
  'session.gesture': (ctx) => {
    ctx.tx.update(session).set({ lastGestureAt: ctx.now }).where(eq(session.id, ctx.user.sessionId)).run();
    return {};
  },
  'session.setLanguage': (ctx, { language }) => {
    ctx.tx.update(user).set({ language }).where(eq(user.id, ctx.user.id)).run();
    ctx.touch('session');
    return {};
  },
  'users.list': (ctx) =>
    ctx.db
      .select()
      .from(user)
      .all()
      .map((row) => toUserRow(ctx.db, row)),
  'users.save': saveUser,
  'users.changeOwnPin': changeOwnPin,
  'roles.list': (ctx) => roleRows(ctx.db),
  'roles.save': saveRole,
  'drafts.save': (ctx, { form, json }) => {
    writeDraft(ctx.tx, ctx.user.id, form, json, ctx.now);
    return {};
  },
  'drafts.get': (ctx, { form }) => readDraft(ctx.db, ctx.user.id, form),
  'drafts.discard': (ctx, { form }) => {
    discardDraft(ctx.tx, ctx.user.id, form);
    return {};
  },
};

/** The eight roles of a new workshop. */
export function seedUsers(tx: WriteTx): void {
  for (const key of roleKeys) {
    const { id } = tx.insert(role).values({ key }).returning({ id: role.id }).get();
    replacePermissions(tx, id, seedRoles[key]);
  }
}

/** A user with one of the seeded roles; for setup and the demo workshop. */
export function addUser(
  tx: WriteTx,
  person: {
    name: string;
    role: RoleKey;
    pinHash: string | null;
    passwordHash?: string | null;
    workerId?: number | null;
    now: number;
  },
): typeof user.$inferSelect {
  const { name, pinHash, passwordHash = null, workerId = null, now } = person;
  const row = tx
    .insert(user)
    .values({ name, pinHash, passwordHash, workerId, createdAt: now })
    .returning()
    .get();
  const held = tx.select({ id: role.id }).from(role).where(eq(role.key, person.role)).all();
  replaceRoles(
    tx,
    row.id,
    held.map((r) => r.id),
  );
  return row;
}
