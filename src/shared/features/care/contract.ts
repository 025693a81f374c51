import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { pageOutput, pageShape } from '../../contract/paging';
import { optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import {
  careCardSchema,
  deferredLineInputSchema,
  doneRowSchema,
  dueForSchema,
  dueListFilterSchema,
  dueListRowSchema,
  dueListSorts,
  planInputSchema,
  planRowSchema,
  planSchema,
  reasonText,
  reminderResults,
  reminderWays,
  stayFields,
  stayRowSchema,
  targetFields,
  tyreSetInputSchema,
  tyreSetSchema,
} from './model';

const workKey = z.string().min(1).max(240);
const takenUp = z.object({ orderId: id, number: z.string(), version });

/** Care of a thing (domain §2.5): service plans, what falls due, reminders, deferred work, tyre hotel. */
export const careContract = {
  /** What „преди да започнеш“ shows of a thing (product B2). */
  'care.dueFor': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: dueForSchema,
  }),
  'care.card': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: careCardSchema,
  }),
  /** Everything that falls due until a day, earliest first. */
  'care.list': query({
    permission: 'assets.view',
    input: z.object(pageShape(dueListSorts, dueListFilterSchema)),
    output: pageOutput(dueListRowSchema, z.object({ overdue: z.int() })),
  }),
  'care.plans': query({
    permission: 'assets.view',
    input: z.object({}),
    output: z.object({ plans: z.array(planRowSchema) }),
  }),
  'care.plan': query({
    permission: 'assets.view',
    input: z.object({ planId: id }),
    output: planSchema,
  }),
  /** Every time a work was done on a thing, newest first, annulled ones too. */
  'care.doneLog': query({
    permission: 'assets.view',
    input: z.object({ assetId: id, workKey }),
    output: z.object({ rows: z.array(doneRowSchema) }),
  }),
  /** Null creates; the items given are all that the plan has from now on. */
  'care.savePlan': command({
    permission: 'assets.edit',
    input: z.object({ planId: id.nullable(), version: version.nullable(), plan: planInputSchema }),
    output: z.object({ planId: id, version }),
  }),
  'care.recordDone': command({
    permission: 'assets.edit',
    input: z.object({
      assetId: id,
      workKey,
      on: isoDate,
      /** What the counter showed; null when it is not known. */
      meter: z.int().min(0).max(9_999_999).nullable(),
      note: optionalText(200),
    }),
    output: z.object({ doneId: id }),
  }),
  'care.annulDone': command({
    permission: 'assets.edit',
    input: z.object({ doneId: id, reason: reasonText }),
    output: z.object({}),
  }),
  'care.remind': command({
    permission: 'assets.edit',
    input: z.object({
      assetId: id,
      dueKey: z.string().min(1).max(260),
      way: z.enum(reminderWays),
      result: z.enum(reminderResults),
      /** Only with result `later`. */
      postponedTo: isoDate.nullable(),
      note: optionalText(300),
    }),
    output: z.object({ reminderId: id }),
  }),
  /** Work that falls due goes onto an order as one job; `planned` is the type of a new one. */
  'care.orderServices': command({
    permission: 'orders.edit',
    input: z.object({ assetId: id, workKeys: z.array(workKey).min(1).max(40), ...targetFields }),
    output: takenUp,
  }),
  'care.defer': command({
    permission: 'orders.edit',
    input: z.object({
      assetId: id,
      text: requiredText(200),
      reason: reasonText,
      expiresOn: isoDate.nullable(),
      lines: z.array(deferredLineInputSchema).max(60),
    }),
    output: z.object({ deferredId: id }),
  }),
  /** A job of an open order is put off: its lines leave the order and are kept with the price of today. */
  'care.deferJob': command({
    permission: 'orders.edit',
    input: z.object({
      orderId: id,
      version,
      jobId: id,
      reason: reasonText,
      expiresOn: isoDate.nullable(),
      by: optionalText(120),
      way: z.enum(['phone', 'in_person', 'signature']).nullable(),
    }),
    output: z.object({ orderId: id, version, deferredId: id }),
  }),
  'care.editDeferred': command({
    permission: 'orders.edit',
    input: z.object({
      deferredId: id,
      version,
      text: requiredText(200),
      reason: reasonText,
      expiresOn: isoDate.nullable(),
    }),
    output: z.object({ version }),
  }),
  'care.dropDeferred': command({
    permission: 'orders.edit',
    input: z.object({ deferredId: id, version, reason: reasonText }),
    output: z.object({ version }),
  }),
  /** Deferred work becomes a job with its lines at the price of today, in an open order or a new one. */
  'care.revive': command({
    permission: 'orders.edit',
    input: z.object({ deferredId: id, version, ...targetFields }),
    output: takenUp,
  }),
  'care.tyres': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: z.object({ sets: z.array(tyreSetSchema) }),
  }),
  /** What is stored where, by place. */
  'care.stays': query({
    permission: 'assets.view',
    input: z.object({ season: z.enum(['summer', 'winter', 'all']).nullable() }),
    output: z.object({ rows: z.array(stayRowSchema) }),
  }),
  'care.saveTyres': command({
    permission: 'assets.edit',
    input: z.object({
      setId: id.nullable(),
      version: version.nullable(),
      assetId: id,
      set: tyreSetInputSchema,
      active: z.boolean(),
    }),
    output: z.object({ setId: id, version }),
  }),
  'care.storeTyres': command({
    permission: 'assets.edit',
    input: z.object({ setId: id, fromOn: isoDate, ...stayFields }),
    output: z.object({ stayId: id }),
  }),
  'care.editStay': command({
    permission: 'assets.edit',
    input: z.object({ stayId: id, version, ...stayFields }),
    output: z.object({ version }),
  }),
  /** The fee of a storage becomes a line of the thing's open order, or of a new one. */
  'care.chargeStay': command({
    permission: 'orders.edit',
    input: z.object({ stayId: id, version, ...targetFields }),
    output: takenUp,
  }),
  'care.giveTyres': command({
    permission: 'assets.edit',
    input: z.object({ stayId: id, version, givenOn: isoDate, givenTo: optionalText(120) }),
    output: z.object({ version }),
  }),
};
