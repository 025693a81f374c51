import { z } from 'zod';
import { query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { dateBases } from '../earnings/model';
import { dayReport } from './model';

export const reportsContract = {
  /** One page at the end of the day, its work by the chosen date basis; earnings and money are masked by permission (product §1). */
  'reports.day': query({
    input: z.object({ on: isoDate, basis: z.enum(dateBases).default('accrued') }),
    output: dayReport,
    permission: 'orders.view',
  }),
};
