import type { LineRow } from '@renderer/ui/lineEditor/types';
import { useMemo } from 'react';

/** A line as the editor holds it: its own key beside its data. */
export type Keyed<T> = T & { key: string };

/** The same object for a line that did not change, so that its row is not drawn again. */
export function useLineRows<T extends object>(
  lines: readonly { key: string; data: T }[],
): LineRow<Keyed<T>>[] {
  const known = useMemo(() => new WeakMap<T, LineRow<Keyed<T>>>(), []);
  return lines.map(({ key, data }) => {
    const before = known.get(data);
    if (before) return before;
    const row: LineRow<Keyed<T>> = { kind: 'line', key, data: { ...data, key } };
    known.set(data, row);
    return row;
  });
}
