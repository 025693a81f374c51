import { z } from 'zod';
import { query } from '../../contract/entry';
import { id } from '../../kernel/ids';

const auditRow = z.object({
  id,
  at: z.int(),
  user: z.string().nullable(),
  entry: z.string(),
  outcome: z.enum(['done', 'refused']),
  reason: z.string().nullable(),
  entities: z.array(z.string()),
  /** What changed, as JSON; null after a lawful erasure. */
  payload: z.string().nullable(),
});

export const auditContract = {
  /** The log from the newest row down, or the history of one record. */
  'audit.list': query({
    input: z.object({
      entity: z.string().max(80).nullable().default(null),
      userId: id.nullable().default(null),
      entry: z.string().max(80).nullable().default(null),
      beforeId: id.nullable().default(null),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(auditRow), nextBeforeId: id.nullable(), count: z.int() }),
    permission: 'audit.view',
  }),
  /** Walks the whole chain: the first row that was changed, removed or inserted from outside. */
  'audit.verify': query({
    input: z.object({}),
    output: z.object({ rows: z.int(), brokenAt: id.nullable() }),
    permission: 'audit.view',
  }),
};
