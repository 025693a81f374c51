import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import { meterUnits } from '../assets/model';
import { handoverPrintSchema } from '../printing/prints/handover';
import { handoverDirections, handoverForm, protocolRow } from './model';

const issued = z.object({ handoverId: id, number: z.string() });
const reason = z.string().trim().min(3).max(300);

export const handoverContract = {
  /** The form as it stands before anything is typed, and what stands against the release. */
  'handover.draft': query({
    input: z.object({ orderId: id, direction: z.enum(handoverDirections) }),
    output: z.object({
      orderId: id,
      number: z.string(),
      version,
      /** The picture fits vehicles; equipment has the table alone. */
      vehicle: z.boolean(),
      title: z.string(),
      plate: z.string().nullable(),
      serial: z.string().nullable(),
      meter: z.int().nullable(),
      /** Of the first counter of its class; null where the class has none. */
      meterUnit: z.enum(meterUnits).nullable(),
      keyTag: z.string().nullable(),
      form: handoverForm,
      /** What is unpaid and holds the release; null when nothing does. */
      unpaidCents: z.int().nullable(),
      /** Whether this person may release all the same, with a reason. */
      mayOverride: z.boolean(),
      protocols: z.array(protocolRow),
    }),
    permission: 'orders.view',
  }),
  /** A protocol of its own; without a form it says what is known, so that intake needs no extra typing. */
  'handover.issue': command({
    input: z.object({
      orderId: id,
      direction: z.enum(handoverDirections).default('intake'),
      form: handoverForm.nullable().default(null),
    }),
    output: issued,
    permission: 'orders.edit',
  }),
  /** The protocol, the phase, the meter and the key in one transaction. */
  'handover.release': command({
    input: z.object({
      orderId: id,
      version,
      form: handoverForm.nullable().default(null),
      meter: z.int().min(0).max(9_999_999).nullable().default(null),
      meterReason: reason.nullable().default(null),
      keyReturned: z.boolean().default(true),
      /** Releases although something is unpaid; needs `orders.override`. */
      overrideReason: reason.nullable().default(null),
    }),
    output: issued.extend({ orderId: id, version }),
    permission: 'orders.release',
  }),
  'handover.open': query({
    input: z.object({ handoverId: id }),
    output: z.object({ row: protocolRow, snapshot: handoverPrintSchema, intact: z.boolean() }),
    permission: 'orders.view',
  }),
};
