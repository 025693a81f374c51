import type { invoicingContract } from '@shared/features/invoicing/contract';
import type { Handlers } from '../../kernel/handlers';
import { closeOrder } from './close';
import { countInvoices, documentsOfOrder, listInvoices, openInvoice, previewClose } from './queries';

export { invoicingExports } from './exports';
export { documentsOfOrder } from './queries';

export const invoicingHandlers: Handlers<typeof invoicingContract> = {
  'invoicing.preview': previewClose,
  'invoicing.closeOrder': closeOrder,
  'invoicing.list': listInvoices,
  'invoicing.counts': countInvoices,
  'invoicing.open': openInvoice,
  'invoicing.ofOrder': (ctx, { orderId }) => ({ documents: documentsOfOrder(ctx.db, orderId) }),
};
