import { DomainError } from '@shared/contract/errors';
import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { part } from '../../db/schema/parts';

export type PartRow = typeof part.$inferSelect;

/** A part card's row, or undefined. */
export function partById(db: ReadDb, id: number): PartRow | undefined {
  return db.select().from(part).where(eq(part.id, id)).get();
}

/** @throws DomainError NOT_FOUND */
export function knownPart(db: ReadDb, id: number): PartRow {
  const row = partById(db, id);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}
