import type { ExportedList } from '@shared/features/exports/model';
import type { ViewFilter } from '@shared/features/views/model';
import type { ReactNode } from 'react';
import type { SortState } from './tableNav';

export interface DataColumn<T> {
  id: string;
  header: string;
  /** CSS pixels; without it the column grows. */
  width?: number;
  /** CSS pixels that a growing column keeps in a narrow window; 120 without it. */
  minWidth?: number;
  /** Its share of the free width beside other growing columns; 1 without it. */
  grow?: number;
  /** Right aligned with tabular figures. */
  num?: boolean;
  cell: (row: T) => ReactNode;
  /** Field of the server's sort; without it the head cannot be pressed. */
  sort?: string;
  /** Sort of rows that are all here. */
  sortValue?: (row: T) => string | number;
  /** Hidden until chosen. */
  hidden?: boolean;
  /** Cannot be hidden; the first column never can. */
  fixed?: boolean;
  className?: string;
}

export interface PageRequest {
  cursor: string | null;
  sort: SortState | null;
  text: string;
  limit: number;
}

export interface DataPage<T, S> {
  rows: readonly T[];
  nextCursor: string | null;
  /** Count and totals are of the whole filtered set. */
  count: number;
  totals: S;
}

export interface TableSource<T, S> {
  /** First element is the entry's name: what a command touches refetches the list. */
  queryKey: readonly unknown[];
  tags?: readonly string[];
  fetchPage: (request: PageRequest) => Promise<DataPage<T, S>>;
  file?: TableFile;
}

/** The list's name among the exports, and the input of its query as the list is shown now. */
export interface TableFile {
  list: ExportedList;
  input: (scope: TableScope) => Record<string, unknown>;
}

export interface TableScope {
  sort: SortState | null;
  text: string;
}

export interface TableViewFilter {
  value: ViewFilter;
  /** As the page opens without a view. */
  usual: ViewFilter;
  /** Sets what it knows of a saved view and passes over the rest. */
  apply: (filter: ViewFilter) => void;
  /** What is filtered, for the head of a print. */
  words?: readonly string[];
}

/** What a list is told by its page. */
export interface TableProps<T, S> {
  /** Accessible name: what is listed. */
  label: string;
  columns: readonly DataColumn<T>[];
  rowKey: (row: T) => string | number;
  onOpen?: (row: T) => void;
  /** The row under the cursor changed. */
  onSelect?: (row: T) => void;
  /** Space: the row's own action. */
  onRowAction?: (row: T) => void;
  selectedKey?: string | number | null;
  defaultSort?: SortState;
  /** What the filter holds when the list opens. */
  startText?: string | undefined;
  /** Draws the filter field; typing in the list goes to it. */
  filterable?: boolean;
  filterPlaceholder?: string;
  /** Chips and switches beside the filter field. */
  toolbar?: ReactNode;
  /** Line of sums under the list. */
  totals?: (totals: S, count: number) => ReactNode;
  /** Row of sums that stand under their columns, by column id. */
  footer?: (totals: S, count: number) => Readonly<Record<string, ReactNode>>;
  /** What to say when there is nothing. */
  empty?: ReactNode;
  /** How the list goes into a file; a paged source knows it by itself. */
  file?: TableFile;
  /** Name under which the list keeps its columns and saved views; draws the chooser of both. */
  storageKey?: string;
  /** The page's own filters, so that a saved view holds them too. */
  viewFilter?: TableViewFilter;
  rowClass?: (row: T) => string | undefined;
  /** Rows of equal height; nothing around them (inside a page section). */
  plain?: boolean;
  autoFocus?: boolean;
  /** Told what the list is sorted and filtered by, for actions over all that it shows. */
  onScope?: (scope: TableScope) => void;
}

interface TableState {
  sort: SortState | null;
  setSort: (sort: SortState | null) => void;
  text: string;
  setText: (text: string) => void;
  scope: TableScope;
}

export type ShownTable<T, S> = TableProps<T, S> & TableState;
