import { Plus } from 'lucide-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon';
import { CellPicker } from './CellPicker';
import type { LineColumn } from './columns';
import {
  ADD,
  afterEnter,
  afterTab,
  type Cell,
  cursorReducer,
  horizontal,
  type Layout,
  lineAbove,
  restingCursor,
  vertical,
} from './cursor';
import { type LineActions, LineRowView, SectionRowView } from './LineRowView';
import type { AddLine, LineEditorHandle, LineItem, LineRow, TypedCell } from './types';

interface LineEditorProps<T, V> {
  /** Accessible name: whose lines. */
  label: string;
  columns: readonly LineColumn<T>[];
  rows: readonly LineRow<T>[];
  add?: AddLine<V>;
  /** Ctrl+Delete in a line, Delete on a cell that cannot be typed in. */
  onDelete?: (line: LineItem<T>) => void;
  onSelect?: (line: LineItem<T> | null) => void;
  /** What is being typed into a cell and not yet stored; null when nothing is. */
  onTyping?: (typed: TypedCell | null) => void;
  /** Selected line when the page decides it. */
  selectedKey?: string | null;
  ref?: Ref<LineEditorHandle>;
}

/**
 * Lines of a document, edited where they stand. Enter goes to the next empty cell, F4 lists, F8 copies the cell
 * above, arrows move, Escape gives the old value back. Each changed cell is reported at once through its column.
 */
export function LineEditor<T, V = never>({
  label,
  columns,
  rows,
  add,
  onDelete,
  onSelect,
  onTyping,
  selectedKey,
  ref,
}: LineEditorProps<T, V>) {
  const { t } = useTranslation();
  const [state, dispatch] = useReducer(cursorReducer, restingCursor);
  const [lastRow, setLastRow] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const layout = useMemo(() => layoutOf(columns, rows, add !== undefined), [columns, rows, add]);
  const line = (key: string) =>
    rows.find((row): row is LineItem<T> => row.kind === 'line' && row.key === key);
  const column = (id: string) => columns.find((one) => one.id === id);
  const selected = selectedKey === undefined ? lastRow : selectedKey;

  const focusCell = (cell: Cell) => dispatch({ type: 'focus', cell });
  useImperativeHandle(ref, () => ({
    focusAdd: () => focusCell({ row: ADD, column: columns[0]?.id ?? '' }),
    focusCell: (row, id) => focusCell({ row, column: id }),
  }));

  const { at } = state;
  useEffect(() => {
    if (!at || !table.current) return;
    const cell =
      table.current.querySelector<HTMLElement>(
        `[data-row="${CSS.escape(at.row)}"][data-column="${CSS.escape(at.column)}"]`,
      ) ?? table.current.querySelector<HTMLElement>(`[data-row="${CSS.escape(at.row)}"]`);
    const input = cell?.querySelector('input');
    if (cell?.contains(document.activeElement) && document.activeElement !== cell) return;
    if (input) {
      input.focus();
      input.select();
    } else cell?.focus();
    cell?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const { draft } = state;
  useEffect(() => {
    onTyping?.(at && draft !== null ? { row: at.row, column: at.column, text: draft } : null);
  }, [onTyping, at, draft]);

  /** Applies what is typed in the cell; false when it cannot be read. */
  const commit = (): boolean => {
    if (!state.at || state.draft === null) return true;
    const target = line(state.at.row);
    const editing = column(state.at.column)?.editing;
    if (!target || editing?.kind !== 'text') return true;
    if (state.draft === editing.text(target.data)) return true;
    return editing.apply(target.data, state.draft) !== 'unreadable';
  };

  const leaveTo = (to: Cell | null): void => {
    if (commit()) dispatch({ type: 'committed', to });
    else dispatch({ type: 'refused' });
  };

  const copyAbove = () => {
    if (!state.at) return;
    const above = lineAbove(layout, state.at.row);
    const from = above === null ? undefined : line(above);
    const to = line(state.at.row);
    if (
      !from ||
      !to ||
      !layout.rows.some((row) => row.key === to.key && row.editable.has(state.at?.column ?? ''))
    )
      return;
    column(state.at.column)?.editing?.copy(from.data, to.data);
    dispatch({ type: 'revert' });
    const input = document.activeElement;
    if (input instanceof HTMLInputElement) requestAnimationFrame(() => input.select());
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.defaultPrevented || !state.at) return;
    const input = event.target instanceof HTMLInputElement ? event.target : null;
    const target = line(state.at.row);
    const go = (to: Cell | null) => {
      if (to === null && event.key === 'Tab') {
        if (commit()) return;
        dispatch({ type: 'refused' });
      } else leaveTo(to);
      event.preventDefault();
    };
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) go(afterEnter(layout, state.at));
    else if (event.key === 'Tab') go(afterTab(layout, state.at, event.shiftKey));
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      go(vertical(layout, state.at, event.key === 'ArrowDown' ? 1 : -1));
    else if (
      (event.key === 'ArrowLeft' || event.key === 'ArrowRight') &&
      // with Ctrl or Alt the arrows are the page's
      !event.ctrlKey &&
      !event.altKey &&
      atEdge(input, event.key)
    ) {
      const next = horizontal(layout, state.at, event.key === 'ArrowRight' ? 1 : -1);
      if (next) go(next);
    } else if (event.key === 'Escape' && (state.draft !== null || state.complaint)) {
      dispatch({ type: 'revert' });
      event.preventDefault();
    } else if (event.key === 'F8') {
      copyAbove();
      event.preventDefault();
    } else if (
      event.key === 'Delete' &&
      (event.ctrlKey || !input) &&
      target &&
      !target.readOnly &&
      onDelete
    ) {
      onDelete(target);
      event.preventDefault();
    }
  };

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    const { row, column: id } = cell?.dataset ?? {};
    if (row === undefined || id === undefined) return;
    if (state.at && state.draft !== null && (state.at.row !== row || state.at.column !== id)) commit();
    dispatch({ type: 'focus', cell: { row, column: id } });
    if (row !== lastRow) {
      setLastRow(row);
      onSelect?.(line(row) ?? null);
    }
  };

  const onBlur = (event: FocusEvent<HTMLTableElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    if (commit()) dispatch({ type: 'blur' });
    else dispatch({ type: 'refused' });
  };

  const pickInto = (row: string, id: string, option: unknown) => {
    const target = line(row);
    const editing = column(id)?.editing;
    if (!target || editing?.kind !== 'picker') return;
    editing.pick(target.data, option);
    dispatch({ type: 'committed', to: afterEnter(layout, { row, column: id }) });
  };
  const latest = useRef({ pickInto });
  latest.current = { pickInto };
  const actions = useMemo<LineActions>(
    () => ({
      type: (text) => dispatch({ type: 'draft', text }),
      pick: (row, id, option) => latest.current.pickInto(row, id, option),
    }),
    [],
  );
  const complaint = state.complaint ? t(($) => $.ui.invalid.number, { text: state.draft ?? '' }) : undefined;
  const firstLine = rows.find((row) => row.kind === 'line')?.key;

  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited is a grid
      role="grid"
      aria-label={label}
      className="tbl lines"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <colgroup>
        <col style={{ width: 42 }} />
        {columns.map((one) => (
          <col key={one.id} style={one.width ? { width: one.width } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th className="c-st" scope="col">
            <span className="sr">{t(($) => $.ui.lines.state)}</span>
          </th>
          {columns.map((one) => (
            <th key={one.id} scope="col" className={one.num ? 'num' : ''}>
              {one.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          row.kind === 'section' ? (
            <SectionRowView key={row.key} row={row} columns={columns} />
          ) : (
            <LineRowView
              key={row.key}
              row={row}
              columns={columns}
              actions={actions}
              activeColumn={at?.row === row.key ? at.column : null}
              draft={at?.row === row.key ? state.draft : null}
              complaint={state.complaint?.row === row.key ? complaint : undefined}
              selected={selected === row.key}
              entry={at === null && row.key === (selected ?? firstLine)}
            />
          ),
        )}
        {add && (
          <tr className="add">
            <td className="c-st">
              <Icon of={Plus} />
            </td>
            <td colSpan={columns.length} data-row={ADD} data-column={columns[0]?.id ?? ''}>
              <CellPicker<V>
                label={t(($) => $.ui.lines.add)}
                text=""
                placeholder={add.placeholder}
                load={add.load}
                optionKey={add.optionKey}
                optionText={add.optionText}
                renderOption={add.renderOption}
                onPick={add.pick}
                onText={add.pickText}
                needsText
              />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function layoutOf<T>(
  columns: readonly LineColumn<T>[],
  rows: readonly LineRow<T>[],
  hasAdd: boolean,
): Layout {
  const none: ReadonlySet<string> = new Set();
  return {
    columns: columns.map((column) => column.id),
    hasAdd,
    rows: rows.map((row) => {
      if (row.kind === 'section') return { key: row.key, editable: none, empty: none, section: true };
      const open = row.readOnly
        ? []
        : columns.filter((column) => column.editing && !column.locked?.(row.data));
      return {
        key: row.key,
        editable: new Set(open.map((column) => column.id)),
        empty: new Set(
          open
            .filter((column) => !column.optional && column.editing?.empty(row.data))
            .map((column) => column.id),
        ),
      };
    }),
  };
}

/** Whether an arrow leaves the cell: all selected, nothing typed, or the caret at that end. */
function atEdge(input: HTMLInputElement | null, key: string): boolean {
  if (!input) return true;
  const { selectionStart, selectionEnd, value } = input;
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  if (selectionStart !== selectionEnd) return false;
  return key === 'ArrowLeft' ? selectionStart === 0 : selectionEnd === value.length;
}
