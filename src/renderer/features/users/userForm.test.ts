import type { RoleRow, UserRow } from '@shared/features/users/model';
import { describe, expect, it } from 'vitest';
import { userFormSchema, userInput, userValues } from './userForm';

const roles = [
  { id: 1, key: 'cashier', name: null, permissions: [], users: 1, version: 1 },
  { id: 7, key: 'own-1', name: 'Диспечер', permissions: [], users: 0, version: 1 },
] satisfies RoleRow[];
const user: UserRow = {
  id: 3,
  name: 'Ива Петкова',
  roles: ['own-1'],
  workerId: null,
  language: 'bg',
  hasPin: true,
  hasPassword: false,
  active: true,
  version: 4,
};

describe('the form of a user', () => {
  it('sends the version that was looked at and no secret that was not typed', () => {
    const values = userValues(user, roles);
    expect(values.roleIds).toEqual([7]);
    const input = userInput(user, values);
    expect(input).toMatchObject({ id: 3, version: 4, roleIds: [7] });
    expect(input).not.toHaveProperty('pin');
    expect(input).not.toHaveProperty('password');
  });

  it('lets nobody new in without a PIN or a password', () => {
    const fresh = { ...userValues(null, roles), name: 'Нов Човек', roleIds: [1] };
    expect(userFormSchema(false).safeParse(fresh).success).toBe(false);
    expect(userFormSchema(false).safeParse({ ...fresh, pin: '4321' }).success).toBe(true);
    expect(userFormSchema(true).safeParse(fresh).success).toBe(true);
  });

  it('refuses a person without a role and a short secret', () => {
    const values = userValues(user, roles);
    expect(userFormSchema(true).safeParse({ ...values, roleIds: [] }).success).toBe(false);
    expect(userFormSchema(true).safeParse({ ...values, password: 'къса' }).success).toBe(false);
  });
});
