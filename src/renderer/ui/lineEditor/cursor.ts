/** A place in the lines: a row's key and a column. The add line has the key `ADD`. */
export interface Cell {
  row: string;
  column: string;
}

export const ADD = '+add';

/** What can be reached: the rows in order, and per row which cells can be edited and which of those are empty. */
export interface Layout {
  columns: readonly string[];
  rows: readonly {
    key: string;
    editable: ReadonlySet<string>;
    empty: ReadonlySet<string>;
    section?: boolean;
  }[];
  hasAdd: boolean;
}

export interface CursorState {
  at: Cell | null;
  /** What is being typed in the cell; null shows its value. */
  draft: string | null;
  /** Complaint about what was typed in a cell, until it is changed or left by Escape. */
  complaint: Cell | null;
}

export type CursorAction =
  | { type: 'focus'; cell: Cell }
  | { type: 'draft'; text: string }
  | { type: 'revert' }
  | { type: 'committed'; to: Cell | null }
  | { type: 'refused' }
  | { type: 'blur' };

export const restingCursor: CursorState = { at: null, draft: null, complaint: null };

/** The cursor of a line editor: which cell, what is typed in it, and whether it could not be read. */
export function cursorReducer(state: CursorState, action: CursorAction): CursorState {
  switch (action.type) {
    case 'focus':
      return sameCell(state.at, action.cell) ? state : { at: action.cell, draft: null, complaint: null };
    case 'draft':
      return { ...state, draft: action.text, complaint: null };
    case 'revert':
      return { ...state, draft: null, complaint: null };
    case 'committed':
      return { at: action.to ?? state.at, draft: null, complaint: null };
    case 'refused':
      return { ...state, complaint: state.at };
    case 'blur':
      return { ...state, at: null, draft: null };
  }
}

export const sameCell = (a: Cell | null, b: Cell | null): boolean =>
  a?.row === b?.row && a?.column === b?.column;

const addCell = (layout: Layout): Cell[] =>
  layout.hasAdd ? [{ row: ADD, column: layout.columns[0] ?? '' }] : [];

/** Cells that Enter and Tab visit, in reading order, the add line last. */
function editableCells(layout: Layout): Cell[] {
  const cells = layout.rows.flatMap((row) =>
    layout.columns.filter((column) => row.editable.has(column)).map((column) => ({ row: row.key, column })),
  );
  return [...cells, ...addCell(layout)];
}

/** Enter: the next empty cell of this row, else the next empty one below, else the add line (product §6). */
export function afterEnter(layout: Layout, from: Cell): Cell | null {
  const cells = editableCells(layout);
  const at = cells.findIndex((cell) => sameCell(cell, from));
  const isEmpty = (cell: Cell) =>
    cell.row === ADD || layout.rows.some((row) => row.key === cell.row && row.empty.has(cell.column));
  return cells.slice(at + 1).find(isEmpty) ?? cells.at(-1) ?? null;
}

/** Tab and Shift+Tab: the neighbour among the editable cells; null leaves the editor. */
export function afterTab(layout: Layout, from: Cell, back: boolean): Cell | null {
  const cells = editableCells(layout);
  const at = cells.findIndex((cell) => sameCell(cell, from));
  return cells[at + (back ? -1 : 1)] ?? null;
}

/** ↑ ↓: the same column of the neighbouring line; sections are passed over. */
export function vertical(layout: Layout, from: Cell, step: 1 | -1): Cell | null {
  const keys = [
    ...layout.rows.filter((row) => !row.section).map((row) => row.key),
    ...(layout.hasAdd ? [ADD] : []),
  ];
  const next = keys[keys.indexOf(from.row) + step];
  return next === undefined || keys.indexOf(from.row) < 0 ? null : { row: next, column: from.column };
}

/** ← →: the neighbouring column, editable or not. */
export function horizontal(layout: Layout, from: Cell, step: 1 | -1): Cell | null {
  const column = layout.columns[layout.columns.indexOf(from.column) + step];
  return column === undefined ? null : { row: from.row, column };
}

/** The line above, for F8; sections are passed over. */
export function lineAbove(layout: Layout, row: string): string | null {
  const keys = layout.rows.filter((one) => !one.section).map((one) => one.key);
  return keys[keys.indexOf(row) - 1] ?? null;
}
