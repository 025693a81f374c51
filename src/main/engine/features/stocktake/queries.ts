import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { stocktakeContract } from '@shared/features/stocktake/contract';
import { isCounting, type StocktakeLine, type StocktakeView } from '@shared/features/stocktake/model';
import { foldText } from '@shared/kernel/folding';
import { multiplyCents } from '@shared/kernel/money';
import { partKey } from '@shared/kernel/partNumber';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { knownWarehouse } from '../stock/slice';
import {
  type Difference,
  differenceCents,
  differenceSql,
  differencesOf,
  lastCostSql,
  type StocktakeRecord,
  stocktakeById,
  unitCostOf,
} from './repo';

type Contract = typeof stocktakeContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type HeadRow = Omit<Output<'stocktake.list'>['rows'][number], 'blind'> & { blind: number };

const binsText = sql`(SELECT group_concat(bin, ', ') FROM (SELECT bin FROM stocktake_bin x
  WHERE x.stocktake_id = s.id AND x.bin <> '' ORDER BY x.bin LIMIT 12))`;
const headColumns = sql`s.id, s.number, s.version, w.name AS warehouse, s.scope, s.blind, s.state, s.created_at AS createdAt,
  coalesce(u.name, '') AS createdBy, d.id AS documentId, d.number AS documentNumber,
  CASE s.scope WHEN 'group' THEN coalesce(g.name_bg, '') WHEN 'bins' THEN coalesce(${binsText}, '') ELSE '' END AS scopeText,
  (SELECT count(*) FROM stocktake_line l WHERE l.stocktake_id = s.id) AS lines,
  (SELECT count(*) FROM stocktake_line l WHERE l.stocktake_id = s.id AND l.counted_milli IS NOT NULL) AS counted`;
const headTables = sql`stocktake s JOIN warehouse w ON w.id = s.warehouse_id LEFT JOIN user u ON u.id = s.created_by
  LEFT JOIN part_group g ON g.id = s.group_id LEFT JOIN stock_document d ON d.id = s.document_id`;

/** All stocktakes, the open ones first, then the newest. */
export function listStocktakes(ctx: QueryContext): Output<'stocktake.list'> {
  const rows = ctx.db.all<HeadRow>(sql`SELECT ${headColumns} FROM ${headTables}
    ORDER BY s.state IN ('approved', 'cancelled'), s.id DESC`);
  return { rows: rows.map(({ blind, ...row }) => ({ ...row, blind: blind === 1 })) };
}

/** Whether what the books say may be seen: not while a blind count is going on, by nobody (domain §4.7). */
const seesBook = ({ blind, state }: StocktakeRecord): boolean => !blind || !isCounting(state);

/** One stocktake with its progress by place. @throws DomainError NOT_FOUND */
export function stocktakeCard(
  ctx: QueryContext,
  { stocktakeId }: Input<'stocktake.open'>,
): Output<'stocktake.open'> {
  const record = stocktakeById(ctx.db, stocktakeId);
  const head = ctx.db.get<
    HeadRow & {
      note: string | null;
      countedAt: number | null;
      approvedAt: number | null;
      approvedBy: string | null;
    }
  >(sql`
    SELECT ${headColumns}, s.note, s.counted_at AS countedAt, s.approved_at AS approvedAt, a.name AS approvedBy
    FROM ${headTables} LEFT JOIN user a ON a.id = s.approved_by WHERE s.id = ${stocktakeId}`);
  const bins = ctx.db.all<Output<'stocktake.open'>['bins'][number]>(sql`
    SELECT b.bin, count(l.id) AS lines, count(l.counted_milli) AS counted FROM stocktake_bin b
      LEFT JOIN stocktake_line l ON l.stocktake_id = b.stocktake_id AND l.bin = b.bin
    WHERE b.stocktake_id = ${stocktakeId} GROUP BY b.bin ORDER BY b.bin`);
  const sums = sumsOf(ctx, record);
  return {
    ...(head as HeadRow),
    blind: record.blind,
    note: record.note,
    countedAt: record.countedAt,
    approvedAt: record.approvedAt,
    approvedBy: head?.approvedBy ?? null,
    ...{ sums, bins, refusal: refusalOf(record, sums) },
  };
}

/** What stands against the approval, as an error code. */
function refusalOf({ state }: StocktakeRecord, sums: Output<'stocktake.open'>['sums']): string | null {
  if (state !== 'counted') return 'STOCKTAKE_STATE';
  if (sums.unknown > 0) return 'STOCKTAKE_UNKNOWN';
  return (sums.withoutCost ?? 0) > 0 ? 'STOCKTAKE_WITHOUT_COST' : null;
}

function sumsOf(ctx: QueryContext, record: StocktakeRecord): Output<'stocktake.open'>['sums'] {
  const counts = ctx.db.get<{ lines: number; counted: number; unknown: number }>(sql`
    SELECT count(*) AS lines, count(counted_milli) AS counted, coalesce(sum(part_id IS NULL), 0) AS unknown
    FROM stocktake_line WHERE stocktake_id = ${record.id}`) ?? { lines: 0, counted: 0, unknown: 0 };
  if (!seesBook(record))
    return { ...counts, differences: null, surplusCents: null, shortageCents: null, withoutCost: null };
  const all = record.state === 'cancelled' ? [] : differencesOf(ctx.db, record);
  const values = all.map(differenceCents);
  const sum = (sign: 1 | -1) =>
    values.reduce<number>((total, cents) => total + (cents !== null && cents * sign > 0 ? cents : 0), 0);
  const seesCost = ctx.can('parts.viewCost');
  return {
    ...counts,
    differences: all.length,
    surplusCents: seesCost ? sum(1) : null,
    shortageCents: seesCost ? sum(-1) : null,
    withoutCost: values.filter((cents) => cents === null).length,
  };
}

const viewSql: Readonly<Record<StocktakeView, SQL>> = {
  all: sql`1`,
  known: sql`l.part_id IS NOT NULL`,
  uncounted: sql`(l.counted_milli IS NULL OR (l.recount = 1 AND l.recounted_milli IS NULL))`,
  counted: sql`l.counted_milli IS NOT NULL`,
  differences: sql`(l.part_id IS NOT NULL AND ${differenceSql} <> 0)`,
  unknown: sql`l.part_id IS NULL`,
};

function conditionsOf(record: StocktakeRecord, { view, bin, text }: Input<'stocktake.lines'>): SQL[] {
  const key = partKey(text);
  const words = foldText(text).split(' ').filter(Boolean);
  const named = words.map((word) => sql`p.folded LIKE ${`%${word}%`}`);
  // A blind count would tell by what is listed where the books and the shelf differ.
  const shown = view === 'differences' && !seesBook(record) ? sql`0` : viewSql[view];
  return [
    sql`l.stocktake_id = ${record.id}`,
    shown,
    ...(bin === null ? [] : [sql`l.bin = ${bin}`]),
    ...(words.length === 0
      ? []
      : [
          sql`((${key} <> '' AND (p.number_key LIKE ${`%${key}%`} OR l.code LIKE ${`%${text.trim()}%`})) OR (${sql.join(named, sql` AND `)}))`,
        ]),
  ];
}

const lineTables = (warehouseId: number) => sql`stocktake_line l LEFT JOIN part p ON p.id = l.part_id
  LEFT JOIN stock_balance b ON b.part_id = l.part_id AND b.warehouse_id = ${warehouseId} LEFT JOIN user u ON u.id = l.counted_by`;

type LineRow = Omit<StocktakeLine, 'recount' | 'unitCostCents' | 'valueCents'> &
  Pick<Difference, 'quantityMilli' | 'valueCents' | 'lastCents' | 'typedCents'> & { recount: number };

/** Lines by place and number. */
export function stocktakeLines(
  ctx: QueryContext,
  input: Input<'stocktake.lines'>,
): Output<'stocktake.lines'> {
  return { ...linePage(ctx, input, input.cursor, input.limit), ...lineSums(ctx, input) };
}

export function linePage(
  ctx: QueryContext,
  input: Input<'stocktake.lines'>,
  cursor: string | null,
  limit: number,
) {
  const record = stocktakeById(ctx.db, input.stocktakeId);
  const { rows, nextCursor } = keysetPage<LineRow>(ctx.db, {
    columns: sql`l.id, l.bin, l.part_id AS partId, coalesce(p.number, l.code, '') AS number, coalesce(p.name_bg, '') AS name,
      coalesce(p.unit, 'pcs') AS unit, l.code, l.book_milli AS bookMilli, l.counted_milli AS countedMilli,
      l.recounted_milli AS recountedMilli, l.recount, ${differenceSql} AS differenceMilli, u.name AS countedBy,
      coalesce(b.quantity_milli, 0) AS quantityMilli, coalesce(b.value_cents, 0) AS valueCents,
      ${lastCostSql} AS lastCents, l.unit_cost_cents AS typedCents`,
    from: lineTables(record.warehouseId),
    where: conditionsOf(record, input),
    sortKey: sql`l.bin || char(1) || coalesce(p.number_key, char(127) || l.code)`,
    ...{ dir: 'asc', idColumn: sql`l.id`, cursor, limit },
  });
  const book = seesBook(record);
  const seesCost = ctx.can('parts.viewCost');
  return { rows: rows.map((row) => shownLine(row, book, seesCost)), nextCursor };
}

function shownLine(row: LineRow, book: boolean, seesCost: boolean): StocktakeLine {
  const { quantityMilli, valueCents, lastCents, typedCents, recount, bookMilli, differenceMilli, ...line } =
    row;
  const unit = unitCostOf({ quantityMilli, valueCents, lastCents, typedCents });
  const known = book && seesCost && unit !== null && differenceMilli !== null;
  return {
    ...line,
    recount: recount === 1,
    bookMilli: book ? bookMilli : null,
    differenceMilli: book ? differenceMilli : null,
    unitCostCents: seesCost ? unit : null,
    valueCents: known ? multiplyCents(unit, differenceMilli) : null,
  };
}

/** Count of the whole filtered set. */
export function lineSums(ctx: QueryContext, input: Input<'stocktake.lines'>) {
  const record = stocktakeById(ctx.db, input.stocktakeId);
  const counted = ctx.db.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM ${lineTables(record.warehouseId)} ${whereAll(conditionsOf(record, input))}`,
  );
  return { count: counted?.count ?? 0, totals: {} };
}

/** The lines without anything that the books or somebody's count say. */
export function sheetLines(ctx: QueryContext, input: Input<'stocktake.sheet'>): Output<'stocktake.sheet'> {
  const { rows, ...rest } = stocktakeLines(ctx, input);
  return { ...rest, rows: rows.map(withoutQuantities) };
}

export const withoutQuantities = (line: StocktakeLine): StocktakeLine => ({
  ...line,
  ...{ bookMilli: null, countedMilli: null, recountedMilli: null, differenceMilli: null },
  ...{ unitCostCents: null, valueCents: null, countedBy: null },
});

/** Places of a warehouse with how many parts lie there; '' is what has none. @throws DomainError NOT_FOUND */
export function countablePlaces(
  ctx: QueryContext,
  { warehouseId }: Input<'stocktake.places'>,
): Output<'stocktake.places'> {
  knownWarehouse(ctx.db, warehouseId);
  return { bins: placesOf(ctx.db, warehouseId) };
}

function placesOf(db: ReadDb, warehouseId: number): Output<'stocktake.places'>['bins'] {
  return db.all(sql`
    WITH codes AS (
      SELECT code AS bin FROM storage_bin WHERE warehouse_id = ${warehouseId} AND active = 1
      UNION SELECT bin FROM stock_bin WHERE warehouse_id = ${warehouseId} AND quantity_milli <> 0)
    SELECT c.bin,
      (SELECT count(*) FROM stock_bin s WHERE s.warehouse_id = ${warehouseId} AND s.bin = c.bin AND s.quantity_milli <> 0) AS parts,
      (SELECT k.number FROM storage_bin f JOIN stocktake k ON k.id = f.frozen_by
        WHERE f.warehouse_id = ${warehouseId} AND f.code = c.bin) AS frozenBy
    FROM codes c ORDER BY c.bin`);
}
