import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { auditContract } from '@shared/features/audit/contract';
import { and, count, desc, eq, inArray, lt } from 'drizzle-orm';
import { audit, auditEntity, auditPayload, user } from '../../db/schema/system';
import { verifyAuditChain } from '../../kernel/audit';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';

type List = (typeof auditContract)['audit.list'];

export const auditHandlers: Handlers<typeof auditContract> = {
  'audit.list': listAudit,
  'audit.verify': (ctx) => ({
    rows: ctx.db.select({ rows: count() }).from(audit).get()?.rows ?? 0,
    brokenAt: verifyAuditChain(ctx.services.sqlite, 'start'),
  }),
};

function listAudit(ctx: QueryContext, input: EntryInput<List>): EntryOutput<List> {
  const { entity, userId, entry, beforeId, limit } = input;
  const ofEntity = ctx.db
    .select({ id: auditEntity.auditId })
    .from(auditEntity)
    .where(eq(auditEntity.entity, entity ?? ''));
  const filter = and(
    userId === null ? undefined : eq(audit.userId, userId),
    entry === null ? undefined : eq(audit.entry, entry),
    entity === null ? undefined : inArray(audit.id, ofEntity),
  );
  const found = ctx.db
    .select({
      id: audit.id,
      at: audit.at,
      user: user.name,
      entry: audit.entry,
      outcome: audit.outcome,
      reason: audit.reason,
      payload: auditPayload.json,
    })
    .from(audit)
    .leftJoin(user, eq(user.id, audit.userId))
    .leftJoin(auditPayload, eq(auditPayload.auditId, audit.id))
    .where(and(beforeId === null ? undefined : lt(audit.id, beforeId), filter))
    .orderBy(desc(audit.id))
    .limit(limit + 1)
    .all();
  const rows = found.slice(0, limit);
  const entities = ctx.db
    .select()
    .from(auditEntity)
    .where(
      inArray(
        auditEntity.auditId,
        rows.map((row) => row.id),
      ),
    )
    .all();
  return {
    rows: rows.map((row) => ({
      ...row,
      outcome: row.outcome === 'refused' ? 'refused' : 'done',
      entities: entities.filter((e) => e.auditId === row.id).map((e) => e.entity),
    })),
    count: ctx.db.select({ n: count() }).from(audit).where(filter).get()?.n ?? 0,
    nextBeforeId: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}
