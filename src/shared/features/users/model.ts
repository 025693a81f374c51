import { z } from 'zod';
import { permissionKeys } from '../../permissions/permissions';
import { workshopModes } from '../settings/model';

/** 4–6 digits (product §1). */
export const pin = z.string().regex(/^\d{4,6}$/);
export const password = z.string().min(8).max(200);
export const permissionKey = z.enum(permissionKeys);

export const signedInUser = z.object({
  id: z.number().int(),
  name: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(permissionKey),
  workerId: z.number().int().nullable(),
  language: z.enum(['bg', 'en']),
});
export type SignedInUser = z.output<typeof signedInUser>;

/** What the window needs before anybody has signed in. */
export const sessionState = z.object({
  needsSetup: z.boolean(),
  locked: z.boolean(),
  signedIn: signedInUser.nullable(),
  people: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      roles: z.array(z.string()),
      hasPin: z.boolean(),
      hasPassword: z.boolean(),
    }),
  ),
  workshop: z.object({
    name: z.string(),
    mode: z.enum(workshopModes),
    demo: z.boolean(),
    vatRegistered: z.boolean(),
  }),
  idleMinutes: z.number().int(),
  pinAllowed: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['dense', 'counter']),
  version: z.string(),
});

export const userRow = z.object({
  id: z.number().int(),
  name: z.string(),
  roles: z.array(z.string()),
  workerId: z.number().int().nullable(),
  language: z.enum(['bg', 'en']),
  hasPin: z.boolean(),
  hasPassword: z.boolean(),
  active: z.boolean(),
  version: z.number().int(),
});
export type UserRow = z.output<typeof userRow>;

export const roleRow = z.object({
  id: z.number().int(),
  key: z.string(),
  name: z.string().nullable(),
  permissions: z.array(permissionKey),
  users: z.number().int(),
  version: z.number().int(),
});
export type RoleRow = z.output<typeof roleRow>;
