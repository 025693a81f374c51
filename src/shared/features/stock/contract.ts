import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import { milli } from '../../kernel/quantity';
import {
  binRow,
  documentInput,
  documentKinds,
  documentRow,
  documentView,
  partPlaces,
  receiptInput,
  stockFilter,
  stockRow,
  stockSorts,
  stockTotals,
  stockViews,
  warehouseRow,
} from './model';

const page = { cursor: z.string().nullable(), limit: z.int().min(1).max(200).default(100) };
const posted = z.object({ documentId: id, number: z.string() });
const reason = requiredText(300);

export const stockContract = {
  /** Складова наличност with the totals of the filtered set. */
  'stock.list': query({
    input: z.object({
      filter: stockFilter,
      /** Families as their current number, opened ones with all members; `null` lists every number for itself. */
      openFamilies: z.array(id).max(200).nullable().default(null),
      sort: z.object({ by: z.enum(stockSorts), dir: z.enum(['asc', 'desc']) }),
      ...page,
    }),
    output: z.object({
      rows: z.array(stockRow),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: stockTotals,
    }),
    permission: 'stock.view',
  }),
  /** How many numbers each view of the list has. */
  'stock.viewCounts': query({
    input: z.object({ warehouseId: id.nullable() }),
    output: z.record(z.enum(stockViews), z.int()),
    permission: 'stock.view',
  }),
  'stock.documents': query({
    input: z.object({
      filter: z.object({
        kind: z.enum(documentKinds).nullable().default(null),
        warehouseId: id.nullable().default(null),
        text: z.string().max(80).default(''),
        fromOn: isoDate.nullable().default(null),
        toOn: isoDate.nullable().default(null),
      }),
      ...page,
    }),
    output: z.object({
      rows: z.array(documentRow),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({}),
    }),
    permission: 'stock.view',
  }),
  'stock.document': query({
    input: z.object({ documentId: id }),
    output: documentView,
    permission: 'stock.view',
  }),
  /** Warehouses, ended ones too, with how much they hold. */
  'stock.warehouses': query({
    input: z.object({}),
    output: z.object({ warehouses: z.array(warehouseRow) }),
    permission: 'stock.view',
  }),
  'stock.saveWarehouse': command({
    input: z.object({
      warehouseId: id.nullable(),
      code: requiredText(6),
      name: requiredText(60),
      active: z.boolean(),
    }),
    output: z.object({ warehouseId: id }),
    permission: 'stock.adjust',
  }),
  /** Places of a warehouse by their code. */
  'stock.bins': query({
    input: z.object({
      filter: z.object({ warehouseId: id, text: z.string().max(40).default('') }),
      ...page,
    }),
    output: z.object({
      rows: z.array(binRow),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({}),
    }),
    permission: 'stock.view',
  }),
  /** A new place, or note and state of a known one; its code stays. */
  'stock.saveBin': command({
    input: z.object({
      binId: id.nullable(),
      warehouseId: id,
      code: requiredText(12),
      note: optionalText(120),
      active: z.boolean(),
    }),
    output: z.object({ binId: id }),
    permission: 'stock.adjust',
  }),
  /** What lies of a part where, and its units. */
  'stock.places': query({
    input: z.object({ partId: id, warehouseId: id }),
    output: partPlaces,
    permission: 'stock.view',
  }),
  /** Keeps an unfinished document for whoever goes on with it; nothing moves. The right is that of its kind. */
  'stock.saveDocument': command({
    input: documentInput,
    output: z.object({ documentId: id, version }),
    permission: 'stock.view',
  }),
  'stock.deleteDraft': command({
    input: z.object({ documentId: id, version }),
    output: z.object({}),
    permission: 'stock.view',
  }),
  /** Posts a document of any kind, from a saved draft or without one (domain §4.3). The right is that of its kind. */
  'stock.postDocument': command({ input: documentInput, output: posted, permission: 'stock.view' }),
  /** One gesture, from a saved draft or without one: number, quantities, value and average cost (domain §4.3). */
  'stock.postReceipt': command({ input: receiptInput, output: posted, permission: 'stock.receive' }),
  /** More or less of a part than the books say, with the reason. An increase is valued at the given or the average cost. */
  'stock.adjust': command({
    input: z.object({
      partId: id,
      warehouseId: id,
      /** What the books said when the count was entered. */
      bookedMilli: z.int(),
      countedMilli: milli.min(0).max(999_999_999),
      unitCostCents: cents.min(0).nullable().default(null),
      reason,
    }),
    output: posted,
    permission: 'stock.adjust',
  }),
  /** The mirrored document; what was posted stays as it was. */
  'stock.reverse': command({
    input: z.object({ documentId: id, version, reason }),
    output: posted,
    permission: 'stock.reverse',
  }),
};
