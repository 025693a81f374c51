import type { partiesContract } from '@shared/features/parties/contract';
import type { Handlers } from '../../kernel/handlers';
import { saveParty, setPartyActive } from './commands';
import { duplicatesOf } from './duplicates';
import { listParties, lookupParties, partyCard } from './queries';

export { createParty } from './commands';
export { debtOf } from './debts';
export { duplicatesOf } from './duplicates';
export { partiesExports } from './exports';
export { type PartyForDocument, partyForDocument, partySummary } from './repo';
export { warningsOf } from './rules';

export const partiesHandlers: Handlers<typeof partiesContract> = {
  'parties.save': saveParty,
  'parties.setActive': setPartyActive,
  'parties.card': partyCard,
  'parties.list': listParties,
  'parties.lookup': lookupParties,
  'parties.duplicates': (ctx, input) => duplicatesOf(ctx.db, input),
};
