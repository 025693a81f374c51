import { autoTable, type CellInput, type RowInput } from 'jspdf-autotable';
import { fontFamily } from './fonts';
import { checkSize, drawCheckbox } from './marks';
import { a4, contentWidth, type Sheet, stroke, type } from './page';

export interface Column<Row> {
  title: string;
  /** mm; the columns without one share the rest. */
  width?: number;
  align?: 'left' | 'center' | 'right';
  text?: (row: Row, index: number) => string;
  /** A drawn box instead of a text; null leaves the cell empty. */
  check?: (row: Row) => boolean | null;
  bold?: boolean;
}

/** Rows between the lines: a sub-heading over all columns. */
export interface Band<Row> {
  heading: string | null;
  /** At the right end of the heading. */
  right?: string | null;
  rows: readonly Row[];
}

export interface TableOptions {
  size?: number;
  /** Above and below the text of a row, mm. */
  padding?: number;
  /** Totals, as cells by column; empty ones widen the cell before them. */
  foot?: readonly string[];
  x?: number;
  width?: number;
  /** Cuts long texts with an ellipsis instead of wrapping them. */
  singleLine?: boolean;
}

/** Draws a ruled table from the cursor; its head is repeated on following pages (jspdf-autotable). */
export function drawTable<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  bands: readonly Band<Row>[],
  options: TableOptions = {},
): void {
  const size = options.size ?? type.dense;
  const padding = options.padding ?? sheet.rowPadding;
  if (sheet.measuring) {
    measureTable(sheet, columns, bands, { ...options, size, padding });
    return;
  }
  const checks = new Map<number, (boolean | null)[]>();
  const body: RowInput[] = [];
  for (const band of bands) {
    if (band.heading !== null) body.push(bandRow(sheet, columns.length, band.heading, band.right ?? ''));
    band.rows.forEach((row, index) => {
      checks.set(
        body.length,
        columns.map((column) => column.check?.(row) ?? null),
      );
      body.push(columns.map((column) => sheet.clean(column.text?.(row, index) ?? '')));
    });
  }
  const left = options.x ?? a4.left;
  const width = options.width ?? contentWidth;
  autoTable(sheet.doc, {
    startY: sheet.y,
    theme: 'plain',
    tableWidth: width,
    margin: {
      left,
      right: a4.width - left - width,
      top: sheet.continuationTop,
      bottom: a4.height - a4.bottom,
    },
    rowPageBreak: 'avoid',
    showFoot: 'lastPage',
    head: [columns.map((column) => headCell(sheet, column))],
    body,
    foot: options.foot ? [footRow(sheet, columns, options.foot)] : undefined,
    styles: {
      font: fontFamily,
      fontSize: size,
      textColor: 17,
      lineColor: 17,
      valign: 'top',
      overflow: options.singleLine ? 'ellipsize' : 'linebreak',
      cellPadding: { top: padding, bottom: padding, left: 1, right: 1 },
    },
    headStyles: {
      fontStyle: 'bold',
      fontSize: Math.min(type.label, size),
      valign: 'bottom',
      lineWidth: { bottom: stroke.hair, top: stroke.hair },
    },
    bodyStyles: { lineWidth: { bottom: stroke.thin * 0.6 } },
    footStyles: { fontStyle: 'bold', lineWidth: { top: stroke.hair, bottom: stroke.hair } },
    columnStyles: Object.fromEntries(
      columns.map((column, i) => [
        i,
        {
          cellWidth: column.width ?? 'auto',
          halign: column.align ?? 'left',
          fontStyle: column.bold ? 'bold' : 'normal',
        },
      ]),
    ),
    willDrawPage: (data) => {
      if (data.pageNumber > 1) sheet.adoptPage();
    },
    didDrawCell: (data) => {
      if (data.section !== 'body') return;
      const checked = checks.get(data.row.index)?.[data.column.index];
      if (checked === null || checked === undefined) return;
      const boxSize = Math.min(checkSize, data.cell.height - 0.8);
      const x = data.cell.x + (data.cell.width - boxSize) / 2;
      drawCheckbox(sheet, x, data.cell.y + (data.cell.height - boxSize) / 2, checked, boxSize);
    },
    didDrawPage: (data) => {
      if (data.cursor) sheet.y = data.cursor.y;
    },
  });
}

/** Moves the cursor as the table would: its lines are set at 1.15 of the size. */
function measureTable<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  bands: readonly Band<Row>[],
  options: TableOptions & { size: number; padding: number },
): void {
  const line = (options.size * 1.15 * 25.4) / 72;
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const shared =
    ((options.width ?? contentWidth) - fixed) / Math.max(1, columns.filter((column) => !column.width).length);
  const advance = (lines: number) => {
    const height = lines * line + 2 * options.padding;
    sheet.ensure(height);
    sheet.y += height;
  };
  const linesOf = (column: Column<Row>, row: Row, index: number) =>
    sheet.linesOf(column.text?.(row, index) ?? '', (column.width ?? shared) - 2, { size: options.size })
      .length;
  advance(1);
  for (const band of bands) {
    if (band.heading !== null) advance(1);
    band.rows.forEach((row, index) => {
      advance(options.singleLine ? 1 : Math.max(...columns.map((column) => linesOf(column, row, index))));
    });
  }
  if (options.foot) advance(1);
}

function headCell<Row>(sheet: Sheet, column: Column<Row>): CellInput {
  return { content: sheet.clean(column.title), styles: { halign: column.align ?? 'left' } };
}

function bandRow(sheet: Sheet, columns: number, heading: string, right: string): RowInput {
  const styles = { fontStyle: 'bold' as const, halign: 'left' as const };
  const title = { content: sheet.clean(heading), colSpan: right ? columns - 1 : columns, styles };
  if (!right) return [title];
  return [title, { content: sheet.clean(right), styles: { ...styles, halign: 'right' as const } }];
}

/** An empty cell after a text widens it, so that „Общо, поръчки: 8“ has room. */
function footRow<Row>(sheet: Sheet, columns: readonly Column<Row>[], foot: readonly string[]): RowInput {
  const cells: { content: string; colSpan: number; styles: { halign: 'left' | 'center' | 'right' } }[] = [];
  foot.forEach((text, i) => {
    const previous = cells.at(-1);
    if (text === '' && previous) previous.colSpan++;
    else
      cells.push({
        content: sheet.clean(text),
        colSpan: 1,
        styles: { halign: i === 0 ? 'left' : (columns[i]?.align ?? 'left') },
      });
  });
  return cells;
}
