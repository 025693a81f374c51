import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { registryContract } from '@shared/features/registry/contract';
import type { AssetFilter, AssetRow } from '@shared/features/registry/model';
import { addMonths, sofiaInstant } from '@shared/kernel/dates';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { assetTitleSql, firstUnitSql } from '../assets/slice';
import { nextServices, shownPhone } from '../care/slice';
import { openPhases, thingConditions, thingsSql } from './things';

type List = (typeof registryContract)['assets.list'];
type Input = EntryInput<List>;
type Output = EntryOutput<List>;

const sortKeys: Readonly<Record<Input['sort']['by'], SQL>> = {
  plate: sql`f.number_key`,
  serial: sql`f.serial_key`,
  title: sql`f.title_order`,
  owner: sql`f.owner_order`,
  year: sql`f.year`,
  meter: sql`f.meter`,
  warrantyTo: sql`f.warranty_to`,
  orders: sql`f.orders`,
  turnover: sql`f.turnover_cents`,
  lastOrderAt: sql`f.last_order_at`,
};

/** „Картотека – списък“ (reports L1): one page with the count and sums of the whole filtered set. */
export function listAssets(ctx: QueryContext, input: Input): Output {
  return { ...assetPage(ctx, input), ...assetSums(ctx, input) };
}

interface FoundRow extends Omit<AssetRow, 'nextService'> {
  ownerKind: 'person' | 'firm' | null;
}

/** The rows alone, for whoever goes through the whole list. */
export function assetPage(
  ctx: QueryContext,
  { filter, sort, cursor, limit }: Input,
): { rows: AssetRow[]; nextCursor: string | null } {
  const showsTurnover = ctx.can('invoices.view');
  // Who may not see the figure may not order by it either: a shared view of others asks for it.
  const by = sort.by === 'turnover' && !showsTurnover ? 'lastOrderAt' : sort.by;
  const { rows, nextCursor } = keysetPage<FoundRow>(ctx.db, {
    columns: sql`a.id, a.kind, a.plate, a.vin, a.serial, ${assetTitleSql} AS title, mk.name AS make, mo.name AS model,
      md.name AS modification, a.year, a.owner_id AS ownerId, p.name AS ownerName, p.kind AS ownerKind,
      (SELECT value FROM party_contact WHERE party_id = a.owner_id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone,
      CASE WHEN f.meter_on <> '' THEN f.meter END AS meter, ${firstUnitSql} AS meterUnit, nullif(f.meter_on, '') AS meterOn,
      nullif(f.warranty_to, '') AS warrantyTo, a.inspection_on AS inspectionOn, a.insurance_on AS insuranceOn, f.orders,
      ${showsTurnover ? sql`f.turnover_cents` : sql`NULL`} AS turnoverCents, nullif(f.last_order_at, 0) AS lastOrderAt,
      (SELECT id FROM service_order WHERE asset_id = a.id AND ${openPhases} ORDER BY id DESC LIMIT 1) AS openOrderId`,
    from: thingsSql,
    where: registryConditions(filter, ctx.today),
    ...{ sortKey: sortKeys[by], dir: sort.dir, idColumn: sql`f.asset_id`, cursor, limit },
  });
  const ids = rows.map(({ id }) => id);
  const services = nextServices(ctx.db, ids, ctx.today);
  return {
    rows: rows.map(({ ownerKind, ...row }) => ({
      ...row,
      phone: shownPhone(ctx, { phone: row.phone, ownerKind }),
      nextService: services.get(row.id) ?? null,
    })),
    nextCursor,
  };
}

/** Count and sums of the whole filtered set. */
export function assetSums(
  ctx: QueryContext,
  { filter }: Pick<Input, 'filter'>,
): Pick<Output, 'count' | 'totals'> {
  const sums = ctx.db.get<{ count: number; inWorkshop: number; orders: number; turnoverCents: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(f.orders), 0) AS orders, coalesce(sum(f.turnover_cents), 0) AS turnoverCents,
      count(CASE WHEN f.asset_id IN (SELECT asset_id FROM service_order WHERE ${openPhases}) THEN 1 END) AS inWorkshop
    FROM ${opensCards(filter) ? sql`asset_figures f CROSS JOIN asset a ON a.id = f.asset_id` : sql`asset_figures f`}
    ${whereAll(registryConditions(filter, ctx.today))}`);
  return {
    count: sums?.count ?? 0,
    totals: {
      inWorkshop: sums?.inWorkshop ?? 0,
      orders: sums?.orders ?? 0,
      turnoverCents: ctx.can('invoices.view') ? (sums?.turnoverCents ?? 0) : null,
    },
  };
}

const opensCards = (filter: AssetFilter): boolean =>
  [filter.kind, filter.makeId, filter.noVisitMonths, filter.inspectionUntilOn, filter.insuranceUntilOn].some(
    (value) => value !== null,
  );

/** The conditions of the list's filter on a thing named a with its figures f. */
export function registryConditions(filter: AssetFilter, today: string): SQL[] {
  const conditions = thingConditions(filter, today);
  const { makeId, inWorkshop, noVisitMonths, inspectionUntilOn, insuranceUntilOn } = filter;
  if (makeId) conditions.push(sql`a.make_id = ${makeId}`);
  if (inWorkshop)
    conditions.push(sql`f.asset_id IN (SELECT asset_id FROM service_order WHERE ${openPhases})`);
  if (noVisitMonths !== null) {
    const since = sofiaInstant(addMonths(today, -noVisitMonths), '00:00');
    conditions.push(sql`f.last_order_at < ${since} AND (f.last_order_at > 0 OR a.created_at < ${since})`);
  }
  if (inspectionUntilOn) conditions.push(sql`a.inspection_on <= ${inspectionUntilOn}`);
  if (insuranceUntilOn) conditions.push(sql`a.insurance_on <= ${insuranceUntilOn}`);
  return conditions;
}
