import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DataColumn, DataPage, TableScope, TableSource } from './tableTypes';

const PAGE_ROWS = 200;

export interface TableRows<T, S> {
  rows: readonly T[];
  /** Rows of the whole filtered set, loaded or not. */
  count: number;
  totals: S | undefined;
  loading: boolean;
  /** The rows are those of the sort and text before: the wanted ones are on their way. */
  stale: boolean;
  error: unknown;
  /** Reads on until the row at this position is here. */
  need: (index: number) => void;
  retry: () => void;
}

/** Rows of a paged query, read on by keyset as the list is scrolled. */
export function usePagedRows<T, S>(source: TableSource<T, S>, { sort, text }: TableScope): TableRows<T, S> {
  const query = useInfiniteQuery({
    queryKey: [...source.queryKey, 'pages', sort, text],
    queryFn: ({ pageParam }): Promise<DataPage<T, S>> =>
      source.fetchPage({ cursor: pageParam, sort, text, limit: PAGE_ROWS }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    meta: { tags: source.tags },
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  const first = pages?.[0];
  return {
    rows,
    count: Math.max(rows.length, query.hasNextPage ? (first?.count ?? 0) : rows.length),
    totals: first?.totals,
    loading: query.isLoading,
    stale: query.isPlaceholderData || query.isLoading,
    error: query.error,
    need: (index) => {
      if (index >= rows.length && query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

const collator = new Intl.Collator('bg', { numeric: true });

/** Rows that are all here, sorted and filtered in the window. */
export function useLocalRows<T>(
  all: readonly T[],
  columns: readonly DataColumn<T>[],
  { sort, text }: TableScope,
  searchText?: (row: T) => string,
): TableRows<T, undefined> {
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const found =
      wanted && searchText ? all.filter((row) => searchText(row).toLowerCase().includes(wanted)) : all;
    const value = columns.find((column) => (column.sort ?? column.id) === sort?.by)?.sortValue;
    if (!sort || !value) return found;
    const sign = sort.dir === 'asc' ? 1 : -1;
    return [...found].sort((a, b) => sign * compare(value(a), value(b)));
  }, [all, columns, sort, text, searchText]);
  return {
    rows,
    count: rows.length,
    totals: undefined,
    loading: false,
    stale: false,
    error: null,
    need: () => {},
    retry: () => {},
  };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
