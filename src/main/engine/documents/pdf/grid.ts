import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from './page';

/** One ruled cell: a small label above its value. */
export interface Cell {
  label?: string | null;
  value?: string | null;
  /** Smaller text under the value. */
  detail?: string | null;
  /** A plate or a sum: 12 pt. */
  big?: boolean;
  plain?: boolean;
  /** Share of the row's width. */
  width: number;
  /** Draws the cell itself (fuel gauge); gets the inner box. */
  draw?: (x: number, y: number, width: number, height: number) => void;
}

const padX = 2;
const padTop = 1;
const padBottom = 1.1;
const thin = stroke.thin;

/** Draws ruled rows of cells across the page from the cursor and moves it below them. */
export function drawGrid(sheet: Sheet, rows: readonly (readonly Cell[])[]): void {
  const measured = rows.map((cells) => measureRow(sheet, cells));
  sheet.ensure(measured.reduce((sum, row) => sum + row.height, 0));
  const top = sheet.y;
  measured.forEach((row, i) => {
    if (i > 0) sheet.line(a4.left, sheet.y, a4.right, sheet.y, thin);
    if (!sheet.measuring) drawRow(sheet, row);
    sheet.y += row.height;
  });
  sheet.box(a4.left, top, contentWidth, sheet.y - top);
}

interface MeasuredCell {
  cell: Cell;
  x: number;
  width: number;
  valueSize: number;
  values: string[];
  details: string[];
}

interface MeasuredRow {
  cells: MeasuredCell[];
  height: number;
}

function measureRow(sheet: Sheet, cells: readonly Cell[]): MeasuredRow {
  const shares = cells.reduce((sum, cell) => sum + cell.width, 0);
  let x: number = a4.left;
  let height = 0;
  const measured = cells.map((cell) => {
    const width = (contentWidth * cell.width) / shares;
    const inner = width - 2 * padX;
    const bold = !cell.plain;
    const wanted = cell.big ? type.number : type.text;
    const valueSize = sheet.sizeToFit(cell.value ?? '', inner, { size: wanted, bold }, wanted - 1.2);
    const values = cell.value ? sheet.linesOf(cell.value, inner, { size: valueSize, bold }) : [''];
    const details = cell.detail ? sheet.linesOf(cell.detail, inner, { size: type.dense }) : [];
    const labelHeight = cell.label ? lineHeight(type.label) : 0;
    const content =
      labelHeight + values.length * lineHeight(valueSize) + details.length * lineHeight(type.dense);
    height = Math.max(height, padTop + content + padBottom);
    const result = { cell, x, width, valueSize, values, details };
    x += width;
    return result;
  });
  return { cells: measured, height };
}

function drawRow(sheet: Sheet, row: MeasuredRow): void {
  row.cells.forEach((item, i) => {
    if (i > 0) sheet.line(item.x, sheet.y, item.x, sheet.y + row.height, thin);
    drawCell(sheet, item, row.height);
  });
}

function drawCell(
  sheet: Sheet,
  { cell, x, width, valueSize, values, details }: MeasuredCell,
  height: number,
) {
  if (cell.draw) {
    cell.draw(x + padX, sheet.y, width - 2 * padX, height);
    return;
  }
  let y = sheet.y + padTop;
  if (cell.label) {
    sheet.text(cell.label, x + padX, y, { size: type.label });
    y += lineHeight(type.label);
  }
  for (const line of values) {
    sheet.text(line, x + padX, y, { size: valueSize, bold: !cell.plain });
    y += lineHeight(valueSize);
  }
  for (const line of details) {
    sheet.text(line, x + padX, y, { size: type.dense });
    y += lineHeight(type.dense);
  }
}

/** A bold heading that stays together with at least `keep` mm of what follows. */
export function drawHeading(sheet: Sheet, text: string, keep = 10): void {
  sheet.ensure(lineHeight(type.heading) + 0.9 + keep);
  sheet.text(text, a4.left, sheet.y, { size: type.heading, bold: true });
  sheet.y += lineHeight(type.heading) + 0.7;
}

/** A framed paragraph with room for handwriting. */
export function drawTextBox(sheet: Sheet, text: string, minHeight: number): void {
  const lines = sheet.linesOf(text, contentWidth - 2 * padX);
  const step = lineHeight(type.text);
  let top = sheet.y;
  let y = top + 1.4;
  for (const line of lines) {
    if (y + step > a4.bottom) {
      sheet.box(a4.left, top, contentWidth, y - top);
      sheet.newPage();
      top = sheet.y;
      y = top + 1.4;
    }
    sheet.text(line, a4.left + padX, y);
    y += step;
  }
  const height = Math.max(Math.min(minHeight, a4.bottom - top), y - top + 1.2);
  sheet.box(a4.left, top, contentWidth, height);
  sheet.y = top + height;
}

/** Paragraphs of terms in 8.4 pt, together with `keep` mm of what is signed under them. */
export function drawTerms(sheet: Sheet, paragraphs: readonly string[], keep: number): void {
  const style = { size: type.small };
  const lines = sheet.linesOf(paragraphs.join(' '), contentWidth, style);
  const height = lines.length * lineHeight(type.small);
  if (height < 100) sheet.ensure(height + keep);
  for (const line of lines) {
    sheet.ensure(lineHeight(type.small));
    sheet.text(line, a4.left, sheet.y, style);
    sheet.y += lineHeight(type.small);
  }
}

/** Height of the signatures, mm. */
export const signaturesHeight = 16;

/** Two lines for signatures, at the foot of the page when it has room. */
export function drawSignatures(sheet: Sheet, captions: readonly [string, string], atFoot = true): void {
  const height = signaturesHeight;
  sheet.ensure(height);
  const top = atFoot ? Math.max(sheet.y, a4.bottom - height) : sheet.y;
  const width = (contentWidth - 8 - 20) / 2;
  captions.forEach((caption, i) => {
    const x = a4.left + 4 + i * (width + 20);
    sheet.line(x, top + 11.6, x + width, top + 11.6, 0.3);
    const size = sheet.sizeToFit(caption, width, { size: 8.6 }, 6.4);
    sheet
      .linesOf(caption, width, { size })
      .slice(0, 2)
      .forEach((line, row) => {
        const lineTop = top + 12 + row * lineHeight(size);
        sheet.text(line, x + width / 2, lineTop, { size, align: 'center' });
      });
  });
  sheet.y = top + height;
}
