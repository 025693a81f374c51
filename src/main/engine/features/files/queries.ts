import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { filesContract } from '@shared/features/files/contract';
import { sql } from 'drizzle-orm';
import { writeVerified } from '../../exchange/verifiedWrite';
import type { QueryContext } from '../../kernel/context';
import { readKept } from '../../kernel/fileStore';
import type { Handlers } from '../../kernel/handlers';
import { sweepErased } from './erased';
import { asFile, demand, fileById, filesOf, mayTouch, ownerOf, removedCount } from './repo';
import { storeFaults } from './store';

type Contract = typeof filesContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

export function listFiles(ctx: QueryContext, { owner, removed }: Input<'files.list'>): Output<'files.list'> {
  demand(ctx, ctx.db, owner, 'view');
  return {
    files: filesOf(ctx.db, owner, removed).map(asFile),
    removedCount: removedCount(ctx.db, owner),
    mayEdit: mayTouch(ctx, ctx.db, owner, 'edit'),
  };
}

/** The very bytes. @throws DomainError FORBIDDEN, NOT_FOUND, FILE_MISSING, FILE_ALTERED */
export function fileContent(ctx: QueryContext, { fileId }: Input<'files.content'>): Output<'files.content'> {
  const row = fileById(ctx.db, fileId);
  demand(ctx, ctx.db, ownerOf(row), 'view');
  return { name: row.name, mime: row.mime, bytes: readKept(ctx.services.folder.files, row.hash) };
}

export function thumbnail(
  ctx: QueryContext,
  { fileId }: Input<'files.thumbnail'>,
): Output<'files.thumbnail'> {
  const row = fileById(ctx.db, fileId);
  demand(ctx, ctx.db, ownerOf(row), 'view');
  return {
    bytes: row.thumbnailHash === null ? null : readKept(ctx.services.folder.files, row.thumbnailHash),
  };
}

/** Always with the file's own ending, so that no choice in a dialog can put a photo over a database. */
export const saveCopy: Handlers<Contract>['files.saveCopy'] = {
  prepare: async (base, { fileId, grant }) => {
    const { name, bytes } = fileContent(base, { fileId });
    const path = base.services.resolveGrant(grant);
    if (path === null) throw new DomainError('GRANT_UNKNOWN');
    const folder = dirname(path);
    const ending = extname(name);
    const chosen = basename(path);
    const fits = chosen.toLowerCase().endsWith(ending.toLowerCase());
    const fileName = fits ? chosen : `${chosen}${ending}`;
    if (!fits && existsSync(join(folder, fileName)))
      throw new DomainError('EXPORT_FILE_EXISTS', { file: fileName });
    const written = await writeVerified({ folder, fileName, bytes });
    return (ctx) => {
      const { kind, id } = ownerOf(fileById(ctx.tx, fileId));
      ctx.audit({ entity: `${kind}:${id}`, after: { savedCopyOf: fileId, sha256: written.sha256 } });
      return { fileName, bytes: written.bytes };
    };
  },
};

export async function checkStore(ctx: QueryContext): Promise<Output<'files.check'>> {
  await sweepErased(ctx.db, ctx.services.folder.files);
  const hashes = ctx.db
    .all<{ hash: string }>(sql`SELECT hash FROM stored_file ORDER BY hash`)
    .map(({ hash }) => hash);
  const faults = await storeFaults(ctx.services.folder.files, hashes);
  return {
    checked: hashes.length,
    faults: faults.map((fault) => ({ ...fault, usedBy: usesOf(ctx, fault.hash) })),
  };
}

/** Names that a person knows it by. */
function usesOf(ctx: QueryContext, hash: string): string[] {
  const rows = ctx.db.all<{ name: string }>(sql`
    SELECT name FROM attachment WHERE file_hash = ${hash}
    UNION SELECT a.name FROM file_picture p JOIN attachment a ON a.file_hash = p.hash WHERE p.thumbnail_hash = ${hash}
    UNION SELECT title FROM print_run WHERE file_hash = ${hash} LIMIT 5`);
  return rows.map(({ name }) => name);
}
