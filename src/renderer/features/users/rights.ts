import type { RoleRow } from '@shared/features/users/model';
import { type PermissionKey, permissionKeys } from '@shared/permissions/permissions';

/** Permissions by role while they are being edited. */
export type Rights = ReadonlyMap<number, ReadonlySet<PermissionKey>>;

export const rightsOf = (roles: readonly RoleRow[]): Rights =>
  new Map(roles.map((role) => [role.id, new Set(role.permissions)]));

export function toggled(rights: Rights, roleId: number, key: PermissionKey): Rights {
  const keys = new Set(rights.get(roleId));
  if (!keys.delete(key)) keys.add(key);
  return new Map(rights).set(roleId, keys);
}

/** Roles whose set differs from the stored one: only these are saved. */
export const changedRoles = (roles: readonly RoleRow[], rights: Rights): RoleRow[] =>
  roles.filter((role) => {
    const now = rights.get(role.id) ?? new Set();
    return now.size !== role.permissions.length || role.permissions.some((key) => !now.has(key));
  });

/** Permissions by the part of the program they are about, in the order of the list. */
export function permissionGroups(): { part: string; keys: PermissionKey[] }[] {
  const groups: { part: string; keys: PermissionKey[] }[] = [];
  for (const key of permissionKeys) {
    const part = key.split('.')[0] ?? key;
    const group = groups.find((one) => one.part === part);
    if (group) group.keys.push(key);
    else groups.push({ part, keys: [key] });
  }
  return groups;
}
