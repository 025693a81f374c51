import type { paymentsContract } from '@shared/features/payments/contract';
import type { Handlers } from '../../kernel/handlers';
import { cashDeskOn, moveCash } from './cashDesk';
import { reversePayment, takePayment } from './commands';
import { paymentPage, paymentTotals } from './repo';

export { cashDeskOn } from './cashDesk';
export { paymentsExports } from './exports';
export { paymentsOfInvoice } from './repo';

export const paymentsHandlers: Handlers<typeof paymentsContract> = {
  'payments.list': (ctx, { beforeId, limit, ...filter }) => ({
    ...paymentPage(ctx.db, filter, beforeId, limit),
    ...paymentTotals(ctx.db, filter),
  }),
  'payments.take': takePayment,
  'payments.reverse': reversePayment,
  'payments.cashDesk': (ctx, { on }) => cashDeskOn(ctx.db, on),
  'payments.moveCash': moveCash,
};
