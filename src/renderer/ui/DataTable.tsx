import type { ViewState } from '@shared/features/views/model';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnLayout, shownColumns } from './columnLayout';
import { TableGrid } from './TableGrid';
import { TablePrint, TableToolbar } from './TableToolbar';
import type { SortState } from './tableNav';
import type { ShownTable, TableProps, TableSource } from './tableTypes';
import { useColumnLayout } from './useColumnLayout';
import { useDebounced } from './useDebounced';
import { type TableRows, useLocalRows, usePagedRows } from './useTableRows';

export type { DataColumn, TableSource } from './tableTypes';

export type DataTableProps<T, S> = TableProps<T, S> &
  (
    | { source: TableSource<T, S>; rows?: undefined; searchText?: undefined }
    | { rows: readonly T[]; source?: undefined; searchText?: (row: T) => string }
  );

/**
 * The one list of the program: type to filter, sort by a head, ↑↓ PgUp PgDn Home End, Enter opens, Space acts; columns, views,
 * print and files by its toolbar. Paged by keyset, only the rows in view exist.
 */
export function DataTable<T, S = undefined>(props: DataTableProps<T, S>) {
  const [sort, setSort] = useState<SortState | null>(props.defaultSort ?? null);
  const [text, setText] = useState(props.startText ?? '');
  const asked = useDebounced(text, 150);
  const scope = { sort, text: asked };
  const { onScope } = props;
  useEffect(() => onScope?.({ sort, text: asked }), [onScope, sort, asked]);
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
  const { columns, file, label, scope } = props;
  const [layout, setLayout] = useColumnLayout(props.storageKey);
  const [printing, setPrinting] = useState(false);
  const [viewName, setViewName] = useState<string | null>(null);
  const notes = usePrintNotes(props, viewName);
  const box = useRef<HTMLDivElement>(null);
  const shown = shownColumns(columns, layout);
  const views = { ...viewsOf(props, layout, setLayout), onChosen: setViewName };
  const showsToolbar = props.filterable || props.toolbar || props.storageKey || file;
  const closePrint = () => {
    setPrinting(false);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[role=grid]')?.focus());
  };
  return (
    <>
      {printing && file && (
        <TablePrint
          {...{ label, file, scope, notes }}
          columns={shown.map(({ id }) => id)}
          onClose={closePrint}
        />
      )}
      <div ref={box} className="dt" hidden={printing}>
        {showsToolbar && (
          <TableToolbar {...props} {...{ layout, setLayout, views, box }} onPrint={() => setPrinting(true)} />
        )}
        <TableGrid {...props} {...{ data, layout, setLayout }} shown={shown} />
        {props.totals && data.count > 0 && (
          <div className="totals">{props.totals(data.totals as S, data.count)}</div>
        )}
      </div>
    </>
  );
}

/** How the list looks now, how it does without a view, and how it is made to look like one. */
function viewsOf<T, S>(
  { text, setText, sort, setSort, defaultSort, viewFilter }: ShownTable<T, S>,
  layout: ColumnLayout,
  setLayout: (layout: ColumnLayout) => void,
) {
  const columns = layout && [...layout];
  const state: ViewState = { text, sort, filter: { ...viewFilter?.value }, columns };
  const usual: ViewState = {
    text: '',
    sort: defaultSort ?? null,
    filter: { ...viewFilter?.usual },
    columns: null,
  };
  const apply = (next: ViewState) => {
    setText(next.text);
    setSort(next.sort);
    setLayout(next.columns);
    viewFilter?.apply({ ...viewFilter.usual, ...next.filter });
  };
  return { state, usual, apply };
}

function usePrintNotes<T, S>(props: ShownTable<T, S>, viewName: string | null): string[] {
  const { t } = useTranslation();
  const { sort, columns, scope, viewFilter } = props;
  const words = [
    ...(viewName === null ? [] : [t(($) => $.views.print.view, { name: viewName })]),
    ...(viewFilter?.words ?? []),
    ...(scope.text.trim() === '' ? [] : [t(($) => $.views.print.text, { text: scope.text.trim() })]),
  ];
  const by = columns.find((column) => (column.sort ?? column.id) === sort?.by);
  return [
    ...(words.length === 0 ? [] : [t(($) => $.views.print.filter, { filter: words.join(', ') })]),
    ...(sort && by
      ? [t(($) => $.views.print.sort, { column: by.header, dir: t(($) => $.views.print[sort.dir]) })]
      : []),
  ];
}
