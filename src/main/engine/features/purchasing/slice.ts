import type { purchasingContract } from '@shared/features/purchasing/contract';
import type { Handlers } from '../../kernel/handlers';
import { chargeCore, listCores, moveCore } from './cores';
import { cancelRest, createDrafts, deletePurchase, savePurchase, sendPurchase, setExpected } from './orders';
import { proposal } from './proposal';
import { listPurchases, purchaseOf } from './queries';
import { receivePreview, receivePurchase } from './receiving';

export { purchasingExports } from './exports';

export const purchasingHandlers: Handlers<typeof purchasingContract> = {
  'purchasing.proposal': proposal,
  'purchasing.list': listPurchases,
  'purchasing.order': (ctx, { orderId }) => purchaseOf(ctx, orderId),
  'purchasing.createDrafts': createDrafts,
  'purchasing.save': savePurchase,
  'purchasing.deleteDraft': deletePurchase,
  'purchasing.send': sendPurchase,
  'purchasing.setExpected': setExpected,
  'purchasing.cancelRest': cancelRest,
  'purchasing.receivePreview': receivePreview,
  'purchasing.receive': receivePurchase,
  'purchasing.cores': listCores,
  'purchasing.chargeCore': chargeCore,
  'purchasing.moveCore': moveCore,
};
