import { z } from 'zod';

export const maxPageRows = 200;

/** Sort of a list: the fields are an enumeration, no column name crosses the contract (architecture §3.4). */
export function sortSchema<const Fields extends readonly [string, ...string[]]>(fields: Fields) {
  return z.object({ by: z.enum(fields), dir: z.enum(['asc', 'desc']) });
}

/** Input fields of a keyset list; `cursor` is the opaque `nextCursor` of the page before. */
export function pageShape<const Fields extends readonly [string, ...string[]], Filter extends z.ZodType>(
  fields: Fields,
  filter: Filter,
) {
  return {
    filter,
    sort: sortSchema(fields),
    cursor: z.string().max(500).nullable(),
    limit: z.int().min(1).max(maxPageRows),
  };
}

/** Output of a keyset list; `count` and `totals` are those of the whole filtered set. */
export function pageOutput<Row extends z.ZodType, Totals extends z.ZodType>(row: Row, totals: Totals) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable(), count: z.int(), totals });
}
