import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { catalogContract } from '@shared/features/catalog/contract';
import { asc, eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { operation, operationGroup } from '../../db/schema/catalog';
import { earningTariff } from '../../db/schema/staff';
import type { CommandContext } from '../../kernel/context';

type Entry = (typeof catalogContract)['catalog.saveGroups'];

/** Groups of operations in their order. */
export function listGroups(db: ReadDb): EntryOutput<Entry>['groups'] {
  return db
    .select()
    .from(operationGroup)
    .orderBy(asc(operationGroup.position), asc(operationGroup.id))
    .all()
    .map(({ id, key, nameBg, nameEn }) => ({ id, key, name: { bg: nameBg, en: nameEn } }));
}

/** The list as it shall stand. @throws DomainError GROUP_IN_USE for one that goes while operations or tariffs stand in it */
export function saveGroups(ctx: CommandContext, { groups }: EntryInput<Entry>): EntryOutput<Entry> {
  const before = listGroups(ctx.tx);
  const kept = new Set(groups.map(({ id }) => id));
  for (const { id, name } of before.filter((group) => !kept.has(group.id))) {
    const used =
      ctx.tx.select({ id: operation.id }).from(operation).where(eq(operation.groupId, id)).get() ??
      ctx.tx.select({ id: earningTariff.id }).from(earningTariff).where(eq(earningTariff.groupId, id)).get();
    if (used) throw new DomainError('GROUP_IN_USE', { name: name.bg });
    ctx.tx.delete(operationGroup).where(eq(operationGroup.id, id)).run();
  }
  for (const [position, { id, nameBg, nameEn }] of groups.entries()) {
    const fields = { nameBg, nameEn, position };
    if (id === null) ctx.tx.insert(operationGroup).values(fields).run();
    else if (before.some((group) => group.id === id))
      ctx.tx.update(operationGroup).set(fields).where(eq(operationGroup.id, id)).run();
    else throw new DomainError('NOT_FOUND');
  }
  const after = listGroups(ctx.tx);
  ctx.audit({ entity: 'catalog:groups', before: { groups: before }, after: { groups: after } });
  ctx.touch('catalog');
  return { groups: after };
}
