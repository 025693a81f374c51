import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { catalogContract } from '@shared/features/catalog/contract';
import type { NormLevel, NormTarget, ResolvedNorm } from '@shared/features/catalog/model';
import { addDays } from '@shared/kernel/dates';
import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { model, modification, norm } from '../../db/schema/catalog';
import type { CommandContext } from '../../kernel/context';

type Contract = typeof catalogContract;

/** The places of the tree whose norms an asset may inherit. */
export interface NormPlaces {
  classId: number | null;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

type Found = ResolvedNorm & { operationId: number };

const levelRank = sql.raw(
  "CASE n.level WHEN 'modification' THEN 5 WHEN 'model' THEN 4 WHEN 'make' THEN 3 WHEN 'class' THEN 2 ELSE 1 END",
);
const nameOfTarget = sql.raw(
  `CASE n.level WHEN 'class' THEN (SELECT name_bg FROM asset_class WHERE id = n.target_id)
    WHEN 'make' THEN (SELECT name FROM make WHERE id = n.target_id)
    WHEN 'model' THEN (SELECT name FROM model WHERE id = n.target_id)
    WHEN 'modification' THEN (SELECT name FROM modification WHERE id = n.target_id) END`,
);

const within = (places: NormPlaces) => sql`(n.level = 'all'
  OR (n.level = 'class' AND n.target_id = ${places.classId}) OR (n.level = 'make' AND n.target_id = ${places.makeId})
  OR (n.level = 'model' AND n.target_id = ${places.modelId})
  OR (n.level = 'modification' AND n.target_id = ${places.modificationId}))`;
const validOn = (on: string) => sql`n.from_on <= ${on} AND (n.to_on IS NULL OR n.to_on >= ${on})`;

/**
 * The planned time of an operation for an asset: the most specific level valid on the date wins (domain §3);
 * seconds, with the level it came from.
 */
export function resolveNorm(
  db: ReadDb,
  { operationId, on, ...places }: NormPlaces & { operationId: number; on: string },
): { normSec: number; origin: NormLevel } | null {
  const row = db.get<{ normSec: number; origin: NormLevel }>(sql`
    SELECT n.norm_sec AS normSec, n.level AS origin FROM norm n
    WHERE n.operation_id = ${operationId} AND ${validOn(on)} AND ${within(places)} ORDER BY ${levelRank} DESC LIMIT 1`);
  return row ?? null;
}

/** The winning norm of every operation at once, for lists. */
export function resolveAll(db: ReadDb, places: NormPlaces, on: string): Map<number, ResolvedNorm> {
  const rows = db.all<Found>(sql`
    SELECT n.operation_id AS operationId, n.id AS normId, n.norm_sec AS normSec, n.level AS origin,
      ${nameOfTarget} AS originName, n.from_on AS fromOn
    FROM norm n WHERE ${validOn(on)} AND ${within(places)} ORDER BY ${levelRank}`);
  return new Map(rows.map(({ operationId, ...found }) => [operationId, found]));
}

/** A place of the tree with all that is above it. */
export function placesOf(db: ReadDb, { level, targetId }: NormTarget): NormPlaces {
  const none: NormPlaces = { classId: null, makeId: null, modelId: null, modificationId: null };
  if (level === 'all') return none;
  if (level === 'class') return { ...none, classId: targetId };
  if (level === 'make') return { ...none, makeId: targetId };
  const modelId =
    level === 'model'
      ? targetId
      : (db.select({ id: modification.modelId }).from(modification).where(eq(modification.id, targetId)).get()
          ?.id ?? null);
  const makeId =
    db
      .select({ id: model.makeId })
      .from(model)
      .where(eq(model.id, modelId ?? 0))
      .get()?.id ?? null;
  return { ...none, makeId, modelId, modificationId: level === 'modification' ? targetId : null };
}

const ofTarget = (operationId: number, { level, targetId }: NormTarget) =>
  and(
    eq(norm.operationId, operationId),
    eq(norm.level, level),
    eq(norm.targetId, level === 'all' ? 0 : targetId),
  );

/** A new date version at one level; a later one that stands already is refused. @throws DomainError NORM_DATE */
export function setNorm(
  ctx: CommandContext,
  input: EntryInput<Contract['catalog.setNorm']>,
): { normId: number } {
  const { operationId, target, normSec, fromOn } = input;
  const place = ofTarget(operationId, target);
  if (
    ctx.tx
      .select()
      .from(norm)
      .where(and(place, gt(norm.fromOn, fromOn)))
      .get()
  )
    throw new DomainError('NORM_DATE');
  const covering = and(place, lt(norm.fromOn, fromOn), or(isNull(norm.toOn), sql`${norm.toOn} >= ${fromOn}`));
  ctx.tx
    .update(norm)
    .set({ toOn: addDays(fromOn, -1) })
    .where(covering)
    .run();
  const row = ctx.tx
    .insert(norm)
    .values({
      operationId,
      level: target.level,
      targetId: target.level === 'all' ? 0 : target.targetId,
      normSec,
      fromOn,
      createdAt: ctx.now,
    })
    .onConflictDoUpdate({
      target: [norm.operationId, norm.level, norm.targetId, norm.fromOn],
      set: { normSec, toOn: null },
    })
    .returning({ id: norm.id })
    .get();
  ctx.audit({ entity: `operation:${operationId}`, after: { norm: normSec, ...target, fromOn } });
  ctx.touch('catalog', `operation:${operationId}`);
  return { normId: row.id };
}

/** From the date on the level inherits again. */
export function endNorm(
  ctx: CommandContext,
  input: EntryInput<Contract['catalog.endNorm']>,
): Record<string, never> {
  const { operationId, target, on } = input;
  const place = ofTarget(operationId, target);
  const covering = and(place, lte(norm.fromOn, on), or(isNull(norm.toOn), sql`${norm.toOn} >= ${on}`));
  const before = ctx.tx.select().from(norm).where(covering).get();
  if (!before) throw new DomainError('NOT_FOUND');
  if (before.fromOn === on) ctx.tx.delete(norm).where(eq(norm.id, before.id)).run();
  else
    ctx.tx
      .update(norm)
      .set({ toOn: addDays(on, -1) })
      .where(eq(norm.id, before.id))
      .run();
  ctx.audit({ entity: `operation:${operationId}`, before });
  ctx.touch('catalog', `operation:${operationId}`);
  return {};
}

/** Takes over the own norms of a sibling of the same model; what the target has itself stays. @throws DomainError NOT_SIBLINGS */
export function copyNorms(
  ctx: CommandContext,
  input: EntryInput<Contract['catalog.copyNorms']>,
): EntryOutput<Contract['catalog.copyNorms']> {
  const { fromModificationId, toModificationId, fromOn } = input;
  const modelOf = (id: number) =>
    ctx.tx.select({ modelId: modification.modelId }).from(modification).where(eq(modification.id, id)).get()
      ?.modelId;
  const shared = modelOf(fromModificationId);
  if (shared === undefined || shared !== modelOf(toModificationId)) throw new DomainError('NOT_SIBLINGS');
  const ownOf = (targetId: number) =>
    ctx.tx
      .select()
      .from(norm)
      .where(
        and(
          eq(norm.level, 'modification'),
          eq(norm.targetId, targetId),
          or(isNull(norm.toOn), sql`${norm.toOn} >= ${fromOn}`),
        ),
      )
      .all();
  const kept = new Set(ownOf(toModificationId).map((row) => row.operationId));
  const copied = ownOf(fromModificationId).filter((row) => !kept.has(row.operationId));
  for (const { operationId, normSec } of copied) {
    ctx.tx
      .insert(norm)
      .values({
        operationId,
        level: 'modification',
        targetId: toModificationId,
        normSec,
        fromOn,
        createdAt: ctx.now,
      })
      .run();
  }
  ctx.audit({
    entity: `modification:${toModificationId}`,
    after: { copiedFrom: fromModificationId, norms: copied.length },
  });
  ctx.touch('catalog');
  return { copied: copied.length, kept: kept.size };
}
