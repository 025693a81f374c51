import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { importsContract } from '@shared/features/imports/contract';
import {
  fieldsOf,
  guessColumns,
  guessKind,
  headingsKey,
  type ImportKind,
  importKinds,
  importTask,
  isRequired,
} from '@shared/features/imports/fields';
import type { CheckCounts, ReportFilter, ReportRow } from '@shared/features/imports/model';
import { foldText } from '@shared/kernel/folding';
import { and, eq } from 'drizzle-orm';
import { importMapping } from '../../db/schema/imports';
import { cellText } from '../../exchange/sheets/cells';
import { readTable, type Table } from '../../exchange/sheets/readTable';
import { type QueryContext, RecordedRefusal } from '../../kernel/context';
import type { QueryHandler } from '../../kernel/handlers';
import { assetImporter } from './assetRows';
import type { Importer } from './importer';
import { normImporter } from './normRows';
import { operationImporter } from './operationRows';
import { partyImporter } from './partyRows';
import { ImportRow } from './row';
import { type CheckedRow, type OpenFile, storeOf } from './store';

type Contract = typeof importsContract;

/** Long enough to get on, short enough that nobody notices. */
export const TURN_MS = 25;

const importers: Readonly<Record<ImportKind, Importer<unknown>>> = {
  parties: partyImporter as Importer<unknown>,
  assets: assetImporter as Importer<unknown>,
  operations: operationImporter as Importer<unknown>,
  norms: normImporter as Importer<unknown>,
};

/** The importer of a kind for whom its register allows it. @throws RecordedRefusal FORBIDDEN */
export function importerFor(ctx: QueryContext, kind: ImportKind): Importer<unknown> {
  const importer = importers[kind];
  if (!importer.permissions.every((permission) => ctx.can(permission)))
    throw new RecordedRefusal('FORBIDDEN', { entry: `imports.${kind}` });
  return importer;
}

/** Runs work that can be cancelled and says how far it is. */
export async function asTask<T>(
  { services }: QueryContext,
  work: (signal: AbortSignal, progress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const signal = services.beginTask(importTask);
  try {
    return await work(signal, (done, total) =>
      services.emit({ kind: 'progress', task: importTask, done, total }),
    );
  } finally {
    services.endTask(importTask);
  }
}

export const openFile: QueryHandler<Contract['imports.open']> = async (ctx, { grant, reading }) => {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  const { projectRoot } = ctx.services;
  const table = await asTask(ctx, (signal) => readTable(path, reading, projectRoot, signal));
  const file = storeOf(ctx.services).addFile({ fileName: basename(path), table });
  return opened(ctx, file);
};

function opened(ctx: QueryContext, { id, fileName, table }: OpenFile): EntryOutput<Contract['imports.open']> {
  const { format, encoding, delimiter, sheets, sheet, header, rows, problems } = table;
  const mappings = importKinds.map((kind) => [kind, mappingFor(ctx, kind, header)] as const);
  const remembered = mappings.find(([, one]) => one.remembered)?.[0];
  return {
    ...{ fileId: id, fileName, format, encoding, delimiter, sheets, sheet },
    rows: rows.length,
    unreadable: problems.length,
    columns: header.map((name, at) => ({ name, samples: samplesOf(table, at) })),
    kind: remembered ?? guessKind(header),
    mappings: Object.fromEntries(mappings) as EntryOutput<Contract['imports.open']>['mappings'],
  };
}

function samplesOf({ rows }: Table, column: number): string[] {
  const found: string[] = [];
  for (const { cells } of rows.slice(0, 200)) {
    const text = cellText(cells[column] ?? null).trim();
    if (text !== '' && !found.includes(text)) found.push(text.slice(0, 40));
    if (found.length === 3) break;
  }
  return found;
}

function mappingFor(ctx: QueryContext, kind: ImportKind, header: readonly string[]) {
  const known = ctx.db
    .select()
    .from(importMapping)
    .where(and(eq(importMapping.kind, kind), eq(importMapping.headings, headingsKey(header))))
    .get();
  const mapping = known ? (JSON.parse(known.mapping) as Record<string, number>) : guessColumns(kind, header);
  return { mapping: { ...mapping }, remembered: known !== undefined };
}

export const checkRows: QueryHandler<Contract['imports.check']> = async (
  ctx,
  { fileId, kind, mapping, options },
) => {
  const store = storeOf(ctx.services);
  const file = store.file(fileId);
  const importer = importerFor(ctx, kind);
  refuseUnlessMapped(file, kind, mapping);
  const planner = importer.planner(ctx, options);
  const columns = { kind, mapping, header: file.table.header, today: ctx.today };
  const rows: CheckedRow[] = await asTask(ctx, async (signal, progress) => {
    const checked: CheckedRow[] = [];
    let turn = performance.now();
    for (const source of file.table.rows) {
      const row = new ImportRow(source, columns);
      const plan = planner.plan(row);
      checked.push({ line: row.line, plan, refusals: row.refusals, warnings: row.warnings });
      if (performance.now() - turn < TURN_MS) continue;
      progress(checked.length, file.table.rows.length);
      await nextTurn();
      if (signal.aborted) throw new DomainError('IMPORT_CANCELLED');
      turn = performance.now();
    }
    return checked;
  });
  const unreadable = file.table.problems.map(({ line, reason }): CheckedRow => {
    const issue = { field: null, column: null, code: reason, params: {}, value: '' };
    return { line, plan: null, refusals: [issue], warnings: [] };
  });
  const all = [...rows, ...unreadable].sort((a, b) => a.line - b.line);
  const counts = { ...countsOf(all), ...planner.extras() };
  const check = store.addCheck({ file, kind, mapping, options, rows: all, counts });
  return { checkId: check.id, counts };
};

/** @throws DomainError IMPORT_COLUMN_MISSING, INVALID_INPUT for a column that the file has not */
function refuseUnlessMapped(
  { table }: OpenFile,
  kind: ImportKind,
  mapping: Readonly<Record<string, number>>,
): void {
  const fields: readonly string[] = fieldsOf(kind);
  for (const [field, column] of Object.entries(mapping))
    if (!fields.includes(field) || column >= table.header.length)
      throw new DomainError('INVALID_INPUT', { field });
  const missing = fields.find((field) => isRequired(kind, field) && mapping[field] === undefined);
  if (missing) throw new DomainError('IMPORT_COLUMN_MISSING', { field: missing });
}

const outcomeOf = ({ refusals, plan }: CheckedRow): ReportRow['outcome'] =>
  refusals.length > 0 || plan === null ? 'refused' : plan.outcome;

function countsOf(rows: readonly CheckedRow[]): Omit<CheckCounts, 'owners' | 'names'> {
  const counts = { rows: rows.length, create: 0, fill: 0, skip: 0, refused: 0, warned: 0 };
  for (const row of rows) {
    counts[outcomeOf(row)] += 1;
    if (row.warnings.length > 0) counts.warned += 1;
  }
  return counts;
}

const reportRow = (row: CheckedRow): ReportRow => ({
  line: row.line,
  outcome: outcomeOf(row),
  label: row.plan?.label ?? '',
  existing: row.plan?.existing ?? null,
  refusals: row.refusals,
  warnings: row.warnings,
});

/** The rows of a report that a filter and a text leave. */
export function reportRows(
  ctx: QueryContext,
  checkId: string,
  filter: ReportFilter,
  text: string,
): ReportRow[] {
  const { rows } = storeOf(ctx.services).check(checkId);
  const wanted = foldText(text);
  const passes = (row: CheckedRow) =>
    filter === 'all' || (filter === 'warned' ? row.warnings.length > 0 : outcomeOf(row) === filter);
  const holds = (row: CheckedRow) =>
    wanted === '' || foldText(`${row.line} ${row.plan?.label ?? ''}`).includes(wanted);
  return rows.filter((row) => passes(row) && holds(row)).map(reportRow);
}

export const reportPage: QueryHandler<Contract['imports.report']> = (
  ctx,
  { checkId, filter, text, cursor, limit },
) => {
  const rows = reportRows(ctx, checkId, filter, text);
  const from = Number(cursor ?? 0);
  const next = from + limit < rows.length ? String(from + limit) : null;
  return { rows: rows.slice(from, from + limit), nextCursor: next, count: rows.length, totals: {} };
};
