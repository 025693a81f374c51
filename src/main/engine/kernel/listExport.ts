import { contract, type QueryName } from '@shared/contract/contract';
import type { EntryInput, EntryPermission } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { translator } from '@shared/i18n/translate';
import type { CellKind, CellRow, CellValue, TableColumn } from '../exchange/csv/tableColumn';
import type { QueryContext } from './context';

type Texts = ReturnType<typeof translator>;

/** One column of a list's file; `kind` says in what unit `value` gives the cell. */
export interface ExportColumn<Row> {
  /** The column's id on the screen, by which a sort of the window names it. */
  key: string;
  /** The column of the screen that this one is a part of, when it has not the same id. */
  of?: string;
  title: string;
  kind: CellKind;
  value: (row: Row) => CellValue;
  /** Adds up under the list; for lists that are read whole. */
  sum?: boolean;
}

interface ExportSpec<Input, Row> {
  /** Name of the sheet. */
  title: (t: Texts, input: Input) => string;
  /** Names, phones or plates of people are in the file; the log says so. */
  personalData: boolean;
  /** `false` stands for a column that this person may not have. */
  columns: (t: Texts, ctx: QueryContext, input: Input) => readonly (ExportColumn<Row> | false)[];
}

interface PagedSpec<Input, Row> extends ExportSpec<Input, Row> {
  page: (
    ctx: QueryContext,
    input: Input,
    cursor: string | null,
    limit: number,
  ) => { rows: readonly Row[]; nextCursor: string | null };
  /** Count and sums of the whole filtered set, by the key of their column. */
  sums: (
    ctx: QueryContext,
    input: Input,
  ) => { count: number; totals?: Readonly<Record<string, number | null>> };
}

interface WholeSpec<Input, Row> extends ExportSpec<Input, Row> {
  rows: (ctx: QueryContext, input: Input) => readonly Row[];
}

/** What the window did itself to a list that it has whole. */
export interface ShownScope {
  sort: { by: string; dir: 'asc' | 'desc' } | null;
  text: string;
  /** Columns that the person chose, in their order, by their ids on the screen; all that the list has without a choice. */
  columns?: readonly string[] | undefined;
}

/** A list on its way into a file. */
export interface ExportTable {
  title: string;
  personalData: boolean;
  columns: readonly TableColumn[];
  count: number;
  /** All rows of the filtered set, read as they are asked for. */
  chunks: Iterable<readonly CellRow[]>;
  totals: CellRow | null;
}

/** How a list query becomes a file (reports §1): what a slice declares and the exports slice runs. */
export interface ListExport {
  permission: EntryPermission;
  /** @throws DomainError INVALID_INPUT when the input is not one of the query's */
  open(ctx: QueryContext, input: unknown, shown: ShownScope): ExportTable;
}

type InputFor<N extends QueryName> = EntryInput<(typeof contract)[N]>;

/** Small enough that nobody waits for a chunk. */
const chunkRows = 500;

/** A list that is read by keyset, however long it is. */
export function pagedExport<N extends QueryName, Row>(
  entry: N,
  spec: PagedSpec<InputFor<N>, Row>,
): ListExport {
  return {
    permission: contract[entry].permission,
    open(ctx, given, shown) {
      const input = parsed(entry, given);
      const { columns, head } = headOf(spec, ctx, input, (all) => chosen(all, shown));
      const { count, totals = {} } = spec.sums(ctx, input);
      return {
        ...head,
        count,
        chunks: pages(spec, ctx, input, columns),
        totals: totalsRow(ctx, columns, (key) => totals[key] ?? null),
      };
    },
  };
}

function* pages<Input, Row>(
  spec: PagedSpec<Input, Row>,
  ctx: QueryContext,
  input: Input,
  columns: readonly ExportColumn<Row>[],
): Generator<CellRow[]> {
  for (let cursor: string | null = null; ; ) {
    const page = spec.page(ctx, input, cursor, chunkRows);
    yield page.rows.map((row) => cellsOf(columns, row));
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

/** A list that the window has whole: its sort and its filter are the window's own and are repeated here. */
export function wholeExport<N extends QueryName, Row>(
  entry: N,
  spec: WholeSpec<InputFor<N>, Row>,
): ListExport {
  return {
    permission: contract[entry].permission,
    open(ctx, given, shown) {
      const input = parsed(entry, given);
      const all = headOf(spec, ctx, input, (every) => every).columns;
      const { columns, head } = headOf(spec, ctx, input, (every) => chosen(every, shown));
      const places = columns.map(({ key }) => all.findIndex((column) => column.key === key));
      // The filter of the window looks at the whole row, whatever is shown of it.
      const whole = shownRows(
        spec.rows(ctx, input).map((row) => cellsOf(all, row)),
        all,
        shown,
      );
      const rows = whole.map((row) => places.map((at) => row[at] ?? null));
      const sumAt = (at: number) => rows.reduce((sum, row) => sum + Number(row[at] ?? 0), 0);
      return {
        ...head,
        count: rows.length,
        chunks: inChunks(rows),
        totals: totalsRow(ctx, columns, (_key, at) => (columns[at]?.sum ? sumAt(at) : null)),
      };
    },
  };
}

const collator = new Intl.Collator('bg', { numeric: true });

function shownRows<Row>(
  all: CellRow[],
  columns: readonly ExportColumn<Row>[],
  { sort, text }: ShownScope,
): CellRow[] {
  const wanted = text.trim().toLowerCase();
  const texts = columns.flatMap(({ kind }, at) => (kind === 'text' || kind === 'code' ? [at] : []));
  const matches = (row: CellRow) =>
    texts
      .map((at) => row[at] ?? '')
      .join(' ')
      .toLowerCase()
      .includes(wanted);
  const rows = wanted === '' ? all : all.filter(matches);
  const at = columns.findIndex(({ key }) => key === sort?.by);
  if (!sort || at < 0) return rows;
  const sign = sort.dir === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(a[at] ?? '', b[at] ?? ''));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

function* inChunks(rows: readonly CellRow[]): Generator<readonly CellRow[]> {
  for (let at = 0; at < rows.length; at += chunkRows) yield rows.slice(at, at + chunkRows);
}

function parsed<N extends QueryName>(entry: N, input: unknown): InputFor<N> {
  const result = contract[entry].input.safeParse(input);
  if (!result.success)
    throw new DomainError('INVALID_INPUT', { field: result.error.issues[0]?.path.join('.') ?? '' });
  return result.data as InputFor<N>;
}

/** What was chosen, in its order; a choice that this list has nothing of shows everything. */
function chosen<Row>(
  all: readonly ExportColumn<Row>[],
  { columns }: ShownScope,
): readonly ExportColumn<Row>[] {
  const found = columns?.flatMap((id) => all.filter((column) => (column.of ?? column.key) === id)) ?? [];
  return found.length === 0 ? all : [...new Set(found)];
}

function headOf<Input, Row>(
  spec: ExportSpec<Input, Row>,
  ctx: QueryContext,
  input: Input,
  choose: (all: readonly ExportColumn<Row>[]) => readonly ExportColumn<Row>[],
) {
  const t = translator(ctx.user.language);
  const columns = choose(spec.columns(t, ctx, input).filter((column) => column !== false));
  const head = {
    title: spec.title(t, input),
    personalData: spec.personalData,
    columns: columns.map(({ title, kind }) => ({ title, kind })),
  };
  return { columns, head };
}

const cellsOf = <Row>(columns: readonly ExportColumn<Row>[], row: Row): CellRow =>
  columns.map(({ value }) => value(row));

/** Null when nothing of the list is added up. */
function totalsRow<Row>(
  ctx: QueryContext,
  columns: readonly ExportColumn<Row>[],
  sumOf: (key: string, at: number) => number | null,
): CellRow | null {
  const sums = columns.map(({ key }, at) => sumOf(key, at));
  if (sums.every((sum) => sum === null)) return null;
  const total = translator(ctx.user.language)(($) => $.exports.total);
  return sums.map((sum, at) => (at === 0 && sum === null ? total : sum));
}
