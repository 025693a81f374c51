import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { filesContract } from '@shared/features/files/contract';
import { type FileOwner, maxFileBytes, maxFileMegabytes, thumbnailSide } from '@shared/features/files/model';
import { eq, sql } from 'drizzle-orm';
import { attachment, filePicture } from '../../db/schema/files';
import { storedFile } from '../../db/schema/system';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { keepFile } from '../../kernel/fileStore';
import type { Handlers } from '../../kernel/handlers';
import { type FileType, fileTypeOf, trueName } from './kinds';
import { pictureSides, type Sides } from './pictures';
import { asFile, demand, fileById, ownerOf, sameContentAt } from './repo';
import { receivePart, takeUpload } from './uploads';

type Contract = typeof filesContract;
type Source = EntryInput<Contract['files.add']>['source'];

export const uploadPart: Handlers<Contract>['files.upload'] = (ctx, { uploadId, bytes }) => ({
  received: receivePart(ctx.services, { uploadId, bytes, userId: ctx.user.id, now: ctx.now }),
});

interface Given {
  name: string;
  bytes: Uint8Array;
}

/** @throws DomainError GRANT_UNKNOWN, NOT_FOUND, FILE_TOO_LARGE, FILE_EMPTY, UPLOAD_GONE */
async function given(ctx: QueryContext, source: Source): Promise<Given> {
  const found = source.from === 'dialog' ? await readGranted(ctx, source.grant) : uploaded(ctx, source);
  if (found.bytes.length === 0) throw new DomainError('FILE_EMPTY');
  return found;
}

function uploaded(ctx: QueryContext, { uploadId, name }: Extract<Source, { from: 'upload' }>): Given {
  return { name, bytes: takeUpload(ctx.services, uploadId, ctx.user.id, ctx.now) };
}

async function readGranted(ctx: QueryContext, grant: string): Promise<Given> {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError('NOT_FOUND');
  if (found.size > maxFileBytes) throw new DomainError('FILE_TOO_LARGE', { limit: maxFileMegabytes });
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}

interface Checked extends Given {
  type: FileType;
  hash: string;
  sides: Sides | null;
}

/** Read, recognised, checked and on the disk before the transaction that names it (decisions 2). */
export const addFile: Handlers<Contract>['files.add'] = {
  prepare: async (base, { owner, source, caption }) => {
    demand(base, base.db, owner, 'edit');
    const { name, bytes } = await given(base, source);
    const type = fileTypeOf(bytes, name);
    const sides = type.kind === 'photo' ? await pictureSides(bytes, type.mime) : null;
    const hash = await keepFile(base.services.folder.files, bytes);
    const checked: Checked = { name: trueName(name, type), bytes, type, hash, sides };
    return (ctx) => {
      demand(ctx, ctx.tx, owner, 'edit');
      const same = sameContentAt(ctx.tx, owner, hash);
      if (same) return { file: asFile(same), alreadyThere: true };
      return { file: asFile(fileById(ctx.tx, insert(ctx, owner, checked, caption))), alreadyThere: false };
    };
  },
};

function insert(ctx: CommandContext, owner: FileOwner, file: Checked, caption: string): number {
  const { name, bytes, type, hash, sides } = file;
  ctx.tx
    .insert(storedFile)
    .values({ hash, bytes: bytes.length, mime: type.mime, name: null, addedAt: ctx.now })
    .onConflictDoNothing()
    .run();
  if (sides)
    ctx.tx
      .insert(filePicture)
      .values({ hash, ...sides })
      .onConflictDoNothing()
      .run();
  const { id } = ctx.tx
    .insert(attachment)
    .values({
      [`${owner.kind}Id` as const]: owner.id,
      fileHash: hash,
      kind: type.kind,
      name,
      caption,
      addedAt: ctx.now,
      userId: ctx.user.id,
    })
    .returning({ id: attachment.id })
    .get();
  ctx.audit({
    entity: `${owner.kind}:${owner.id}`,
    after: { file: id, name, bytes: bytes.length, hash, caption },
  });
  touch(ctx, owner);
  return id;
}

const touch = (ctx: CommandContext, { kind, id }: FileOwner): void =>
  ctx.touch(`files:${kind}:${id}`, 'files');

/** The row before a change. @throws DomainError FORBIDDEN, NOT_FOUND, CONCURRENT_MODIFICATION */
function held(ctx: CommandContext, fileId: number, version: number) {
  const row = fileById(ctx.tx, fileId);
  const owner = ownerOf(row);
  demand(ctx, ctx.tx, owner, 'edit');
  if (row.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return { row, owner };
}

function change(
  ctx: CommandContext,
  fileId: number,
  version: number,
  patch: Partial<typeof attachment.$inferInsert>,
  keys: readonly ('caption' | 'removedAt')[],
) {
  const { row, owner } = held(ctx, fileId, version);
  ctx.tx
    .update(attachment)
    .set({ ...patch, version: version + 1 })
    .where(eq(attachment.id, fileId))
    .run();
  const after = fileById(ctx.tx, fileId);
  const seen = (of: typeof row) => ({
    file: fileId,
    name: of.name,
    ...Object.fromEntries(keys.map((key) => [key, of[key]])),
  });
  ctx.audit({ entity: `${owner.kind}:${owner.id}`, before: seen(row), after: seen(after) });
  touch(ctx, owner);
  return asFile(after);
}

export const describeFile: Handlers<Contract>['files.describe'] = (ctx, { fileId, version, caption }) =>
  change(ctx, fileId, version, { caption }, ['caption']);

/** Detached with a reason; the content stays. @throws DomainError FILE_ALREADY_REMOVED */
export const removeFile: Handlers<Contract>['files.remove'] = (ctx, { fileId, version, reason }) => {
  if (fileById(ctx.tx, fileId).removedAt !== null) throw new DomainError('FILE_ALREADY_REMOVED');
  ctx.reason(reason);
  const patch = { removedAt: ctx.now, removedBy: ctx.user.id, removeReason: reason };
  return change(ctx, fileId, version, patch, ['removedAt']);
};

export const restoreFile: Handlers<Contract>['files.restore'] = (ctx, { fileId, version }) =>
  change(ctx, fileId, version, { removedAt: null, removedBy: null, removeReason: null }, ['removedAt']);

/** Drawn by the window; believed only as a small JPEG of the picture's own shape. @throws DomainError PHOTO_CORRUPT */
export const keepThumbnail: Handlers<Contract>['files.keepThumbnail'] = {
  prepare: async (base, { fileId, bytes }) => {
    const row = fileById(base.db, fileId);
    demand(base, base.db, ownerOf(row), 'view');
    await refuseUnfit(bytes, row);
    const thumbnailHash = await keepFile(base.services.folder.files, bytes);
    return (ctx) => {
      const now = fileById(ctx.tx, fileId);
      if (now.thumbnailHash !== null) return {};
      ctx.tx
        .insert(storedFile)
        .values({
          hash: thumbnailHash,
          bytes: bytes.length,
          mime: 'image/jpeg',
          name: null,
          addedAt: ctx.now,
        })
        .onConflictDoNothing()
        .run();
      ctx.tx.update(filePicture).set({ thumbnailHash }).where(eq(filePicture.hash, row.hash)).run();
      touch(ctx, ownerOf(row));
      return {};
    };
  },
};

async function refuseUnfit(
  bytes: Uint8Array,
  { width, height }: { width: number | null; height: number | null },
): Promise<void> {
  if (width === null || height === null) throw new DomainError('PHOTO_CORRUPT');
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const sides = isJpeg ? await pictureSides(bytes, 'image/jpeg') : null;
  if (!sides || Math.max(sides.width, sides.height) > thumbnailSide) throw new DomainError('PHOTO_CORRUPT');
  // A point of rounding on the shorter side, whatever the shape.
  const scale = Math.max(width, height) / Math.max(sides.width, sides.height);
  const off = Math.max(Math.abs(width / scale - sides.width), Math.abs(height / scale - sides.height));
  if (off > 1.5) throw new DomainError('PHOTO_CORRUPT');
}

/** Whether anything in the database still refers to a kept content. */
export function isReferred(db: QueryContext['db'], hash: string): boolean {
  const row = db.get(sql`
    SELECT 1 AS used WHERE EXISTS (SELECT 1 FROM attachment WHERE file_hash = ${hash})
      OR EXISTS (SELECT 1 FROM print_run WHERE file_hash = ${hash})
      OR EXISTS (SELECT 1 FROM file_picture p WHERE p.thumbnail_hash = ${hash}
        AND EXISTS (SELECT 1 FROM attachment a WHERE a.file_hash = p.hash))
      OR EXISTS (SELECT 1 FROM setting WHERE instr(value, ${hash}) > 0)
      OR EXISTS (SELECT 1 FROM invoice WHERE instr(snapshot, ${hash}) > 0)
      OR EXISTS (SELECT 1 FROM handover_protocol WHERE instr(snapshot, ${hash}) > 0)`);
  return row !== undefined;
}
