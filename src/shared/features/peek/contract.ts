import { z } from 'zod';
import { query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import { peekKinds, peekSchema } from './model';

/** A found thing without opening it: the few facts that the counter asks for first (product B1). */
export const peekContract = {
  /** Needs the right to see that kind of thing. */
  'peek.card': query({
    permission: 'anyUser',
    input: z.object({ kind: z.enum(peekKinds), id }),
    output: peekSchema,
  }),
};
