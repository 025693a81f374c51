import { DomainError } from '@shared/contract/errors';
import type { AttachedFile, FileOwner, FileOwnerKind } from '@shared/features/files/model';
import type { PermissionKey } from '@shared/permissions/permissions';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { type QueryContext, RecordedRefusal } from '../../kernel/context';
import { demandParty } from '../parties/slice';

interface StoredRow extends Omit<AttachedFile, 'hasThumbnail'> {
  hash: string;
  thumbnailHash: string | null;
  assetId: number | null;
  partyId: number | null;
  orderId: number | null;
  partId: number | null;
}

const ownerColumn: Readonly<Record<FileOwnerKind, SQL>> = {
  asset: sql.raw('a.asset_id'),
  party: sql.raw('a.party_id'),
  order: sql.raw('a.order_id'),
  part: sql.raw('a.part_id'),
};
const ownerTable: Readonly<Record<FileOwnerKind, SQL>> = {
  asset: sql.raw('asset'),
  party: sql.raw('party'),
  order: sql.raw('service_order'),
  part: sql.raw('part'),
};
const rights: Readonly<Record<FileOwnerKind, Record<'view' | 'edit', PermissionKey>>> = {
  asset: { view: 'assets.view', edit: 'assets.edit' },
  party: { view: 'parties.view', edit: 'parties.edit' },
  order: { view: 'orders.view', edit: 'orders.edit' },
  part: { view: 'parts.view', edit: 'parts.edit' },
};

const selected = sql.raw(`SELECT a.id, a.kind, a.name, a.caption, s.mime, s.bytes, p.width, p.height,
  p.thumbnail_hash AS thumbnailHash, a.added_at AS addedAt, coalesce(u.name, '') AS user, a.removed_at AS removedAt,
  r.name AS removedBy, a.remove_reason AS removeReason, a.version, a.file_hash AS hash, a.asset_id AS assetId,
  a.party_id AS partyId, a.order_id AS orderId, a.part_id AS partId
  FROM attachment a JOIN stored_file s ON s.hash = a.file_hash LEFT JOIN file_picture p ON p.hash = a.file_hash
  LEFT JOIN user u ON u.id = a.user_id LEFT JOIN user r ON r.id = a.removed_by`);

/** Photos first, the newest first among each. */
export function filesOf(db: ReadDb, owner: FileOwner, removed: boolean): StoredRow[] {
  const state = removed ? sql`IS NOT NULL` : sql`IS NULL`;
  return db.all<StoredRow>(sql`${selected} WHERE ${ownerColumn[owner.kind]} = ${owner.id} AND a.removed_at ${state}
    ORDER BY a.kind <> 'photo', a.id DESC`);
}

export function removedCount(db: ReadDb, { kind, id }: FileOwner): number {
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM attachment a WHERE ${ownerColumn[kind]} = ${id} AND a.removed_at IS NOT NULL`,
  );
  return row?.n ?? 0;
}

/** The same content that already stands at an owner. */
export function sameContentAt(db: ReadDb, owner: FileOwner, hash: string): StoredRow | undefined {
  return filesOf(db, owner, false).find((row) => row.hash === hash);
}

/** @throws DomainError NOT_FOUND */
export function fileById(db: ReadDb, id: number): StoredRow {
  const row = db.get<StoredRow>(sql`${selected} WHERE a.id = ${id}`);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

export function ownerOf({ assetId, partyId, orderId, partId }: StoredRow): FileOwner {
  if (assetId !== null) return { kind: 'asset', id: assetId };
  if (partId !== null) return { kind: 'part', id: partId };
  return partyId !== null ? { kind: 'party', id: partyId } : { kind: 'order', id: orderId ?? 0 };
}

export function asFile(row: StoredRow): AttachedFile {
  const { hash: _h, thumbnailHash, assetId: _a, partyId: _p, orderId: _o, partId: _part, ...file } = row;
  return { ...file, hasThumbnail: thumbnailHash !== null };
}

/** A person's papers are personal data, whoever may look at the card (documents §7). */
export function mayTouch(
  ctx: QueryContext,
  db: ReadDb,
  { kind, id }: FileOwner,
  act: 'view' | 'edit',
): boolean {
  if (!ctx.can(rights[kind].view) || !ctx.can(rights[kind][act])) return false;
  if (kind !== 'party' || ctx.can('parties.personalData')) return true;
  return db.get<{ kind: string }>(sql`SELECT kind FROM party WHERE id = ${id}`)?.kind !== 'person';
}

/** @throws DomainError FORBIDDEN, NOT_FOUND */
export function demand(ctx: QueryContext, db: ReadDb, owner: FileOwner, act: 'view' | 'edit'): void {
  if (!mayTouch(ctx, db, owner, act)) throw new RecordedRefusal('FORBIDDEN', { entry: 'files' });
  const found = db.get(sql`SELECT 1 FROM ${ownerTable[owner.kind]} WHERE id = ${owner.id}`);
  if (!found) throw new DomainError('NOT_FOUND');
  if (owner.kind === 'party' && act === 'edit') demandParty(db, owner.id);
}
