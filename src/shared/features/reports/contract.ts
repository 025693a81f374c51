import { z } from 'zod';
import { query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { dayReport } from './model';

export const reportsContract = {
  /** One page at the end of the day; earnings and money are masked by permission (product §1). */
  'reports.day': query({
    input: z.object({ on: isoDate }),
    output: dayReport,
    permission: 'orders.view',
  }),
};
