import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import type { DocumentRow, StockRow } from '@shared/features/stock/model';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { foldText } from '@shared/kernel/folding';
import { partKey } from '@shared/kernel/partNumber';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';

type Contract = typeof stockContract;
type ListInput = EntryInput<Contract['stock.list']>;
type DocumentsInput = EntryInput<Contract['stock.documents']>;

const sortKeys: Readonly<Record<ListInput['sort']['by'], SQL>> = {
  number: sql`p.number_key`,
  name: sql`p.folded`,
  quantity: sql`coalesce(b.quantity, 0)`,
  value: sql`coalesce(b.value, 0)`,
};

const views: Readonly<Record<ListInput['filter']['view'], SQL | null>> = {
  all: null,
  available: sql`b.quantity > 0`,
  belowMinimum: sql`p.minimum_milli > 0 AND coalesce(b.quantity, 0) < p.minimum_milli`,
  withoutPrice: sql`p.price_cents IS NULL`,
};

function conditionsOf({ text, view, groupId }: ListInput['filter']): SQL[] {
  const key = partKey(text);
  const words = foldText(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => sql`p.folded LIKE ${`%${word}%`}`);
  const found = [
    ...(key ? [sql`p.number_key LIKE ${`%${key}%`}`] : []),
    ...(words.length > 0 ? [sql`(${sql.join(words, sql` AND `)})`] : []),
  ];
  const shown = views[view];
  return [
    sql`(p.active = 1 OR coalesce(b.quantity, 0) <> 0)`,
    ...(shown ? [shown] : []),
    ...(groupId === null ? [] : [sql`p.group_id = ${groupId}`]),
    ...(found.length === 0 ? [] : [sql`(${sql.join(found, sql` OR `)})`]),
  ];
}

/** Balances summed over the chosen warehouses. */
const from = (warehouseId: number | null) => sql`part p LEFT JOIN (
    SELECT part_id, sum(quantity_milli) AS quantity, sum(reserved_milli) AS reserved, sum(value_cents) AS value, max(bin) AS bin
    FROM stock_balance ${warehouseId === null ? sql`` : sql`WHERE warehouse_id = ${warehouseId}`} GROUP BY part_id
  ) b ON b.part_id = p.id LEFT JOIN part_group g ON g.id = p.group_id`;

const columns = sql`p.id, p.number, p.brand, p.name_bg AS name, p.unit, g.name_bg AS "group", b.bin,
  coalesce(b.quantity, 0) AS quantityMilli, coalesce(b.reserved, 0) AS reservedMilli, p.minimum_milli AS minimumMilli,
  p.price_cents AS priceCents, coalesce(b.value, 0) AS valueCents, p.active,
  (SELECT s.substitute_id FROM part_substitute s WHERE s.part_id = p.id AND s.kind = 'replaced' ORDER BY s.id DESC LIMIT 1) AS replacedById,
  (SELECT r.number FROM part_substitute s JOIN part r ON r.id = s.substitute_id
    WHERE s.part_id = p.id AND s.kind = 'replaced' ORDER BY s.id DESC LIMIT 1) AS replacedBy`;

type Found = Omit<StockRow, 'freeMilli' | 'averageCents' | 'valueCents' | 'active'> & {
  valueCents: number;
  active: number;
};

export function listStock(ctx: QueryContext, input: ListInput): EntryOutput<Contract['stock.list']> {
  const { filter, sort, cursor, limit } = input;
  const where = conditionsOf(filter);
  const tables = from(filter.warehouseId);
  const { rows, nextCursor } = keysetPage<Found>(ctx.db, {
    columns,
    from: tables,
    where,
    sortKey: sortKeys[sort.by],
    dir: sort.dir,
    idColumn: sql`p.id`,
    cursor,
    limit,
  });
  const totals = ctx.db.get<{ count: number; quantityMilli: number; valueCents: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(b.quantity), 0) AS quantityMilli, coalesce(sum(b.value), 0) AS valueCents
    FROM ${tables} ${whereAll(where)}`);
  const seesCost = ctx.can('parts.viewCost');
  return {
    rows: rows.map((row) => ({
      ...row,
      active: row.active === 1,
      freeMilli: Math.max(0, row.quantityMilli - row.reservedMilli),
      averageCents: seesCost ? averageUnitCents(row) : null,
      valueCents: seesCost ? row.valueCents : null,
    })),
    nextCursor,
    count: totals?.count ?? 0,
    totals: {
      quantityMilli: totals?.quantityMilli ?? 0,
      valueCents: seesCost ? (totals?.valueCents ?? 0) : null,
    },
  };
}

const documentColumns = sql`d.id, coalesce(d.number, '') AS number, d.kind, d.status, d.document_on AS documentOn, p.name AS party,
  d.order_id AS orderId, o.number AS orderNumber, d.supplier_document AS supplierDocument, d.value_cents AS valueCents,
  (SELECT count(*) FROM stock_document_line l WHERE l.document_id = d.id) AS lines, coalesce(u.name, '') AS user`;
const documentTables = sql`stock_document d LEFT JOIN party p ON p.id = d.party_id LEFT JOIN service_order o ON o.id = d.order_id
  LEFT JOIN user u ON u.id = d.user_id`;

const masked = <Row extends { valueCents: number | null }>(ctx: QueryContext, row: Row): Row =>
  ctx.can('parts.viewCost') ? row : { ...row, valueCents: null };

export function listDocuments(
  ctx: QueryContext,
  input: DocumentsInput,
): EntryOutput<Contract['stock.documents']> {
  const { kind, text, fromOn, toOn } = input.filter;
  const like = `%${text.trim()}%`;
  const where = [
    ...(kind === null ? [] : [sql`d.kind = ${kind}`]),
    ...(fromOn === null ? [] : [sql`d.document_on >= ${fromOn}`]),
    ...(toOn === null ? [] : [sql`d.document_on <= ${toOn}`]),
    ...(text.trim() === ''
      ? []
      : [
          sql`(d.number LIKE ${like} OR d.supplier_document LIKE ${like} OR o.number LIKE ${like} OR p.folded LIKE ${`%${foldText(text)}%`})`,
        ]),
  ];
  const { rows, nextCursor } = keysetPage<DocumentRow>(ctx.db, {
    columns: documentColumns,
    from: documentTables,
    where,
    sortKey: sql`d.document_on`,
    dir: 'desc',
    idColumn: sql`d.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
  const counted = ctx.db.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM ${documentTables} ${whereAll(where)}`,
  );
  return { rows: rows.map((row) => masked(ctx, row)), nextCursor, count: counted?.count ?? 0, totals: {} };
}

type Line = EntryOutput<Contract['stock.document']>['rows'][number];
type Head = DocumentRow & {
  warehouse: string;
  note: string | null;
  postedAt: number | null;
  reversesNumber: string | null;
};

export function documentViewOf(
  ctx: QueryContext,
  documentId: number,
): EntryOutput<Contract['stock.document']> {
  const head = ctx.db.get<Head>(sql`
    SELECT ${documentColumns}, w.name AS warehouse, d.note, d.posted_at AS postedAt, r.number AS reversesNumber
    FROM ${documentTables} JOIN warehouse w ON w.id = d.warehouse_id LEFT JOIN stock_document r ON r.id = d.reverses_id
    WHERE d.id = ${documentId}`);
  if (!head) throw new DomainError('NOT_FOUND');
  const rows = ctx.db.all<Line>(sql`
    SELECT l.id, l.part_id AS partId, p.number, p.name_bg AS name, p.unit, l.quantity_milli AS quantityMilli,
      l.unit_cost_cents AS unitCostCents, l.value_cents AS valueCents, l.bin, k.name AS worker
    FROM stock_document_line l JOIN part p ON p.id = l.part_id LEFT JOIN worker k ON k.id = l.worker_id
    WHERE l.document_id = ${documentId} ORDER BY l.position`);
  const seesCost = ctx.can('parts.viewCost');
  return {
    ...masked(ctx, head),
    reversible:
      head.status === 'posted' &&
      head.orderId === null &&
      head.reversesNumber === null &&
      ctx.can('stock.reverse'),
    rows: seesCost ? rows : rows.map((row) => ({ ...row, unitCostCents: null, valueCents: null })),
  };
}
