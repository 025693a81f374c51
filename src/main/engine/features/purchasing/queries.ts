import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { purchasingContract } from '@shared/features/purchasing/contract';
import type { PurchaseLineRow, PurchaseRow } from '@shared/features/purchasing/model';
import { awaitedOf } from '@shared/features/purchasing/rules';
import { foldText } from '@shared/kernel/folding';
import { multiplyCents } from '@shared/kernel/money';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';

type Contract = typeof purchasingContract;
type ListInput = EntryInput<Contract['purchasing.list']>;
type View = EntryOutput<Contract['purchasing.order']>;

const tables = sql`purchase_order o JOIN party y ON y.id = o.supplier_id`;
const awaited = sql.raw('l.quantity_milli > l.received_milli + l.cancelled_milli');

/** The day on which the first awaited line is expected. */
const nextDay = sql`(SELECT min(coalesce(l.expected_on, o.expected_on)) FROM purchase_line l
  WHERE l.purchase_order_id = o.id AND ${awaited})`;

const isLate = (today: string): SQL => sql`(o.status = 'sent' AND ${nextDay} < ${today})`;

/** Orders to suppliers, those that wait for something first, the earliest of them on top. */
export function listPurchases(ctx: QueryContext, input: ListInput): EntryOutput<Contract['purchasing.list']> {
  return { ...purchasePage(ctx, input), ...purchaseSums(ctx, input) };
}

/** The rows alone, for whoever goes through the whole list. */
export function purchasePage(
  ctx: QueryContext,
  input: ListInput,
): { rows: PurchaseRow[]; nextCursor: string | null } {
  const seesCost = ctx.can('parts.viewCost');
  const { rows, nextCursor } = keysetPage<Omit<PurchaseRow, 'late'> & { late: number }>(ctx.db, {
    columns: sql`o.id, coalesce(o.number, '') AS number, o.status, y.name AS supplier, o.ordered_on AS orderedOn,
      coalesce(${nextDay}, o.expected_on) AS expectedOn, ${isLate(ctx.today)} AS late, o.reference,
      (SELECT count(*) FROM purchase_line l WHERE l.purchase_order_id = o.id) AS lines,
      (SELECT count(*) FROM purchase_line l WHERE l.purchase_order_id = o.id AND ${awaited}) AS awaitedLines,
      (SELECT sum((l.unit_cost_cents * (l.quantity_milli - l.cancelled_milli) + 500) / 1000) FROM purchase_line l
        WHERE l.purchase_order_id = o.id) AS netCents`,
    from: tables,
    where: conditionsOf(ctx, input),
    // Drafts stand on top, then what is awaited by its day, then what is over, the newest first.
    sortKey: sql`CASE o.status WHEN 'draft' THEN '0' WHEN 'sent' THEN '1' || coalesce(${nextDay}, o.expected_on, '9999')
      ELSE '2' || printf('%09d', 999999999 - o.id) END`,
    dir: 'asc',
    idColumn: sql`o.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
  return {
    rows: rows.map((row) => ({ ...row, late: row.late === 1, netCents: seesCost ? row.netCents : null })),
    nextCursor,
  };
}

export function purchaseSums(
  ctx: QueryContext,
  input: ListInput,
): { count: number; totals: Record<string, never> } {
  const row = ctx.db.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM ${tables} ${whereAll(conditionsOf(ctx, input))}`,
  );
  return { count: row?.count ?? 0, totals: {} };
}

function conditionsOf(ctx: QueryContext, { filter: { view, text } }: ListInput): SQL[] {
  const like = `%${text.trim()}%`;
  const ofView = {
    open: [sql`o.status IN ('draft', 'sent')`],
    draft: [sql`o.status = 'draft'`],
    late: [isLate(ctx.today)],
    all: [],
  };
  return [
    ...ofView[view],
    ...(text.trim() === ''
      ? []
      : [
          sql`(o.number LIKE ${like} OR o.reference LIKE ${like} OR y.folded LIKE ${`%${foldText(text)}%`}
            OR EXISTS (SELECT 1 FROM purchase_line l JOIN part p ON p.id = l.part_id
              WHERE l.purchase_order_id = o.id AND p.number LIKE ${like}))`,
        ]),
  ];
}

/** One order with its lines and deliveries; costs are null without the right to see them. @throws DomainError NOT_FOUND */
export function purchaseOf(ctx: QueryContext, orderId: number): View {
  const seesCost = ctx.can('parts.viewCost');
  const head = ctx.db.get<Omit<View, 'rows' | 'receipts' | 'netCents'> | undefined>(sql`
    SELECT o.id, o.version, coalesce(o.number, '') AS number, o.status, o.supplier_id AS supplierId, y.name AS supplier,
      o.warehouse_id AS warehouseId, w.name AS warehouse, o.ordered_on AS orderedOn, o.expected_on AS expectedOn,
      o.reference, o.note
    FROM ${tables} JOIN warehouse w ON w.id = o.warehouse_id WHERE o.id = ${orderId}`);
  if (!head) throw new DomainError('NOT_FOUND');
  const rows = linesOf(ctx.db, orderId).map((row) =>
    seesCost ? row : { ...row, unitCostCents: null, netCents: null },
  );
  const receipts = ctx.db.all<View['receipts'][number]>(sql`
    SELECT id, coalesce(number, '') AS number, document_on AS documentOn, status FROM stock_document
    WHERE purchase_order_id = ${orderId} AND reverses_id IS NULL AND number IS NOT NULL ORDER BY id`);
  const netCents = seesCost ? rows.reduce((sum, row) => sum + (row.netCents ?? 0), 0) : null;
  return { ...head, netCents, rows, receipts };
}

/** Lines of an order in their order; net of what was ordered and not cancelled. */
export function linesOf(db: ReadDb, orderId: number): PurchaseLineRow[] {
  return db
    .all<Omit<PurchaseLineRow, 'awaitedMilli' | 'netCents'>>(sql`
      SELECT l.id, l.part_id AS partId, p.number, s.number AS supplierNumber, p.name_bg AS name, p.unit,
        l.quantity_milli AS quantityMilli, l.received_milli AS receivedMilli, l.cancelled_milli AS cancelledMilli,
        l.unit_cost_cents AS unitCostCents, l.expected_on AS expectedOn
      FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id JOIN part p ON p.id = l.part_id
        LEFT JOIN part_supplier s ON s.part_id = l.part_id AND s.supplier_id = o.supplier_id
      WHERE l.purchase_order_id = ${orderId} ORDER BY l.position`)
    .map((row) => ({
      ...row,
      awaitedMilli: awaitedOf(row),
      netCents:
        row.unitCostCents === null
          ? null
          : multiplyCents(row.unitCostCents, row.quantityMilli - row.cancelledMilli),
    }));
}
