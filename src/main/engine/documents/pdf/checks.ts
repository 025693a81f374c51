import type { PrintedCheck } from '@shared/features/printing/prints/parts';
import { checkSize, drawCheckbox } from './marks';
import { a4, contentWidth, lineHeight, type Sheet, type } from './page';

const padX = 2.4;
const padY = 1.6;
const gap = 3;
const rowGap = 1.2;
const leadStyle = { size: type.text, bold: true };
const textIndent = checkSize + 1.6;

/** A framed list of boxes in as many columns of their own width as fit, at most `maxColumns`; long texts wrap. */
export function drawChecks(
  sheet: Sheet,
  checks: readonly PrintedCheck[],
  { maxColumns = 6, lead = '' }: { maxColumns?: number; lead?: string } = {},
): void {
  // A lead is a heading inside the frame: it costs no line of its own.
  const indent = lead ? sheet.widthOf(lead, leadStyle) + gap : 0;
  const inner = contentWidth - 2 * padX - indent;
  const lefts = columnLefts(sheet, checks, inner, maxColumns);
  const columns = lefts.length;
  // A hair more than the widest text, else rounding wraps exactly the text that set the width.
  const widthOf = (column: number) =>
    (lefts[column + 1] ?? inner + gap) - (lefts[column] ?? 0) - gap - textIndent + 0.1;
  let top = sheet.y;
  let y = top + padY;
  sheet.text(lead, a4.left + padX, y, leadStyle);
  for (let first = 0; first < checks.length; first += columns) {
    const row = checks.slice(first, first + columns);
    const texts = row.map((check, column) => sheet.linesOf(check.text, widthOf(column)));
    const height = Math.max(...texts.map((lines) => lines.length)) * lineHeight(type.text);
    if (y + height + padY > a4.bottom) {
      sheet.box(a4.left, top, contentWidth, y - top);
      sheet.newPage();
      top = sheet.y;
      y = top + padY;
    }
    row.forEach((check, column) => {
      const x = a4.left + padX + indent + (lefts[column] ?? 0);
      drawCheckbox(sheet, x, y + 0.45, check.checked);
      texts[column]?.forEach((line, i) => {
        sheet.text(line, x + textIndent, y + i * lineHeight(type.text));
      });
    });
    y += height + rowGap;
  }
  y += padY - rowGap;
  sheet.box(a4.left, top, contentWidth, y - top);
  sheet.y = y;
}

/** Left edges of the columns: as wide as their texts, what is left over is spread between them. */
function columnLefts(
  sheet: Sheet,
  checks: readonly PrintedCheck[],
  inner: number,
  maxColumns: number,
): number[] {
  const widths = checks.map((check) => textIndent + sheet.widthOf(check.text));
  for (let columns = Math.min(maxColumns, checks.length); columns > 1; columns--) {
    const needed = Array.from({ length: columns }, (_, column) =>
      Math.max(...widths.filter((_width, i) => i % columns === column)),
    );
    const spare = inner - needed.reduce((sum, width) => sum + width, 0);
    const between = spare / (columns - 1);
    if (between < gap) continue;
    return needed.map((_width, column) =>
      needed.slice(0, column).reduce((sum, width) => sum + width + between, 0),
    );
  }
  return [0];
}
