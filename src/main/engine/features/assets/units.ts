import { type MeterUnit, unitsOf } from '@shared/features/assets/meters';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { assetClass } from '../../db/schema/catalog';
import { preparedOnce } from '../../kernel/prepared';

const statements = preparedOnce((db: ReadDb) => ({
  class: db
    .select({ kind: asset.kind, meterUnit: assetClass.meterUnit })
    .from(asset)
    .innerJoin(assetClass, sql`${assetClass.id} = ${asset.classId}`)
    .where(sql`${asset.id} = ${sql.placeholder('assetId')}`)
    .prepare(),
}));

/** The counters of an asset by its class, the first one first; none for a class without a meter. */
export function assetUnits(db: ReadDb, assetId: number): readonly MeterUnit[] {
  const row = statements(db).class.get({ assetId });
  return row ? unitsOf(row.kind, row.meterUnit) : [];
}

/** The counters of a class, the first one first. */
export function classUnits(db: ReadDb, classId: number): readonly MeterUnit[] {
  const row = db.select().from(assetClass).where(eq(assetClass.id, classId)).get();
  return row ? unitsOf(row.kind, row.meterUnit) : [];
}

/** The unit that orders, warranties and components of an asset go by; by the kind where the class has no meter. */
export function firstUnit(db: ReadDb, assetId: number): MeterUnit {
  const row = statements(db).class.get({ assetId });
  const [first] = row ? unitsOf(row.kind, row.meterUnit) : [];
  return first ?? (row?.kind === 'equipment' ? 'h' : 'km');
}

const firstUnitText = `(SELECT CASE WHEN fu.meter_unit IN ('km', 'h') THEN fu.meter_unit
  WHEN a.kind = 'vehicle' THEN 'km' ELSE 'h' END FROM asset_class fu WHERE fu.id = a.class_id)`;

/** The first unit of an asset named a. */
export const firstUnitSql = sql.raw(firstUnitText);

/** The newest valid reading of the first counter of an asset named a: `value` the total, `dial` as the counter shows it. */
export const lastReadingSql = (what: 'value' | 'dial') =>
  sql.raw(`(SELECT ${what === 'dial' ? 'coalesce(lr.dial, lr.value)' : 'lr.value'} FROM meter_reading lr
    WHERE lr.asset_id = a.id AND lr.annulled_at IS NULL AND lr.unit = ${firstUnitText}
    ORDER BY lr."on" DESC, lr.at DESC, lr.id DESC LIMIT 1)`);
