import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { peekContract } from '@shared/features/peek/contract';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { rightToFind } from '../search/slice';
import { invoicePeek, orderPeek, partPeek } from './documents';
import { assetPeek, partyPeek } from './things';

type Card = (typeof peekContract)['peek.card'];

const peeks = {
  asset: assetPeek,
  party: partyPeek,
  order: orderPeek,
  invoice: invoicePeek,
  part: partPeek,
} as const;

/** @throws DomainError FORBIDDEN for a kind that the person may not see, NOT_FOUND */
function peekCard(ctx: QueryContext, { kind, id }: EntryInput<Card>): EntryOutput<Card> {
  if (!ctx.can(rightToFind[kind])) throw new DomainError('FORBIDDEN', { entry: 'peek.card' });
  const found = peeks[kind](ctx, id);
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

export const peekHandlers: Handlers<typeof peekContract> = { 'peek.card': peekCard };
