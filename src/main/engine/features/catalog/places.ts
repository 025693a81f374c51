import type { NamedPlace, NormTarget, Place } from '@shared/features/catalog/model';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';

/** The places of the tree that an asset or a node stands in, from the class to the modification. */
export interface NormPlaces {
  classId: number | null;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

const at = (name: string) => sql.placeholder(name);

/** The places of `PlaceParameters` as rows of level and id, for prepared statements. */
export const placesSql = sql`SELECT 'class', value FROM json_each(${at('classPath')}) UNION ALL
  VALUES ('make', ${at('makeId')}), ('model', ${at('modelId')}), ('modification', ${at('modificationId')})`;

/** How far above the item's own class the class of a column stands, 0 for its own; null for other levels. */
export const classDistanceSql = (level: string, target: string): SQL =>
  sql`CASE WHEN ${sql.raw(level)} = 'class' THEN (SELECT c.key FROM json_each(${at('classPath')}) c WHERE c.value = ${sql.raw(target)}) END`;

/** What `placesSql` is given: a class counts with all the classes above it (domain §2.4, §3). */
export interface PlaceParameters extends Record<string, unknown> {
  /** JSON array, the class itself first. */
  classPath: string;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

export function placeParameters(
  db: ReadDb,
  { classId, makeId, modelId, modificationId }: NormPlaces,
): PlaceParameters {
  return { classPath: JSON.stringify(classPathOf(db, classId)), makeId, modelId, modificationId };
}

/** A class and those above it, the nearest first. */
export const classPathOf = (db: ReadDb, classId: number | null): number[] =>
  classId === null
    ? []
    : statements(db)
        .classPath.all({ id: classId })
        .map(({ id }) => id);

/** The name of the place that two columns say; null for everybody. */
export function nameOfPlaceSql(level: string, target: string): SQL {
  return sql.raw(`CASE ${level} WHEN 'class' THEN (SELECT name_bg FROM asset_class WHERE id = ${target})
    WHEN 'make' THEN (SELECT name FROM make WHERE id = ${target})
    WHEN 'model' THEN (SELECT name FROM model WHERE id = ${target})
    WHEN 'modification' THEN (SELECT name FROM modification WHERE id = ${target}) END`);
}

/** The whole name of a place: `Volkswagen Golf VII 1.6 TDI`. */
function fullNameSql(level: string, target: string): SQL {
  return sql.raw(`CASE ${level} WHEN 'class' THEN (SELECT name_bg FROM asset_class WHERE id = ${target})
    WHEN 'make' THEN (SELECT name FROM make WHERE id = ${target})
    WHEN 'model' THEN (SELECT k.name || ' ' || d.name FROM model d JOIN make k ON k.id = d.make_id WHERE d.id = ${target})
    ELSE (SELECT k.name || ' ' || d.name || ' ' || f.name FROM modification f JOIN model d ON d.id = f.model_id
      JOIN make k ON k.id = d.make_id WHERE f.id = ${target}) END`);
}

const statements = preparedOnce((db: ReadDb) => ({
  modification: db
    .select({ makeId: sql<number>`d.make_id`, modelId: sql<number>`d.id` })
    .from(sql`modification f JOIN model d ON d.id = f.model_id`)
    .where(sql`f.id = ${at('id')}`)
    .prepare(),
  model: db
    .select({ makeId: sql<number>`d.make_id` })
    .from(sql`model d`)
    .where(sql`d.id = ${at('id')}`)
    .prepare(),
  asset: db
    .select({
      classId: sql<number | null>`a.class_id`,
      makeId: sql<number | null>`a.make_id`,
      modelId: sql<number | null>`a.model_id`,
      modificationId: sql<number | null>`a.modification_id`,
    })
    .from(sql`asset a`)
    .where(sql`a.id = ${at('id')}`)
    .prepare(),
  classPath: db
    .select({ id: sql<number>`u.id` })
    .from(
      sql`(WITH RECURSIVE up(id, parent_id, distance) AS (
        SELECT id, parent_id, 0 FROM asset_class WHERE id = ${at('id')}
        UNION ALL SELECT c.id, c.parent_id, up.distance + 1 FROM asset_class c JOIN up ON c.id = up.parent_id)
      SELECT id, distance FROM up) u`,
    )
    .orderBy(sql`u.distance`)
    .prepare(),
  units: db
    .select({ units: sql<number>`k.units_per_hour` })
    .from(sql`make k`)
    .where(sql`k.id = ${at('id')}`)
    .prepare(),
}));

/** A place of the tree with all that is above it. */
export function placesOf(db: ReadDb, { level, targetId }: NormTarget): NormPlaces {
  const none: NormPlaces = { classId: null, makeId: null, modelId: null, modificationId: null };
  switch (level) {
    case 'all':
      return none;
    case 'class':
      return { ...none, classId: targetId };
    case 'make':
      return { ...none, makeId: targetId };
    case 'model':
      return {
        ...none,
        makeId: statements(db).model.get({ id: targetId })?.makeId ?? null,
        modelId: targetId,
      };
    case 'modification': {
      const row = statements(db).modification.get({ id: targetId });
      return {
        ...none,
        makeId: row?.makeId ?? null,
        modelId: row?.modelId ?? null,
        modificationId: targetId,
      };
    }
  }
}

/** Where an asset stands in the tree; null when there is no such asset. */
export function placesOfAsset(db: ReadDb, assetId: number): NormPlaces | null {
  return statements(db).asset.get({ id: assetId }) ?? null;
}

/** Time units per hour of a make's labour book; null without a make. */
export function unitsPerHourOf(db: ReadDb, makeId: number | null): number | null {
  return makeId === null ? null : (statements(db).units.get({ id: makeId })?.units ?? null);
}

/** The list of places of an operation or a package, with their whole names. */
export function namedPlaces(
  db: ReadDb,
  table: 'operation_place' | 'package_place',
  ownerId: number,
): NamedPlace[] {
  const owner = table === 'operation_place' ? 'operation_id' : 'package_id';
  return db.all<NamedPlace>(sql`
    SELECT p.level, p.target_id AS targetId, coalesce(${fullNameSql('p.level', 'p.target_id')}, '') AS name
    FROM ${sql.raw(table)} p WHERE p.${sql.raw(owner)} = ${ownerId} ORDER BY p.level, 3`);
}

/** Twice the same place counts once. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  return [
    ...new Map(places.map(({ level, targetId }) => [`${level}:${targetId}`, { level, targetId }])).values(),
  ];
}
