import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '../Icon';
import { StatusGlyph } from '../StatusGlyph';
import { CellPicker } from './CellPicker';
import type { LineColumn } from './columns';
import type { LineItem, SectionItem } from './types';

export interface LineActions {
  type: (text: string) => void;
  pick: (row: string, column: string, option: unknown) => void;
}

interface LineRowProps<T> {
  row: LineItem<T>;
  columns: readonly LineColumn<T>[];
  actions: LineActions;
  activeColumn: string | null;
  draft: string | null;
  complaint: string | undefined;
  selected: boolean;
  /** The row through which Tab enters the editor. */
  entry: boolean;
}

const sameLine = <T,>(a: LineRowProps<T>, b: LineRowProps<T>): boolean =>
  a.row.data === b.row.data &&
  a.row.key === b.row.key &&
  a.row.glyph === b.row.glyph &&
  a.row.glyphLabel === b.row.glyphLabel &&
  a.row.readOnly === b.row.readOnly &&
  a.row.done === b.row.done &&
  a.row.errors === b.row.errors &&
  a.columns === b.columns &&
  a.activeColumn === b.activeColumn &&
  a.draft === b.draft &&
  a.complaint === b.complaint &&
  a.selected === b.selected &&
  a.entry === b.entry;

/** One line; drawn again only when it, the cursor in it or its complaints changed. */
export const LineRowView = memo(LineRow, sameLine) as typeof LineRow;

function LineRow<T>(props: LineRowProps<T>) {
  const { row, columns, activeColumn, complaint, selected, entry } = props;
  const named = (id: string | null, text: string) => {
    const header = columns.find((column) => column.id === id)?.header;
    return header ? `${header}: ${text}` : text;
  };
  const complaints = [
    ...(complaint ? [named(activeColumn, complaint)] : []),
    ...Object.entries(row.errors ?? {}).map(([id, text]) => named(id, text)),
  ];
  const errorId = `line-error-${row.key}`;
  return (
    <>
      <tr className={`${selected ? 'sel' : ''} ${row.done ? 'fin' : ''}`} aria-selected={selected}>
        <td className="c-st">{row.glyph && <StatusGlyph name={row.glyph} label={row.glyphLabel} />}</td>
        {columns.map((column, at) => {
          const editable = column.editing !== undefined && !row.readOnly && !column.locked?.(row.data);
          const active = activeColumn === column.id;
          const bad = row.errors?.[column.id] !== undefined || (active && complaint !== undefined);
          return (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: cells of a grid
            <td
              key={column.id}
              data-row={row.key}
              data-column={column.id}
              tabIndex={active && editable ? undefined : active || (entry && at === 0) ? 0 : -1}
              aria-readonly={!editable}
              aria-describedby={bad ? errorId : undefined}
              className={`${column.num ? 'num' : ''} ${column.className ?? ''} ${bad ? 'bad' : ''} ${active ? 'at' : ''} ${editable ? 'edit' : ''}`}
            >
              {active && editable ? (
                <CellEditor {...props} column={column} invalid={bad} />
              ) : (
                (column.display?.(row.data) ?? column.editing?.text(row.data))
              )}
            </td>
          );
        })}
      </tr>
      {complaints.length > 0 && (
        <tr className="line-error">
          <td />
          <td colSpan={columns.length} id={errorId} role="alert">
            <span className="help bad">
              <Icon of={CircleAlert} />
              <span>{complaints.join(' ')}</span>
            </span>
          </td>
        </tr>
      )}
    </>
  );
}

function CellEditor<T>({
  row,
  column,
  actions,
  draft,
  invalid,
}: LineRowProps<T> & { column: LineColumn<T>; invalid: boolean }) {
  const { editing } = column;
  if (!editing) return null;
  if (editing.kind === 'picker') {
    return (
      <CellPicker
        label={column.header}
        text={editing.text(row.data)}
        load={(query) => editing.load(query, row.data)}
        optionKey={editing.optionKey}
        optionText={editing.optionText}
        renderOption={editing.renderOption}
        onPick={(option) => actions.pick(row.key, column.id, option)}
        invalid={invalid}
      />
    );
  }
  return (
    <input
      type="text"
      className="cell-input"
      aria-label={column.header}
      aria-invalid={invalid || undefined}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? editing.text(row.data)}
      onChange={(event) => actions.type(event.target.value)}
    />
  );
}

/** Head of a job: number, title, facts, and the sums under their columns. */
export function SectionRowView<T>({ row, columns }: { row: SectionItem; columns: readonly LineColumn<T>[] }) {
  const first = columns.findIndex((column) => row.sums?.[column.id] !== undefined);
  const span = first < 0 ? columns.length : first;
  return (
    <tr className="job">
      <td className="c-st">{row.number !== undefined && <span className="jn">{row.number}</span>}</td>
      <td colSpan={span}>
        <span className="row job-words">
          <span className="jt">{row.title}</span>
          {row.meta}
        </span>
      </td>
      {columns.slice(span).map((column) => (
        <td key={column.id} className={`${column.num ? 'num' : ''} b`}>
          {row.sums?.[column.id]}
        </td>
      ))}
    </tr>
  );
}
