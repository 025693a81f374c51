import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import { password, permissionKey, pin, roleRow, sessionState, signedInUser, userRow } from './model';

export const usersContract = {
  /** The state of this window: who is signed in, who could be. */
  'session.state': query({ input: z.object({}), output: sessionState, permission: 'none' }),
  /** Signs in, unlocks, or switches the user of this window; the previous user's open work stays parked. */
  'session.signIn': command({
    input: z.object({
      userId: id.optional(),
      userName: z.string().max(120).optional(),
      pin: pin.optional(),
      password: z.string().max(200).optional(),
    }),
    output: signedInUser,
    permission: 'none',
  }),
  'session.lock': command({ input: z.object({}), output: z.object({}), permission: 'anyUser' }),
  'session.signOut': command({ input: z.object({}), output: z.object({}), permission: 'anyUser' }),
  /** A person touched the keyboard or the mouse; sent at most once a minute, idle time counts nothing else (decisions 1). */
  'session.gesture': command({
    input: z.object({}),
    output: z.object({}),
    permission: 'anyUser',
    audited: false,
  }),
  'session.setLanguage': command({
    input: z.object({ language: z.enum(['bg', 'en']) }),
    output: z.object({}),
    permission: 'anyUser',
  }),
  'users.list': query({ input: z.object({}), output: z.array(userRow), permission: 'users.manage' }),
  'users.save': command({
    input: z.object({
      id: id.optional(),
      version: z.number().int().optional(),
      name: z.string().trim().min(2).max(120),
      roleIds: z.array(id).min(1).max(20),
      workerId: id.nullable(),
      language: z.enum(['bg', 'en']),
      active: z.boolean(),
      pin: pin.optional(),
      password: password.optional(),
    }),
    output: userRow,
    permission: 'users.manage',
  }),
  'users.changeOwnPin': command({
    input: z.object({ currentPin: pin, newPin: pin }),
    output: z.object({}),
    permission: 'anyUser',
  }),
  'roles.list': query({ input: z.object({}), output: z.array(roleRow), permission: 'users.manage' }),
  'roles.save': command({
    input: z.object({
      id: id.optional(),
      version: z.number().int().optional(),
      name: z.string().trim().min(2).max(80).nullable(),
      permissions: z.array(permissionKey),
    }),
    output: roleRow,
    permission: 'users.manage',
  }),
  /** What was being typed, kept per user so that nothing is lost (decisions 5); not part of the audit's documents. */
  'drafts.save': command({
    input: z.object({ form: z.string().max(120), json: z.string().max(200_000) }),
    output: z.object({}),
    permission: 'anyUser',
    audited: false,
  }),
  'drafts.get': query({
    input: z.object({ form: z.string().max(120) }),
    output: z.object({ json: z.string(), savedAt: z.number() }).nullable(),
    permission: 'ownRows',
  }),
  'drafts.discard': command({
    input: z.object({ form: z.string().max(120) }),
    output: z.object({}),
    permission: 'anyUser',
    audited: false,
  }),
};
