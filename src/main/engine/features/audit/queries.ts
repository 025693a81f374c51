import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { auditContract } from '@shared/features/audit/contract';
import { and, count, desc, eq, inArray, lt } from 'drizzle-orm';
import { audit, auditEntity, auditPayload, user } from '../../db/schema/system';
import type { QueryContext } from '../../kernel/context';

type List = (typeof auditContract)['audit.list'];

type Input = EntryInput<List>;
type Page = Pick<EntryOutput<List>, 'rows' | 'nextBeforeId'>;

/** The log from the newest row down, or the history of one record. */
export function listAudit(ctx: QueryContext, input: Input): EntryOutput<List> {
  return { ...auditPage(ctx, input), count: auditCount(ctx, input) };
}

/** Rows of one person, one action or one record. */
function filterOf(ctx: QueryContext, { entity, userId, entry }: Input) {
  const ofEntity = ctx.db
    .select({ id: auditEntity.auditId })
    .from(auditEntity)
    .where(eq(auditEntity.entity, entity ?? ''));
  return and(
    userId === null ? undefined : eq(audit.userId, userId),
    entry === null ? undefined : eq(audit.entry, entry),
    entity === null ? undefined : inArray(audit.id, ofEntity),
  );
}

/** Count of the whole filtered set. */
export function auditCount(ctx: QueryContext, input: Input): number {
  return ctx.db.select({ n: count() }).from(audit).where(filterOf(ctx, input)).get()?.n ?? 0;
}

/** The rows alone, for whoever goes through the whole log. */
export function auditPage(ctx: QueryContext, input: Input): Page {
  const { beforeId, limit } = input;
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
    .where(and(beforeId === null ? undefined : lt(audit.id, beforeId), filterOf(ctx, input)))
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
    nextBeforeId: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}
