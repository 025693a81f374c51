import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { cents } from '../../kernel/money';

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
};
