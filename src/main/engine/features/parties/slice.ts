import type { partiesContract } from '@shared/features/parties/contract';
import type { Handlers } from '../../kernel/handlers';
import { saveParty, setPartyActive } from './commands';
import { giveConsent, withdrawConsent } from './consents';
import { duplicatesOf } from './duplicates';
import { markDistinct, mergeParties, undoMerge } from './merge';
import { compareParties, duplicatePairs } from './merges';
import { knownLabels, listParties, lookupParties, partyCard } from './queries';

export { createParty, saveParty } from './commands';
export { debtOf } from './debts';
export { duplicatesOf } from './duplicates';
export { partiesExports } from './exports';
export {
  agreedRateCents,
  demandParty,
  type PartyForDocument,
  partyById,
  partyForDocument,
  partyInputOf,
  partySummary,
} from './repo';
export { warningsOf } from './rules';

export const partiesHandlers: Handlers<typeof partiesContract> = {
  'parties.save': saveParty,
  'parties.setActive': setPartyActive,
  'parties.card': partyCard,
  'parties.list': listParties,
  'parties.lookup': lookupParties,
  'parties.duplicates': (ctx, input) => duplicatesOf(ctx.db, input),
  'parties.labels': knownLabels,
  'parties.giveConsent': giveConsent,
  'parties.withdrawConsent': withdrawConsent,
  'parties.duplicatePairs': duplicatePairs,
  'parties.markDistinct': markDistinct,
  'parties.compare': compareParties,
  'parties.merge': mergeParties,
  'parties.undoMerge': undoMerge,
};
