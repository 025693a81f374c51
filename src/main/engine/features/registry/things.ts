import type { AssetFilter } from '@shared/features/registry/model';
import { type SQL, sql } from 'drizzle-orm';
import { assetNamesSql, firstUnitSql } from '../assets/slice';
import { matchedIdsSql } from '../search/slice';

/**
 * Things with their kept figures (asset_figures), the figures first: the order of a page is the order of one of their indexes.
 * What is asked of a page stands on f, so that 100,000 cards are not opened for it.
 */
export const thingsSql = sql`asset_figures f CROSS JOIN asset a ON a.id = f.asset_id ${assetNamesSql}
  LEFT JOIN party p ON p.id = a.owner_id LEFT JOIN asset_commercial c ON c.asset_id = a.id`;

export const openPhases = sql.raw("phase NOT IN ('released', 'cancelled')");

/** What both lists narrow by. */
export function thingConditions(
  filter: Pick<AssetFilter, 'text' | 'kind' | 'inactive' | 'warrantyUntilOn'>,
  today: string,
): SQL[] {
  const conditions = [filter.inactive ? sql`f.active = 0` : sql`f.active = 1`];
  const matched = matchedIdsSql('asset', filter.text);
  if (matched) conditions.push(sql`f.asset_id IN ${matched}`);
  if (filter.kind) conditions.push(sql`a.kind = ${filter.kind}`);
  if (filter.warrantyUntilOn)
    conditions.push(sql`f.warranty_to BETWEEN ${today} AND ${filter.warrantyUntilOn}`);
  return conditions;
}

/**
 * Ids of the things that are in warranty by date and by meter (domain §2.1), by their last readings; of `one` alone if told. A
 * warranty without a last day has a limit of the meter, so the many without a limit are read from the index of their ends.
 */
export const inWarrantySql = (today: string, one: SQL = sql``): SQL => sql`(
  SELECT w.asset_id FROM asset_warranty w
  WHERE w.to_on >= ${today} AND w.from_on <= ${today} AND w.meter_limit IS NULL ${one}
  UNION ALL SELECT w.asset_id FROM asset_warranty w JOIN asset a ON a.id = w.asset_id
  WHERE w.meter_limit IS NOT NULL AND w.from_on <= ${today} AND (w.to_on IS NULL OR w.to_on >= ${today}) ${one}
    AND w.meter_limit >= coalesce((SELECT r.value FROM meter_reading r WHERE r.asset_id = a.id AND r.annulled_at IS NULL
      AND r.unit = coalesce(w.meter_unit, ${firstUnitSql}) ORDER BY r."on" DESC, r.at DESC, r.id DESC LIMIT 1), 0))`;
