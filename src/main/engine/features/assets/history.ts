import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { assetsContract } from '@shared/features/assets/contract';
import { type MeterPoint, meterOn } from '@shared/features/assets/meters';
import { sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { assetById } from './repo';
import { assetUnits } from './units';

type AsOf = (typeof assetsContract)['assets.asOf'];

/** Whose it was, with which plate and at what meter on a date (domain §2.2–2.3). */
export function assetAsOf(ctx: QueryContext, { assetId, on }: EntryInput<AsOf>): EntryOutput<AsOf> {
  assetById(ctx.db, assetId);
  const holds = sql`from_on <= ${on} AND (to_on IS NULL OR to_on > ${on})`;
  const owner = ctx.db.get<EntryOutput<AsOf>['owner']>(sql`
    SELECT w.party_id AS partyId, p.name, w.from_on AS fromOn, w.to_on AS toOn
    FROM asset_owner w JOIN party p ON p.id = w.party_id WHERE w.asset_id = ${assetId} AND ${holds}`);
  const plate = ctx.db.get<EntryOutput<AsOf>['plate']>(sql`
    SELECT plate, from_on AS fromOn, to_on AS toOn FROM asset_plate WHERE asset_id = ${assetId} AND ${holds}`);
  return {
    owner: owner ?? null,
    plate: plate ?? null,
    meters: assetUnits(ctx.db, assetId).map((unit) => {
      const readings = ctx.db.all<MeterPoint>(sql`
        SELECT value, "on" FROM meter_reading WHERE asset_id = ${assetId} AND unit = ${unit} AND annulled_at IS NULL
        ORDER BY "on", at, id`);
      return { unit, ...meterOn(readings, on) };
    }),
  };
}
