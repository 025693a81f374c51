import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { optionalText, requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';
import {
  scanResultSchema,
  stocktakeCardSchema,
  stocktakeLineSchema,
  stocktakeRowSchema,
  stocktakeScopes,
  stocktakeViews,
} from './model';

const bin = z.string().trim().max(20);
const counted = z.int().min(0).max(999_999_999);
const ref = { stocktakeId: id, version };
const changed = z.object({ stocktakeId: id, version });

const linesInput = {
  stocktakeId: id,
  view: z.enum(stocktakeViews),
  /** Null: every place. */
  bin: bin.nullable(),
  text: z.string().max(80),
  cursor: z.string().max(500).nullable(),
  limit: z.int().min(1).max(200),
};
const linesOutput = z.object({
  rows: z.array(stocktakeLineSchema),
  nextCursor: z.string().nullable(),
  count: z.int(),
  totals: z.object({}),
});

/** Stocktake: blind count by place with a scanner, second count, approval with value (domain §4.7). */
export const stocktakeContract = {
  'stocktake.list': query({
    permission: 'stock.view',
    input: z.object({}),
    output: z.object({ rows: z.array(stocktakeRowSchema) }),
  }),
  'stocktake.open': query({
    permission: 'stock.view',
    input: z.object({ stocktakeId: id }),
    output: stocktakeCardSchema,
  }),
  'stocktake.lines': query({ permission: 'stock.view', input: z.object(linesInput), output: linesOutput }),
  /** For paper: what has to be counted, without any quantity. */
  'stocktake.sheet': query({ permission: 'stock.view', input: z.object(linesInput), output: linesOutput }),
  /** Places of a warehouse that can be counted, with what lies there and who counts it already. */
  'stocktake.places': query({
    permission: 'stock.view',
    input: z.object({ warehouseId: id }),
    output: z.object({
      bins: z.array(z.object({ bin: z.string(), parts: z.int(), frozenBy: z.string().nullable() })),
    }),
  }),
  'stocktake.start': command({
    permission: 'stock.count',
    input: z.object({
      warehouseId: id,
      scope: z.enum(stocktakeScopes),
      bins: z.array(bin).max(2000),
      groupId: id.nullable(),
      blind: z.boolean(),
      note: optionalText(300),
    }),
    output: changed.extend({ number: z.string() }),
  }),
  /** One more of a part (or so many), a change of place, or a code that nobody knows. */
  'stocktake.scan': command({
    permission: 'stock.count',
    input: z.object({
      stocktakeId: id,
      code: requiredText(80),
      bin,
      quantityMilli: z.int().min(1).max(999_999_999).default(1000),
      /** The card that was chosen among several. */
      partId: id.nullable().default(null),
    }),
    output: scanResultSchema,
  }),
  /** What was found, as a number; null takes the count back. */
  'stocktake.count': command({
    permission: 'stock.count',
    input: z.object({ stocktakeId: id, lineId: id, countedMilli: counted.nullable() }),
    output: z.object({ lineId: id }),
  }),
  /** Nothing was found of what nobody counted, in one place or in all. */
  'stocktake.zeroRest': command({
    permission: 'stock.count',
    input: z.object({ ...ref, bin: bin.nullable() }),
    output: changed.extend({ lines: z.int() }),
  }),
  'stocktake.finish': command({ permission: 'stock.count', input: z.object(ref), output: changed }),
  /** What differs is counted a second time. */
  'stocktake.recount': command({
    permission: 'stock.count',
    input: z.object(ref),
    output: changed.extend({ lines: z.int() }),
  }),
  /** An unknown code becomes a part, or is dropped. */
  'stocktake.resolve': command({
    permission: 'stock.count',
    input: z.object({ stocktakeId: id, lineId: id, partId: id.nullable() }),
    output: z.object({ stocktakeId: id }),
  }),
  'stocktake.setCost': command({
    permission: 'stock.approveCount',
    input: z.object({ stocktakeId: id, lineId: id, unitCostCents: z.int().min(0).max(MAX_CENTS) }),
    output: z.object({ lineId: id }),
  }),
  /** Writes the adjustment with its value and frees the places. */
  'stocktake.approve': command({
    permission: 'stock.approveCount',
    input: z.object(ref),
    output: changed.extend({ documentId: id.nullable(), number: z.string().nullable(), lines: z.int() }),
  }),
  'stocktake.cancel': command({
    permission: 'stock.count',
    input: z.object({ ...ref, reason: requiredText(300) }),
    output: changed,
  }),
};
