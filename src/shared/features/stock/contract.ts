import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import { milli } from '../../kernel/quantity';
import {
  documentKinds,
  documentRow,
  documentView,
  etkaChoices,
  etkaExportRow,
  etkaSummary,
  receiptInput,
  stockRow,
  stockSorts,
  stockViews,
} from './model';

const page = { cursor: z.string().nullable(), limit: z.int().min(1).max(200).default(100) };
const posted = z.object({ documentId: id, number: z.string() });
const reason = requiredText(300);

export const stockContract = {
  /** Складова наличност with the totals of the filtered set. */
  'stock.list': query({
    input: z.object({
      filter: z.object({
        text: z.string().max(80).default(''),
        view: z.enum(stockViews).default('all'),
        warehouseId: id.nullable().default(null),
        groupId: id.nullable().default(null),
      }),
      sort: z.object({ by: z.enum(stockSorts), dir: z.enum(['asc', 'desc']) }),
      ...page,
    }),
    output: z.object({
      rows: z.array(stockRow),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({ quantityMilli: z.int(), valueCents: z.int().nullable() }),
    }),
    permission: 'stock.view',
  }),
  'stock.documents': query({
    input: z.object({
      filter: z.object({
        kind: z.enum(documentKinds).nullable().default(null),
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
  /** One gesture: number, quantities, value and average cost (domain §4.3). */
  'stock.postReceipt': command({ input: receiptInput, output: posted, permission: 'stock.receive' }),
  /** More or less of a part than the books say, with the reason. An increase is valued at the given or the average cost. */
  'stock.adjust': command({
    input: z.object({
      partId: id,
      warehouseId: id,
      countedMilli: milli.min(0).max(999_999_999),
      unitCostCents: cents.min(0).nullable().default(null),
      reason,
    }),
    output: posted,
    permission: 'stock.adjust',
  }),
  /** The mirrored document; what was posted stays as it was. */
  'stock.reverse': command({
    input: z.object({ documentId: id, reason }),
    output: posted,
    permission: 'stock.reverse',
  }),
  /** What an export would write and skip, and why (etka §3). */
  'stock.etkaPreview': query({ input: etkaChoices, output: etkaSummary, permission: 'stock.exportEtka' }),
  'stock.etkaExports': query({
    input: z.object({}),
    output: z.object({ exports: z.array(etkaExportRow) }),
    permission: 'stock.exportEtka',
  }),
  /** Writes the file to the granted drive or folder: temporary name, flush, read back, rename (etka §4). */
  'stock.exportEtka': command({
    input: etkaChoices.extend({ grantId: z.string().max(80), driveLabel: z.string().max(120).default('') }),
    output: etkaSummary.extend({ exportId: id, sha256: z.string(), path: z.string() }),
    permission: 'stock.exportEtka',
  }),
};
