import type { PrintedCheck } from '@shared/features/printing/prints/parts';
import { checkSize, drawCheckbox } from './marks';
import { a4, contentWidth, lineHeight, type Sheet, type } from './page';

const padX = 2.4;
const padY = 1.6;
const gap = 4;
const textIndent = checkSize + 1.6;

/** A framed list of boxes in as many even columns as fit, at most `maxColumns`; long texts wrap. */
export function drawChecks(sheet: Sheet, checks: readonly PrintedCheck[], maxColumns = 6): void {
  const inner = contentWidth - 2 * padX;
  const widest = Math.max(...checks.map((check) => sheet.widthOf(check.text))) + textIndent;
  const fitting = Math.max(1, Math.floor((inner + gap) / (widest + gap)));
  const columns = Math.min(maxColumns, fitting, checks.length);
  const pitch = (inner + gap) / columns;
  const rows = Array.from({ length: Math.ceil(checks.length / columns) }, (_, i) =>
    checks.slice(i * columns, (i + 1) * columns),
  );
  let top = sheet.y;
  let y = top + padY;
  for (const row of rows) {
    const texts = row.map((check) => sheet.linesOf(check.text, pitch - gap - textIndent));
    const height = Math.max(...texts.map((lines) => lines.length)) * lineHeight(type.text);
    if (y + height + padY > a4.bottom) {
      sheet.box(a4.left, top, contentWidth, y - top);
      sheet.newPage();
      top = sheet.y;
      y = top + padY;
    }
    row.forEach((check, column) => {
      const x = a4.left + padX + column * pitch;
      drawCheckbox(sheet, x, y + 0.45, check.checked);
      texts[column]?.forEach((line, i) => {
        sheet.text(line, x + textIndent, y + i * lineHeight(type.text));
      });
    });
    y += height + 1.2;
  }
  y += padY - 1.2;
  sheet.box(a4.left, top, contentWidth, y - top);
  sheet.y = y;
}
