import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { earningsContract } from '@shared/features/earnings/contract';
import type { NewTariff, TariffLevel } from '@shared/features/earnings/model';
import { addDays } from '@shared/kernel/dates';
import { earningByNormHour, earningByOperation } from '@shared/kernel/splits';
import { and, asc, desc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { make, model, modification, operation, operationGroup } from '../../db/schema/catalog';
import { earningTariff } from '../../db/schema/staff';
import type { CommandContext, QueryContext } from '../../kernel/context';

type Tariff = typeof earningTariff.$inferSelect;

/** What a line's tariff depends on. */
export interface TariffTarget {
  operationId: number | null;
  groupId: number | null;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

/** How specific a tariff is: the first level of domain §7 that it answers. */
export function levelOf(
  tariff: Pick<Tariff, 'operationId' | 'groupId' | 'makeId' | 'modelId' | 'modificationId' | 'grade'>,
): TariffLevel {
  if (tariff.operationId !== null) {
    if (tariff.modificationId !== null) return 'modification';
    if (tariff.modelId !== null) return 'model';
    return tariff.makeId !== null ? 'make' : 'operation';
  }
  if (tariff.groupId !== null) return 'group';
  return tariff.grade !== null ? 'grade' : 'default';
}

/** All tariffs valid on a date. */
export function tariffsOn(db: ReadDb, on: string): Tariff[] {
  return db
    .select()
    .from(earningTariff)
    .where(and(lte(earningTariff.fromOn, on), or(isNull(earningTariff.toOn), gte(earningTariff.toOn, on))))
    .orderBy(desc(earningTariff.fromOn), desc(earningTariff.id))
    .all();
}

/**
 * The tariff of a line for a worker's grade: operation + modification → + model → + make → operation → group → grade →
 * default (domain §7). @throws DomainError TARIFF_MISSING when not even a default stands
 */
export function resolveTariff(
  valid: readonly Tariff[],
  target: TariffTarget,
  grade: string | null,
): { tariff: Tariff; level: TariffLevel } {
  const fits: Readonly<Record<TariffLevel, (t: Tariff) => boolean>> = {
    modification: (t) => t.operationId === target.operationId && t.modificationId === target.modificationId,
    model: (t) => t.operationId === target.operationId && t.modelId === target.modelId,
    make: (t) => t.operationId === target.operationId && t.makeId === target.makeId,
    operation: (t) => t.operationId === target.operationId,
    group: (t) => t.groupId === target.groupId,
    grade: (t) => t.grade === grade,
    default: () => true,
  };
  for (const level of Object.keys(fits) as TariffLevel[]) {
    const tariff = valid.find((t) => levelOf(t) === level && fits[level](t));
    if (tariff) return { tariff, level };
  }
  throw new DomainError('TARIFF_MISSING');
}

/**
 * What one execution of an operation is expected to earn, in cents, on any item and by anybody: the tariff of a date without
 * grade (domain §4.8). Null when no tariff stands, or one per norm hour and no norm does.
 */
export function plannedEarningCents(
  db: ReadDb,
  { operationId, groupId, normSec }: { operationId: number; groupId: number | null; normSec: number | null },
  on: string,
): number | null {
  const target = { operationId, groupId, makeId: null, modelId: null, modificationId: null };
  const valid = tariffsOn(db, on);
  // What is for one make or grade is not for everybody.
  const general = valid.filter((tariff) => tariff.makeId === null && tariff.grade === null);
  if (!general.some((tariff) => covers(tariff, target))) return null;
  const { method, rateCents } = resolveTariff(general, target, null).tariff;
  if (method === 'operation') return earningByOperation(1000, rateCents);
  return normSec === null ? null : earningByNormHour(1000, normSec, rateCents);
}

const covers = (tariff: Tariff, { operationId, groupId }: TariffTarget): boolean => {
  const level = levelOf(tariff);
  if (level === 'operation') return tariff.operationId === operationId;
  return level === 'group' ? tariff.groupId === groupId : level === 'default';
};

/** The tariffs of a date, or of all time, with the names of what they are for. */
export function listTariffs(
  ctx: QueryContext,
  on: string | null,
): EntryOutput<(typeof earningsContract)['earnings.tariffs']>['tariffs'] {
  const valid =
    on === null
      ? undefined
      : and(lte(earningTariff.fromOn, on), or(isNull(earningTariff.toOn), gte(earningTariff.toOn, on)));
  return selectNamed(ctx.db, valid);
}

function selectNamed(db: ReadDb, where: SQL | undefined) {
  return db
    .select({
      tariff: earningTariff,
      operation: operation.nameBg,
      group: operationGroup.nameBg,
      make: make.name,
      model: model.name,
      modification: modification.name,
    })
    .from(earningTariff)
    .leftJoin(operation, eq(operation.id, earningTariff.operationId))
    .leftJoin(operationGroup, eq(operationGroup.id, earningTariff.groupId))
    .leftJoin(make, eq(make.id, earningTariff.makeId))
    .leftJoin(model, eq(model.id, earningTariff.modelId))
    .leftJoin(modification, eq(modification.id, earningTariff.modificationId))
    .where(where)
    .orderBy(
      asc(sql`${earningTariff.operationId} IS NULL`),
      asc(operation.nameBg),
      asc(operationGroup.position),
      desc(earningTariff.fromOn),
    )
    .all()
    .map(({ tariff, ...names }) => ({ ...tariff, ...names, level: levelOf(tariff) }));
}

const same = (
  column: typeof earningTariff.operationId | typeof earningTariff.grade,
  value: number | string | null,
): SQL => (value === null ? isNull(column) : eq(column, value as never));

/** Adds a version: the one valid until now ends the day before; an older date than the newest version is refused. */
export function saveTariff(
  ctx: CommandContext,
  input: EntryInput<(typeof earningsContract)['earnings.saveTariff']>,
) {
  const { operationId, groupId, makeId, modelId, modificationId, grade, method, rateCents, fromOn } = input;
  const target: NewTariff = {
    operationId,
    groupId,
    makeId,
    modelId,
    modificationId,
    grade,
    method,
    rateCents,
    fromOn,
  };
  const last = newestVersion(ctx.tx, target);
  if (last && last.fromOn > fromOn) throw new DomainError('TARIFF_DATE', { last: last.fromOn });
  const tariffId =
    last?.fromOn === fromOn ? replaceVersion(ctx.tx, last.id, target) : addVersion(ctx, last, target);
  const after = selectNamed(ctx.tx, eq(earningTariff.id, tariffId))[0];
  if (!after) throw new DomainError('NOT_FOUND');
  ctx.audit({ entity: `tariff:${tariffId}`, before: last, after });
  ctx.touch('tariffs');
  return after;
}

function newestVersion(tx: WriteTx, target: NewTariff): Tariff | undefined {
  return tx
    .select()
    .from(earningTariff)
    .where(
      and(
        same(earningTariff.operationId, target.operationId),
        same(earningTariff.groupId as never, target.groupId),
        same(earningTariff.makeId as never, target.makeId),
        same(earningTariff.modelId as never, target.modelId),
        same(earningTariff.modificationId as never, target.modificationId),
        same(earningTariff.grade, target.grade),
      ),
    )
    .orderBy(desc(earningTariff.fromOn))
    .get();
}

/** A version that starts today and has not been used by any earning may still be corrected; rows keep their own basis. */
function replaceVersion(tx: WriteTx, id: number, target: NewTariff): number {
  tx.update(earningTariff)
    .set({ method: target.method, rateCents: target.rateCents })
    .where(eq(earningTariff.id, id))
    .run();
  return id;
}

function addVersion(ctx: CommandContext, last: Tariff | undefined, target: NewTariff): number {
  if (last) {
    ctx.tx
      .update(earningTariff)
      .set({ toOn: addDays(target.fromOn, -1) })
      .where(eq(earningTariff.id, last.id))
      .run();
  }
  return ctx.tx
    .insert(earningTariff)
    .values({ ...target, createdAt: ctx.now })
    .returning({ id: earningTariff.id })
    .get().id;
}
