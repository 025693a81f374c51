import { randomBytes } from 'node:crypto';
import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { usersContract } from '@shared/features/users/contract';
import type { PermissionKey } from '@shared/permissions/permissions';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { rolePermission, session, user, userRole } from '../../db/schema/system';
import { type CommandContext, type QueryContext, RecordedRefusal } from '../../kernel/context';
import type { PreparedCommand } from '../../kernel/handlers';
import { type SessionUser, tokenHash } from '../../kernel/sessions';
import { readSettings } from '../settings/slice';
import { endSessionsOfWindow, findSignIn, toSignedIn, type UserRecord } from './repo';
import { secretMatches } from './secrets';

const freeTries = 3;
const longestDelayMs = 15 * 60 * 1000;

/** How long the next try must wait after so many wrong ones: 5 s doubling to 15 min; survives a restart (quality §5). */
export function delayAfter(failedTries: number): number {
  return failedTries < freeTries ? 0 : Math.min(longestDelayMs, 5000 * 2 ** (failedTries - freeTries));
}

type SignInEntry = (typeof usersContract)['session.signIn'];

/** Checks the PIN or password outside the transaction, then makes the session of this window inside it. */
export const signIn: PreparedCommand<SignInEntry> = {
  prepare: async (ctx, input) => {
    const person = findSignIn(ctx.db, input);
    refuseWhileBlocked(ctx, person);
    await refuseUnlessSecretMatches(ctx, person, input);
    if (!person) throw new DomainError('PIN_WRONG');
    return (command) => openSession(command, person);
  },
};

function refuseWhileBlocked(ctx: QueryContext, person: UserRecord | null): void {
  const waitMs = (person?.blockedUntil ?? 0) - ctx.now;
  if (waitMs > 0) throw new RecordedRefusal('PIN_BLOCKED', { seconds: Math.ceil(waitMs / 1000) });
}

async function refuseUnlessSecretMatches(
  ctx: QueryContext,
  person: UserRecord | null,
  input: EntryInput<SignInEntry>,
) {
  const { pinAllowed } = readSettings(ctx.db).security;
  if (input.pin !== undefined && !pinAllowed) throw new DomainError('PIN_FORBIDDEN');
  const stored = input.pin !== undefined ? person?.pinHash : person?.passwordHash;
  if (await secretMatches(input.pin ?? input.password ?? '', stored ?? null)) return;
  throw new RecordedRefusal('PIN_WRONG', {}, (tx) => countFailure(tx, person, ctx.now));
}

function countFailure(tx: WriteTx, person: UserRecord | null, now: number): void {
  if (!person) return;
  const failed = tx
    .update(user)
    .set({ failedTries: sql`${user.failedTries} + 1` })
    .where(eq(user.id, person.id))
    .returning({ tries: user.failedTries })
    .get();
  tx.update(user)
    .set({ blockedUntil: now + delayAfter(failed.tries) })
    .where(eq(user.id, person.id))
    .run();
}

/** Ends the window's earlier session and opens one for the person; only the shell gets the token. */
export function openSession(
  ctx: CommandContext,
  person: Pick<UserRecord, 'id' | 'name' | 'workerId' | 'language'>,
) {
  const { windowId } = ctx.caller;
  endSessionsOfWindow(ctx.tx, windowId, ctx.now);
  ctx.tx.update(user).set({ failedTries: 0, blockedUntil: 0 }).where(eq(user.id, person.id)).run();
  const token = randomBytes(32).toString('base64url');
  const row = ctx.tx
    .insert(session)
    .values({
      tokenHash: tokenHash(token),
      userId: person.id,
      windowId,
      createdAt: ctx.now,
      lastGestureAt: ctx.now,
    })
    .returning({ id: session.id })
    .get();
  ctx.setSession(token);
  ctx.touch('session');
  ctx.audit({ entity: `user:${person.id}`, after: { signedIn: true } });
  const permissions = ctx.tx
    .selectDistinct({ permission: rolePermission.permission })
    .from(userRole)
    .innerJoin(rolePermission, eq(rolePermission.roleId, userRole.roleId))
    .where(eq(userRole.userId, person.id))
    .all();
  const signedIn: SessionUser = {
    id: person.id,
    name: person.name,
    workerId: person.workerId,
    language: person.language === 'en' ? 'en' : 'bg',
    sessionId: row.id,
    windowId,
    locked: false,
    permissions: new Set(permissions.map((p) => p.permission as PermissionKey)),
  };
  return toSignedIn(ctx.tx, signedIn);
}

/** Locks this window's session; what was being typed stays in the window and in the drafts. */
export function lockSession(ctx: CommandContext): void {
  ctx.tx
    .update(session)
    .set({ lockedAt: ctx.now })
    .where(and(eq(session.id, ctx.user.sessionId), isNull(session.lockedAt)))
    .run();
  ctx.touch('session');
}
