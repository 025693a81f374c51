import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { assetsContract } from '@shared/features/assets/contract';
import type { AssetRow } from '@shared/features/assets/model';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { matchedIdsSql } from '../search/slice';
import { assetNamesSql, assetTitleSql } from './repo';
import { firstUnitSql, lastReadingSql } from './units';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Output<N extends keyof typeof assetsContract> = EntryOutput<(typeof assetsContract)[N]>;

const lastOrderAt = sql.raw('(SELECT max(received_at) FROM service_order WHERE asset_id = a.id)');
const isOpen = sql.raw("phase NOT IN ('released', 'cancelled')");

const sortKeys: Readonly<Record<Input<'assets.list'>['sort']['by'], SQL>> = {
  plate: sql`coalesce(a.plate_key, a.serial_key, a.vin_key, '')`,
  title: sql`coalesce(mk.name_order, '') || ' ' || coalesce(mo.name_order, '')`,
  owner: sql`coalesce(p.name_order, '')`,
  year: sql`coalesce(a.year, 0)`,
  lastOrderAt: sql`coalesce(${lastOrderAt}, 0)`,
};

export function listAssets(ctx: QueryContext, input: Input<'assets.list'>): Output<'assets.list'> {
  return { ...assetPage<AssetRow>(ctx, input), ...assetSums(ctx, input) };
}

/** The rows alone, for whoever goes through the whole list; `more` are columns that the screen has no room for. */
export function assetPage<Row extends AssetRow>(
  ctx: QueryContext,
  input: Input<'assets.list'>,
  more: SQL = sql``,
): { rows: Row[]; nextCursor: string | null } {
  const from = sql`asset a ${assetNamesSql} LEFT JOIN party p ON p.id = a.owner_id`;
  const where = filterConditions(input.filter);
  return keysetPage<Row>(ctx.db, {
    columns: sql`a.id, a.kind, a.plate, a.vin, a.serial, ${assetTitleSql} AS title, a.year, a.owner_id AS ownerId, p.name AS ownerName,
      ${lastReadingSql('value')} AS meter, ${firstUnitSql} AS meterUnit,
      ${lastOrderAt} AS lastOrderAt,
      (SELECT count(*) FROM service_order WHERE asset_id = a.id AND number IS NOT NULL) AS orders,
      (SELECT id FROM service_order WHERE asset_id = a.id AND ${isOpen} ORDER BY id DESC LIMIT 1) AS openOrderId${more}`,
    from,
    where,
    sortKey: sortKeys[input.sort.by],
    dir: input.sort.dir,
    idColumn: sql`a.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
}

/** Count and sums of the whole filtered set. */
export function assetSums(
  ctx: QueryContext,
  { filter }: Input<'assets.list'>,
): Pick<Output<'assets.list'>, 'count' | 'totals'> {
  const sums = ctx.db.get<{ count: number; inWorkshop: number }>(sql`
    SELECT count(*) AS count,
      count(CASE WHEN a.id IN (SELECT asset_id FROM service_order WHERE ${isOpen}) THEN 1 END) AS inWorkshop
    FROM asset a ${whereAll(filterConditions(filter))}`);
  return {
    count: sums?.count ?? 0,
    totals: { inWorkshop: sums?.inWorkshop ?? 0 },
  };
}

function filterConditions(filter: Input<'assets.list'>['filter']): SQL[] {
  const conditions = [filter.inactive ? sql`a.active = 0` : sql`a.active = 1`];
  const matched = matchedIdsSql('asset', filter.text);
  if (matched) conditions.push(sql`a.id IN ${matched}`);
  if (filter.kind) conditions.push(sql`a.kind = ${filter.kind}`);
  if (filter.makeId) conditions.push(sql`a.make_id = ${filter.makeId}`);
  if (filter.inWorkshop) conditions.push(sql`a.id IN (SELECT asset_id FROM service_order WHERE ${isOpen})`);
  return conditions;
}
