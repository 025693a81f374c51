import { useReducer } from 'react';

export interface Line<T> {
  key: string;
  data: T;
}

export type LinesAction<T> =
  | { type: 'add'; key: string; data: T }
  | { type: 'update'; key: string; patch: Partial<T> }
  | { type: 'remove'; key: string }
  | { type: 'reset'; lines: readonly Line<T>[] };

/** Lines of a document that is not saved yet. Unchanged lines keep their identity, so that their rows are not drawn again. */
export function linesReducer<T>(lines: readonly Line<T>[], action: LinesAction<T>): readonly Line<T>[] {
  switch (action.type) {
    case 'add':
      return [...lines, { key: action.key, data: action.data }];
    case 'update':
      return lines.map((line) =>
        line.key === action.key ? { ...line, data: { ...line.data, ...action.patch } } : line,
      );
    case 'remove':
      return lines.filter((line) => line.key !== action.key);
    case 'reset':
      return action.lines;
  }
}

/** Lines of an unsaved document (a receipt, a manual invoice) with their four changes. */
export function useLines<T>(initial: readonly Line<T>[] = []) {
  const [lines, dispatch] = useReducer(linesReducer<T>, initial);
  return {
    lines,
    add: (data: T): string => {
      const key = crypto.randomUUID();
      dispatch({ type: 'add', key, data });
      return key;
    },
    update: (key: string, patch: Partial<T>) => dispatch({ type: 'update', key, patch }),
    remove: (key: string) => dispatch({ type: 'remove', key }),
    reset: (next: readonly Line<T>[] = []) => dispatch({ type: 'reset', lines: next }),
  };
}
