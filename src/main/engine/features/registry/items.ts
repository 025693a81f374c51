import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { contractState } from '@shared/features/assets/commercial';
import type { registryContract } from '@shared/features/registry/contract';
import type { ItemFilter, ItemRow } from '@shared/features/registry/model';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { assetTitleSql } from '../assets/slice';
import { inWarrantySql, thingConditions, thingsSql } from './things';

type List = (typeof registryContract)['registry.items'];
type Input = EntryInput<List>;
type Output = EntryOutput<List>;

const sortKeys: Readonly<Record<Input['sort']['by'], SQL>> = {
  item: sql`f.title_order`,
  serial: sql`f.serial_key`,
  client: sql`f.owner_order`,
  place: sql`f.place`,
  delivered: sql`f.delivered_on`,
  warrantyTo: sql`f.warranty_to`,
  components: sql`f.components`,
  contract: sql`f.contract_to`,
  lastOrder: sql`f.last_order_at`,
};

/** „Опис на изделията“ (reports L5): one page with the count and sums of the whole filtered set. */
export function listItems(ctx: QueryContext, input: Input): Output {
  return { ...itemPage(ctx, input), ...itemSums(ctx, input) };
}

interface FoundRow extends Omit<ItemRow, 'contractState' | 'inWarranty' | 'lastOrder'> {
  inWarranty: 0 | 1;
  contractFromOn: string | null;
  orderId: number | null;
}

/** The rows alone, for whoever goes through the whole list. */
export function itemPage(
  ctx: QueryContext,
  { filter, sort, cursor, limit }: Input,
): { rows: ItemRow[]; nextCursor: string | null } {
  const className = ctx.user.language === 'en' ? sql`name_en` : sql`name_bg`;
  const { rows, nextCursor } = keysetPage<FoundRow>(ctx.db, {
    columns: sql`a.id, a.kind, coalesce(nullif(${assetTitleSql}, ''), (SELECT ${className} FROM asset_class WHERE id = a.class_id)) AS title,
      coalesce(a.serial, a.vin) AS serial, a.owner_id AS ownerId, p.name AS ownerName, a.place, c.room, c.delivered_on AS deliveredOn,
      nullif(f.warranty_to, '') AS warrantyTo, f.asset_id IN ${inWarrantySql(ctx.today, sql`AND w.asset_id = f.asset_id`)} AS inWarranty, f.components,
      (SELECT group_concat(n.name, ', ') FROM (SELECT k.name FROM component_fitting g JOIN asset_component k ON k.id = g.component_id
        WHERE g.asset_id = a.id AND g.removed_on IS NULL ORDER BY g.mounted_on, g.id) n) AS componentNames,
      c.contract_number AS contractNumber, c.contract_from_on AS contractFromOn, c.contract_to_on AS contractToOn,
      (SELECT id FROM service_order WHERE asset_id = a.id AND number IS NOT NULL AND phase <> 'cancelled'
        ORDER BY received_at DESC, id DESC LIMIT 1) AS orderId`,
    from: thingsSql,
    where: conditionsOf(filter, ctx.today),
    ...{ sortKey: sortKeys[sort.by], dir: sort.dir, idColumn: sql`f.asset_id`, cursor, limit },
  });
  const orders = ordersOf(
    ctx,
    rows.flatMap(({ orderId }) => orderId ?? []),
  );
  return {
    rows: rows.map(({ contractFromOn, orderId, inWarranty, ...row }) => ({
      ...row,
      inWarranty: inWarranty === 1,
      contractState: contractState({ ...row, contractFromOn }, ctx.today),
      lastOrder: (orderId !== null && orders.get(orderId)) || null,
    })),
    nextCursor,
  };
}

function ordersOf(ctx: QueryContext, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, NonNullable<ItemRow['lastOrder']>>();
  const rows = ctx.db.all<NonNullable<ItemRow['lastOrder']>>(sql`
    SELECT id AS orderId, number, received_at AS at FROM service_order WHERE id IN ${ids}`);
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** Count and sums of the whole filtered set. */
export function itemSums(
  ctx: QueryContext,
  { filter }: Pick<Input, 'filter'>,
): Pick<Output, 'count' | 'totals'> {
  const sums = ctx.db.get<{ count: number; components: number; inWarranty: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(f.components), 0) AS components,
      coalesce(sum(f.asset_id IN ${inWarrantySql(ctx.today)}), 0) AS inWarranty
    FROM ${
      filter.kind === null
        ? sql`asset_figures f`
        : sql`asset_figures f CROSS JOIN asset a ON a.id = f.asset_id`
    }
    ${whereAll(conditionsOf(filter, ctx.today))}`);
  return {
    count: sums?.count ?? 0,
    totals: { components: sums?.components ?? 0, inWarranty: sums?.inWarranty ?? 0 },
  };
}

function conditionsOf(filter: ItemFilter, today: string): SQL[] {
  const conditions = thingConditions(filter, today);
  if (filter.warranty !== 'all') {
    const inside = sql`f.asset_id IN ${inWarrantySql(today)}`;
    conditions.push(filter.warranty === 'in' ? inside : sql`NOT ${inside}`);
  }
  if (filter.withComponents) conditions.push(sql`f.components > 0`);
  const contract = contractCondition(filter.contract, today);
  return contract ? [...conditions, contract] : conditions;
}

/** As `contractState` has it: without an end it holds for ever, before its first day it does not hold yet. */
function contractCondition(view: ItemFilter['contract'], today: string): SQL | null {
  switch (view) {
    case 'none':
      return sql`f.contract_to = ''`;
    case 'over':
      return sql`f.contract_to <> '' AND f.contract_to < ${today}`;
    case 'valid':
      return sql`f.contract_to >= ${today}
        AND f.asset_id NOT IN (SELECT asset_id FROM asset_commercial WHERE contract_from_on > ${today})`;
    case 'all':
      return null;
  }
}
