import { useQuery } from '@renderer/api/useQuery';
import { useMemo } from 'react';
import type { Assignee } from './parts/lineColumns';

/** Teams first, then the workers one by one. */
export function useAssignees(): readonly Assignee[] {
  const { data } = useQuery('staff.list', { archived: false });
  return useMemo(() => {
    if (!data) return [];
    const teams = data.teams.map(
      ({ id, name, members }): Assignee => ({
        kind: 'team',
        ...{ id, name, members: members.map((member) => member.name).join(', ') },
      }),
    );
    const workers = data.workers.map(
      ({ id, name, number }): Assignee => ({ kind: 'worker', id, name, members: number }),
    );
    return [...teams, ...workers];
  }, [data]);
}
