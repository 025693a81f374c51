import type { InputOf, OutputOf, QueryName } from '@shared/contract/contract';
import type { DataPage, PageRequest, TableSource } from '@renderer/ui/DataTable';
import { call } from './client';

interface PagedSpec<N extends QueryName, T, S> {
  /** Input of one page; `cursor` is null for the first. */
  input: (request: PageRequest) => InputOf<N>;
  page: (output: OutputOf<N>) => DataPage<T, S>;
  /** Identity of the list besides sort and filter: view, warehouse, period. */
  key?: readonly unknown[];
  tags?: readonly string[];
}

/** A paged query of the contract as the source of a `DataTable`; touched things refetch it like any query. */
export function pagedSource<N extends QueryName, T, S = undefined>(
  name: N,
  { input, page, key = [], tags }: PagedSpec<N, T, S>,
): TableSource<T, S> {
  return {
    queryKey: [name, ...key],
    tags,
    fetchPage: async (request) => page(await call(name, input(request))),
  };
}
