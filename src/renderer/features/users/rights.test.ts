import type { RoleRow } from '@shared/features/users/model';
import { permissionKeys } from '@shared/permissions/permissions';
import { describe, expect, it } from 'vitest';
import { changedRoles, permissionGroups, rightsOf, toggled } from './rights';

const roles: RoleRow[] = [
  { id: 1, key: 'cashier', name: null, permissions: ['orders.view', 'payments.take'], users: 1, version: 1 },
  { id: 2, key: 'mechanic', name: null, permissions: ['orders.work'], users: 0, version: 3 },
];

describe('editing rights', () => {
  it('saves only the roles that differ, and none that was changed back', () => {
    const once = toggled(rightsOf(roles), 2, 'parts.view');
    expect(changedRoles(roles, once).map((role) => role.id)).toEqual([2]);
    expect(changedRoles(roles, toggled(once, 2, 'parts.view'))).toEqual([]);
  });

  it('sees a swap that leaves the count as it was', () => {
    const swapped = toggled(toggled(rightsOf(roles), 1, 'orders.view'), 1, 'parts.view');
    expect(changedRoles(roles, swapped).map((role) => role.id)).toEqual([1]);
  });

  it('shows every permission of the program exactly once', () => {
    expect(permissionGroups().flatMap((group) => group.keys)).toEqual([...permissionKeys]);
  });
});
