import { z } from 'zod';

/** A start that failed, as its stable code; the text is in the error messages. */
export const startFailureSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A backup that was found; `id` is good until the next list. */
export const foundBackupSchema = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  madeAt: z.int(),
  bytes: z.int().nonnegative(),
  /** UTC ms of its test restore; null when it was never tried. */
  verifiedAt: z.int().nullable(),
  /** False when its checksum or its contents do not fit: it cannot be restored. */
  usable: z.boolean(),
});
export type FoundBackup = z.output<typeof foundBackupSchema>;
