import { z } from 'zod';
import { requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';

/** Name under which a list keeps its views and columns: `registry.assets`. */
export const listName = z.string().regex(/^[a-zA-Z][\w.-]{0,59}$/);

export const viewNameLength = 60;
export const columnWidths = { min: 48, max: 900 } as const;

export const shownColumnSchema = z.object({
  id: z.string().min(1).max(40),
  /** CSS pixels; null: as the list has it. */
  width: z.int().min(columnWidths.min).max(columnWidths.max).nullable(),
});
export type ShownColumn = z.output<typeof shownColumnSchema>;

const filterValue = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

/** What a list looks like: all that a person sets on it. */
export const viewStateSchema = z.object({
  /** Of the filter field. */
  text: z.string().max(200),
  sort: z.object({ by: z.string().min(1).max(40), dir: z.enum(['asc', 'desc']) }).nullable(),
  /** The page's own filters by their names; the page reads back only what it knows. */
  filter: z.record(z.string().max(40), filterValue),
  /** Shown columns in their order; null: as the list has them. */
  columns: z.array(shownColumnSchema).min(1).max(60).nullable(),
});
export type ViewState = z.output<typeof viewStateSchema>;
export type ViewFilter = ViewState['filter'];

export const savedViewSchema = z.object({
  id,
  version,
  name: z.string(),
  shared: z.boolean(),
  /** Made by who asks. */
  own: z.boolean(),
  state: viewStateSchema,
});
export type SavedView = z.output<typeof savedViewSchema>;

export const viewInputSchema = z.object({
  list: listName,
  name: requiredText(viewNameLength),
  shared: z.boolean(),
  state: viewStateSchema,
});
