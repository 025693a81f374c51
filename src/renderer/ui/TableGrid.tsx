// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one (virtual list), which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names the row as its active descendant
import { type ColumnDef, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import type { ColumnLayout } from './columnLayout';
import { EmptyState } from './EmptyState';
import { ErrorBox } from './ErrorBox';
import { SkeletonRows } from './Skeleton';
import { TableHead } from './TableHead';
import { nextRow } from './tableNav';
import type { DataColumn, ShownTable } from './tableTypes';
import type { TableRows } from './useTableRows';

const features = tableFeatures({});

type GridProps<T, S> = ShownTable<T, S> & {
  data: TableRows<T, S>;
  /** The columns in their order. */
  shown: readonly DataColumn<T>[];
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
};

interface InView<T> {
  value: T;
}

const growsFrom = <T,>(column: DataColumn<T>): number => column.minWidth ?? 120;

const rowHeight = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 32;

/** Head and rows in one scroll box; the box has the focus, the row under the cursor is its active descendant. */
export function TableGrid<T, S>(props: GridProps<T, S>) {
  const { label, columns, rowKey, data, shown, layout, onOpen, onSelect, onRowAction, rowClass, plain } =
    props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const [active, setActive] = useActiveRow(props);
  const settled = props.text === props.scope.text && !data.stale;
  const act = useWhenSettled(settled, data.rows[active], { Enter: onOpen, ' ': onRowAction });

  const virtualizer = useVirtualizer({
    count: data.count,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight(),
    scrollPaddingEnd: props.footer ? rowHeight() : 0,
  });
  const items = virtualizer.getVirtualItems();
  const firstIndex = items[0]?.index ?? 0;
  const lastIndex = items.at(-1)?.index ?? -1;
  useEffect(() => data.need(lastIndex));

  // the table model covers the rows in view only: a model of 100,000 rows would be built anew with every page
  const inView = useMemo(
    () => data.rows.slice(firstIndex, lastIndex + 1).map((value) => ({ value })),
    [data.rows, firstIndex, lastIndex],
  );
  const definitions = useMemo<ColumnDef<typeof features, InView<T>>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        cell: ({ row }) => column.cell(row.original.value),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: inView,
    getRowId: ({ value }) => String(rowKey(value)),
  });
  const template = shown
    .map((column) =>
      column.width ? `${column.width}px` : `minmax(${growsFrom(column)}px, ${column.grow ?? 1}fr)`,
    )
    .join(' ');
  // head and rows are grids of their own: only one width for all keeps their columns in line
  const leastWidth = shown.reduce((sum, column) => sum + (column.width ?? growsFrom(column)), 0);
  const rowModels = table.getRowModel().rows;

  const go = (index: number) => {
    setActive(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const row = data.rows[index];
    if (row) onSelect?.(row);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight()) - 2;
    const next = nextRow(event.key, active, data.count, pageRows);
    if (next !== undefined) go(next);
    else if (
      (event.key === 'Enter' || event.key === ' ') &&
      (data.rows[active] !== undefined || !settled) &&
      act(event.key)
    )
      return event.preventDefault();
    else if (
      event.key.length === 1 &&
      event.key !== ' ' &&
      event.key !== '?' &&
      props.filterable &&
      startFilter(event)
    )
      return;
    else return;
    event.preventDefault();
  };

  const rowId = (index: number) => `${gridId}-row-${index}`;
  const footer = props.footer && data.count > 0 ? props.footer(data.totals as S, data.count) : undefined;

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={`dt-grid ${plain ? 'plain' : ''}`}
      style={{ '--dt-least': `${leastWidth}px` } as CSSProperties}
      aria-label={label}
      aria-rowcount={data.count + 1}
      aria-colcount={shown.length}
      aria-busy={data.loading}
      aria-activedescendant={active >= firstIndex && active <= lastIndex ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && active < 0 && data.rows.length > 0) setActive(0);
      }}
    >
      <TableHead
        {...{ columns, shown, template, layout }}
        sort={props.sort}
        setSort={props.setSort}
        setLayout={props.storageKey ? props.setLayout : undefined}
      />
      {data.error ? (
        <div className="dt-state" role="row">
          <div role="gridcell">
            <ErrorBox error={data.error}>
              <Button small onClick={data.retry}>
                {t(($) => $.ui.table.retry)}
              </Button>
            </ErrorBox>
          </div>
        </div>
      ) : data.loading ? (
        <div role="row">
          <div role="gridcell">
            <SkeletonRows />
          </div>
        </div>
      ) : data.count === 0 ? (
        <div className="dt-state" role="row">
          <div role="gridcell">{props.text ? <FilteredEmpty {...props} /> : props.empty}</div>
        </div>
      ) : (
        <div role="rowgroup" className="dt-body" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const model = rowModels[item.index - firstIndex];
            return model ? (
              <BodyRow
                key={item.key}
                id={rowId(item.index)}
                index={item.index}
                top={item.start}
                height={item.size}
                row={model.original.value}
                columns={shown}
                template={template}
                selected={item.index === active}
                className={rowClass?.(model.original.value) ?? ''}
                onPress={() => go(item.index)}
                onOpen={onOpen && (() => onOpen(model.original.value))}
              />
            ) : (
              <div
                key={item.key}
                className="dt-row sk-row"
                role="row"
                style={{ top: item.start, height: item.size }}
              >
                <span role="gridcell" aria-label={t(($) => $.ui.table.loadingMore)}>
                  <i />
                </span>
              </div>
            );
          })}
        </div>
      )}
      {footer && (
        <div role="rowgroup" className="dt-foot">
          <div role="row" className="dt-row" style={{ gridTemplateColumns: template }}>
            {shown.map((column) => (
              <span key={column.id} role="gridcell" className={`dt-cell ${column.num ? 'num' : ''}`}>
                {footer[column.id]}
              </span>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

/** Moves the focus to the filter field in time for the character that was typed. */
function startFilter(event: KeyboardEvent<HTMLDivElement>): boolean {
  const input = event.currentTarget.closest('.dt')?.querySelector<HTMLInputElement>('[data-table-filter]');
  input?.focus();
  return input !== undefined && input !== null;
}

type ActKey = 'Enter' | ' ';

/**
 * A key acts on the row under the cursor, and waits while the list of the typed text is still on its way: fast fingers must
 * not open a row of the list before.
 * @returns whether the key has an action here
 */
function useWhenSettled<T>(
  settled: boolean,
  row: T | undefined,
  actions: Readonly<Record<ActKey, ((row: T) => void) | undefined>>,
): (key: ActKey) => boolean {
  const waiting = useRef<ActKey | null>(null);
  useEffect(() => {
    if (!settled || waiting.current === null) return;
    const action = actions[waiting.current];
    waiting.current = null;
    if (row !== undefined) action?.(row);
  });
  return (key) => {
    const action = actions[key];
    if (!action) return false;
    if (!settled) waiting.current = key;
    else if (row !== undefined) action(row);
    return true;
  };
}

/**
 * Position of the cursor. It follows its row when the list is read again, so that nothing moves under it; in the list of another
 * text it stands on the first row.
 */
function useActiveRow<T, S>({ data, rowKey, selectedKey, autoFocus, scope }: GridProps<T, S>) {
  const [active, setActive] = useState(autoFocus ? 0 : -1);
  const [key, setKey] = useState<string | number>();
  const current = data.rows[active];
  const currentKey = current === undefined ? undefined : rowKey(current);
  // Set while rendering, so that no key meets the new rows with the old cursor.
  const [seenText, setSeenText] = useState(scope.text);
  if (seenText !== scope.text && !data.stale) {
    setSeenText(scope.text);
    setActive((before) => Math.min(before, 0));
    setKey(undefined);
  }
  useEffect(() => {
    const wanted = selectedKey ?? key;
    if (wanted === undefined || wanted === null || wanted === currentKey) return;
    const found = data.rows.findIndex((row) => rowKey(row) === wanted);
    if (found >= 0) setActive(found);
    else setActive((before) => Math.min(before, data.count - 1));
  }, [data.rows, data.count, selectedKey, key, currentKey, rowKey]);
  const move = (index: number) => {
    setActive(index);
    const row = data.rows[index];
    setKey(row === undefined ? undefined : rowKey(row));
  };
  return [active, move] as const;
}

function FilteredEmpty<T, S>({ text, setText }: GridProps<T, S>) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t(($) => $.ui.table.empty, { filter: text })}>
      <Button small onClick={() => setText('')}>
        {t(($) => $.ui.table.clearFilter)}
      </Button>
    </EmptyState>
  );
}

interface BodyRowProps<T> {
  id: string;
  index: number;
  top: number;
  height: number;
  row: T;
  columns: readonly DataColumn<T>[];
  template: string;
  selected: boolean;
  className: string;
  onPress: () => void;
  onOpen?: () => void;
}

const sameRow = <T,>(a: BodyRowProps<T>, b: BodyRowProps<T>): boolean =>
  a.row === b.row &&
  a.selected === b.selected &&
  a.top === b.top &&
  a.height === b.height &&
  a.template === b.template &&
  a.className === b.className &&
  a.columns.length === b.columns.length &&
  a.columns.every((column, at) => column === b.columns[at]);

const BodyRow = memo(BodyRowView, sameRow) as typeof BodyRowView;

function BodyRowView<T>({
  id,
  index,
  top,
  height,
  row,
  columns,
  template,
  selected,
  className,
  onPress,
  onOpen,
}: BodyRowProps<T>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the grid, which keeps the focus
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`dt-row ${selected ? 'sel' : ''} ${className}`}
      style={{ gridTemplateColumns: template, top, height }}
      onClick={onPress}
      onDoubleClick={onOpen}
    >
      {columns.map((column, at) => (
        <Cell key={column.id} first={at === 0} num={column.num} className={column.className}>
          {column.cell(row)}
        </Cell>
      ))}
    </div>
  );
}

interface CellProps {
  first: boolean;
  num?: boolean;
  className?: string;
  children: ReactNode;
}

function Cell({ first, num, className = '', children }: CellProps) {
  return (
    <span role="gridcell" className={`dt-cell ${first ? 'b' : ''} ${num ? 'num' : ''} ${className}`}>
      {children}
    </span>
  );
}
