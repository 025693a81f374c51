import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import {
  authorisationSchema,
  authorisedWays,
  changedOrderSchema,
  changeSchema,
  discountBp,
  headerFields,
  headerSchema,
  lineKindSchema,
  lineOptionSchema,
  lineStateSchema,
  meterFields,
  orderListFilters,
  orderListSorts,
  orderRowSchema,
  orderViewSchema,
  otherKinds,
  phaseSchema,
  secondMeterFields,
  shortageSchema,
  typedCents,
  typedNormSec,
  typedQuantity,
} from './model';

const name = z.string().trim().min(1).max(200);
const reason = z.string().trim().min(3).max(300);
/** Every change names the order and the version it was read with; the version covers the lines (decisions 6). */
const order = { orderId: id, version };
const changed = changedOrderSchema;
const addedLine = changedOrderSchema.extend({ lineId: id });

export const ordersContract = {
  'orders.open': query({
    input: z.object({ orderId: id }),
    output: orderViewSchema,
    permission: 'orders.view',
  }),
  'orders.list': query({
    input: z.object({
      filter: z.object({
        text: z.string().max(80).default(''),
        view: z.enum(orderListFilters).default('open'),
        phase: phaseSchema.nullable().default(null),
        fromOn: z.iso.date().nullable().default(null),
        toOn: z.iso.date().nullable().default(null),
      }),
      sort: z.object({ by: z.enum(orderListSorts), dir: z.enum(['asc', 'desc']) }),
      cursor: z.string().nullable(),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      rows: z.array(orderRowSchema),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({ totalCents: z.int(), unpaidCents: z.int() }),
    }),
    permission: 'orders.view',
  }),
  'orders.counts': query({
    input: z.object({}),
    output: z.record(z.enum(orderListFilters), z.int()),
    permission: 'orders.view',
  }),
  'orders.history': query({
    input: z.object({ orderId: id }),
    output: z.object({ changes: z.array(changeSchema) }),
    permission: 'orders.view',
  }),
  'orders.types': query({
    input: z.object({}),
    output: z.object({ types: z.array(z.object({ id, key: z.string().nullable(), name: z.string() })) }),
    permission: 'orders.view',
  }),
  'orders.phrases': query({
    input: z.object({ query: z.string().max(80).default('') }),
    output: z.object({ phrases: z.array(z.object({ text: z.string(), uses: z.int() })) }),
    permission: 'orders.view',
  }),
  'orders.lineOptions': query({
    input: z.object({
      orderId: id,
      query: z.string().max(80),
      only: lineKindSchema.nullable().default(null),
    }),
    /** `others`: operations that match but fit other items only; they are offered on request. */
    output: z.object({ options: z.array(lineOptionSchema), others: z.int() }),
    permission: 'orders.view',
  }),
  'orders.issuePreview': query({
    input: z.object({ orderId: id }),
    output: z.object({ toIssue: z.int(), shortages: z.array(shortageSchema) }),
    permission: 'orders.view',
  }),
  'orders.myLines': query({
    input: z.object({}),
    output: z.object({
      lines: z.array(
        z.object({
          lineId: id,
          orderId: id,
          version,
          number: z.string(),
          plate: z.string().nullable(),
          serial: z.string().nullable(),
          assetTitle: z.string(),
          name: z.string(),
          normSec: z.int(),
          state: lineStateSchema,
        }),
      ),
    }),
    permission: 'ownRows',
  }),
  'orders.create': command({
    input: z.object({
      assetId: id,
      ...headerFields,
      priority: headerFields.priority.default(0),
      ...meterFields,
      ...secondMeterFields,
      /** Why an order is taken from a client with an overdue or too large debt (domain §1); needs `orders.override`. */
      debtReason: reason.nullable().default(null),
    }),
    output: changedOrderSchema.extend({ number: z.string() }),
    permission: 'orders.edit',
  }),
  'orders.update': command({
    input: z.object({
      ...order,
      changes: headerSchema.partial().extend({
        ...z.object(meterFields).partial().shape,
        /** Why the order goes to a client whose debt stops new orders. */
        debtReason: reason.nullable().optional(),
      }),
    }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.addJob': command({
    input: z.object({ ...order, title: name }),
    output: changedOrderSchema.extend({ jobId: id }),
    permission: 'orders.edit',
  }),
  'orders.updateJob': command({
    input: z.object({
      ...order,
      jobId: id,
      changes: z.strictObject({
        title: name.optional(),
        needsQualityCheck: z.boolean().optional(),
        claimNumber: z.string().trim().max(40).nullable().optional(),
      }),
    }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.moveJob': command({
    input: z.object({ ...order, jobId: id, position: z.int().min(1).max(200) }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.removeJob': command({
    input: z.object({ ...order, jobId: id }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.authoriseJob': command({
    input: z.object({
      ...order,
      jobId: id,
      /** A job is put off by `care.deferJob`, which keeps its lines. */
      authorisation: authorisationSchema.exclude(['deferred']),
      amountCents: typedCents.nullable(),
      way: z.enum(authorisedWays).nullable(),
      by: z.string().trim().max(80).nullable(),
      text: z.string().trim().max(500).nullable(),
    }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.checkQuality': command({
    input: z.object({ ...order, jobId: id, passed: z.boolean() }),
    output: changed,
    permission: 'orders.override',
  }),
  'orders.addOperation': command({
    input: z.object({
      ...order,
      jobId: id,
      /** Null: work that is not in the catalogue, by its name. */
      operationId: id.nullable(),
      name: name.nullable(),
      quantityMilli: typedQuantity.default(1000),
      /** Also when the operation is for other items; a person asked for it. */
      forOthers: z.boolean().default(false),
    }),
    output: addedLine,
    permission: 'orders.edit',
  }),
  'orders.updateOperation': command({
    input: z.object({
      ...order,
      lineId: id,
      changes: z.strictObject({
        name: name.optional(),
        quantityMilli: typedQuantity.optional(),
        normSec: typedNormSec.optional(),
        rateCents: typedCents.optional(),
        priceFixed: z.boolean().optional(),
        discountBp: discountBp.optional(),
      }),
    }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.addPart': command({
    input: z.object({
      ...order,
      jobId: id,
      partId: id,
      quantityMilli: typedQuantity.default(1000),
      warehouseId: id.nullable().default(null),
    }),
    output: addedLine,
    permission: 'orders.edit',
  }),
  'orders.updatePart': command({
    input: z.object({
      ...order,
      lineId: id,
      changes: z.strictObject({
        name: name.optional(),
        quantityMilli: typedQuantity.optional(),
        priceCents: typedCents.optional(),
        discountBp: discountBp.optional(),
        clientOwn: z.boolean().optional(),
      }),
    }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.replacePart': command({
    input: z.object({ ...order, lineId: id, partId: id }),
    output: changed,
    // The adviser with `orders.edit` or the storekeeper with `stock.issue`: the handler asks for one of the two.
    permission: 'orders.view',
  }),
  /** The answer to the one offer of a replaced number: the new one, or the old one stays. */
  'orders.answerNewNumber': command({
    input: z.object({ ...order, lineId: id, take: z.boolean() }),
    output: changed,
    permission: 'orders.edit',
  }),
  /** The part's price has changed since the line was written: the line takes the new one or keeps its own. */
  'orders.settlePrice': command({
    input: z.object({ ...order, lineId: id, take: z.boolean() }),
    output: changed,
    permission: 'orders.price',
  }),
  /** All lines of a package at once; without a job it makes one of its own name. */
  'orders.addPackage': command({
    input: z.object({
      ...order,
      jobId: id.nullable(),
      packageId: id,
      forOthers: z.boolean().default(false),
    }),
    output: changedOrderSchema.extend({
      jobId: id,
      lines: z.int(),
      /** Parts whose quantity the item does not tell: the package's own number stands. */
      assumed: z.array(z.string()),
    }),
    permission: 'orders.edit',
  }),
  /** Whether the client's papers show a kit of the order as one line. */
  'orders.setKitPrint': command({
    input: z.object({ ...order, orderKitId: id, printAsOne: z.boolean() }),
    output: changed,
    permission: 'orders.edit',
  }),
  /** Takes all lines of a kit off the order. */
  'orders.removeKit': command({
    input: z.object({ ...order, orderKitId: id }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.addOther': command({
    input: z.object({
      ...order,
      jobId: id,
      kind: z.enum(otherKinds),
      name,
      quantityMilli: typedQuantity.default(1000),
      priceCents: typedCents,
      costCents: typedCents.default(0),
      supplierId: id.nullable().default(null),
    }),
    output: addedLine,
    permission: 'orders.edit',
  }),
  'orders.updateOther': command({
    input: z.object({
      ...order,
      lineId: id,
      changes: z.strictObject({
        name: name.optional(),
        quantityMilli: typedQuantity.optional(),
        priceCents: typedCents.optional(),
        discountBp: discountBp.optional(),
        costCents: typedCents.optional(),
        supplierId: id.nullable().optional(),
      }),
    }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.removeLine': command({
    input: z.object({ ...order, kind: lineKindSchema, lineId: id }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.moveLine': command({
    input: z.object({ ...order, kind: lineKindSchema, lineId: id, jobId: id }),
    output: changed,
    permission: 'orders.edit',
  }),
  'orders.assignTeam': command({
    input: z.object({
      ...order,
      scope: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('line'), lineId: id }),
        z.strictObject({ kind: z.literal('job'), jobId: id }),
        z.strictObject({ kind: z.literal('order') }),
      ]),
      /** A team, a single worker without one, or nobody. */
      assignee: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('team'), teamId: id }),
          z.strictObject({ kind: z.literal('worker'), workerId: id }),
        ])
        .nullable(),
    }),
    output: changed,
    permission: 'orders.assign',
  }),
  'orders.setLineState': command({
    input: z.object({ ...order, lineId: id, state: lineStateSchema }),
    output: changed,
    permission: 'orders.work',
  }),
  'orders.issueParts': command({
    input: z.object({
      ...order,
      /** False refuses when anything is short; true issues the lines that are wholly there, after the person saw the rest. */
      leaveShort: z.boolean(),
    }),
    output: changedOrderSchema.extend({ number: z.string(), issued: z.int(), left: z.int() }),
    permission: 'stock.issue',
  }),
  'orders.returnPart': command({
    input: z.object({ ...order, lineId: id, quantityMilli: typedQuantity }),
    output: changedOrderSchema.extend({ number: z.string() }),
    permission: 'stock.issue',
  }),
  /** What is kept for a line of another order goes to this one (domain §4.4). */
  'orders.takeReservation': command({
    input: z.object({ ...order, lineId: id, fromLineId: id, reason }),
    output: changedOrderSchema.extend({ milli: z.int() }),
    permission: 'stock.reserve',
  }),
  'orders.setPhase': command({
    input: z.object({
      ...order,
      phase: phaseSchema,
      /** Passes the blockers that may be passed; needs `orders.override`. */
      overrideReason: reason.nullable().default(null),
    }),
    output: changed,
    permission: 'orders.phase',
  }),
  'orders.cancel': command({
    input: z.object({ ...order, reason }),
    output: changed,
    permission: 'orders.cancel',
  }),
};
