import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partsContract } from '@shared/features/parts/contract';
import { and, eq, or } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { partSubstitute } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { commonDays, refuseLoop } from './families';
import { refreshFamily } from './familyState';
import { knownPart } from './repo';

type Contract = typeof partsContract;
type Added = EntryInput<Contract['parts.addSubstitute']>;

/**
 * Links two parts; a second link of the same pair, the other way round only while both would count, and loops are refused.
 * @throws DomainError SUBSTITUTE_LOOP, SUBSTITUTE_EXISTS, SUBSTITUTE_DATES
 */
export function addSubstitute(ctx: CommandContext, input: Added): { linkId: number } {
  const { partId, substituteId, kind, quantityMilli, fromOn, toOn } = input;
  const asked = knownPart(ctx.tx, partId);
  const substitute = knownPart(ctx.tx, substituteId);
  if (partId === substituteId)
    throw new DomainError('SUBSTITUTE_LOOP', { path: `${asked.number} → ${asked.number}` });
  if (fromOn !== null && toOn !== null && fromOn > toOn) throw new DomainError('SUBSTITUTE_DATES');
  if (kind !== 'equal') refuseLoop(ctx.tx, partId, substituteId, { fromOn, toOn });
  if (isLinked(ctx.tx, input)) throw new DomainError('SUBSTITUTE_EXISTS', { number: substitute.number });
  const units = kind === 'set' ? quantityMilli : 1000;
  const { id } = ctx.tx
    .insert(partSubstitute)
    .values({ partId, substituteId, kind, quantityMilli: units, fromOn, toOn })
    .returning({ id: partSubstitute.id })
    .get();
  refreshFamily(ctx.tx, partId, ctx.today);
  ctx.audit({
    entity: `part:${partId}`,
    after: { substitute: substitute.number, kind, quantityMilli: units, fromOn, toOn },
  });
  ctx.touch('parts', 'stock');
  return { linkId: id };
}

/** The same pair again, or turned round on days that are taken. */
function isLinked(db: ReadDb, { partId, substituteId, fromOn, toOn }: Added): boolean {
  const known = db
    .select()
    .from(partSubstitute)
    .where(
      or(
        and(eq(partSubstitute.partId, partId), eq(partSubstitute.substituteId, substituteId)),
        and(eq(partSubstitute.partId, substituteId), eq(partSubstitute.substituteId, partId)),
      ),
    )
    .all();
  return known.some((link) => link.partId === partId || commonDays(link, { fromOn, toOn }) !== null);
}

/** Takes a link away; stock and movements stay where they are. */
export function removeSubstitute(ctx: CommandContext, { linkId }: { linkId: number }): Record<string, never> {
  const before = ctx.tx.select().from(partSubstitute).where(eq(partSubstitute.id, linkId)).get();
  if (!before) throw new DomainError('NOT_FOUND');
  ctx.tx.delete(partSubstitute).where(eq(partSubstitute.id, linkId)).run();
  for (const end of [before.partId, before.substituteId]) refreshFamily(ctx.tx, end, ctx.today);
  ctx.audit({ entity: `part:${before.partId}`, before });
  ctx.touch('parts', 'stock');
  return {};
}
