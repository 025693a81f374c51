import { and, eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { draft } from '../../db/schema/system';

const keyOf = (userId: number, form: string) => and(eq(draft.userId, userId), eq(draft.form, form));

export function readDraft(
  db: ReadDb,
  userId: number,
  form: string,
): { json: string; savedAt: number } | null {
  return (
    db.select({ json: draft.json, savedAt: draft.savedAt }).from(draft).where(keyOf(userId, form)).get() ??
    null
  );
}

export function writeDraft(tx: WriteTx, userId: number, form: string, json: string, now: number): void {
  tx.insert(draft)
    .values({ userId, form, json, savedAt: now })
    .onConflictDoUpdate({ target: [draft.userId, draft.form], set: { json, savedAt: now } })
    .run();
}

/** Deleted in the final command's transaction, so that a saved form never offers its draft again (decisions 5). */
export function discardDraft(tx: WriteTx, userId: number, form: string): void {
  tx.delete(draft).where(keyOf(userId, form)).run();
}
