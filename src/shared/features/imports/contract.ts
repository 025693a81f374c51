import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import { importKinds } from './fields';
import {
  checkCountsSchema,
  checkOptionsSchema,
  importRunSchema,
  keptRowSchema,
  mappingSchema,
  openedFileSchema,
  readingSchema,
  reportFilters,
  reportRowSchema,
} from './model';

const fileId = z.uuid();

/**
 * Import of parties, assets, operations and norms (domain §2.6). The kind's own right (parties, assets, catalogue) is asked
 * for besides. Everything until `imports.apply` writes nothing.
 */
export const importsContract = {
  /** Reads the file into memory; a repeat with another reading gives it under the same id. */
  'imports.open': query({
    permission: 'catalog.import',
    input: z.object({ grant: z.string().max(100), reading: readingSchema }),
    output: openedFileSchema,
  }),
  /** The dry run: what every row would do. */
  'imports.check': query({
    permission: 'catalog.import',
    input: z.object({
      fileId,
      kind: z.enum(importKinds),
      mapping: mappingSchema,
      options: checkOptionsSchema,
    }),
    output: z.object({ checkId: z.string(), counts: checkCountsSchema }),
  }),
  'imports.report': query({
    permission: 'catalog.import',
    input: z.object({
      checkId: z.uuid(),
      filter: z.enum(reportFilters),
      text: z.string().max(200),
      cursor: z.string().max(20).nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({
      rows: z.array(reportRowSchema),
      nextCursor: z.string().nullable(),
      count: z.int(),
      totals: z.object({}),
    }),
  }),
  /** Writes the good rows; `onlyWhole` writes nothing at all when a single row is refused. */
  'imports.apply': command({
    permission: 'catalog.import',
    input: z.object({ checkId: z.uuid(), onlyWhole: z.boolean() }),
    output: z.object({ runId: id, created: z.int(), changed: z.int(), refused: z.int() }),
  }),
  /** Ends a running dry run or import; of an import nothing stays. */
  'imports.cancel': command({
    permission: 'catalog.import',
    audited: false,
    input: z.object({}),
    output: z.object({}),
  }),
  'imports.list': query({
    permission: 'catalog.import',
    input: z.object({}),
    output: z.object({ runs: z.array(importRunSchema), running: z.boolean() }),
  }),
  /** What an undo would take back, and what was changed by hand since and would stay. */
  'imports.undoCheck': query({
    permission: 'catalog.import',
    input: z.object({ runId: id }),
    output: z.object({ rows: z.int(), keptCount: z.int(), kept: z.array(keptRowSchema) }),
  }),
  /** Takes the whole import back. With `leaveChanged` what was changed since stays; without it that refuses the undo. */
  'imports.undo': command({
    permission: 'catalog.import',
    input: z.object({ runId: id, leaveChanged: z.boolean() }),
    output: z.object({ undone: z.int(), kept: z.int() }),
  }),
};
