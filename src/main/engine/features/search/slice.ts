import type { searchContract } from '@shared/features/search/contract';
import type { Handlers } from '../../kernel/handlers';
import { searchCounter } from './queries';

export { findIds, matchedIdsSql } from './find';
export { rightToFind } from './queries';
export {
  indexAsset,
  indexAssetsUnder,
  indexInvoice,
  indexOrder,
  indexPart,
  indexParty,
  rankClient,
} from './upkeep';
export { bringIndexUpToDate } from './whole';

export const searchHandlers: Handlers<typeof searchContract> = {
  'search.counter': searchCounter,
};
