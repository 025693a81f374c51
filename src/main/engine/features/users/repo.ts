import { DomainError } from '@shared/contract/errors';
import type { RoleRow, SignedInUser, UserRow } from '@shared/features/users/model';
import { type PermissionKey, permissionKeys } from '@shared/permissions/permissions';
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { role, rolePermission, session, user, userRole } from '../../db/schema/system';
import type { SessionUser } from '../../kernel/sessions';

export type UserRecord = typeof user.$inferSelect;

const known = new Set<string>(permissionKeys);
const isPermission = (key: string): key is PermissionKey => known.has(key);

/** Role keys of a user in the order of the role table. */
export function rolesOf(db: ReadDb, userId: number): { id: number; key: string; name: string | null }[] {
  return db
    .select({ id: role.id, key: role.key, name: role.name })
    .from(userRole)
    .innerJoin(role, eq(role.id, userRole.roleId))
    .where(eq(userRole.userId, userId))
    .orderBy(asc(role.id))
    .all();
}

/** Roles as the frame shows them: the given name, or the key that the screen knows in its language. */
export const roleWords = (db: ReadDb, userId: number): string[] =>
  rolesOf(db, userId).map((row) => row.name ?? row.key);

export function userById(db: ReadDb, id: number): UserRecord {
  const row = db.select().from(user).where(eq(user.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

export function findSignIn(
  db: ReadDb,
  by: { userId?: number | undefined; userName?: string | undefined },
): UserRecord | null {
  const key = by.userId !== undefined ? eq(user.id, by.userId) : eq(user.name, by.userName ?? '');
  return (
    db
      .select()
      .from(user)
      .where(and(key, eq(user.active, true)))
      .get() ?? null
  );
}

export function activeUsers(db: ReadDb): UserRecord[] {
  return db.select().from(user).where(eq(user.active, true)).orderBy(asc(user.name)).all();
}

export function toUserRow(db: ReadDb, row: UserRecord): UserRow {
  return {
    id: row.id,
    name: row.name,
    roles: rolesOf(db, row.id).map((r) => r.key),
    workerId: row.workerId,
    language: row.language === 'en' ? 'en' : 'bg',
    hasPin: row.pinHash !== null,
    hasPassword: row.passwordHash !== null,
    active: row.active,
    version: row.version,
  };
}

export function toSignedIn(db: ReadDb, signedIn: SessionUser): SignedInUser {
  return {
    id: signedIn.id,
    name: signedIn.name,
    roles: roleWords(db, signedIn.id),
    permissions: [...signedIn.permissions],
    workerId: signedIn.workerId,
    language: signedIn.language,
  };
}

export function roleRows(db: ReadDb): RoleRow[] {
  const permissions = db.select().from(rolePermission).all();
  const users = db
    .select({ roleId: userRole.roleId, n: sql<number>`count(*)` })
    .from(userRole)
    .groupBy(userRole.roleId)
    .all();
  return db
    .select()
    .from(role)
    .orderBy(asc(role.id))
    .all()
    .map((row) => ({
      ...row,
      permissions: permissions
        .filter((p) => p.roleId === row.id)
        .map((p) => p.permission)
        .filter(isPermission),
      users: users.find((u) => u.roleId === row.id)?.n ?? 0,
    }));
}

export function replacePermissions(tx: WriteTx, roleId: number, permissions: readonly PermissionKey[]): void {
  tx.delete(rolePermission).where(eq(rolePermission.roleId, roleId)).run();
  for (const permission of new Set(permissions))
    tx.insert(rolePermission).values({ roleId, permission }).run();
}

export function replaceRoles(tx: WriteTx, userId: number, roleIds: readonly number[]): void {
  tx.delete(userRole).where(eq(userRole.userId, userId)).run();
  for (const roleId of new Set(roleIds)) tx.insert(userRole).values({ userId, roleId }).run();
}

/** How many active people can still manage users: the last one may not be taken away. */
export function managersLeft(db: ReadDb, withoutUserId?: number): number {
  const rows = db
    .selectDistinct({ id: user.id })
    .from(user)
    .innerJoin(userRole, eq(userRole.userId, user.id))
    .innerJoin(rolePermission, eq(rolePermission.roleId, userRole.roleId))
    .where(and(eq(user.active, true), eq(rolePermission.permission, 'users.manage')))
    .all();
  return rows.filter((row) => row.id !== withoutUserId).length;
}

/** Ends every open session of a window, or of a user everywhere else. */
export function endSessionsOfWindow(tx: WriteTx, windowId: string, now: number): void {
  tx.update(session)
    .set({ endedAt: now })
    .where(and(eq(session.windowId, windowId), isNull(session.endedAt)))
    .run();
}

export function endSessionsOfUser(
  tx: WriteTx,
  userId: number,
  exceptSessionId: number | null,
  now: number,
): void {
  const others = exceptSessionId === null ? undefined : ne(session.id, exceptSessionId);
  tx.update(session)
    .set({ endedAt: now })
    .where(and(eq(session.userId, userId), isNull(session.endedAt), others))
    .run();
}
