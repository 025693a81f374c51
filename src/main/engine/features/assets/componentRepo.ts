import { DomainError } from '@shared/contract/errors';
import { type MeterPoint, meterOn } from '@shared/features/assets/meters';
import type { IsoDate } from '@shared/kernel/dates';
import { desc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetComponent, componentFitting } from '../../db/schema/assets';
import { firstUnit } from './units';

export type ComponentRecord = typeof assetComponent.$inferSelect;
export type FittingRecord = typeof componentFitting.$inferSelect;

/** @throws DomainError NOT_FOUND */
export function componentById(db: ReadDb, id: number): ComponentRecord {
  const found = db.select().from(assetComponent).where(eq(assetComponent.id, id)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** Where the component is now, or was last. */
export const lastFitting = (db: ReadDb, componentId: number): FittingRecord | undefined =>
  db
    .select()
    .from(componentFitting)
    .where(eq(componentFitting.componentId, componentId))
    .orderBy(sql`removed_on IS NOT NULL`, desc(componentFitting.mountedOn), desc(componentFitting.id))
    .get();

/**
 * The total of an asset's first counter at a mounting or removal: the figure of the counter that was in it that day, else
 * what the log says of the day, exactly, on the line between two readings, or as read last.
 */
export function mountedMeterOn(
  db: ReadDb,
  assetId: number,
  { on, meter }: { on: IsoDate; meter: number | null },
): number | null {
  const unit = firstUnit(db, assetId);
  if (meter !== null) {
    const row = db.get<{ offset: number }>(sql`
      SELECT "offset" FROM meter_counter WHERE asset_id = ${assetId} AND unit = ${unit} AND "on" <= ${on}
      ORDER BY at DESC, id DESC LIMIT 1`);
    return meter + (row?.offset ?? 0);
  }
  const readings = db.all<MeterPoint>(sql`
    SELECT value, "on" FROM meter_reading WHERE asset_id = ${assetId} AND unit = ${unit} AND annulled_at IS NULL
    ORDER BY "on", at, id`);
  const known = meterOn(readings, on);
  return known.value ?? known.before?.value ?? null;
}
