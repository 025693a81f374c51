import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { pageOutput, pageShape } from '../../contract/paging';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import {
  documentChoice,
  invoiceFilter,
  invoiceRow,
  invoiceSorts,
  invoiceView,
  invoiceViews,
  issuedDocument,
  plannedDocument,
  refusalSchema,
} from './model';

export const invoicingContract = {
  /** What the close will do: a document per payer, what stands against it, what is issued from stock with it. */
  'invoicing.preview': query({
    input: z.object({ orderId: id }),
    output: z.object({
      orderId: id,
      number: z.string(),
      version,
      issuedOn: isoDate,
      taxEventOn: isoDate,
      documents: z.array(plannedDocument),
      refusals: z.array(refusalSchema),
      /** Part lines that the close takes from stock. */
      partsToIssue: z.int(),
      /** Documents that the order already has. */
      issued: z.array(issuedDocument),
    }),
    permission: 'orders.close',
  }),
  /** The close (domain §5.7): stock, documents, earnings, meter, warranties and phase in one transaction. */
  'invoicing.closeOrder': command({
    input: z.object({ orderId: id, version, documents: z.array(documentChoice).max(20).default([]) }),
    output: z.object({
      orderId: id,
      number: z.string(),
      version,
      stockDocument: z.string().nullable(),
      documents: z.array(issuedDocument),
    }),
    permission: 'orders.close',
  }),
  'invoicing.list': query({
    input: z.object(pageShape(invoiceSorts, invoiceFilter)),
    output: pageOutput(
      invoiceRow,
      z.object({ netCents: z.int(), vatCents: z.int(), totalCents: z.int(), openCents: z.int() }),
    ),
    permission: 'invoices.view',
  }),
  'invoicing.counts': query({
    input: z.object({}),
    output: z.record(z.enum(invoiceViews), z.int()),
    permission: 'invoices.view',
  }),
  'invoicing.open': query({
    input: z.object({ invoiceId: id }),
    output: invoiceView,
    permission: 'invoices.view',
  }),
  /** The documents of an order with what is open, for the payment after the close. */
  'invoicing.ofOrder': query({
    input: z.object({ orderId: id }),
    output: z.object({ documents: z.array(issuedDocument) }),
    permission: 'orders.view',
  }),
};
