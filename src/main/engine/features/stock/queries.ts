import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { stockContract } from '@shared/features/stock/contract';
import { type StockRow, stockViews } from '@shared/features/stock/model';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { foldText } from '@shared/kernel/folding';
import { partKey } from '@shared/kernel/partNumber';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { countsOn } from '../parts/slice';

type Contract = typeof stockContract;
type ListInput = EntryInput<Contract['stock.list']>;

const sortKeys: Readonly<Record<ListInput['sort']['by'], SQL>> = {
  number: sql`p.family_key`,
  name: sql`p.name_order`,
  brand: sql`p.brand`,
  bin: sql`coalesce(b.bin, '')`,
  quantity: sql`coalesce(b.quantity, 0)`,
  price: sql`coalesce(p.price_cents, -1)`,
  value: sql`coalesce(b.value, 0)`,
};

/** Free of a family's other numbers, counted at its current one. */
const freeOfMembers = (
  warehouseId: number | null,
) => sql`coalesce((SELECT sum(fb.quantity_milli - fb.reserved_milli)
  FROM part f JOIN stock_balance fb ON fb.part_id = f.id ${warehouseId === null ? sql`` : sql`AND fb.warehouse_id = ${warehouseId}`}
  WHERE f.family_id = p.id), 0)`;

/** What is free of the whole family against the minimum of its current number (domain §4.2); an old number has none of its own. */
const isBelowMinimum = (warehouseId: number | null) => sql`(p.minimum_milli > 0 AND p.family_id IS NULL
  AND coalesce(b.quantity - b.reserved, 0) + ${freeOfMembers(warehouseId)} < p.minimum_milli)`;

const viewCondition = (
  view: ListInput['filter']['view'],
  warehouseId: number | null,
  on: string,
): SQL | null =>
  ({
    all: null,
    available: sql`b.quantity > 0`,
    belowMinimum: isBelowMinimum(warehouseId),
    /** In stock under a number that has been replaced. */
    replaced: sql`b.quantity > 0 AND p.id IN (SELECT s.part_id FROM part_substitute s WHERE s.kind <> 'equal' AND ${countsOn(on)})`,
    withoutPrice: sql`p.price_cents IS NULL`,
  })[view];

const isListed = sql`(p.active = 1 OR coalesce(b.quantity, 0) <> 0)`;

function conditionsOf(
  { text, view, groupId, brand, onlyAvailable, warehouseId }: ListInput['filter'],
  on: string,
): SQL[] {
  const key = partKey(text);
  const words = foldText(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => sql`p.folded LIKE ${`%${word}%`}`);
  const found = [
    ...(key
      ? [
          sql`p.number_key LIKE ${`%${key}%`}`,
          sql`replace(b.bin, '-', '') LIKE ${`${key}%`}`,
          sql`b.bin LIKE ${`${text.trim().toUpperCase()}%`}`,
        ]
      : []),
    ...(words.length > 0 ? [sql`(${sql.join(words, sql` AND `)})`] : []),
  ];
  const shown = viewCondition(view, warehouseId, on);
  return [
    isListed,
    ...(shown ? [shown] : []),
    ...(onlyAvailable ? [sql`b.quantity > 0`] : []),
    ...(brand === null ? [] : [sql`p.brand = ${brand}`]),
    ...(groupId === null ? [] : [sql`p.group_id = ${groupId}`]),
    ...(found.length === 0 ? [] : [sql`(${sql.join(found, sql` OR `)})`]),
  ];
}

/** Balances summed over the chosen warehouses. */
const from = (warehouseId: number | null) => sql`part p LEFT JOIN (
    SELECT part_id, sum(quantity_milli) AS quantity, sum(reserved_milli) AS reserved, sum(value_cents) AS value, max(bin) AS bin
    FROM stock_balance ${warehouseId === null ? sql`` : sql`WHERE warehouse_id = ${warehouseId}`} GROUP BY part_id
  ) b ON b.part_id = p.id LEFT JOIN part_group g ON g.id = p.group_id`;

const columnsOn = (
  warehouseId: number | null,
  on: string,
) => sql`p.id, p.number, p.brand, p.name_bg AS name, p.unit, g.name_bg AS "group", b.bin,
  coalesce(b.quantity, 0) AS quantityMilli, coalesce(b.reserved, 0) AS reservedMilli, p.minimum_milli AS minimumMilli,
  ${isBelowMinimum(warehouseId)} AS belowMinimum,
  p.price_cents AS priceCents, coalesce(b.value, 0) AS valueCents, p.active,
  p.family_id AS familyId, (SELECT count(*) FROM part f WHERE f.family_id = p.id) AS members,
  (SELECT r.number FROM part_substitute s JOIN part r ON r.id = s.substitute_id
    WHERE s.part_id = p.id AND s.kind = 'replaced' AND ${countsOn(on)} ORDER BY coalesce(s.from_on, '') DESC, s.id DESC LIMIT 1) AS replacedBy,
  (SELECT s.from_on FROM part_substitute s WHERE s.part_id = p.id AND s.kind = 'replaced' AND ${countsOn(on)}
    ORDER BY coalesce(s.from_on, '') DESC, s.id DESC LIMIT 1) AS replacedOn`;

type Totals = EntryOutput<Contract['stock.list']>['totals'];
type Found = Omit<
  StockRow,
  'freeMilli' | 'averageCents' | 'valueCents' | 'active' | 'depth' | 'belowMinimum'
> & {
  valueCents: number;
  active: number;
  belowMinimum: number;
};

/** Only the current numbers, and all members of the families that stand open. */
const foldedTo = (openFamilies: number[]): SQL =>
  openFamilies.length === 0
    ? sql`p.family_id IS NULL`
    : sql`(p.family_id IS NULL OR p.family_id IN ${openFamilies})`;

/** Складова наличност: one page with the totals of the whole filtered set, folded numbers included. */
export function listStock(ctx: QueryContext, input: ListInput): EntryOutput<Contract['stock.list']> {
  return { ...stockPage(ctx, input), ...stockSums(ctx, input) };
}

const shownIn = (openFamilies: number[] | null): SQL =>
  openFamilies === null ? sql`1` : foldedTo(openFamilies);

/** The rows alone, for whoever goes through the whole list. */
export function stockPage(
  ctx: QueryContext,
  input: ListInput,
): { rows: StockRow[]; nextCursor: string | null } {
  const { filter, openFamilies, sort, cursor, limit } = input;
  const seesCost = ctx.can('parts.viewCost');
  const { rows, nextCursor } = keysetPage<Found>(ctx.db, {
    columns: columnsOn(filter.warehouseId, ctx.today),
    from: from(filter.warehouseId),
    where: [...conditionsOf(filter, ctx.today), shownIn(openFamilies)],
    // The order by value would tell what may not be seen.
    sortKey: sortKeys[sort.by === 'value' && !seesCost ? 'quantity' : sort.by],
    dir: sort.dir,
    idColumn: sql`p.id`,
    cursor,
    limit,
  });
  return {
    rows: rows.map((row) => ({
      ...row,
      active: row.active === 1,
      belowMinimum: row.belowMinimum === 1,
      members: openFamilies === null ? 0 : row.members,
      depth: openFamilies !== null && row.familyId !== null ? 1 : 0,
      freeMilli: Math.max(0, row.quantityMilli - row.reservedMilli),
      averageCents: seesCost ? averageUnitCents(row) : null,
      valueCents: seesCost ? row.valueCents : null,
    })),
    nextCursor,
  };
}

/** Count and sums of the whole filtered set. */
export function stockSums(
  ctx: QueryContext,
  { filter, openFamilies }: ListInput,
): { count: number; totals: Totals } {
  const { count, ...totals } = ctx.db.get<Totals & { count: number }>(sql`
    SELECT count(*) AS articles, coalesce(sum(${shownIn(openFamilies)}), 0) AS count, coalesce(sum(${isBelowMinimum(filter.warehouseId)}), 0) AS belowMinimum,
      coalesce(sum(b.quantity), 0) AS quantityMilli, coalesce(sum(max(0, b.quantity - b.reserved)), 0) AS freeMilli,
      coalesce(sum(b.value), 0) AS valueCents
    FROM ${from(filter.warehouseId)} ${whereAll(conditionsOf(filter, ctx.today))}`);
  return { count, totals: { ...totals, valueCents: ctx.can('parts.viewCost') ? totals.valueCents : null } };
}

/** How many numbers stand in each view of a warehouse. */
export function viewCounts(
  ctx: QueryContext,
  { warehouseId }: EntryInput<Contract['stock.viewCounts']>,
): EntryOutput<Contract['stock.viewCounts']> {
  const sums = stockViews.map(
    (view) =>
      sql`coalesce(sum(${viewCondition(view, warehouseId, ctx.today) ?? sql`1`}), 0) AS ${sql.raw(`"${view}"`)}`,
  );
  return ctx.db.get<EntryOutput<Contract['stock.viewCounts']>>(
    sql`SELECT ${sql.join(sums, sql`, `)} FROM ${from(warehouseId)} WHERE ${isListed}`,
  );
}
