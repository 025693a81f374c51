import type { ListPrint } from '@shared/features/printing/prints/list';
import { formatDateTime } from '@shared/kernel/dates';
import type { LayoutContext } from '../context';
import { joined } from '../letterhead';
import { lineHeight, type Sheet, stroke, type } from '../pdf/page';
import { cut, type PlacedColumn, type Placement, placeColumns } from './columns';

const mmPerPoint = 25.4 / 72;
/** Height of a row in heights of its letters. */
const rowFactor = 1.62;

/** A list on paper: who and what in the head, its columns on every page, sums under the last row. */
export function layoutList(sheet: Sheet, print: ListPrint, context: LayoutContext): void {
  drawTop(sheet, print, context);
  sheet.runningHeader = () => drawRunning(sheet, print);
  sheet.continuationTop = sheet.page.top + 8;
  const placement = placeColumns(sheet, print);
  const rowHeight = placement.size * mmPerPoint * rowFactor;
  for (let from = 0; from === 0 || from < print.rows.length; ) {
    if (from > 0) sheet.newPage();
    drawTitles(sheet, print, placement);
    const room = Math.max(1, Math.floor((sheet.page.bottom - sheet.y) / rowHeight));
    const rows = print.rows.slice(from, from + room);
    drawRows(sheet, rows, placement, rowHeight);
    from += room;
  }
  drawTotals(sheet, print, placement, rowHeight);
}

function drawTop(
  sheet: Sheet,
  { letterhead, title, at, notes, rows }: ListPrint,
  { t }: LayoutContext,
): void {
  const { left, right, top } = sheet.page;
  const small = { size: type.dense };
  const date = formatDateTime(at);
  const eik = letterhead.eik && t(($) => $.prints.common.eik, { eik: letterhead.eik });
  const who = joined([letterhead.name, letterhead.address, eik], ' · ');
  sheet.text(cut(sheet, who, right - left, small), left, top, small);
  sheet.y = top + lineHeight(type.dense) + 1;
  sheet.line(left, sheet.y, right, sheet.y, stroke.strong);
  sheet.y += 1.6;
  const bold = { size: type.title, bold: true };
  const count = t(($) => $.prints.list.rows, { count: rows.length });
  const aside = joined([count, date], ' · ');
  sheet.text(cut(sheet, title, right - left - sheet.widthOf(aside, small) - 6, bold), left, sheet.y, bold);
  sheet.text(aside, right, sheet.y + 1.6, { ...small, align: 'right' });
  sheet.y += lineHeight(type.title) + 0.6;
  for (const note of notes) sheet.y += sheet.wrapped(note, left, sheet.y, right - left, small);
  sheet.y += 1.6;
}

function drawRunning(sheet: Sheet, { letterhead, title }: ListPrint): void {
  const { left, right, top } = sheet.page;
  const style = { size: type.dense };
  const half = (right - left) / 2 - 3;
  sheet.text(cut(sheet, title, half, { ...style, bold: true }), left, top, { ...style, bold: true });
  sheet.text(cut(sheet, letterhead.name, half, style), right, top, { ...style, align: 'right' });
}

function drawTitles(sheet: Sheet, { columns }: ListPrint, { size, columns: places }: Placement): void {
  const { left, right } = sheet.page;
  const style = { size, bold: true };
  sheet.line(left, sheet.y, right, sheet.y);
  places.forEach((place, at) => {
    const text = cut(sheet, columns[at]?.title ?? '', place.width, style);
    sheet.text(text, xOf(place), sheet.y + 0.9, { ...style, align: place.align });
  });
  sheet.y += lineHeight(size) + 1.8;
  sheet.line(left, sheet.y, right, sheet.y);
}

const xOf = ({ left, width, align }: PlacedColumn): number => (align === 'right' ? left + width : left);

/** Column by column, because a text of many lines costs the generator a fraction of many texts. */
function drawRows(
  sheet: Sheet,
  rows: readonly (readonly string[])[],
  { size, columns }: Placement,
  rowHeight: number,
): void {
  columns.forEach((place, at) => {
    const lines = rows.map((row) => cut(sheet, oneLine(row[at] ?? ''), place.width, { size }));
    sheet.lines(lines, xOf(place), sheet.y, { size, align: place.align, step: rowHeight });
  });
  const { left, right } = sheet.page;
  for (let at = 1; at <= rows.length; at++) {
    const y = sheet.y + at * rowHeight;
    sheet.line(left, y, right, y, stroke.thin * 0.6);
  }
  sheet.y += rows.length * rowHeight;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function drawTotals(sheet: Sheet, print: ListPrint, { size, columns }: Placement, rowHeight: number): void {
  const { totals } = print;
  if (!totals) return;
  sheet.ensure(rowHeight + 1);
  const { left, right } = sheet.page;
  sheet.line(left, sheet.y, right, sheet.y, stroke.strong);
  columns.forEach((place, at) => {
    const style = { size, bold: true, align: place.align };
    sheet.text(totals[at] ?? '', xOf(place), sheet.y + 0.8, style);
  });
  sheet.y += rowHeight;
}
