import { z } from 'zod';
import { id } from '../../kernel/ids';

/** Largest photo or file, megabytes: a phone's photo has under 15, a scanned contract under 25. */
export const maxFileMegabytes = 30;
export const maxFileBytes = maxFileMegabytes * 1024 * 1024;
/** What a window sends of a dropped or pasted file at once; a message may have no more than a few megabytes. */
export const uploadChunkBytes = 1024 * 1024;
/** Longer side of a thumbnail, pixels. */
export const thumbnailSide = 320;
export const maxThumbnailBytes = 128 * 1024;

export const fileOwnerKinds = ['asset', 'party', 'order', 'part'] as const;
export type FileOwnerKind = (typeof fileOwnerKinds)[number];
/** What a photo or file belongs to. */
export const fileOwnerSchema = z.strictObject({ kind: z.enum(fileOwnerKinds), id });
export type FileOwner = z.output<typeof fileOwnerSchema>;

export const attachedKinds = ['photo', 'document'] as const;

export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const attachedFileSchema = z.object({
  id,
  kind: z.enum(attachedKinds),
  name: z.string(),
  caption: z.string(),
  mime: z.string(),
  bytes: z.int(),
  /** Of a picture, as it is looked at. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Whether the small copy exists; the window makes it once. */
  hasThumbnail: z.boolean(),
  addedAt: z.int(),
  user: z.string(),
  removedAt: z.int().nullable(),
  removedBy: z.string().nullable(),
  removeReason: z.string().nullable(),
  version: z.int(),
});
export type AttachedFile = z.output<typeof attachedFileSchema>;

/** Pictures that the window can show; others are kept and saved out. */
export const shownPictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

export const fileFaultSchema = z.object({
  hash: z.string(),
  fault: z.enum(['missing', 'altered']),
  /** Where it is used: names of files, prints, the logo. */
  usedBy: z.array(z.string()),
});
