import type { ordersContract } from '@shared/features/orders/contract';
import type { Handlers } from '../../kernel/handlers';
import { assignTeam, setLineState } from './assignment';
import {
  addJob,
  authoriseJob,
  checkQuality,
  createOrder,
  moveJob,
  removeJob,
  updateJob,
  updateOrder,
} from './commands';
import { addPartOrKit, removeKit, setKitPrint } from './kits';
import {
  addOperation,
  addOther,
  moveLine,
  removeLine,
  settlePrice,
  updateOperation,
  updateOther,
  updatePart,
} from './lines';
import { countOrders, listOrders } from './list';
import { addPackage } from './packages';
import { cancelOrder, choosePhase } from './phases';
import { issueParts, issuePreview, returnPart, takeReservation } from './posting';
import { lineOptions, myLines, orderHistory, orderTypes, phrases } from './queries';
import { answerNewNumber, replacePart } from './substitution';
import { openOrder } from './view';

export { putOffJob } from './deferral';
export { ordersExports } from './exports';
export { planIssue } from './issuePlan';
export { setPhase } from './phases';
export { partsShort, postIssue } from './posting';
export { type LoadedOrder, loadOrder, takeVersion } from './repo';
export { orderBlockers } from './rules';
export { seedOrders } from './seed';
export { takeUpWork, type WaitingLine } from './takenUp';

export const ordersHandlers: Handlers<typeof ordersContract> = {
  'orders.open': openOrder,
  'orders.list': listOrders,
  'orders.counts': countOrders,
  'orders.history': orderHistory,
  'orders.types': orderTypes,
  'orders.phrases': phrases,
  'orders.lineOptions': lineOptions,
  'orders.issuePreview': issuePreview,
  'orders.myLines': myLines,
  'orders.create': createOrder,
  'orders.update': updateOrder,
  'orders.addJob': addJob,
  'orders.updateJob': updateJob,
  'orders.moveJob': moveJob,
  'orders.removeJob': removeJob,
  'orders.authoriseJob': authoriseJob,
  'orders.checkQuality': checkQuality,
  'orders.addOperation': addOperation,
  'orders.updateOperation': updateOperation,
  'orders.addPart': addPartOrKit,
  'orders.updatePart': updatePart,
  'orders.replacePart': replacePart,
  'orders.answerNewNumber': answerNewNumber,
  'orders.settlePrice': settlePrice,
  'orders.addPackage': addPackage,
  'orders.setKitPrint': setKitPrint,
  'orders.removeKit': removeKit,
  'orders.addOther': addOther,
  'orders.updateOther': updateOther,
  'orders.removeLine': removeLine,
  'orders.moveLine': moveLine,
  'orders.assignTeam': assignTeam,
  'orders.setLineState': setLineState,
  'orders.issueParts': issueParts,
  'orders.returnPart': returnPart,
  'orders.takeReservation': takeReservation,
  'orders.setPhase': choosePhase,
  'orders.cancel': cancelOrder,
};
