import { z } from 'zod';
import { query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import { labelKinds, labelSubject } from './model';

export const labelsContract = {
  /** Things for labels: chosen ones, places of a warehouse or by their code, workers, parts of a stock document with their quantities. */
  'labels.collect': query({
    input: z.object({
      things: z
        .array(z.strictObject({ of: z.enum(labelKinds), id }))
        .max(500)
        .default([]),
      warehouseId: id.nullable().default(null),
      documentId: id.nullable().default(null),
      /** The beginning of the code of a place, as somebody types it. */
      placeText: z.string().trim().max(40).default(''),
      allWorkers: z.boolean().default(false),
    }),
    output: z.object({ subjects: z.array(labelSubject) }),
    permission: 'parts.view',
  }),
};
