import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import {
  coreRow,
  coreStates,
  coreViews,
  proposalInput,
  proposalRow,
  purchaseInput,
  purchaseLineInput,
  purchaseRow,
  purchaseView,
  purchaseViews,
  receiveLine,
  receivePreviewRow,
} from './model';

const page = { cursor: z.string().nullable(), limit: z.int().min(1).max(200).default(100) };
const saved = z.object({ orderId: id, version });
const coreRef = { coreId: id, version };

export const purchasingContract = {
  /** What is missing by family with the supplier that would bring it; nothing is ordered by looking at it. */
  'purchasing.proposal': query({
    input: proposalInput,
    output: z.object({ rows: z.array(proposalRow), more: z.int() }),
    permission: 'stock.receive',
  }),
  'purchasing.list': query({
    input: z.object({
      filter: z.object({ view: z.enum(purchaseViews).default('open'), text: z.string().max(80).default('') }),
      ...page,
    }),
    output: z.object({
      rows: z.array(purchaseRow),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({}),
    }),
    permission: 'stock.view',
  }),
  'purchasing.order': query({
    input: z.object({ orderId: id }),
    output: purchaseView,
    permission: 'stock.view',
  }),
  /** Drafts of orders, one for each supplier; lines are added to a draft that the supplier has already. */
  'purchasing.createDrafts': command({
    input: z.object({
      warehouseId: id.nullable().default(null),
      lines: z
        .array(purchaseLineInput.extend({ supplierId: id }))
        .min(1)
        .max(500),
    }),
    output: z.object({ orders: z.array(z.object({ orderId: id, supplier: z.string(), lines: z.int() })) }),
    permission: 'stock.receive',
  }),
  'purchasing.save': command({ input: purchaseInput, output: saved, permission: 'stock.receive' }),
  'purchasing.deleteDraft': command({
    input: z.object({ orderId: id, version }),
    output: z.object({}),
    permission: 'stock.receive',
  }),
  /** The order gets its number and is fixed; its quantities are awaited from now on. */
  'purchasing.send': command({
    input: z.object({ orderId: id, version }),
    output: saved.extend({ number: z.string() }),
    permission: 'stock.receive',
  }),
  /** What the supplier answered: its number and the days, of the order and of lines that differ. */
  'purchasing.setExpected': command({
    input: z.object({
      orderId: id,
      version,
      expectedOn: isoDate.nullable(),
      reference: optionalText(60),
      lines: z.array(z.object({ lineId: id, expectedOn: isoDate.nullable() })).max(500),
    }),
    output: saved,
    permission: 'stock.receive',
  }),
  /** What has not come is not awaited any more: of the named lines, or of the whole order. */
  'purchasing.cancelRest': command({
    input: z.object({
      orderId: id,
      version,
      lineIds: z.array(id).max(500).nullable(),
      reason: requiredText(300),
    }),
    output: saved,
    permission: 'stock.receive',
  }),
  /** Costs and client prices as they are and as this delivery would make them. */
  'purchasing.receivePreview': query({
    input: z.object({ orderId: id, lines: z.array(receiveLine).max(500) }),
    output: z.object({ rows: z.array(receivePreviewRow) }),
    permission: 'stock.receive',
  }),
  /** A delivery of an order, whole or in part; the rest stays awaited. */
  'purchasing.receive': command({
    input: z.object({
      orderId: id,
      version,
      supplierDocument: requiredText(40),
      supplierDocumentOn: isoDate,
      lines: z.array(receiveLine).min(1).max(500),
    }),
    output: z.object({ documentId: id, number: z.string(), awaitedLines: z.int() }),
    permission: 'stock.receive',
  }),
  /** Old parts with a deposit, by where they are. */
  'purchasing.cores': query({
    input: z.object({
      filter: z.object({ view: z.enum(coreViews).default('open'), text: z.string().max(80).default('') }),
      ...page,
    }),
    output: z.object({
      rows: z.array(coreRow),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({ depositCents: z.int(), creditCents: z.int() }),
    }),
    permission: 'stock.view',
  }),
  /** The deposit as a line of the order that used the part. */
  'purchasing.chargeCore': command({
    input: z.object(coreRef),
    output: z.object({ orderNumber: z.string() }),
    permission: 'stock.issue',
  }),
  /** The old part goes on: collected, sent, credited, refused, or kept by the client. */
  'purchasing.moveCore': command({
    input: z.object({
      ...coreRef,
      to: z.enum(coreStates),
      supplierId: id.nullable().default(null),
      reference: optionalText(60),
      /** Net cents that the supplier credited for all of it. */
      creditCents: cents.min(0).max(100_000_000).nullable().default(null),
    }),
    output: z.object({ version }),
    permission: 'stock.issue',
  }),
};
