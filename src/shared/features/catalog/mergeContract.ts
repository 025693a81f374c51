import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id } from '../../kernel/ids';

const pair = { level: z.enum(['make', 'model']), keptId: id, mergedId: id };

export const mergeCountsSchema = z.object({
  models: z.int(),
  modifications: z.int(),
  assets: z.int(),
  norms: z.int(),
  /** Norms, notes and places that the kept one has itself: they stay with it. */
  kept: z.int(),
});

/** Two names of one make or model become one (`VW` and `Volkswagen`). */
export const mergeContract = {
  'catalog.mergePreview': query({
    permission: 'catalog.edit',
    input: z.object(pair),
    output: mergeCountsSchema,
  }),
  'catalog.merge': command({
    permission: 'catalog.edit',
    input: z.object(pair),
    output: z.object({ mergeId: id, counts: mergeCountsSchema }),
  }),
  'catalog.undoMerge': command({
    permission: 'catalog.edit',
    input: z.object({ mergeId: id }),
    output: z.object({}),
  }),
  'catalog.merges': query({
    permission: 'catalog.edit',
    input: z.object({}),
    output: z.object({
      merges: z.array(
        z.object({
          id,
          level: z.enum(['make', 'model']),
          keptName: z.string(),
          mergedName: z.string(),
          at: z.int(),
          userName: z.string(),
        }),
      ),
    }),
  }),
};
