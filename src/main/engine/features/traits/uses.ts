import type { TraitRow } from '@shared/features/traits/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';

type Uses = TraitRow['uses'];

/** How often each characteristic is written: on things, at places, in the history. */
export function usesOf(db: ReadDb): (traitId: number) => Uses {
  const rows = db.all<{ traitId: number } & Uses>(sql`
    SELECT t.id AS traitId,
      (SELECT count(*) FROM trait_value WHERE trait_id = t.id) AS "values",
      (SELECT count(*) FROM trait_default WHERE trait_id = t.id) AS "defaults",
      coalesce(h.n, 0) AS changes
    FROM trait t LEFT JOIN (SELECT trait_id, count(*) AS n FROM trait_change GROUP BY trait_id) h ON h.trait_id = t.id`);
  const known = new Map(rows.map(({ traitId, ...uses }) => [traitId, uses]));
  return (traitId) => known.get(traitId) ?? { values: 0, defaults: 0, changes: 0 };
}

/** Values, places and rows of the history that say each option; a word that somebody once chose must stay readable. */
export function optionUses(db: ReadDb): Map<number, number> {
  const rows = db.all<{ optionId: number; n: number }>(sql`
    SELECT o.id AS optionId, count(*) AS n FROM trait_option o JOIN (
      SELECT trait_id, value FROM trait_value
      UNION ALL SELECT trait_id, value FROM trait_default
      UNION ALL SELECT trait_id, before FROM trait_change WHERE before IS NOT NULL
      UNION ALL SELECT trait_id, after FROM trait_change WHERE after IS NOT NULL
    ) u ON u.trait_id = o.trait_id AND u.value = CAST(o.id AS TEXT) GROUP BY o.id`);
  return new Map(rows.map(({ optionId, n }) => [optionId, n]));
}

/** Values and class defaults of a characteristic that stand outside these classes. */
export function usesOutside(db: ReadDb, traitId: number, classes: ReadonlySet<number>): number {
  const inside = sql`(SELECT value FROM json_each(${JSON.stringify([...classes])}))`;
  const row = db.get<{ n: number }>(sql`
    SELECT (SELECT count(*) FROM trait_value v JOIN asset a ON a.id = v.asset_id
        WHERE v.trait_id = ${traitId} AND a.class_id NOT IN ${inside})
      + (SELECT count(*) FROM trait_default
        WHERE trait_id = ${traitId} AND level = 'class' AND target_id NOT IN ${inside}) AS n`);
  return row?.n ?? 0;
}

export function distinctValues(db: ReadDb, traitId: number): { value: string; count: number }[] {
  return db.all(sql`
    SELECT value, count(*) AS count FROM (
      SELECT value FROM trait_value WHERE trait_id = ${traitId}
      UNION ALL SELECT value FROM trait_default WHERE trait_id = ${traitId}) GROUP BY value`);
}
