import type { provisionContract } from '@shared/features/provision/contract';
import type { Handlers } from '../../kernel/handlers';
import { lineProvision } from './line';
import { listProvision } from './queries';
import { awaitedDeliveries } from './repo';

export { type OrderStanding, provisionOfLines, standingOfOrders } from './allocations';
export { provisionExports } from './exports';

export const provisionHandlers: Handlers<typeof provisionContract> = {
  'provision.list': listProvision,
  'provision.line': lineProvision,
  'provision.deliveries': ({ db }) => ({ rows: awaitedDeliveries(db) }),
};
