import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { LineEditorHandle } from './types';

/**
 * Adds a line and puts the cursor into its cell at once, before the next key is read: a quantity typed right behind the choice
 * belongs to it. `add` gives the key of the line.
 */
export function focusNewLine(
  editor: RefObject<LineEditorHandle | null>,
  column: string,
  add: () => string,
): void {
  let key = '';
  flushSync(() => {
    key = add();
  });
  editor.current?.focusCell(key, column);
}
