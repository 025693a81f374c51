import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { usersContract } from '@shared/features/users/contract';
import { eq } from 'drizzle-orm';
import { role, user } from '../../db/schema/system';
import type { CommandContext } from '../../kernel/context';
import type { PreparedCommand } from '../../kernel/handlers';
import {
  endSessionsOfUser,
  managersLeft,
  replacePermissions,
  replaceRoles,
  roleRows,
  toUserRow,
  userById,
} from './repo';
import { hashSecret, secretMatches } from './secrets';

type UsersContract = typeof usersContract;
type SaveInput = EntryInput<UsersContract['users.save']>;

/** Makes or changes a user; secrets are hashed before the transaction. The last manager cannot be taken away. */
export const saveUser: PreparedCommand<UsersContract['users.save']> = {
  prepare: async (_ctx, input) => {
    const secrets = {
      ...(input.pin !== undefined && { pinHash: await hashSecret(input.pin) }),
      ...(input.password !== undefined && { passwordHash: await hashSecret(input.password) }),
    };
    return (ctx) => {
      refuseTakenName(ctx, input);
      const id =
        input.id === undefined ? insertUser(ctx, input, secrets) : updateUser(ctx, input, input.id, secrets);
      replaceRoles(ctx.tx, id, input.roleIds);
      if (managersLeft(ctx.tx) === 0) throw new DomainError('LAST_MANAGER');
      const after = toUserRow(ctx.tx, userById(ctx.tx, id));
      ctx.audit({ entity: `user:${id}`, after });
      ctx.touch('users', `user:${id}`);
      return after;
    };
  },
};

function refuseTakenName(ctx: CommandContext, input: SaveInput): void {
  const other = ctx.tx.select({ id: user.id }).from(user).where(eq(user.name, input.name)).get();
  if (other && other.id !== input.id) throw new DomainError('USER_NAME_TAKEN', { name: input.name });
}

function insertUser(
  ctx: CommandContext,
  input: SaveInput,
  secrets: { pinHash?: string; passwordHash?: string },
): number {
  if (!secrets.pinHash && !secrets.passwordHash) throw new DomainError('USER_NEEDS_SECRET');
  const { name, workerId, language, active } = input;
  return ctx.tx
    .insert(user)
    .values({ name, workerId, language, active, createdAt: ctx.now, ...secrets })
    .returning({ id: user.id })
    .get().id;
}

function updateUser(
  ctx: CommandContext,
  input: SaveInput,
  id: number,
  secrets: { pinHash?: string; passwordHash?: string },
): number {
  const before = userById(ctx.tx, id);
  if (before.version !== input.version) throw new DomainError('CONCURRENT_MODIFICATION');
  const { name, workerId, language, active } = input;
  const unblock = secrets.pinHash ? { failedTries: 0, blockedUntil: 0 } : {};
  ctx.tx
    .update(user)
    .set({ name, workerId, language, active, ...secrets, ...unblock, version: before.version + 1 })
    .where(eq(user.id, id))
    .run();
  ctx.audit({ entity: `user:${id}`, before: toUserRow(ctx.tx, before) });
  const rightsOrSecretsChanged = !active || Object.keys(secrets).length > 0;
  if (rightsOrSecretsChanged)
    endSessionsOfUser(ctx.tx, id, ctx.user.id === id ? ctx.user.sessionId : null, ctx.now);
  return id;
}

export const changeOwnPin: PreparedCommand<UsersContract['users.changeOwnPin']> = {
  prepare: async (base, input) => {
    const before = userById(base.db, base.user.id);
    if (!(await secretMatches(input.currentPin, before.pinHash))) throw new DomainError('PIN_WRONG');
    const pinHash = await hashSecret(input.newPin);
    return (ctx) => {
      ctx.tx
        .update(user)
        .set({ pinHash, version: before.version + 1 })
        .where(eq(user.id, before.id))
        .run();
      ctx.audit({ entity: `user:${before.id}`, after: { pinChanged: true } });
      return {};
    };
  },
};

/** Makes a role or changes its set of permissions; takes effect with the next call of everybody who holds it. */
export function saveRole(ctx: CommandContext, input: EntryInput<UsersContract['roles.save']>) {
  const before = roleRows(ctx.tx).find((row) => row.id === input.id);
  if (input.id !== undefined && before?.version !== input.version)
    throw new DomainError('CONCURRENT_MODIFICATION');
  const roleId = before
    ? before.id
    : ctx.tx
        .insert(role)
        .values({ key: `own-${ctx.now}`, name: input.name })
        .returning({ id: role.id })
        .get().id;
  if (before) {
    const named = { name: input.name, version: before.version + 1 };
    ctx.tx.update(role).set(named).where(eq(role.id, roleId)).run();
  }
  replacePermissions(ctx.tx, roleId, input.permissions);
  if (managersLeft(ctx.tx) === 0) throw new DomainError('LAST_MANAGER');
  const after = roleRows(ctx.tx).find((row) => row.id === roleId);
  if (!after) throw new DomainError('NOT_FOUND');
  ctx.audit({ entity: `role:${roleId}`, before, after });
  ctx.touch('users', 'session');
  return after;
}
