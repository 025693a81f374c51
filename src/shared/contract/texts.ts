import { z } from 'zod';

/** A text that may be absent: trimmed, empty becomes null. */
export function optionalText(max: number) {
  return z
    .string()
    .max(max)
    .nullable()
    .transform((text) => text?.trim() || null);
}

/** A text that must say something. */
export function requiredText(max: number) {
  return z.string().trim().min(1).max(max);
}

/** A name in both languages; the screen shows the one of its language. */
export const localNameSchema = z.object({ bg: z.string(), en: z.string() });
export type LocalName = z.output<typeof localNameSchema>;

/** A shown text with the parts to mark, end exclusive. */
export const markedTextSchema = z.object({
  text: z.string(),
  ranges: z.array(z.tuple([z.int(), z.int()])),
});
export type MarkedText = z.output<typeof markedTextSchema>;

/** Whether an action is possible now, and why not. */
export const allowedSchema = z.object({ allowed: z.boolean(), reason: z.string().nullable() });
export type Allowed = z.output<typeof allowedSchema>;
