import type { careContract } from '@shared/features/care/contract';
import type { Handlers } from '../../kernel/handlers';
import { deferJob, deferWork, dropDeferred, editDeferred } from './deferredCommands';
import { careCard, dueFor } from './due';
import { listDue } from './list';
import { listPlans, planOf, savePlan } from './plans';
import { remind } from './reminderCommands';
import { orderServices, revive } from './revival';
import { annulDone, doneLog, recordDone } from './services';
import { chargeStay } from './stayFee';
import { editStay, giveTyres, listStays, saveTyres, storeTyres, tyresOf } from './tyres';

export { nextService } from './due';
export { careExports } from './exports';
export { nextServices, servicesUntil, shownPhone } from './list';
export { recordOrderDone } from './services';

export const careHandlers: Handlers<typeof careContract> = {
  'care.dueFor': (ctx, { assetId }) => dueFor(ctx.db, assetId, ctx.today),
  'care.card': careCard,
  'care.list': listDue,
  'care.plans': listPlans,
  'care.plan': (ctx, { planId }) => planOf(ctx.db, planId),
  'care.doneLog': doneLog,
  'care.savePlan': savePlan,
  'care.recordDone': recordDone,
  'care.annulDone': annulDone,
  'care.remind': remind,
  'care.orderServices': orderServices,
  'care.defer': deferWork,
  'care.deferJob': deferJob,
  'care.editDeferred': editDeferred,
  'care.dropDeferred': dropDeferred,
  'care.revive': revive,
  'care.tyres': tyresOf,
  'care.stays': listStays,
  'care.saveTyres': saveTyres,
  'care.storeTyres': storeTyres,
  'care.editStay': editStay,
  'care.chargeStay': chargeStay,
  'care.giveTyres': giveTyres,
};
