// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one (virtual list), which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus; columns are arranged by keyboard in their chooser
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DragEvent, type PointerEvent, useRef } from 'react';
import { type ColumnLayout, moved, widened, writtenLayout } from './columnLayout';
import { Icon } from './Icon';
import { nextSort, type SortState } from './tableNav';
import type { DataColumn } from './tableTypes';

interface TableHeadProps<T> {
  columns: readonly DataColumn<T>[];
  shown: readonly DataColumn<T>[];
  template: string;
  sort: SortState | null;
  setSort: (sort: SortState | null) => void;
  layout: ColumnLayout;
  /** Undefined where columns are not kept. */
  setLayout: ((layout: ColumnLayout) => void) | undefined;
}

/** Heads that sort when pressed; with the mouse they are dragged to another place or wider at their edge. */
export function TableHead<T>({
  columns,
  shown,
  template,
  sort,
  setSort,
  layout,
  setLayout,
}: TableHeadProps<T>) {
  const dragged = useRef<string | null>(null);
  const drop = (target: string) => {
    const written = writtenLayout(columns, layout);
    const id = dragged.current;
    const place = (one: string | null) => written.findIndex((column) => column.id === one);
    if (id !== null && id !== target) setLayout?.(moved(written, id, place(target) - place(id)));
    dragged.current = null;
  };
  return (
    <div role="rowgroup" className="dt-head">
      <div role="row" className="dt-row" style={{ gridTemplateColumns: template }} aria-rowindex={1}>
        {shown.map((column, at) => (
          <HeadCell
            key={column.id}
            column={column}
            sort={sort}
            onSort={setSort}
            onWidth={
              setLayout && ((width) => setLayout(widened(writtenLayout(columns, layout), column.id, width)))
            }
            drag={
              setLayout && at > 0
                ? { start: () => (dragged.current = column.id), drop: () => drop(column.id) }
                : undefined
            }
          />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps<T> {
  column: DataColumn<T>;
  sort: SortState | null;
  onSort: (sort: SortState | null) => void;
  onWidth: ((width: number) => void) | undefined;
  drag: { start: () => void; drop: () => void } | undefined;
}

function HeadCell<T>({ column, sort, onSort, onWidth, drag }: HeadCellProps<T>) {
  const by = column.sort ?? (column.sortValue ? column.id : undefined);
  const sorted = by !== undefined && sort?.by === by ? sort.dir : undefined;
  const dragging = drag && {
    draggable: true,
    onDragStart: drag.start,
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: drag.drop,
  };
  return (
    <span
      role="columnheader"
      tabIndex={-1}
      data-column={column.id}
      className={`dt-cell ${column.num ? 'num' : ''}`}
      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : by ? 'none' : undefined}
      {...dragging}
    >
      {by ? (
        <button
          type="button"
          className={`sort ${sorted ? 'on' : ''}`}
          onClick={() => onSort(nextSort(sort, by))}
        >
          {column.header}
          {sorted && <Icon of={sorted === 'asc' ? ArrowUp : ArrowDown} />}
        </button>
      ) : (
        column.header
      )}
      {onWidth && <WidthHandle onWidth={onWidth} />}
    </span>
  );
}

/** The right edge of a head, dragged with the mouse. */
function WidthHandle({ onWidth }: { onWidth: (width: number) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const start = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 };
  };
  const drag = ({ clientX }: PointerEvent) => {
    if (from.current) onWidth(from.current.width + clientX - from.current.x);
  };
  const end = () => {
    from.current = null;
  };
  return (
    <i
      className="dt-resize"
      aria-hidden="true"
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
