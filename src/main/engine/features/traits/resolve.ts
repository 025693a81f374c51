import { DomainError } from '@shared/contract/errors';
import { type TechnicalQuantity, technicalQuantities } from '@shared/features/catalog/notes';
import type { Inherited, ResolvedTrait, Trait, TraitPlace } from '@shared/features/traits/model';
import { foldCode } from '@shared/kernel/folding';
import type { Milli } from '@shared/kernel/quantity';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import { allTraits, classesBelow, classPath } from './repo';

/** Where a thing or a place stands in the catalogue. */
interface Places {
  classId: number | null;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

/** @throws DomainError NOT_FOUND */
export function placesOfAsset(db: ReadDb, assetId: number): Places & { classId: number } {
  const found = db.get<Places & { classId: number }>(sql`
    SELECT class_id AS classId, make_id AS makeId, model_id AS modelId, modification_id AS modificationId
    FROM asset WHERE id = ${assetId}`);
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** The places above one of the tree; those of a class are its own ancestors. */
function placesAbove(db: ReadDb, { level, targetId }: TraitPlace): Places {
  const none: Places = { classId: null, makeId: null, modelId: null, modificationId: null };
  if (level === 'class') {
    const [, parent] = classPath(db, targetId);
    return { ...none, classId: parent ?? null };
  }
  if (level === 'model') {
    const row = db.get<{ makeId: number }>(sql`SELECT make_id AS makeId FROM model WHERE id = ${targetId}`);
    return { ...none, makeId: row?.makeId ?? null };
  }
  if (level === 'make') return none;
  const row = db.get<{ makeId: number; modelId: number }>(sql`
    SELECT d.id AS modelId, d.make_id AS makeId FROM modification f JOIN model d ON d.id = f.model_id
    WHERE f.id = ${targetId}`);
  return { ...none, makeId: row?.makeId ?? null, modelId: row?.modelId ?? null };
}

/** The chain of places from the narrowest: modification, model, make, then the classes upwards (domain §2.4). */
function chainOf(db: ReadDb, { classId, makeId, modelId, modificationId }: Places): TraitPlace[] {
  const tree = [
    { level: 'modification' as const, targetId: modificationId },
    { level: 'model' as const, targetId: modelId },
    { level: 'make' as const, targetId: makeId },
    ...(classId === null ? [] : classPath(db, classId)).map((targetId) => ({
      level: 'class' as const,
      targetId,
    })),
  ];
  return tree.flatMap(({ level, targetId }) => (targetId === null ? [] : [{ level, targetId }]));
}

/** What things at these places inherit, by characteristic. */
function inheritedAt(db: ReadDb, places: Places): Map<number, Inherited> {
  const chain = chainOf(db, places);
  const rows = db.all<
    TraitPlace & { traitId: number; value: string; rank: number; bg: string; en: string }
  >(sql`
    SELECT d.trait_id AS traitId, d.level, d.target_id AS targetId, d.value, c.key AS rank,
      CASE d.level WHEN 'class' THEN (SELECT name_bg FROM asset_class WHERE id = d.target_id)
        WHEN 'make' THEN (SELECT name FROM make WHERE id = d.target_id)
        WHEN 'model' THEN (SELECT name FROM model WHERE id = d.target_id)
        ELSE (SELECT name FROM modification WHERE id = d.target_id) END AS bg,
      CASE d.level WHEN 'class' THEN (SELECT name_en FROM asset_class WHERE id = d.target_id) END AS en
    FROM json_each(${JSON.stringify(chain)}) c
    JOIN trait_default d ON d.level = c.value ->> 'level' AND d.target_id = c.value ->> 'targetId'
    ORDER BY rank`);
  const found = new Map<number, Inherited>();
  for (const { traitId, level, targetId, value, bg, en } of rows)
    if (!found.has(traitId))
      found.set(traitId, { level, targetId, value, placeName: { bg: bg ?? '', en: en ?? bg ?? '' } });
  return found;
}

function ownValues(db: ReadDb, rows: ReturnType<typeof sql>): Map<number, string> {
  return new Map(
    db.all<{ traitId: number; value: string }>(rows).map(({ traitId, value }) => [traitId, value]),
  );
}

type Editable = (trait: Trait) => boolean;

/** Every characteristic of a thing's class, and those that it has a value of from another class or time. */
export function resolvedOfAsset(db: ReadDb, assetId: number, editable: Editable): ResolvedTrait[] {
  const places = placesOfAsset(db, assetId);
  const path = new Set(classPath(db, places.classId));
  const own = ownValues(
    db,
    sql`SELECT trait_id AS traitId, value FROM trait_value WHERE asset_id = ${assetId}`,
  );
  const fits = ({ classId, ended }: Trait) => !ended && (classId === null || path.has(classId));
  return resolved(db, { places, own, fits, editable });
}

/** The same of a place: of a class its own characteristics, of a make, model or modification those of its kind of things. */
export function resolvedOfPlace(db: ReadDb, place: TraitPlace, editable: Editable): ResolvedTrait[] {
  const own = ownValues(
    db,
    sql`SELECT trait_id AS traitId, value FROM trait_default WHERE level = ${place.level} AND target_id = ${place.targetId}`,
  );
  const above = placesAbove(db, place);
  const classes =
    place.level === 'class'
      ? new Set(classPath(db, place.targetId))
      : classesOfMake(db, place.level === 'make' ? place.targetId : above.makeId);
  const fits = ({ classId, ended }: Trait) => !ended && (classId === null || classes.has(classId));
  return resolved(db, { places: above, own, fits, editable });
}

/**
 * Classes of the kinds of things that a make is known to make, by the models in the card file; of every kind while there is
 * none. By the models because assets have an index of them and none of makes.
 */
function classesOfMake(db: ReadDb, makeId: number | null): Set<number> {
  const rows = db.all<{ id: number }>(sql`
    WITH known(kind) AS MATERIALIZED (SELECT DISTINCT a.kind FROM model d JOIN asset a ON a.model_id = d.id
      WHERE d.make_id = ${makeId})
    SELECT id FROM asset_class WHERE NOT EXISTS (SELECT 1 FROM known) OR kind IN (SELECT kind FROM known)`);
  return new Set(rows.map(({ id }) => id));
}

interface Resolving {
  places: Places;
  own: ReadonlyMap<number, string>;
  fits: (trait: Trait) => boolean;
  editable: Editable;
}

function resolved(db: ReadDb, { places, own, fits, editable }: Resolving): ResolvedTrait[] {
  const inherited = inheritedAt(db, places);
  return allTraits(db)
    .map((trait) => ({
      trait,
      own: own.get(trait.id) ?? null,
      inherited: inherited.get(trait.id) ?? null,
      fits: fits(trait),
      editable: editable(trait),
    }))
    .filter((row) => row.fits || row.own !== null);
}

/** Nearest class default of a characteristic for each class that has it; null where none says one. */
export function valueByClass(db: ReadDb, trait: Trait): Map<number, string | null> {
  const rows = db.all<{ id: number; parentId: number | null; value: string | null }>(sql`
    SELECT c.id, c.parent_id AS parentId, d.value FROM asset_class c
    LEFT JOIN trait_default d ON d.trait_id = ${trait.id} AND d.level = 'class' AND d.target_id = c.id`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const nearest = (id: number | null): string | null => {
    const row = id === null ? undefined : byId.get(id);
    return row ? (row.value ?? nearest(row.parentId)) : null;
  };
  const fitting = classesBelow(db, trait.classId);
  return new Map([...fitting].map((id) => [id, nearest(id)]));
}

const at = (name: string) => sql.placeholder(name);
const statements = preparedOnce((db: ReadDb) => ({
  number: db
    .select({
      id: sql<number>`t.id`,
      unit: sql<string | null>`t.unit`,
      classId: sql<number | null>`t.class_id`,
    })
    .from(sql`trait t`)
    .where(sql`t.code_key = ${at('code')} AND t.type = 'number' AND t.ended_at IS NULL`)
    .prepare(),
  own: db
    .select({ value: sql<string>`v.value` })
    .from(sql`trait_value v`)
    .where(sql`v.trait_id = ${at('traitId')} AND v.asset_id = ${at('assetId')}`)
    .prepare(),
}));

/** What packages ask of: the code of a characteristic is the quantity's own name. */
const codes = new Map(technicalQuantities.map((quantity) => [quantity, foldCode(quantity)]));

/**
 * How much of something goes into an item, by its characteristic: thousandths of the characteristic's unit. Null when no
 * characteristic has the quantity's code or nothing is written for the item.
 */
export function traitNumber(
  db: ReadDb,
  item: Places & { assetId: number | null },
  quantity: TechnicalQuantity,
): { milli: Milli; unit: string | null } | null {
  const trait = statements(db).number.get({ code: codes.get(quantity) ?? '' });
  if (!trait) return null;
  if (trait.classId !== null && item.classId !== null && !classPath(db, item.classId).includes(trait.classId))
    return null;
  const own =
    item.assetId === null
      ? undefined
      : statements(db).own.get({ traitId: trait.id, assetId: item.assetId })?.value;
  const value = own ?? inheritedAt(db, item).get(trait.id)?.value;
  return value === undefined ? null : { milli: Number(value), unit: trait.unit };
}
