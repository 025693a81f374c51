import { DomainError } from '@shared/contract/errors';
import type { Trait, TraitPlace } from '@shared/features/traits/model';
import { asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { trait, traitOption } from '../../db/schema/traits';

/** All characteristics with their words, in the order of the card. */
export function allTraits(db: ReadDb): Trait[] {
  const options = db.select().from(traitOption).orderBy(asc(traitOption.position), asc(traitOption.id)).all();
  return db
    .select()
    .from(trait)
    .orderBy(asc(trait.position), asc(trait.id))
    .all()
    .map((row) =>
      asTrait(
        row,
        options.filter(({ traitId }) => traitId === row.id),
      ),
    );
}

/** @throws DomainError NOT_FOUND */
export function traitById(db: ReadDb, id: number): Trait {
  const row = db.select().from(trait).where(eq(trait.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  const options = db
    .select()
    .from(traitOption)
    .where(eq(traitOption.traitId, id))
    .orderBy(asc(traitOption.position), asc(traitOption.id))
    .all();
  return asTrait(row, options);
}

function asTrait(
  row: typeof trait.$inferSelect,
  options: readonly (typeof traitOption.$inferSelect)[],
): Trait {
  const { codeKey: _key, position: _position, endedAt, ...fields } = row;
  return {
    ...fields,
    ended: endedAt !== null,
    options: options.map(({ id, nameBg, nameEn, endedAt: optionEnd }) => ({
      ...{ id, nameBg, nameEn },
      ended: optionEnd !== null,
    })),
  };
}

/** A class and those above it, the nearest first; classes in a loop would end it. */
export function classPath(db: ReadDb, classId: number): number[] {
  return db
    .all<{ id: number }>(sql`
      WITH RECURSIVE up(id, depth) AS (
        SELECT ${classId}, 0
        UNION SELECT c.parent_id, up.depth + 1 FROM up JOIN asset_class c ON c.id = up.id
          WHERE c.parent_id IS NOT NULL AND up.depth < 100)
      SELECT id FROM up ORDER BY depth`)
    .map(({ id }) => id);
}

/** A class and all below it; null: every class. */
export function classesBelow(db: ReadDb, classId: number | null): Set<number> {
  const rows =
    classId === null
      ? db.all<{ id: number }>(sql`SELECT id FROM asset_class`)
      : db.all<{ id: number }>(sql`
          WITH RECURSIVE down(id) AS (
            SELECT ${classId} UNION SELECT c.id FROM down JOIN asset_class c ON c.parent_id = down.id)
          SELECT id FROM down`);
  return new Set(rows.map(({ id }) => id));
}

const tables = { class: 'asset_class', make: 'make', model: 'model', modification: 'modification' } as const;

/** @throws DomainError NOT_FOUND */
export function demandPlace(db: ReadDb, { level, targetId }: TraitPlace): void {
  const found = db.get(sql`SELECT 1 FROM ${sql.identifier(tables[level])} WHERE id = ${targetId}`);
  if (!found) throw new DomainError('NOT_FOUND');
}
