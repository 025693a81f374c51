import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import {
  dateBases,
  earningRow,
  earningTotals,
  newTariff,
  orderEarnings,
  tariffRow,
  teamEarnings,
  workerEarnings,
} from './model';

const period = { fromOn: isoDate, toOn: isoDate };

export const earningsContract = {
  /** The recapitulation of a period, by worker, team and order; the three add up to the same cent. */
  'earnings.period': query({
    input: z.object(period),
    output: z.object({
      workers: z.array(workerEarnings),
      teams: z.array(teamEarnings),
      orders: z.array(orderEarnings),
      totals: earningTotals,
    }),
    permission: 'earnings.viewAll',
  }),
  /** The rows behind a figure, each with the sentence that explains it (B6). */
  'earnings.rows': query({
    input: z.object({
      ...period,
      basis: z.enum(dateBases).default('accrued'),
      workerId: id.nullable().default(null),
      orderId: id.nullable().default(null),
    }),
    output: z.object({ rows: z.array(earningRow), totals: earningTotals }),
    permission: 'earnings.viewAll',
  }),
  /** A mechanic's own earnings. */
  'earnings.mine': query({
    input: z.object(period),
    output: z.object({ rows: z.array(earningRow), totals: earningTotals }),
    permission: 'ownRows',
  }),
  'earnings.tariffs': query({
    input: z.object({ on: isoDate.nullable().default(null) }),
    output: z.object({ tariffs: z.array(tariffRow) }),
    permission: 'earnings.viewAll',
  }),
  'earnings.saveTariff': command({ input: newTariff, output: tariffRow, permission: 'earnings.editTariffs' }),
};
