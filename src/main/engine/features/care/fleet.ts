import type { MeterPoint, MeterUnit } from '@shared/features/assets/meters';
import { type Interval, itemsInForce, planRank } from '@shared/features/care/rules';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { firstUnitSql } from '../assets/slice';

/** Where a thing stands in the tree: all that plans fit by. */
export interface FleetPlace {
  /** Null: any thing of this place. */
  assetId: number | null;
  classId: number;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

export interface FleetItem extends Interval {
  id: number;
  planId: number;
  planName: string;
  own: boolean;
  rank: number;
  workKey: string;
  operationId: number | null;
  packageId: number | null;
  name: string;
}

interface PlanItemRow extends Omit<FleetItem, 'own' | 'rank'> {
  assetId: number | null;
  classId: number | null;
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
}

const itemColumns =
  sql.raw(`i.id, i.plan_id AS planId, p.name AS planName, i.work_key AS workKey, i.operation_id AS operationId,
  i.package_id AS packageId, coalesce(o.name_bg, k.name_bg, i.text) AS name, i.interval_months AS intervalMonths,
  i.interval_meter AS intervalMeter, p.asset_id AS assetId, p.class_id AS classId, p.make_id AS makeId, p.model_id AS modelId,
  p.modification_id AS modificationId`);
const itemTables = sql.raw(`service_item i JOIN service_plan p ON p.id = i.plan_id AND p.active = 1
  LEFT JOIN operation o ON o.id = i.operation_id LEFT JOIN package k ON k.id = i.package_id`);

/** Which of the works of all plans are in force for things: the closest plan wins (domain §2.5). */
export interface Planner {
  itemsOf(place: FleetPlace): FleetItem[];
}

/** Reads the plans once; a place that comes again costs nothing. */
export function planner(db: ReadDb): Planner {
  const rows = db.all<PlanItemRow>(sql`SELECT ${itemColumns} FROM ${itemTables} ORDER BY p.id, i.position`);
  const ofTree = rows.filter((row) => row.assetId === null);
  const ofThings = grouped(rows, (row) => row.assetId);
  const parents = new Map(
    db
      .all<{ id: number; parentId: number | null }>(sql`SELECT id, parent_id AS parentId FROM asset_class`)
      .map(({ id, parentId }) => [id, parentId]),
  );
  const known = new Map<string, PlanItemRow[]>();
  const fitting = (place: FleetPlace): PlanItemRow[] => {
    const key = [place.classId, place.makeId, place.modelId, place.modificationId].join();
    const found = known.get(key) ?? ofTree.filter((row) => fits(row, place, parents));
    known.set(key, found);
    return found;
  };
  return {
    itemsOf: (place) => {
      const own = place.assetId === null ? [] : (ofThings.get(place.assetId) ?? []);
      return itemsInForce([...own, ...fitting(place)].map(ranked));
    },
  };
}

const ranked = ({ assetId, classId, makeId, modelId, modificationId, ...item }: PlanItemRow): FleetItem => ({
  ...item,
  own: assetId !== null,
  rank: planRank({ assetId, classId, makeId, modelId, modificationId }),
});

function fits(plan: PlanItemRow, place: FleetPlace, parents: ReadonlyMap<number, number | null>): boolean {
  const same = (wanted: number | null, own: number | null) => wanted === null || wanted === own;
  return (
    same(plan.makeId, place.makeId) &&
    same(plan.modelId, place.modelId) &&
    same(plan.modificationId, place.modificationId) &&
    (plan.classId === null || isBelow(place.classId, plan.classId, parents))
  );
}

/** A class covers itself and the classes below it; the tree is small and has no loops. */
function isBelow(classId: number, above: number, parents: ReadonlyMap<number, number | null>): boolean {
  for (let at: number | null = classId; at !== null; at = parents.get(at) ?? null)
    if (at === above) return true;
  return false;
}

/** The different places of active things with how many stand there. */
export function fleetPlaces(db: ReadDb): (FleetPlace & { things: number })[] {
  return db.all(sql`
    SELECT NULL AS assetId, class_id AS classId, make_id AS makeId, model_id AS modelId, modification_id AS modificationId,
      count(*) AS things
    FROM asset WHERE active = 1 GROUP BY class_id, make_id, model_id, modification_id`);
}

export interface FleetThing extends FleetPlace {
  assetId: number;
  unit: MeterUnit;
  /** When it began to work: of the card, else its first registration. */
  startOn: string | null;
}

const thingColumns = sql`a.id AS assetId, a.class_id AS classId, a.make_id AS makeId, a.model_id AS modelId,
  a.modification_id AS modificationId, ${firstUnitSql} AS unit,
  coalesce((SELECT started_on FROM asset_commercial WHERE asset_id = a.id), a.first_registration_on) AS startOn`;

/** One thing with its place. */
export function fleetThing(db: ReadDb, assetId: number): FleetThing | undefined {
  return db.get<FleetThing>(sql`SELECT ${thingColumns} FROM asset a WHERE a.id = ${assetId}`);
}

/** Ids of some things, or null for the whole fleet. */
export type FleetPart = readonly number[] | null;

const within = (column: SQL, part: FleetPart): SQL =>
  part === null ? sql`` : part.length === 0 ? sql`AND 0` : sql`AND ${column} IN ${part}`;

/** Active things for which a date can be told: something was done, or they began to work since `startedSince`. */
export function fleetThings(db: ReadDb, startedSince: string, part: FleetPart): FleetThing[] {
  return db.all<FleetThing>(sql`
    SELECT * FROM (SELECT ${thingColumns} FROM asset a WHERE a.active = 1 ${within(sql`a.id`, part)}) t
    WHERE startOn >= ${startedSince} OR EXISTS (SELECT 1 FROM service_done d WHERE d.asset_id = t.assetId)`);
}

export interface LastDone {
  id: number;
  assetId: number;
  workKey: string;
  on: string;
  meter: number | null;
  orderId: number | null;
}

/** The newest valid time each work was done on things; of several on one day the one written last. */
export function lastDone(db: ReadDb, part: FleetPart): LastDone[] {
  // With max() SQLite takes the other columns from the row that has it.
  return db.all<LastDone>(sql`
    SELECT id, asset_id AS assetId, work_key AS workKey, "on", meter, order_id AS orderId, max("on" || printf('%012d', id)) AS newest
    FROM service_done WHERE annulled_at IS NULL ${within(sql`asset_id`, part)} GROUP BY asset_id, work_key`);
}

const keptReadings = 12;

/** The newest valid readings of every counter, newest first, by asset and unit. */
export function fleetReadings(db: ReadDb, part: FleetPart = null): ReadonlyMap<string, MeterPoint[]> {
  // As arrays and cut here: at design size a window function over all readings takes a second.
  const rows = db.values<[assetId: number, unit: MeterUnit, value: number, on: string]>(sql`
    SELECT asset_id, unit, value, "on" FROM meter_reading WHERE annulled_at IS NULL ${within(sql`asset_id`, part)}
    ORDER BY asset_id, "on" DESC, at DESC, id DESC`);
  const found = new Map<string, MeterPoint[]>();
  for (const [assetId, unit, value, on] of rows) {
    const key = readingsKey(assetId, unit);
    const known = found.get(key);
    if (!known) found.set(key, [{ value, on }]);
    else if (known.length < keptReadings) known.push({ value, on });
  }
  return found;
}

export const readingsKey = (assetId: number, unit: MeterUnit): string => `${assetId}:${unit}`;

/** Rows by a key, each group in the order of the rows. */
export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
