import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { staffContract } from '@shared/features/staff/contract';
import { asc } from 'drizzle-orm';
import { team, worker } from '../../db/schema/staff';
import { user } from '../../db/schema/system';
import type { QueryContext } from '../../kernel/context';
import { allMembers } from './repo';

type ListEntry = (typeof staffContract)['staff.list'];

/** Workers and teams of the workshop; the archived ones on demand. */
export function listStaff(ctx: QueryContext, { archived }: EntryInput<ListEntry>): EntryOutput<ListEntry> {
  const { db } = ctx;
  const members = allMembers(db);
  const teams = db.select().from(team).orderBy(asc(team.name)).all();
  const users = db.select({ name: user.name, workerId: user.workerId }).from(user).all();
  const workers = db.select().from(worker).orderBy(asc(worker.number), asc(worker.id)).all();
  return {
    canEdit: ctx.can('staff.edit'),
    workers: workers
      .filter((row) => archived || row.active)
      .map(({ id, number, name, grade, active, version }) => ({
        id,
        number,
        name,
        grade,
        active,
        version,
        userName: users.find((row) => row.workerId === id)?.name ?? null,
        teams: teams
          .filter((t) => t.active && members.some((m) => m.teamId === t.id && m.workerId === id))
          .map((t) => ({ id: t.id, name: t.name })),
      })),
    teams: teams
      .filter((row) => archived || row.active)
      .map(({ id, name, active, version }) => ({
        id,
        name,
        active,
        version,
        members: members.filter((m) => m.teamId === id).map(({ teamId: _team, ...member }) => member),
      })),
  };
}
