import type { DataPage, PageRequest, TableSource } from '@renderer/ui/tableTypes';
import type { InputOf, OutputOf, QueryName } from '@shared/contract/contract';
import { isExportedList } from '@shared/features/exports/model';
import { call } from './client';

type PageQuery = { [N in QueryName]: OutputOf<N> extends DataPage<unknown, unknown> ? N : never }[QueryName];
type RowOf<N extends PageQuery> = OutputOf<N> extends { rows: readonly (infer T)[] } ? T : never;
type TotalsOf<N extends PageQuery> = OutputOf<N> extends { totals: infer S } ? S : never;

interface PagedSpec<N extends PageQuery> {
  /** Input of one page; `cursor` is null for the first, `sort` for the list's own order. */
  input: (request: PageRequest) => InputOf<N>;
  /** What the list depends on besides sort and text: view, warehouse, period. */
  key?: readonly unknown[];
  tags?: readonly string[];
}

/** A keyset query of the contract as the source of a `DataTable`; what commands touch refetches it. */
export function pagedSource<N extends PageQuery>(
  name: N,
  { input, key = [], tags }: PagedSpec<N>,
): TableSource<RowOf<N>, TotalsOf<N>> {
  return {
    queryKey: [name, ...key],
    tags,
    file: isExportedList(name)
      ? { list: name, input: (scope) => ({ ...input({ ...scope, cursor: null, limit: 1 }) }) }
      : undefined,
    fetchPage: async (request) =>
      (await call(name, input(request))) as unknown as DataPage<RowOf<N>, TotalsOf<N>>,
  };
}
