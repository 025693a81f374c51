import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { cents } from '../../kernel/money';
import {
  markupRuleInput,
  markupRuleRow,
  priceAlert,
  priceExplanation,
  roleLimitRow,
  simulatedGroup,
  typeTermsRow,
} from './model';

const labourRateRow = z.object({
  id,
  makeId: id.nullable(),
  make: z.string().nullable(),
  orderTypeId: id.nullable(),
  orderType: z.string().nullable(),
  centsPerHour: z.int(),
  fromOn: isoDate,
  toOn: isoDate.nullable(),
});
const matrix = z.object({ version, rules: z.array(markupRuleRow) });
const rules = z.array(markupRuleInput).max(2000);

export const pricingContract = {
  'pricing.labourRates': query({
    input: z.object({}),
    output: z.object({ rates: z.array(labourRateRow) }),
    permission: 'pricing.view',
  }),
  /** A new rate from a date on, for a type of order, a make, both or, without either, the default; the one before ends the day before. */
  'pricing.saveLabourRate': command({
    input: z.object({
      makeId: id.nullable(),
      orderTypeId: id.nullable().default(null),
      centsPerHour: cents.min(1).max(1_000_00),
      fromOn: isoDate,
    }),
    output: labourRateRow,
    permission: 'pricing.edit',
  }),
  'pricing.matrix': query({ input: z.object({}), output: matrix, permission: 'pricing.view' }),
  /** The whole matrix at once; cards that take their price from it follow in the same transaction. */
  'pricing.saveMatrix': command({
    input: z.object({ version, rules }),
    output: matrix.extend({ changedParts: z.int() }),
    permission: 'pricing.edit',
  }),
  /** What the matrix would have earned on the parts of a period's finished orders; nothing is written. */
  'pricing.simulate': query({
    input: z.object({
      rules,
      fromOn: isoDate,
      toOn: isoDate,
      /** Also parts whose price is their own or a list's, as if the matrix priced them. */
      everything: z.boolean(),
    }),
    output: z.object({ groups: z.array(simulatedGroup), kept: z.int() }),
    permission: 'pricing.edit',
  }),
  'pricing.explain': query({
    input: z.object({ partId: id, on: isoDate.nullable().default(null) }),
    output: priceExplanation,
    permission: 'pricing.view',
  }),
  'pricing.terms': query({
    input: z.object({}),
    output: z.object({ limits: z.array(roleLimitRow), types: z.array(typeTermsRow) }),
    permission: 'pricing.view',
  }),
  'pricing.saveLimit': command({
    input: roleLimitRow.pick({ roleId: true, maxDiscountBp: true, minMarginBp: true }),
    output: z.object({}),
    permission: 'pricing.edit',
  }),
  'pricing.saveTypeDiscount': command({
    input: typeTermsRow.omit({ name: true }),
    output: z.object({}),
    permission: 'pricing.edit',
  }),
  'pricing.alerts': query({
    input: z.object({}),
    output: z.object({ alerts: z.array(priceAlert) }),
    permission: 'orders.view',
  }),
};
