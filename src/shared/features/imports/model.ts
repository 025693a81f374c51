import { z } from 'zod';
import { id } from '../../kernel/ids';
import { existingChoices, importKinds } from './fields';

export const csvEncodings = ['utf8', 'windows-1251', 'utf16le'] as const;
export const csvDelimiters = [';', ',', '\t', '|'] as const;

/** How a file is read; null: as it was found out. */
export const readingSchema = z.object({
  encoding: z.enum(csvEncodings).nullable(),
  delimiter: z.enum(csvDelimiters).nullable(),
  sheet: z.int().min(0).max(500).nullable(),
});
export type Reading = z.output<typeof readingSchema>;

export const mappingSchema = z.record(z.string().max(40), z.int().min(0).max(500));

export const openedFileSchema = z.object({
  fileId: z.string(),
  fileName: z.string(),
  format: z.enum(['xlsx', 'csv']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.int(),
  rows: z.int(),
  /** Rows that cannot even be read as a table. */
  unreadable: z.int(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  kind: z.enum(importKinds),
  mappings: z.record(z.enum(importKinds), z.object({ mapping: mappingSchema, remembered: z.boolean() })),
});
export type OpenedFile = z.output<typeof openedFileSchema>;

export const checkOptionsSchema = z.object({
  existing: z.enum(existingChoices),
  /** Makes, models and modifications that the catalogue does not know are added; else their rows are refused. */
  addNames: z.boolean(),
  /** Unit of norms without a column of units. */
  normUnit: z.enum(['h', 'min', 'tu']),
});
export type CheckOptions = z.output<typeof checkOptionsSchema>;

/** What is said about a row; a code of its own or that of the error that the form would show. */
export const issueSchema = z.object({
  /** Field of the kind; null: the row as a whole. */
  field: z.string().nullable(),
  /** Heading of the column in the file. */
  column: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What stands in the cell, shortened. */
  value: z.string(),
});
export type RowIssue = z.output<typeof issueSchema>;

export const rowOutcomes = ['create', 'fill', 'skip', 'refused'] as const;

export const reportRowSchema = z.object({
  line: z.int(),
  outcome: z.enum(rowOutcomes),
  /** What the row is about. */
  label: z.string(),
  /** Card that is there already. */
  existing: z.object({ id, name: z.string() }).nullable(),
  refusals: z.array(issueSchema),
  warnings: z.array(issueSchema),
});
export type ReportRow = z.output<typeof reportRowSchema>;

export const checkCountsSchema = z.object({
  rows: z.int(),
  create: z.int(),
  fill: z.int(),
  skip: z.int(),
  refused: z.int(),
  warned: z.int(),
  /** Owners, makes and models that would be added besides. */
  owners: z.int(),
  names: z.int(),
});
export type CheckCounts = z.output<typeof checkCountsSchema>;

export const reportFilters = ['all', 'create', 'fill', 'skip', 'refused', 'warned'] as const;
export type ReportFilter = (typeof reportFilters)[number];

export const runStates = ['applying', 'done', 'undoing', 'undone', 'cancelled'] as const;

export const importRunSchema = z.object({
  id,
  kind: z.enum(importKinds),
  fileName: z.string(),
  /** `interrupted`: the program ended in the middle; rows may stand and an undo takes them back. */
  state: z.enum([...runStates, 'interrupted']),
  created: z.int(),
  changed: z.int(),
  skipped: z.int(),
  refused: z.int(),
  kept: z.int(),
  user: z.string(),
  at: z.int(),
  undoneAt: z.int().nullable(),
  undoneBy: z.string().nullable(),
});
export type ImportRun = z.output<typeof importRunSchema>;

/** A row of an import that cannot be taken back: changed since, or used by something that the import did not make. */
export const keptRowSchema = z.object({
  line: z.int(),
  name: z.string(),
  reason: z.enum(['changed', 'used']),
});
export type KeptRow = z.output<typeof keptRowSchema>;
