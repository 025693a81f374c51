import { columnWidths, type ShownColumn } from '@shared/features/views/model';
import type { DataColumn } from './tableTypes';

/** Shown columns in their order with their widths; null: as the list has them. */
export type ColumnLayout = readonly ShownColumn[] | null;

export const isFixed = <T>(column: DataColumn<T>, at: number): boolean => at === 0 || column.fixed === true;

/** The columns to draw: unknown ones of an older layout fall out, the first one and fixed ones always stand. */
export function shownColumns<T>(columns: readonly DataColumn<T>[], layout: ColumnLayout): DataColumn<T>[] {
  if (layout === null) return columns.filter((column, at) => isFixed(column, at) || !column.hidden);
  const chosen = layout.flatMap(({ id, width }) => {
    const column = columns.find((one) => one.id === id);
    if (!column) return [];
    return [width === null ? column : { ...column, width, grow: undefined }];
  });
  const missing = columns.filter(
    (column, at) => isFixed(column, at) && !chosen.some(({ id }) => id === column.id),
  );
  return [...missing, ...chosen];
}

/** The layout written out, so that one column of it can be changed. */
export function writtenLayout<T>(columns: readonly DataColumn<T>[], layout: ColumnLayout): ShownColumn[] {
  return shownColumns(columns, layout).map(({ id }) => ({
    id,
    width: layout?.find((one) => one.id === id)?.width ?? null,
  }));
}

/** Shows a hidden column at the end, hides a shown one. */
export function toggled(layout: readonly ShownColumn[], id: string): ShownColumn[] {
  const rest = layout.filter((one) => one.id !== id);
  return rest.length < layout.length ? rest : [...rest, { id, width: null }];
}

/** Moves a column by so many places; the first place is the list's own number and keeps its column. */
export function moved(layout: readonly ShownColumn[], id: string, by: number): ShownColumn[] {
  const from = layout.findIndex((one) => one.id === id);
  const column = layout[from];
  const to = Math.max(1, Math.min(layout.length - 1, from + by));
  if (!column || from === 0) return [...layout];
  const rest = layout.filter((_, at) => at !== from);
  return [...rest.slice(0, to), column, ...rest.slice(to)];
}

/** Gives a column a width within what a list can show. */
export function widened(layout: readonly ShownColumn[], id: string, width: number): ShownColumn[] {
  const fitting = Math.round(Math.max(columnWidths.min, Math.min(columnWidths.max, width)));
  return layout.map((one) => (one.id === id ? { ...one, width: fitting } : one));
}
