import { z } from 'zod';
import { query } from '../../contract/entry';
import { searchGroupKeys, searchResultSchema } from './model';

/** The counter's one box (product B1). */
export const searchContract = {
  'search.counter': query({
    permission: 'anyUser',
    input: z.object({
      text: z.string().max(200),
      /** Hits of each group. */
      limit: z.int().min(1).max(50),
      only: z.array(z.enum(searchGroupKeys)).max(4).optional(),
    }),
    output: searchResultSchema,
  }),
};
