import { z } from 'zod';

const number = z.coerce.number().int().positive().optional();

/** What the labels are for: one part, one place, all places of a warehouse, the lines of a stock document, all workers. */
export const labelsSearch = z.object({
  part: number,
  bin: number,
  warehouse: number,
  document: number,
  workers: z.coerce.boolean().optional(),
});

export type LabelsSearch = z.output<typeof labelsSearch>;
