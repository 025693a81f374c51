import type { InputOf } from '@shared/contract/contract';

/** What a list of things shows, over all of which a characteristic may be changed. */
export type AssetFilter = InputOf<'traits.bulkApply'>['assets'];
