import type { searchContract } from '@shared/features/search/contract';
import type { Handlers } from '../../kernel/handlers';
import { searchCounter } from './queries';

export { indexAsset, indexInvoice, indexOrder, indexPart, indexParty } from './documents';
export { findIds, matchedIdsSql } from './find';

export const searchHandlers: Handlers<typeof searchContract> = {
  'search.counter': searchCounter,
};
