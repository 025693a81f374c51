import type { InputOf } from '@shared/contract/contract';
import { password, pin, type RoleRow, type UserRow } from '@shared/features/users/model';
import { z } from 'zod';

const shape = {
  name: z.string().trim().min(2).max(120),
  roleIds: z.array(z.number()).min(1),
  workerId: z.number().nullable(),
  language: z.enum(['bg', 'en']),
  active: z.boolean(),
  pin: z.union([z.literal(''), pin]),
  password: z.union([z.literal(''), password]),
};

/** What the form holds; a person who already enters with something may leave both secrets empty. */
export const userFormSchema = (hasSecret: boolean) =>
  z.object(shape).refine((v) => hasSecret || v.pin !== '' || v.password !== '', { path: ['pin'] });
export type UserValues = z.output<z.ZodObject<typeof shape>>;

export function userValues(user: UserRow | null, roles: readonly RoleRow[]): UserValues {
  return {
    name: user?.name ?? '',
    roleIds: roles.filter((role) => user?.roles.includes(role.key)).map((role) => role.id),
    workerId: user?.workerId ?? null,
    language: user?.language ?? 'bg',
    active: user?.active ?? true,
    pin: '',
    password: '',
  };
}

/** The engine's input; empty secrets stay as they are. */
export function userInput(user: UserRow | null, values: UserValues): InputOf<'users.save'> {
  const { pin: newPin, password: newPassword, ...rest } = values;
  return {
    ...rest,
    ...(user && { id: user.id, version: user.version }),
    ...(newPin !== '' && { pin: newPin }),
    ...(newPassword !== '' && { password: newPassword }),
  };
}
