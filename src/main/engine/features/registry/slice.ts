import type { registryContract } from '@shared/features/registry/contract';
import type { Handlers } from '../../kernel/handlers';
import { listItems } from './items';
import { listAssets } from './list';

export { registryExports } from './exports';
export { registryConditions } from './list';

export const registryHandlers: Handlers<typeof registryContract> = {
  'assets.list': listAssets,
  'registry.items': listItems,
};
