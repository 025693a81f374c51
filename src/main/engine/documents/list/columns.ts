import type { ListPrint } from '@shared/features/printing/prints/list';
import type { Sheet } from '../pdf/page';

/** Space between two columns, mm. */
export const columnGap = 2.4;
/** How many rows tell how wide a column is. */
const sampleRows = 300;
/** A text column keeps at least so much, mm. */
const leastText = 16;
const sizes = [8.4, 7.6, 7, 6.4] as const;

export interface PlacedColumn {
  left: number;
  width: number;
  align: 'left' | 'right';
}

export interface Placement {
  size: number;
  columns: PlacedColumn[];
}

/**
 * The largest size at which the columns fit side by side as they are; at the smallest one long texts give way, figures and
 * numbers never do.
 */
export function placeColumns(sheet: Sheet, print: ListPrint): Placement {
  const room = sheet.page.right - sheet.page.left - columnGap * (print.columns.length - 1);
  const fitting = sizes.find((size) => sum(wanted(sheet, print, size)) <= room) ?? sizes.at(-1) ?? 6.4;
  return {
    size: fitting,
    columns: placed(sheet, print, widthsIn(room, wanted(sheet, print, fitting), print)),
  };
}

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

function wanted(sheet: Sheet, print: ListPrint, size: number): number[] {
  const rows = [...print.rows.slice(0, sampleRows), ...(print.totals ? [print.totals] : [])];
  return print.columns.map(({ title, mayShrink }, at) => {
    const texts = rows.map((row) => sheet.widthOf(row[at] ?? '', { size }));
    // A few long texts of many rows may be cut; a number never is.
    const sorted = texts.toSorted((a, b) => a - b);
    const most = sorted[mayShrink ? Math.floor((sorted.length - 1) * 0.97) : sorted.length - 1] ?? 0;
    return Math.max(most, sheet.widthOf(title, { size, bold: true }), 6);
  });
}

/** What is left over goes to the texts, what lacks is taken from the widest of them. */
function widthsIn(room: number, widths: readonly number[], { columns }: ListPrint): number[] {
  const texts = columns.flatMap(({ mayShrink }, at) => (mayShrink ? [at] : []));
  const result = [...widths];
  let left = room - sum(result);
  if (left >= 0) {
    const share = left / Math.max(1, texts.length || columns.length);
    return result.map((width, at) => (texts.length === 0 || texts.includes(at) ? width + share : width));
  }
  while (left < -0.01) {
    const widest = texts.reduce<number | null>(
      (best, at) =>
        (result[at] ?? 0) > leastText && (best === null || (result[at] ?? 0) > (result[best] ?? 0))
          ? at
          : best,
      null,
    );
    if (widest === null) break;
    const step = Math.min(-left, 1, (result[widest] ?? 0) - leastText);
    result[widest] = (result[widest] ?? 0) - step;
    left += step;
  }
  // More columns than a sheet holds: all give way alike rather than run over its edge.
  return left < -0.01 ? result.map((width) => (width * room) / sum(result)) : result;
}

function placed(sheet: Sheet, { columns }: ListPrint, widths: readonly number[]): PlacedColumn[] {
  let left = sheet.page.left;
  return columns.map(({ align }, at) => {
    const column = { left, width: widths[at] ?? 0, align };
    left += column.width + columnGap;
    return column;
  });
}

/** Cuts a text with an ellipsis where it is wider than its column. */
export function cut(
  sheet: Sheet,
  text: string,
  width: number,
  style: { size: number; bold?: boolean },
): string {
  if (sheet.widthOf(text, style) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sheet.widthOf(`${text.slice(0, middle).trimEnd()}…`, style) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
