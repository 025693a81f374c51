import type { OutputOf } from '@shared/contract/contract';
import type { PermissionKey } from '@shared/permissions/permissions';
import { useQuery } from '../api/useQuery';

export type Session = OutputOf<'session.state'>;

/** Who works in this window and what they may do. */
export function useSession(): { session: Session | undefined; may: (permission: PermissionKey) => boolean } {
  const { data } = useQuery('session.state', {}, { tags: ['session', 'user', 'role', 'setting'] });
  const rights = data?.signedIn?.permissions;
  return { session: data, may: (permission) => rights?.includes(permission) ?? false };
}
