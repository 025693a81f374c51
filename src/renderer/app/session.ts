import type { OutputOf } from '@shared/contract/contract';
import type { PermissionKey } from '@shared/permissions/permissions';
import { createContext, useContext } from 'react';
import { useQuery } from '../api/useQuery';

export type Session = OutputOf<'session.state'>;

/** The session that a screen behind the lock was drawn with: it waits as it was, instead of losing its rights. */
export const HeldSession = createContext<Session | null>(null);

/** Who works in this window and what they may do. */
export function useSession(): { session: Session | undefined; may: (permission: PermissionKey) => boolean } {
  const { data } = useQuery('session.state', {}, { tags: ['session', 'user', 'role', 'setting'] });
  const held = useContext(HeldSession);
  const session = data?.signedIn ? data : (held ?? data);
  const rights = session?.signedIn?.permissions;
  return { session, may: (permission) => rights?.includes(permission) ?? false };
}
