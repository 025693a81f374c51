import type { ReactNode } from 'react';
import type { SortState } from './tableNav';

export interface DataColumn<T> {
  id: string;
  header: string;
  /** CSS pixels; without it the column grows. */
  width?: number;
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
}

export interface TableScope {
  sort: SortState | null;
  text: string;
}
