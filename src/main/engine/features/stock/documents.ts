import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import type { DocumentRow } from '@shared/features/stock/model';
import { foldText } from '@shared/kernel/folding';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';

type Contract = typeof stockContract;
type DocumentsInput = EntryInput<Contract['stock.documents']>;

const documentColumns = sql`d.id, coalesce(d.number, '') AS number, d.kind, d.purpose, d.status, w.name AS warehouse, v.name AS toWarehouse, d.document_on AS documentOn, p.name AS party,
  d.order_id AS orderId, o.number AS orderNumber, d.supplier_document AS supplierDocument, d.value_cents AS valueCents,
  (SELECT count(*) FROM stock_document_line l WHERE l.document_id = d.id) AS lines, coalesce(u.name, '') AS user`;
const documentTables = sql`stock_document d JOIN warehouse w ON w.id = d.warehouse_id
  LEFT JOIN warehouse v ON v.id = d.to_warehouse_id LEFT JOIN party p ON p.id = d.party_id LEFT JOIN service_order o ON o.id = d.order_id
  LEFT JOIN user u ON u.id = d.user_id`;

const masked = <Row extends { valueCents: number | null }>(ctx: QueryContext, row: Row): Row =>
  ctx.can('parts.viewCost') ? row : { ...row, valueCents: null };

/** The register of stock documents, newest first, unfinished ones among them. */
export function listDocuments(
  ctx: QueryContext,
  input: DocumentsInput,
): EntryOutput<Contract['stock.documents']> {
  return { ...documentPage(ctx, input), ...documentSums(ctx, input) };
}

function conditionsOf({ kind, warehouseId, text, fromOn, toOn }: DocumentsInput['filter']): SQL[] {
  const like = `%${text.trim()}%`;
  return [
    ...(kind === null ? [] : [sql`d.kind = ${kind}`]),
    ...(warehouseId === null
      ? []
      : [sql`(d.warehouse_id = ${warehouseId} OR d.to_warehouse_id = ${warehouseId})`]),
    ...(fromOn === null ? [] : [sql`d.document_on >= ${fromOn}`]),
    ...(toOn === null ? [] : [sql`d.document_on <= ${toOn}`]),
    ...(text.trim() === ''
      ? []
      : [
          sql`(d.number LIKE ${like} OR d.supplier_document LIKE ${like} OR o.number LIKE ${like} OR p.folded LIKE ${`%${foldText(text)}%`})`,
        ]),
  ];
}

/** The rows alone, for whoever goes through the whole list. */
export function documentPage(
  ctx: QueryContext,
  input: DocumentsInput,
): { rows: DocumentRow[]; nextCursor: string | null } {
  const { rows, nextCursor } = keysetPage<DocumentRow>(ctx.db, {
    columns: documentColumns,
    from: documentTables,
    where: conditionsOf(input.filter),
    // What is unfinished stands on top until it is posted or thrown away.
    sortKey: sql`CASE d.status WHEN 'draft' THEN '9' ELSE '' END || d.document_on`,
    dir: 'desc',
    idColumn: sql`d.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
  return { rows: rows.map((row) => masked(ctx, row)), nextCursor };
}

/** Count of the whole filtered set. */
export function documentSums(
  ctx: QueryContext,
  { filter }: DocumentsInput,
): { count: number; totals: Record<string, never> } {
  const counted = ctx.db.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM ${documentTables} ${whereAll(conditionsOf(filter))}`,
  );
  return { count: counted?.count ?? 0, totals: {} };
}

type Line = EntryOutput<Contract['stock.document']>['rows'][number];
type View = EntryOutput<Contract['stock.document']>;
type Head = Omit<View, 'rows' | 'reversible' | 'reverses' | 'reversedBy' | 'workerId' | 'worker'> & {
  reversesId: number | null;
  reversesNumber: string | null;
  reversedById: number | null;
  reversedByNumber: string | null;
};

const linkTo = (id: number | null, number: string | null) =>
  id === null ? null : { id, number: number ?? '' };

/** One document with its lines; cost is null without the right to see it. @throws DomainError NOT_FOUND */
export function documentViewOf(
  ctx: QueryContext,
  documentId: number,
): EntryOutput<Contract['stock.document']> {
  const head = ctx.db.get<Head | undefined>(sql`
    SELECT ${documentColumns}, d.version, d.warehouse_id AS warehouseId, d.to_warehouse_id AS toWarehouseId, d.party_id AS partyId,
      d.purchase_order_id AS purchaseOrderId, d.note, d.supplier_document_on AS supplierDocumentOn, d.posted_at AS postedAt,
      r.id AS reversesId, r.number AS reversesNumber, m.id AS reversedById, m.number AS reversedByNumber
    FROM ${documentTables} LEFT JOIN stock_document r ON r.id = d.reverses_id
      LEFT JOIN stock_document m ON m.reverses_id = d.id
    WHERE d.id = ${documentId}`);
  if (!head) throw new DomainError('NOT_FOUND');
  const rows = documentRows(ctx, documentId, head.kind === 'adjustment');
  const worker = head.orderId === null ? (rows[0] ?? null) : null;
  const seesCost = ctx.can('parts.viewCost');
  const { reversesId, reversesNumber, reversedById, reversedByNumber, ...shown } = masked(ctx, head);
  return {
    ...shown,
    workerId: worker?.workerId ?? null,
    worker: worker?.worker ?? null,
    reverses: linkTo(reversesId, reversesNumber),
    reversedBy: linkTo(reversedById, reversedByNumber),
    reversible:
      head.status === 'posted' && head.orderId === null && reversesId === null && ctx.can('stock.reverse'),
    rows: rows.map(({ workerId: _worker, ...row }) =>
      seesCost ? row : { ...row, unitCostCents: null, valueCents: null },
    ),
  };
}

type RawLine = Omit<Line, 'serialTracked' | 'serials'> & {
  workerId: number | null;
  serialTracked: number;
  serials: string | null;
};

/** Lines of a document; those of a correction with the sign of what they changed. */
function documentRows(ctx: QueryContext, documentId: number, signed: boolean) {
  const rows = ctx.db.all<RawLine>(sql`
    SELECT l.id, l.part_id AS partId, p.number, p.name_bg AS name, p.unit, p.vat_bp AS vatBp, p.serial_tracked AS serialTracked,
      l.quantity_milli * CASE WHEN ${signed ? 1 : 0} AND (SELECT min(quantity_milli) FROM stock_movement WHERE document_line_id = l.id) < 0
        THEN -1 ELSE 1 END AS quantityMilli,
      l.booked_milli AS bookedMilli, l.counted_milli AS countedMilli, l.unit_cost_cents AS unitCostCents,
      l.value_cents AS valueCents, l.to_bin AS toBin, k.name AS worker, l.worker_id AS workerId, l.purchase_line_id AS purchaseLineId,
      coalesce(l.bin, (SELECT group_concat(DISTINCT bin) FROM stock_movement m
        WHERE m.document_line_id = l.id AND m.bin <> '' AND (l.to_bin IS NULL OR m.quantity_milli < 0))) AS bin,
      coalesce(l.draft_serials, (SELECT json_group_array(serial) FROM (SELECT s.serial FROM stock_line_serial n
        JOIN part_serial s ON s.id = n.serial_id WHERE n.line_id = l.id ORDER BY s.serial))) AS serials
    FROM stock_document_line l JOIN part p ON p.id = l.part_id LEFT JOIN worker k ON k.id = l.worker_id
    WHERE l.document_id = ${documentId} ORDER BY l.position`);
  return rows.map((row) => ({
    ...row,
    serialTracked: row.serialTracked === 1,
    serials: z.array(z.string()).parse(JSON.parse(row.serials ?? '[]')),
  }));
}
