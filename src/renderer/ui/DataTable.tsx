import { useState } from 'react';
import { TableGrid } from './TableGrid';
import { TableToolbar } from './TableToolbar';
import type { SortState } from './tableNav';
import type { DataColumn, ShownTable, TableProps, TableSource } from './tableTypes';
import { useDebounced } from './useDebounced';
import { type TableRows, useLocalRows, usePagedRows } from './useTableRows';

export type { DataColumn, TableSource } from './tableTypes';

export type DataTableProps<T, S> = TableProps<T, S> &
  (
    | { source: TableSource<T, S>; rows?: undefined; searchText?: undefined }
    | { rows: readonly T[]; source?: undefined; searchText?: (row: T) => string }
  );

/**
 * The one list of the program: type to filter, sort by a head, ↑↓ PgUp PgDn Home End, Enter opens, Space acts.
 * Paged by keyset, only the rows in view exist.
 */
export function DataTable<T, S = undefined>(props: DataTableProps<T, S>) {
  const [sort, setSort] = useState<SortState | null>(props.defaultSort ?? null);
  const [text, setText] = useState('');
  const scope = { sort, text: useDebounced(text, 150) };
  const shared = { ...props, sort, setSort, text, setText, scope };
  return props.source ? (
    <PagedTable {...shared} file={props.source.file ?? props.file} source={props.source} />
  ) : (
    <LocalTable {...shared} rows={props.rows} searchText={props.searchText} />
  );
}

function PagedTable<T, S>(props: ShownTable<T, S> & { source: TableSource<T, S> }) {
  return <ShownDataTable {...props} data={usePagedRows(props.source, props.scope)} />;
}

function LocalTable<T, S>(props: ShownTable<T, S> & { rows: readonly T[]; searchText?: (row: T) => string }) {
  const data = useLocalRows(props.rows, props.columns, props.scope, props.searchText);
  return <ShownDataTable {...props} data={data as TableRows<T, S>} />;
}

function ShownDataTable<T, S>({ data, ...props }: ShownTable<T, S> & { data: TableRows<T, S> }) {
  const [hidden, setHidden] = useHiddenColumns(props.columns, props.storageKey);
  const showsToolbar = props.filterable || props.toolbar || props.storageKey || props.file;
  return (
    <div className="dt">
      {showsToolbar && <TableToolbar {...props} hidden={hidden} setHidden={setHidden} />}
      <TableGrid {...props} data={data} hidden={hidden} />
      {props.totals && data.count > 0 && (
        <div className="totals">{props.totals(data.totals as S, data.count)}</div>
      )}
    </div>
  );
}

function useHiddenColumns<T>(columns: readonly DataColumn<T>[], storageKey: string | undefined) {
  const key = storageKey && `maistor.columns.${storageKey}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => {
    const stored = key ? localStorage.getItem(key) : null;
    return new Set(
      stored ? stored.split(' ') : columns.filter((column) => column.hidden).map((column) => column.id),
    );
  });
  const change = (next: ReadonlySet<string>) => {
    setHidden(next);
    if (key) localStorage.setItem(key, [...next].join(' '));
  };
  return [hidden, change] as const;
}
