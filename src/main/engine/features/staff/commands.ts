import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { staffContract } from '@shared/features/staff/contract';
import { foldText } from '@shared/kernel/folding';
import { and, eq, ne } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { team, teamMember, worker } from '../../db/schema/staff';
import type { CommandContext } from '../../kernel/context';
import { teamById, teamMembers, workerById } from './repo';

type Input<N extends keyof typeof staffContract> = EntryInput<(typeof staffContract)[N]>;
interface Saved {
  id: number;
  version: number;
}

/** New, or changed against the version it was read with. @throws DomainError WORKER_NUMBER_TAKEN, CONCURRENT_MODIFICATION */
export function saveWorker(ctx: CommandContext, input: Input<'staff.saveWorker'>): Saved {
  const { number, name, grade } = input;
  refuseTakenNumber(ctx.tx, number, input.id);
  const values = { number, name, grade, folded: foldText(name) };
  if (input.id === null) {
    const { id } = ctx.tx.insert(worker).values(values).returning({ id: worker.id }).get();
    return done(ctx, 'worker', { id, version: 1 }, null, values);
  }
  const before = known(workerById(ctx.tx, input.id), input.version);
  const saved = { id: before.id, version: before.version + 1 };
  ctx.tx
    .update(worker)
    .set({ ...values, version: saved.version })
    .where(eq(worker.id, before.id))
    .run();
  return done(ctx, 'worker', saved, before, values);
}

/** An archived worker keeps the past and takes no new lines; leaves no team behind without members. */
export function archiveWorker(ctx: CommandContext, input: Input<'staff.archiveWorker'>): Saved {
  const before = known(workerById(ctx.tx, input.id), input.version);
  if (input.archived) refuseLastMember(ctx.tx, before.id);
  const saved = { id: before.id, version: before.version + 1 };
  ctx.tx
    .update(worker)
    .set({ active: !input.archived, version: saved.version })
    .where(eq(worker.id, before.id))
    .run();
  return done(ctx, 'worker', saved, { active: before.active }, { active: !input.archived });
}

/** A team with its members and coefficients; lines already assigned keep the frozen ones (domain §5.4). */
export function saveTeam(ctx: CommandContext, input: Input<'staff.saveTeam'>): Saved {
  const { name, members } = input;
  refuseTakenName(ctx.tx, name, input.id);
  const workers = members.map((member) => member.workerId);
  if (new Set(workers).size < workers.length) throw new DomainError('TEAM_MEMBER_TWICE');
  for (const id of workers) if (!workerById(ctx.tx, id)?.active) throw new DomainError('WORKER_ARCHIVED');
  if (input.id === null) {
    const { id } = ctx.tx.insert(team).values({ name }).returning({ id: team.id }).get();
    writeMembers(ctx.tx, id, members);
    return done(ctx, 'team', { id, version: 1 }, null, { name, members });
  }
  const before = known(teamById(ctx.tx, input.id), input.version);
  const memberBefore = teamMembers(ctx.tx, before.id);
  const saved = { id: before.id, version: before.version + 1 };
  ctx.tx.update(team).set({ name, version: saved.version }).where(eq(team.id, before.id)).run();
  writeMembers(ctx.tx, before.id, members);
  return done(ctx, 'team', saved, { name: before.name, members: memberBefore }, { name, members });
}

export function archiveTeam(ctx: CommandContext, input: Input<'staff.archiveTeam'>): Saved {
  const before = known(teamById(ctx.tx, input.id), input.version);
  const saved = { id: before.id, version: before.version + 1 };
  ctx.tx
    .update(team)
    .set({ active: !input.archived, version: saved.version })
    .where(eq(team.id, before.id))
    .run();
  return done(ctx, 'team', saved, { active: before.active }, { active: !input.archived });
}

function known<T extends { version: number }>(row: T | undefined, version: number | null): T {
  if (!row) throw new DomainError('NOT_FOUND');
  if (row.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return row;
}

function done(
  ctx: CommandContext,
  kind: 'worker' | 'team',
  saved: Saved,
  before: object | null,
  after: object,
): Saved {
  ctx.audit({ entity: `${kind}:${saved.id}`, before, after });
  ctx.touch('staff', `${kind}:${saved.id}`);
  return saved;
}

function writeMembers(
  tx: WriteTx,
  teamId: number,
  members: readonly { workerId: number; coefficientMilli: number }[],
): void {
  tx.delete(teamMember).where(eq(teamMember.teamId, teamId)).run();
  for (const member of members)
    tx.insert(teamMember)
      .values({ teamId, ...member })
      .run();
}

function refuseTakenNumber(tx: WriteTx, number: string, own: number | null): void {
  const same = eq(worker.number, number);
  const taken = tx
    .select({ name: worker.name })
    .from(worker)
    .where(own === null ? same : and(same, ne(worker.id, own)))
    .get();
  if (taken) throw new DomainError('WORKER_NUMBER_TAKEN', { number, name: taken.name });
}

function refuseTakenName(tx: WriteTx, name: string, own: number | null): void {
  const same = eq(team.name, name);
  if (
    tx
      .select({ id: team.id })
      .from(team)
      .where(own === null ? same : and(same, ne(team.id, own)))
      .get()
  )
    throw new DomainError('TEAM_NAME_TAKEN', { name });
}

function refuseLastMember(tx: WriteTx, workerId: number): void {
  const teams = tx
    .select({ id: team.id, name: team.name })
    .from(teamMember)
    .innerJoin(team, eq(team.id, teamMember.teamId))
    .where(and(eq(teamMember.workerId, workerId), eq(team.active, true)))
    .all();
  const alone = teams.find((row) => teamMembers(tx, row.id).every((member) => member.workerId === workerId));
  if (alone) throw new DomainError('TEAM_WITHOUT_MEMBERS', { team: alone.name });
}
