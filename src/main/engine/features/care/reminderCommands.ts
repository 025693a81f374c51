import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { careContract } from '@shared/features/care/contract';
import { careReminder } from '../../db/schema/care';
import type { CommandContext } from '../../kernel/context';
import { assetSummary } from '../assets/slice';
import { dueByKey } from './list';

type Remind = (typeof careContract)['care.remind'];

/**
 * Writes who was told, how and with what result.
 * @throws DomainError DUE_GONE when it is not due any more, POSTPONED_TO_PAST
 */
export function remind(ctx: CommandContext, input: EntryInput<Remind>): EntryOutput<Remind> {
  const { assetId, dueKey, way, result, note } = input;
  const { ownerId } = assetSummary(ctx.tx, assetId);
  const found = dueByKey(ctx.tx, { assetId, dueKey, today: ctx.today });
  if (!found) throw new DomainError('DUE_GONE');
  const postponedTo = result === 'later' ? input.postponedTo : null;
  if (postponedTo !== null && postponedTo <= ctx.today) throw new DomainError('POSTPONED_TO_PAST');
  const { title, dueOn } = found.due;
  const row = {
    ...{ assetId, partyId: ownerId, dueKey, cycle: found.cycle, title, dueOn },
    ...{ way, result, postponedTo, note, userId: ctx.user.id, at: ctx.now },
  };
  const { id } = ctx.tx.insert(careReminder).values(row).returning({ id: careReminder.id }).get();
  ctx.audit({ entity: `asset:${assetId}`, after: { reminder: row } });
  ctx.touch(`asset:${assetId}`, 'care');
  return { reminderId: id };
}
