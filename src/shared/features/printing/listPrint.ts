import { z } from 'zod';
import { exportedLists } from '../exports/model';

/** The most rows of one printed list: some hundred sheets, a second of work. */
export const maxPrintedRows = 3000;

/** A list as the window shows it: the query's own input, what was sorted and filtered in the window, its columns. */
export const listPrintTarget = z.object({
  list: z.enum(exportedLists),
  input: z.record(z.string(), z.unknown()),
  shown: z.object({
    sort: z.object({ by: z.string().max(40), dir: z.enum(['asc', 'desc']) }).nullable(),
    text: z.string().max(200),
    columns: z.array(z.string().max(40)).max(60).optional(),
  }),
  title: z.string().trim().min(1).max(120),
  /** Filter and sort in words. */
  notes: z.array(z.string().max(400)).max(6),
});
export type ListPrintTarget = z.output<typeof listPrintTarget>;
