import { DomainError } from '@shared/contract/errors';
import type { ComponentInput } from '@shared/features/assets/components';
import { vinKey } from '@shared/kernel/vin';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { ComponentRecord } from './componentRepo';
import { assetSummary } from './repo';
import { firstUnit } from './units';

/** Number and name by which a path names an asset. */
export function assetName(db: ReadDb, assetId: number): string {
  const { plate, serial, vin, title } = assetSummary(db, assetId);
  return [plate ?? serial ?? vin, title].filter(Boolean).join(' ');
}

/** The asset that an asset is mounted on now, as a component. */
const holderOf = (db: ReadDb, assetId: number): number | null =>
  db.get<{ assetId: number }>(sql`
    SELECT f.asset_id AS assetId FROM component_fitting f JOIN asset_component c ON c.id = f.component_id
    WHERE c.component_asset_id = ${assetId} AND f.removed_on IS NULL LIMIT 1`)?.assetId ?? null;

/** @throws DomainError COMPONENT_LOOP with the path, when a thing would stand inside itself (domain §2.1) */
export function refuseLoop(db: ReadDb, assetId: number, componentAssetId: number | null): void {
  if (componentAssetId === null) return;
  const path = [componentAssetId, assetId];
  let at: number | null = assetId;
  while (at !== null && at !== componentAssetId) {
    at = holderOf(db, at);
    if (at !== null) path.push(at);
  }
  if (at === null) return;
  const names = path.map((id) => assetName(db, id));
  throw new DomainError('COMPONENT_LOOP', { path: names.join(' → ') });
}

/**
 * One thing is on one place at a time: its card, or the same serial of the same part or name.
 * @throws DomainError COMPONENT_ELSEWHERE with the asset that it is on
 */
export function refuseSecondPlace(
  db: ReadDb,
  {
    componentAssetId,
    serial,
    partId,
    name,
  }: Pick<ComponentInput, 'componentAssetId' | 'serial' | 'partId' | 'name'>,
  exceptId: number | null,
): void {
  const row = db.get<{ assetId: number; name: string }>(sql`
    SELECT f.asset_id AS assetId, c.name FROM component_fitting f JOIN asset_component c ON c.id = f.component_id
    WHERE f.removed_on IS NULL AND c.id IS NOT ${exceptId} AND (
      c.component_asset_id = ${componentAssetId}
      OR (c.serial_key = ${serial === null ? null : vinKey(serial)} AND (c.part_id = ${partId} OR c.name = ${name}))) LIMIT 1`);
  if (!row) return;
  const params = { name: row.name, assetId: row.assetId, title: assetName(db, row.assetId) };
  throw new DomainError('COMPONENT_ELSEWHERE', params);
}

/** A clock of km goes on only in km. @throws DomainError COMPONENT_UNIT */
export function refuseUnitChange(
  db: ReadDb,
  component: ComponentRecord,
  fromAssetId: number | null,
  toAssetId: number,
): void {
  if (fromAssetId === null || component.warrantyMeter === null) return;
  if (firstUnit(db, fromAssetId) !== firstUnit(db, toAssetId))
    throw new DomainError('COMPONENT_UNIT', { name: component.name });
}
