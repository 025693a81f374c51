import { DomainError } from '@shared/contract/errors';
import type { AssetInput, AssetSummary } from '@shared/features/assets/model';
import { plateKey } from '@shared/kernel/plates';
import { vinKey } from '@shared/kernel/vin';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { preparedOnce } from '../../kernel/prepared';

export type AssetRecord = typeof asset.$inferSelect;

/** Make, model and modification in one line, over the joins of `assetNamesSql` on an asset named a. */
export const assetTitleSql = sql.raw(
  "trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '') || ' ' || coalesce(md.name, ''))",
);
export const assetNamesSql = sql.raw(
  'LEFT JOIN make mk ON mk.id = a.make_id LEFT JOIN model mo ON mo.id = a.model_id LEFT JOIN modification md ON md.id = a.modification_id',
);

const idParameter = sql.placeholder('id');
const keyParameter = sql.placeholder('key');

const statements = preparedOnce((db: ReadDb) => ({
  byId: db.select().from(asset).where(eq(asset.id, idParameter)).prepare(),
  summary: db
    .select({
      id: sql<number>`a.id`,
      kind: sql<AssetSummary['kind']>`a.kind`,
      plate: sql<string | null>`a.plate`,
      vin: sql<string | null>`a.vin`,
      serial: sql<string | null>`a.serial`,
      title: sql<string>`${assetTitleSql}`,
      makeId: sql<number | null>`a.make_id`,
      modelId: sql<number | null>`a.model_id`,
      modificationId: sql<number | null>`a.modification_id`,
      classId: sql<number>`a.class_id`,
      ownerId: sql<number | null>`a.owner_id`,
      ownerName: sql<string | null>`p.name`,
    })
    .from(sql`asset a ${assetNamesSql} LEFT JOIN party p ON p.id = a.owner_id`)
    .where(sql`a.id = ${idParameter}`)
    .prepare(),
  byPlate: db
    .select({ id: asset.id })
    .from(asset)
    .where(and(eq(asset.plateKey, keyParameter), eq(asset.active, true)))
    .prepare(),
  byVin: db.select({ id: asset.id }).from(asset).where(eq(asset.vinKey, keyParameter)).prepare(),
  bySerial: db
    .select({ id: asset.id })
    .from(asset)
    .where(eq(asset.serialKey, keyParameter))
    .limit(1)
    .prepare(),
}));

/** @throws DomainError NOT_FOUND */
export function assetById(db: ReadDb, id: number): AssetRecord {
  const found = statements(db).byId.get({ id });
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** What others show of an asset. @throws DomainError NOT_FOUND */
export function assetSummary(db: ReadDb, id: number): AssetSummary {
  const found = statements(db).summary.get({ id });
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** Id of the active asset that has this plate now. */
export const holderOfPlate = (db: ReadDb, plate: string): number | null =>
  statements(db).byPlate.get({ key: plateKey(plate) })?.id ?? null;

export const holderOfVin = (db: ReadDb, vin: string): number | null =>
  statements(db).byVin.get({ key: vinKey(vin) })?.id ?? null;

export const holderOfSerial = (db: ReadDb, serial: string): number | null =>
  statements(db).bySerial.get({ key: vinKey(serial) })?.id ?? null;

/** The columns of the typed fields without the plate, which has a history of its own. */
export function columnsOf(input: AssetInput) {
  const { plate: _plate, vin, serial, ...fields } = input;
  return {
    ...fields,
    vin: vin === null ? null : vinKey(vin),
    vinKey: vin === null ? null : vinKey(vin),
    serial,
    serialKey: serial === null ? null : vinKey(serial),
  };
}
