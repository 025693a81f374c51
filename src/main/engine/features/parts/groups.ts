import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partsContract } from '@shared/features/parts/contract';
import { foldText } from '@shared/kernel/folding';
import { asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { partGroup } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';

/** The whole list in its order: new rows have no id, rows left out are removed. @throws DomainError PART_GROUP_USED, PART_GROUP_TAKEN */
export function saveGroups(
  ctx: CommandContext,
  { groups }: EntryInput<(typeof partsContract)['parts.saveGroups']>,
): Record<string, never> {
  refuseSameNames(groups);
  const before = ctx.tx.select().from(partGroup).orderBy(asc(partGroup.position)).all();
  for (const gone of before.filter((row) => !groups.some((group) => group.id === row.id))) {
    const count = usesOf(ctx.tx, gone.id);
    if (count > 0) throw new DomainError('PART_GROUP_USED', { name: gone.nameBg, count });
    ctx.tx.delete(partGroup).where(eq(partGroup.id, gone.id)).run();
  }
  for (const [position, { id, nameBg, nameEn }] of groups.entries()) {
    const row = { nameBg, nameEn, position };
    if (id === null) ctx.tx.insert(partGroup).values(row).run();
    else if (before.some((one) => one.id === id))
      ctx.tx.update(partGroup).set(row).where(eq(partGroup.id, id)).run();
    else throw new DomainError('NOT_FOUND');
  }
  ctx.audit({ entity: 'partGroups:1', before: { groups: before }, after: { groups } });
  ctx.touch('parts', 'stock');
  return {};
}

function refuseSameNames(groups: readonly { nameBg: string }[]): void {
  const seen = new Set<string>();
  for (const { nameBg } of groups) {
    const name = foldText(nameBg);
    if (seen.has(name)) throw new DomainError('PART_GROUP_TAKEN', { name: nameBg });
    seen.add(name);
  }
}

/** Rows that name a group, in whatever table: read from the keys of the database, so that none is forgotten. */
function usesOf(db: ReadDb, groupId: number): number {
  const keys = db.all<{ table: string; column: string }>(sql`
    SELECT m.name AS "table", f."from" AS "column" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = 'part_group'`);
  return keys.reduce((sum, { table, column }) => {
    const row = db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM ${sql.raw(`"${table}"`)} WHERE ${sql.raw(`"${column}"`)} = ${groupId}`,
    );
    return sum + (row?.n ?? 0);
  }, 0);
}
