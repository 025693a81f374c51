import type { EntryOutput } from '@shared/contract/entry';
import type { catalogContract } from '@shared/features/catalog/contract';
import type { NormLevel, NormTarget, ResolvedNorm } from '@shared/features/catalog/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import {
  classDistanceSql,
  classPathOf,
  type NormPlaces,
  nameOfPlaceSql,
  placeParameters,
  placesOf,
  placesSql,
  unitsPerHourOf,
} from './places';

type Contract = typeof catalogContract;

type Found = ResolvedNorm & { operationId: number };
interface Version {
  id: number;
  level: NormLevel;
  targetId: number;
  targetName: string | null;
  normSec: number;
  fromOn: string;
  toOn: string | null;
}

const at = (name: string) => sql.placeholder(name);
const levelRank = sql.raw(
  "CASE n.level WHEN 'modification' THEN 5 WHEN 'model' THEN 4 WHEN 'make' THEN 3 WHEN 'class' THEN 2 ELSE 1 END",
);
const targetName = nameOfPlaceSql('n.level', 'n.target_id');
const within = sql`(n.level, n.target_id) IN (VALUES ('all', 0) UNION ALL ${placesSql})`;
const classDistance = classDistanceSql('n.level', 'n.target_id');
const validOn = sql`n.from_on <= ${at('on')} AND (n.to_on IS NULL OR n.to_on >= ${at('on')})`;
const versionColumns = {
  id: sql<number>`n.id`,
  level: sql<NormLevel>`n.level`,
  targetId: sql<number>`n.target_id`,
  targetName: sql<string | null>`${targetName}`,
  normSec: sql<number>`n.norm_sec`,
  fromOn: sql<string>`n.from_on`,
  toOn: sql<string | null>`n.to_on`,
};
const foundColumns = {
  operationId: sql<number>`n.operation_id`,
  normId: sql<number>`n.id`,
  normSec: sql<number>`n.norm_sec`,
  origin: sql<NormLevel>`n.level`,
  originName: sql<string | null>`${targetName}`,
  fromOn: sql<string>`n.from_on`,
};

/** Both directions go through an index however many norms there are: one operation, or one place of the tree. */
const statements = preparedOnce((db: ReadDb) => ({
  one: db
    .select(foundColumns)
    .from(sql`norm n INDEXED BY norm_key`)
    .where(sql`n.operation_id = ${at('operationId')} AND ${within} AND ${validOn}`)
    .orderBy(sql`${levelRank} DESC`, classDistance)
    .limit(1)
    .prepare(),
  all: db
    .select(foundColumns)
    .from(sql`norm n INDEXED BY norm_target`)
    .where(sql`${within} AND ${validOn}`)
    .orderBy(levelRank, sql`${classDistance} DESC`)
    .prepare(),
  chain: db
    .select(versionColumns)
    .from(sql`norm n INDEXED BY norm_key`)
    .where(sql`n.operation_id = ${at('operationId')} AND (n.level = 'class' OR ${within})`)
    .orderBy(levelRank, sql`n.target_id, n.from_on DESC`)
    .prepare(),
  versions: db
    .select(versionColumns)
    .from(sql`norm n`)
    .where(sql`n.operation_id = ${at('operationId')}`)
    .orderBy(levelRank, sql`n.target_id, n.from_on DESC`)
    .limit(at('limit'))
    .prepare(),
}));

/**
 * The planned time of an operation for an asset: the most specific level valid on the date wins, of classes the nearest (domain §3);
 * seconds, with the level and the name of the place it came from.
 */
export function resolveNorm(
  db: ReadDb,
  { operationId, on, ...places }: NormPlaces & { operationId: number; on: string },
): ResolvedNorm | null {
  const row = statements(db).one.get({ operationId, on, ...placeParameters(db, places) });
  if (!row) return null;
  const { operationId: _operation, ...found } = row;
  return found;
}

/** The winning norm of every operation at once, for lists. */
export function resolveAll(db: ReadDb, places: NormPlaces, on: string): Map<number, ResolvedNorm> {
  const rows: Found[] = statements(db).all.all({ on, ...placeParameters(db, places) });
  return new Map(rows.map(({ operationId, ...found }) => [operationId, found]));
}

/** All date versions of an operation's norms, from the widest level to the narrowest, the newest of each first. */
export function normVersions(db: ReadDb, operationId: number, limit: number): Version[] {
  return statements(db).versions.all({ operationId, limit });
}

/** Every level that a place of the tree inherits from, with the norms that stand there and the one that wins today. */
export function normChain(
  ctx: QueryContext,
  { operationId, target }: { operationId: number; target: NormTarget },
): EntryOutput<Contract['catalog.normChain']> {
  const places = placesOf(ctx.db, target);
  const versions: Version[] = statements(ctx.db).chain.all({
    operationId,
    ...placeParameters(ctx.db, places),
  });
  const winner = resolveNorm(ctx.db, { operationId, on: ctx.today, ...places });
  const wanted = chainOf(ctx.db, places);
  // Whether a norm of a class holds for a place of the makes is told by the thing that stands there.
  const classes = target.level === 'class' ? [] : versions.filter(({ level }) => level === 'class');
  const steps = [
    ...wanted.filter(({ level }) => level === 'all'),
    ...distinct(classes).map((place) => ({ ...place, conditional: true })),
    ...wanted.filter(({ level }) => level !== 'all'),
  ].map((step) => ({
    conditional: false,
    ...step,
    name: nameOf(ctx.db, step),
    versions: versions
      .filter(({ level, targetId }) => level === step.level && targetId === step.targetId)
      .map(({ id, normSec, fromOn, toOn }) => ({ id, normSec, fromOn, toOn, wins: id === winner?.normId })),
  }));
  return { steps, winner, unitsPerHour: unitsPerHourOf(ctx.db, places.makeId) };
}

function chainOf(db: ReadDb, places: NormPlaces): NormTarget[] {
  const chain: NormTarget[] = [{ level: 'all', targetId: 0 }];
  for (const targetId of classPathOf(db, places.classId).reverse()) chain.push({ level: 'class', targetId });
  if (places.makeId !== null) chain.push({ level: 'make', targetId: places.makeId });
  if (places.modelId !== null) chain.push({ level: 'model', targetId: places.modelId });
  if (places.modificationId !== null) chain.push({ level: 'modification', targetId: places.modificationId });
  return chain;
}

function distinct(rows: readonly NormTarget[]): NormTarget[] {
  const seen = new Map(rows.map(({ level, targetId }) => [targetId, { level, targetId }]));
  return [...seen.values()];
}

function nameOf(db: ReadDb, { level, targetId }: NormTarget): string | null {
  const row = db.get<{ name: string | null }>(
    sql`SELECT ${nameOfPlaceSql('p.level', 'p.id')} AS name FROM (SELECT ${level} AS level, ${targetId} AS id) p`,
  );
  return row?.name ?? null;
}
