import { readFile, stat } from 'node:fs/promises';
import { DomainError } from '@shared/contract/errors';
import type { settingsContract } from '@shared/features/settings/contract';
import { storedFile } from '../../db/schema/system';
import { isDrawable } from '../../documents/logo';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { keepFile, readKept } from '../../kernel/fileStore';
import type { PreparedCommand, QueryHandler } from '../../kernel/handlers';
import { formatOf, type StrippedImage, strippedImage } from './logoImage';
import { readSettings, writeSections } from './repo';

type Contract = typeof settingsContract;

const MAX_BYTES = 1024 * 1024;

interface KeptLogo {
  hash: string;
  bytes: number;
  mime: 'image/png' | 'image/jpeg';
}

/**
 * Reads the chosen picture, checks that prints can draw it and keeps it on the disk under its content's hash; what the
 * settings say is not changed yet.
 * @throws DomainError GRANT_UNKNOWN, NOT_FOUND, LOGO_UNREADABLE, LOGO_TOO_LARGE
 */
export async function keepLogo(ctx: QueryContext, grant: string): Promise<KeptLogo> {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  const image = strippedImage(await readSmall(path));
  if (!isDrawable(image)) throw new DomainError('LOGO_UNREADABLE');
  return {
    hash: await keepFile(ctx.services.folder.files, image.bytes),
    bytes: image.bytes.length,
    mime: `image/${image.format}`,
  };
}

async function readSmall(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError('NOT_FOUND');
  if (found.size > MAX_BYTES) throw new DomainError('LOGO_TOO_LARGE');
  return readFile(path);
}

/** Writes the kept file into the list of files; documents already issued keep the logo of their day. */
export function recordLogo(ctx: CommandContext, { hash, bytes, mime }: KeptLogo): void {
  ctx.tx
    .insert(storedFile)
    .values({ hash, bytes, mime, name: null, addedAt: ctx.now })
    .onConflictDoNothing()
    .run();
}

/** Puts the picture at the head of the prints; null takes it away and the sign of the program stands there again. */
export const setLogo: PreparedCommand<Contract['settings.setLogo']> = {
  prepare: async (base, { grantId }) => {
    const kept = grantId === null ? null : await keepLogo(base, grantId);
    return (ctx) => {
      const { workshop } = readSettings(ctx.tx);
      if (kept) recordLogo(ctx, kept);
      const logoHash = kept?.hash ?? null;
      writeSections(ctx.tx, { workshop: { ...workshop, logoHash } }, ctx.now);
      ctx.audit({ entity: 'setting:logo', before: workshop.logoHash, after: logoHash });
      // Not „settings“: a form of the workshop that somebody is filling in must not begin anew.
      ctx.touch('logo', 'printing');
      return {};
    };
  },
};

/** The picture that prints carry now. @throws DomainError FILE_MISSING, FILE_ALTERED */
export const currentLogo: QueryHandler<Contract['settings.logo']> = (ctx) => {
  const { logoHash } = readSettings(ctx.db).workshop;
  return { image: logoHash === null ? null : keptLogo(ctx.services.folder.files, logoHash) };
};

/** A logo by its hash. @throws DomainError FILE_MISSING, FILE_ALTERED */
export function keptLogo(folder: string, hash: string): StrippedImage {
  const bytes = readKept(folder, hash);
  return { format: formatOf(bytes) ?? 'png', bytes };
}
