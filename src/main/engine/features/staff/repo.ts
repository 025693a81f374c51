import type { TeamMember } from '@shared/features/staff/model';
import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { team, teamMember, worker } from '../../db/schema/staff';

type WorkerRow = typeof worker.$inferSelect;
type TeamRow = typeof team.$inferSelect;

/** A worker by id; undefined when there is none. */
export function workerById(db: ReadDb, id: number): WorkerRow | undefined {
  return db.select().from(worker).where(eq(worker.id, id)).get();
}

/** A team by id; undefined when there is none. */
export function teamById(db: ReadDb, id: number): TeamRow | undefined {
  return db.select().from(team).where(eq(team.id, id)).get();
}

const memberFields = {
  workerId: worker.id,
  number: worker.number,
  name: worker.name,
  grade: worker.grade,
  coefficientMilli: teamMember.coefficientMilli,
};

/** The active members of a team with their coefficients (КТУ in thousandths), by worker's number. */
export function teamMembers(db: ReadDb, teamId: number): TeamMember[] {
  return db
    .select(memberFields)
    .from(teamMember)
    .innerJoin(worker, eq(worker.id, teamMember.workerId))
    .where(and(eq(teamMember.teamId, teamId), eq(worker.active, true)))
    .orderBy(asc(worker.number), asc(worker.id))
    .all();
}

/** All members of all teams, archived workers too. */
export function allMembers(db: ReadDb): (TeamMember & { teamId: number })[] {
  return db
    .select({ teamId: teamMember.teamId, ...memberFields })
    .from(teamMember)
    .innerJoin(worker, eq(worker.id, teamMember.workerId))
    .orderBy(asc(worker.number), asc(worker.id))
    .all();
}
