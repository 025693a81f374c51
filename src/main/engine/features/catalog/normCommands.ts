import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { catalogContract } from '@shared/features/catalog/contract';
import type { NormTarget } from '@shared/features/catalog/model';
import { addDays } from '@shared/kernel/dates';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { norm } from '../../db/schema/catalog';
import type { CommandContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import { placesOf } from './places';

type Contract = typeof catalogContract;
type NormRow = typeof norm.$inferSelect;

const at = (name: string) => sql.placeholder(name);
const ofTarget = sql`${norm.operationId} = ${at('operationId')} AND ${norm.level} = ${at('level')} AND ${norm.targetId} = ${at('targetId')}`;

const reads = preparedOnce((db: ReadDb) => ({
  covering: db
    .select()
    .from(norm)
    .where(
      sql`${ofTarget} AND ${norm.fromOn} <= ${at('on')} AND (${norm.toOn} IS NULL OR ${norm.toOn} >= ${at('on')})`,
    )
    .prepare(),
  next: db
    .select({ fromOn: norm.fromOn })
    .from(norm)
    .where(sql`${ofTarget} AND ${norm.fromOn} > ${at('on')}`)
    .orderBy(norm.fromOn)
    .limit(1)
    .prepare(),
  ownFrom: db
    .select()
    .from(norm)
    .where(
      sql`${norm.level} = 'modification' AND ${norm.targetId} = ${at('targetId')}
        AND (${norm.toOn} IS NULL OR ${norm.toOn} >= ${at('on')})`,
    )
    .prepare(),
}));

const writes = preparedOnce((tx: WriteTx) => ({
  end: tx
    .update(norm)
    .set({ toOn: sql`${at('toOn')}` })
    .where(eq(norm.id, at('id')))
    .prepare(),
  remove: tx
    .delete(norm)
    .where(eq(norm.id, at('id')))
    .prepare(),
  insert: tx
    .insert(norm)
    .values({
      operationId: at('operationId'),
      level: at('level'),
      targetId: at('targetId'),
      normSec: at('normSec'),
      fromOn: at('fromOn'),
      toOn: at('toOn'),
      createdAt: at('createdAt'),
    })
    .onConflictDoUpdate({
      target: [norm.operationId, norm.level, norm.targetId, norm.fromOn],
      set: { normSec: sql`excluded.norm_sec`, toOn: sql`excluded.to_on` },
    })
    .returning({ id: norm.id })
    .prepare(),
}));

interface NewNorm {
  operationId: number;
  target: NormTarget;
  /** Seconds. */
  normSec: number;
  fromOn: string;
}

/**
 * Writes a date version of a norm: it holds from its day to the day before the next version, the one that stood on that
 * day ends the day before. Without audit: the command that calls it says what it did.
 */
function writeNorm(
  tx: WriteTx,
  { operationId, target, normSec, fromOn }: NewNorm,
  now: number,
): { normId: number; before: NormRow | null } {
  const place = placeOf(operationId, target);
  const before = reads(tx).covering.get({ ...place, on: fromOn }) ?? null;
  if (before && before.fromOn < fromOn) writes(tx).end.run({ id: before.id, toOn: addDays(fromOn, -1) });
  const next = reads(tx).next.get({ ...place, on: fromOn });
  const toOn = next ? addDays(next.fromOn, -1) : null;
  const { id } = writes(tx).insert.get({ ...place, normSec, fromOn, toOn, createdAt: now });
  return { normId: id, before };
}

const placeOf = (operationId: number, { level, targetId }: NormTarget) => ({
  operationId,
  level,
  targetId: level === 'all' ? 0 : targetId,
});

/** A new date version at one level (domain §3). */
export function setNorm(
  ctx: CommandContext,
  input: EntryInput<Contract['catalog.setNorm']>,
): { normId: number } {
  const { operationId, target, normSec, fromOn } = input;
  const { normId, before } = writeNorm(ctx.tx, { operationId, target, normSec, fromOn }, ctx.now);
  ctx.audit({
    entity: `operation:${operationId}`,
    ...(before && { before: { norm: before.normSec, ...target, fromOn: before.fromOn, toOn: before.toOn } }),
    after: { norm: normSec, ...target, fromOn },
  });
  ctx.touch('catalog', `operation:${operationId}`);
  return { normId };
}

/** From the date on the level inherits again. @throws DomainError NOT_FOUND when nothing stands there on that day */
export function endNorm(
  ctx: CommandContext,
  input: EntryInput<Contract['catalog.endNorm']>,
): Record<string, never> {
  const { operationId, target, on } = input;
  const before = reads(ctx.tx).covering.get({ ...placeOf(operationId, target), on });
  if (!before) throw new DomainError('NOT_FOUND');
  const toOn = addDays(on, -1);
  if (before.fromOn === on) writes(ctx.tx).remove.run({ id: before.id });
  else writes(ctx.tx).end.run({ id: before.id, toOn });
  ctx.audit({
    entity: `operation:${operationId}`,
    before: { norm: before.normSec, ...target, fromOn: before.fromOn, toOn: before.toOn },
    after: { norm: null, ...target, toOn },
  });
  ctx.touch('catalog', `operation:${operationId}`);
  return {};
}

/**
 * Gives the own norms of a modification to its siblings of the same model; what a sibling has itself stays, unless it is
 * to be overwritten from the day on. @throws DomainError NOT_SIBLINGS
 */
export function copyNorms(
  ctx: CommandContext,
  input: EntryInput<Contract['catalog.copyNorms']>,
): EntryOutput<Contract['catalog.copyNorms']> {
  const { fromModificationId, toModificationIds, fromOn, overwrite } = input;
  const modelOf = (id: number) => placesOf(ctx.tx, { level: 'modification', targetId: id }).modelId;
  const shared = modelOf(fromModificationId);
  const targets = [...new Set(toModificationIds)].filter((id) => id !== fromModificationId);
  if (shared === null || targets.length === 0 || targets.some((id) => modelOf(id) !== shared))
    throw new DomainError('NOT_SIBLINGS');
  const given = reads(ctx.tx)
    .ownFrom.all({ targetId: fromModificationId, on: fromOn })
    .filter((row) => row.fromOn <= fromOn);
  const counts = { copied: 0, kept: 0 };
  for (const targetId of targets) {
    const own = reads(ctx.tx).ownFrom.all({ targetId, on: fromOn });
    const kept = new Set(overwrite ? [] : own.map((row) => row.operationId));
    const copied = given.filter((row) => !kept.has(row.operationId));
    for (const { operationId, normSec } of copied)
      writeNorm(
        ctx.tx,
        { operationId, target: { level: 'modification', targetId }, normSec, fromOn },
        ctx.now,
      );
    counts.copied += copied.length;
    counts.kept += given.length - copied.length;
    ctx.audit({
      entity: `modification:${targetId}`,
      before: { norms: own.map(({ operationId, normSec }) => ({ operationId, normSec })) },
      after: { copiedFrom: fromModificationId, fromOn, norms: copied.length },
    });
  }
  ctx.touch('catalog');
  return counts;
}
