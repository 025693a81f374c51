import { DomainError } from '@shared/contract/errors';
import type { OrderView } from '@shared/features/orders/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { firstUnit, lastReadingSql } from '../assets/slice';

/** Make, model and modification in one line; for statements that join them as mk, mo and md. */
export const assetTitleSql = sql.raw(
  "trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '') || ' ' || coalesce(md.name, ''))",
);

/** The joins that `assetTitleSql` needs, on an asset named a. */
export const assetJoinsSql = sql.raw(
  'LEFT JOIN make mk ON mk.id = a.make_id LEFT JOIN model mo ON mo.id = a.model_id LEFT JOIN modification md ON md.id = a.modification_id',
);

/** What is shown of the item in the header of an order. @throws DomainError NOT_FOUND */
export function assetHead(db: ReadDb, assetId: number): OrderView['asset'] {
  const row = db.get<Omit<OrderView['asset'], 'meterUnit'>>(sql`
    SELECT a.id, a.kind, a.plate, a.serial, a.vin, ${assetTitleSql} AS title, a.year, a.colour,
      ${lastReadingSql('dial')} AS lastMeter
    FROM asset a ${assetJoinsSql} WHERE a.id = ${assetId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  return { ...row, meterUnit: firstUnit(db, assetId) };
}

/** The first phone of a client as stored (E.164 where known); null when there is none. */
export function clientPhone(db: ReadDb, clientId: number): string | null {
  const row = db.get<{ value: string }>(sql`
    SELECT value FROM party_contact WHERE party_id = ${clientId} AND kind = 'phone' ORDER BY position, id LIMIT 1`);
  return row?.value ?? null;
}
