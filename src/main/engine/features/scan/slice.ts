import type { EntryInput } from '@shared/contract/entry';
import type { scanContract } from '@shared/features/scan/contract';
import type { Scanned } from '@shared/features/scan/model';
import { type DocumentKind, decodeDocumentCode } from '@shared/kernel/documentCode';
import { partKey } from '@shared/kernel/partNumber';
import type { PermissionKey } from '@shared/permissions/permissions';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';

type Input = EntryInput<(typeof scanContract)['scan.read']>;
type Reader = { right: PermissionKey; read: (ctx: QueryContext, number: string) => Scanned | null };

/** By the prefix of the code (product §6); what has no prefix can only be a part. */
function readScan(ctx: QueryContext, { text }: Input): Scanned {
  const code = decodeDocumentCode(text);
  const reader = code ? readers[code.kind] : { right: 'parts.view' as const, read: partByItsOwnCode };
  if (!reader) return { kind: 'unknown', text };
  if (!ctx.can(reader.right)) return { kind: 'forbidden', text };
  return reader.read(ctx, code?.number ?? text.trim()) ?? { kind: 'unknown', text };
}

const first = <Row extends Scanned>(ctx: QueryContext, query: SQL): Row | null =>
  ctx.db.get<Row | undefined>(query) ?? null;

const readers: Readonly<Partial<Record<DocumentKind, Reader>>> = {
  part: {
    right: 'parts.view',
    read: (ctx, id) =>
      first(ctx, sql`SELECT 'part' AS kind, id, number, name_bg AS name FROM part WHERE id = ${Number(id)}`),
  },
  bin: {
    right: 'stock.view',
    read: (ctx, id) =>
      first(
        ctx,
        sql`SELECT 'bin' AS kind, b.id, b.warehouse_id AS warehouseId, w.name AS warehouse, b.code
          FROM storage_bin b JOIN warehouse w ON w.id = b.warehouse_id WHERE b.id = ${Number(id)}`,
      ),
  },
  order: {
    right: 'orders.view',
    read: (ctx, number) =>
      first(ctx, sql`SELECT 'order' AS kind, id, number FROM service_order WHERE number = ${number}`),
  },
  asset: {
    right: 'assets.view',
    read: (ctx, id) =>
      first(ctx, sql`SELECT 'asset' AS kind, id, 'MA-' || id AS code FROM asset WHERE id = ${Number(id)}`),
  },
  worker: {
    right: 'staff.view',
    read: (ctx, id) =>
      first(
        ctx,
        sql`SELECT 'worker' AS kind, w.id, w.name, u.id AS userId
          FROM worker w LEFT JOIN user u ON u.id = w.user_id AND u.active = 1 WHERE w.id = ${Number(id)}`,
      ),
  },
  invoice: {
    right: 'invoices.view',
    read: (ctx, number) =>
      first(
        ctx,
        sql`SELECT 'invoice' AS kind, id, order_id AS orderId FROM invoice WHERE number = ${number}`,
      ),
  },
  stockDocument: {
    right: 'stock.view',
    read: (ctx, id) =>
      first(
        ctx,
        sql`SELECT 'stockDocument' AS kind, id, coalesce(number, '') AS number FROM stock_document WHERE id = ${Number(id)}`,
      ),
  },
};

/** A barcode of the maker or the supplier, else a whole number; several parts under one code are none. */
function partByItsOwnCode(ctx: QueryContext, text: string): Scanned | null {
  const found = (where: SQL) =>
    ctx.db.all<Scanned>(
      sql`SELECT 'part' AS kind, p.id, p.number, p.name_bg AS name FROM part p WHERE p.active = 1 AND ${where} LIMIT 2`,
    );
  const byCode = found(sql`p.id IN (SELECT part_id FROM part_code WHERE code = ${text})`);
  const key = partKey(text);
  const parts = byCode.length > 0 || key === '' ? byCode : found(sql`p.number_key = ${key}`);
  return parts.length === 1 ? (parts[0] ?? null) : null;
}

export const scanHandlers: Handlers<typeof scanContract> = { 'scan.read': readScan };
