import { z } from 'zod';
import { query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import {
  delaySchema,
  deliverySchema,
  provisionFilter,
  provisionLineSchema,
  provisionRowSchema,
  provisionTotals,
} from './model';

/** Обезпеченост (domain §4.4, reports R1). */
export const provisionContract = {
  /** The part lines of open orders, the most urgent first, each with where its parts come from. */
  'provision.list': query({
    permission: 'orders.view',
    input: provisionFilter,
    output: z.object({
      rows: z.array(provisionRowSchema),
      totals: provisionTotals,
      warehouses: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  /** The documents behind the figures of one line. */
  'provision.line': query({
    permission: 'orders.view',
    input: z.object({ lineId: id, delay: delaySchema.nullable().default(null) }),
    output: provisionLineSchema,
  }),
  /** What suppliers still owe, by order and line. */
  'provision.deliveries': query({
    permission: 'orders.view',
    input: z.object({}),
    output: z.object({ rows: z.array(deliverySchema) }),
  }),
};
