import type { CsvRow } from '../csv/readCsv';
import type { MakeModelField, MakeModelMapping } from './mapping';

export interface ParsedModel {
  name: string;
  /** Null: not known, or still made when only `yearTo` is null. */
  yearFrom: number | null;
  yearTo: number | null;
}

export interface ParsedMake {
  make: string;
  unitsPerHour: number | null;
  models: ParsedModel[];
}

export type MakeModelProblem =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'YEAR_INVALID'
  | 'YEARS_REVERSED'
  | 'UNITS_INVALID'
  | 'UNITS_DIFFER';

export interface RowProblem {
  line: number;
  column: MakeModelField;
  reason: MakeModelProblem;
  /** What stands in the cell, shortened. */
  value: string;
}

export interface ParsedMakesModels {
  makes: ParsedMake[];
  /** Rows that are left out, each with its first problem. */
  problems: RowProblem[];
  /** `rows` = `models` + `mergedRows` + the number of problems. */
  counts: { rows: number; makes: number; models: number; mergedRows: number };
}

const MAX_NAME = 80;
const FIRST_YEAR = 1886;
const LAST_YEAR = 2100;

/**
 * Brings rows of make, model and years together: spellings that differ in case or blanks are one, the years of one
 * model become from–to. Cyrillic look-alikes stay apart: only a person can tell which one is right.
 */
export function parseMakesModels(rows: readonly CsvRow[], mapping: MakeModelMapping): ParsedMakesModels {
  const makes = new Map<string, ParsedMake & { byName: Map<string, ParsedModel> }>();
  const problems: RowProblem[] = [];
  let mergedRows = 0;
  let models = 0;
  for (const row of rows) {
    const read = readRow(row, mapping);
    const known = 'reason' in read ? undefined : makes.get(keyOf(read.make));
    const problem = 'reason' in read ? read : unitsProblem(row.line, known?.unitsPerHour, read.unitsPerHour);
    if ('reason' in read || problem !== null) {
      if (problem !== null) problems.push(problem);
      continue;
    }
    const make = known ?? {
      make: read.make,
      unitsPerHour: null,
      models: [],
      byName: new Map<string, ParsedModel>(),
    };
    makes.set(keyOf(read.make), make);
    make.unitsPerHour ??= read.unitsPerHour;
    const same = make.byName.get(keyOf(read.model.name));
    if (same) {
      widen(same, read.model);
      mergedRows += 1;
    } else {
      make.byName.set(keyOf(read.model.name), read.model);
      make.models.push(read.model);
      models += 1;
    }
  }
  const found = [...makes.values()].map(({ make, unitsPerHour, models: list }) => ({
    make,
    unitsPerHour,
    models: list,
  }));
  return { makes: found, problems, counts: { rows: rows.length, makes: found.length, models, mergedRows } };
}

const keyOf = (name: string) => name.toLowerCase();

interface ReadRow {
  make: string;
  model: ParsedModel;
  unitsPerHour: number | null;
}

function readRow(row: CsvRow, mapping: MakeModelMapping): ReadRow | RowProblem {
  const cell = (field: MakeModelField) =>
    oneLine(mapping[field] === null ? '' : (row.cells[mapping[field]] ?? ''));
  const problem = (column: MakeModelField, reason: MakeModelProblem): RowProblem => ({
    line: row.line,
    column,
    reason,
    value: cell(column).slice(0, MAX_NAME),
  });
  for (const column of ['make', 'model'] as const) {
    if (cell(column) === '') return problem(column, 'EMPTY');
    if (cell(column).length > MAX_NAME) return problem(column, 'TOO_LONG');
  }
  const range = yearsOf(cell('year'));
  if (range === null) return problem('year', 'YEAR_INVALID');
  const from = yearOf(cell('yearFrom'));
  const to = yearOf(cell('yearTo'));
  if (from === undefined) return problem('yearFrom', 'YEAR_INVALID');
  if (to === undefined) return problem('yearTo', 'YEAR_INVALID');
  const years = from === null && to === null ? range : { yearFrom: from, yearTo: to };
  const reversed = years.yearFrom !== null && years.yearTo !== null && years.yearFrom > years.yearTo;
  if (reversed) return problem(years === range ? 'year' : 'yearTo', 'YEARS_REVERSED');
  const unitsPerHour = unitsOf(cell('unitsPerHour'));
  if (unitsPerHour === undefined) return problem('unitsPerHour', 'UNITS_INVALID');
  return { make: cell('make'), model: { name: cell('model'), ...years }, unitsPerHour };
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A year, null for an empty cell, undefined for nonsense. */
function yearOf(text: string): number | null | undefined {
  if (text === '') return null;
  const year = /^\d{4}$/u.test(text) ? Number(text) : Number.NaN;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}

/** `2004`, `2003-2008` or `2003–` (still made); null for nonsense. */
function yearsOf(text: string): { yearFrom: number | null; yearTo: number | null } | null {
  const parts = text.split(/\s*[-–—]\s*/u);
  const from = yearOf(parts[0] ?? '');
  const to = parts.length === 1 ? from : yearOf(parts[1] ?? '');
  if (from === undefined || to === undefined || parts.length > 2 || (parts.length === 2 && from === null))
    return null;
  return { yearFrom: from, yearTo: to };
}

/** Time units per hour as in the catalogue: 100 for VW, 12 or 10 for others; undefined for nonsense. */
function unitsOf(text: string): number | null | undefined {
  if (text === '') return null;
  const units = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  return units >= 1 && units <= 3600 ? units : undefined;
}

function unitsProblem(
  line: number,
  known: number | null | undefined,
  units: number | null,
): RowProblem | null {
  if (known === undefined || known === null || units === null || known === units) return null;
  return { line, column: 'unitsPerHour', reason: 'UNITS_DIFFER', value: String(units) };
}

/** Unknown years take the known ones; an open end stays open. */
function widen(model: ParsedModel, other: ParsedModel): void {
  const isUnknown = (years: ParsedModel) => years.yearFrom === null && years.yearTo === null;
  if (isUnknown(other)) return;
  if (isUnknown(model)) {
    model.yearFrom = other.yearFrom;
    model.yearTo = other.yearTo;
    return;
  }
  model.yearFrom =
    model.yearFrom === null || other.yearFrom === null ? null : Math.min(model.yearFrom, other.yearFrom);
  model.yearTo = model.yearTo === null || other.yearTo === null ? null : Math.max(model.yearTo, other.yearTo);
}
