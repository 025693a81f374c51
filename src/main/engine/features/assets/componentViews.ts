import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { componentUse, warrantyState } from '@shared/features/assets/calc';
import type { ComponentHistory, ComponentRow } from '@shared/features/assets/components';
import type { assetsContract } from '@shared/features/assets/contract';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { componentById } from './componentRepo';
import { assetName } from './componentRules';
import { counterState } from './meter';
import { assetById } from './repo';
import { firstUnit } from './units';

type Components = (typeof assetsContract)['assets.components'];
type History = (typeof assetsContract)['assets.componentHistory'];

interface FittedRow
  extends Omit<ComponentRow, 'nowOn' | 'replacedBy' | 'used' | 'unit' | 'warranty' | 'componentAssetTitle'> {
  nowAssetId: number | null;
  replacedById: number | null;
  replacedByName: string | null;
  replacedBySerial: string | null;
}

/** What is and what was on an asset: the mounted ones first, each with its own warranty clock. */
export function listComponents(
  ctx: QueryContext,
  { assetId }: EntryInput<Components>,
): EntryOutput<Components> {
  assetById(ctx.db, assetId);
  const rows = ctx.db.all<FittedRow>(sql`
    SELECT c.id, c.version, c.name, c.serial, c.part_id AS partId, c.component_asset_id AS componentAssetId,
      c.warranty_giver AS warrantyGiver, c.warranty_to_on AS warrantyToOn, c.warranty_meter AS warrantyMeter,
      c.warranty_document AS warrantyDocument, c.note, f.id AS fittingId, f.position, pt.number AS partNumber,
      f.mounted_on AS mountedOn, f.mounted_meter AS mountedMeter, f.removed_on AS removedOn, f.removed_meter AS removedMeter,
      f.removal_reason AS removalReason, r.id AS replacedById, r.name AS replacedByName, r.serial AS replacedBySerial,
      (SELECT n.asset_id FROM component_fitting n WHERE n.component_id = c.id AND n.removed_on IS NULL) AS nowAssetId
    FROM component_fitting f JOIN asset_component c ON c.id = f.component_id LEFT JOIN part pt ON pt.id = c.part_id
      LEFT JOIN asset_component r ON r.id = c.replaced_by_id
    WHERE f.asset_id = ${assetId} ORDER BY f.removed_on IS NOT NULL, f.removed_on DESC, f.mounted_on DESC, f.id DESC`);
  return { rows: rows.map((row) => withClock(ctx, assetId, row)) };
}

function withClock(ctx: QueryContext, assetId: number, row: FittedRow): ComponentRow {
  const { nowAssetId, replacedById, replacedByName, replacedBySerial, ...fields } = row;
  const unit = firstUnit(ctx.db, assetId);
  const used = componentUse(stretchesOf(ctx.db, row.id, ctx.today));
  const own = row.warrantyToOn !== null || row.warrantyMeter !== null;
  const term = {
    fromOn: firstMounting(ctx.db, row.id),
    toOn: row.warrantyToOn,
    meterLimit: row.warrantyMeter,
  };
  return {
    ...fields,
    componentAssetTitle: row.componentAssetId === null ? null : assetName(ctx.db, row.componentAssetId),
    nowOn: nowAssetId === null ? null : { assetId: nowAssetId, title: assetName(ctx.db, nowAssetId) },
    replacedBy:
      replacedById === null
        ? null
        : { componentId: replacedById, name: replacedByName ?? '', serial: replacedBySerial },
    used,
    unit,
    warranty: own ? warrantyState(term, ctx.today, used, unit) : null,
  };
}

const firstMounting = (db: ReadDb, componentId: number): string =>
  db.get<{ on: string }>(
    sql`SELECT min(mounted_on) AS "on" FROM component_fitting WHERE component_id = ${componentId}`,
  )?.on ?? '';

interface StretchRow {
  assetId: number;
  mountedMeter: number | null;
  removedOn: string | null;
  removedMeter: number | null;
}

/** All stretches of the clock: the open one runs to the last reading of the thing that it is on. */
function stretchesOf(db: ReadDb, componentId: number, today: string) {
  const rows = db.all<StretchRow>(sql`
    SELECT asset_id AS assetId, mounted_meter AS mountedMeter, removed_on AS removedOn, removed_meter AS removedMeter
    FROM component_fitting WHERE component_id = ${componentId}`);
  return rows.map(({ assetId, mountedMeter, removedOn, removedMeter }) => ({
    mountedMeter,
    untilMeter:
      removedOn !== null
        ? removedMeter
        : (counterState(db, assetId, firstUnit(db, assetId), today).last?.value ?? null),
  }));
}

/** Every place where a component was, and the chain of those that came before and after it. */
export function componentHistory(
  ctx: QueryContext,
  { componentId }: EntryInput<History>,
): EntryOutput<History> {
  const { name, serial } = componentById(ctx.db, componentId);
  const fittings = ctx.db.all<Omit<ComponentHistory['fittings'][number], 'assetTitle'>>(sql`
    SELECT id, asset_id AS assetId, position, mounted_on AS mountedOn, mounted_meter AS mountedMeter, removed_on AS removedOn,
      removed_meter AS removedMeter, removal_reason AS removalReason
    FROM component_fitting WHERE component_id = ${componentId} ORDER BY mounted_on, id`);
  return {
    componentId,
    name,
    serial,
    fittings: fittings.map((one) => ({ ...one, assetTitle: assetName(ctx.db, one.assetId) })),
    chain: chainOf(ctx.db, componentId),
  };
}

function chainOf(db: ReadDb, componentId: number): ComponentHistory['chain'] {
  return db.all(sql`
    WITH RECURSIVE earlier(id, at) AS (
        SELECT ${componentId}, 0 UNION SELECT c.id, e.at - 1 FROM asset_component c JOIN earlier e ON c.replaced_by_id = e.id),
      later(id, at) AS (
        SELECT ${componentId}, 0 UNION
        SELECT c.replaced_by_id, l.at + 1 FROM asset_component c JOIN later l ON c.id = l.id WHERE c.replaced_by_id IS NOT NULL)
    SELECT c.id AS componentId, c.name, c.serial,
      (SELECT min(mounted_on) FROM component_fitting WHERE component_id = c.id) AS mountedOn,
      (SELECT max(removed_on) FROM component_fitting f WHERE f.component_id = c.id
        AND NOT EXISTS (SELECT 1 FROM component_fitting n WHERE n.component_id = c.id AND n.removed_on IS NULL)) AS removedOn
    FROM (SELECT id, at FROM earlier UNION SELECT id, at FROM later) chain JOIN asset_component c ON c.id = chain.id
    ORDER BY chain.at`);
}
