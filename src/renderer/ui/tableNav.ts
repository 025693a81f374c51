/** Row that a key of a list goes to; undefined for keys that are none of a list's. */
export function nextRow(key: string, at: number, count: number, pageRows: number): number | undefined {
  if (count === 0) return undefined;
  const clamp = (row: number) => Math.max(0, Math.min(count - 1, row));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + pageRows);
    case 'PageUp':
      return clamp(at - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export interface SortState {
  by: string;
  dir: 'asc' | 'desc';
}

/** A press on a head: ascending, descending, and then the list's own order again. */
export function nextSort(current: SortState | null, by: string): SortState | null {
  if (current?.by !== by) return { by, dir: 'asc' };
  return current.dir === 'asc' ? { by, dir: 'desc' } : null;
}
