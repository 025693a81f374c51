import type { PrintMark } from '@shared/features/printing/prints/catalog';
import { formatDateTime } from '@shared/kernel/dates';
import type { LayoutContext, PrintRun } from './context';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from './pdf/page';

const footerTop = 284;

/** What stands on every page of a copy besides the document: copy number, time, page n/N, stamps. */
export function drawFrame(
  sheet: Sheet,
  run: PrintRun,
  context: LayoutContext,
  texts: { footer: string | null; annulled: string | null },
  page: number,
  pages: number,
): void {
  drawFooter(sheet, run, context, texts.footer, page, pages);
  if (isMarked(run, 'practice')) drawPracticeLine(sheet, context);
  if (isMarked(run, 'annulled') && texts.annulled) drawAnnulledStamp(sheet, texts.annulled);
}

function isMarked(run: PrintRun, mark: PrintMark): boolean {
  return run.marks.includes(mark);
}

function drawFooter(
  sheet: Sheet,
  run: PrintRun,
  { t, copy }: LayoutContext,
  footer: string | null,
  page: number,
  pages: number,
): void {
  const style = { size: 8 };
  const y = footerTop + 1.2;
  const copies = (run.firstCopy ?? 1) - 1 + run.copies;
  const printed = t(($) => $.prints.common.printed, {
    at: formatDateTime(run.printedAt),
    by: run.printedBy,
  });
  sheet.line(a4.left, footerTop, a4.right, footerTop);
  sheet.text(
    t(($) => $.prints.common.copyOf, { copy, copies }),
    a4.left,
    y,
    style,
  );
  const centred = sheet.linesOf(printed, contentWidth - 70, style)[0] ?? '';
  sheet.text(centred, a4.left + contentWidth / 2, y, { ...style, align: 'center' });
  sheet.text(
    t(($) => $.prints.common.page, { page, pages }),
    a4.right,
    y,
    { ...style, align: 'right' },
  );
  if (!footer) return;
  const line = sheet.linesOf(footer, contentWidth, style)[0] ?? '';
  sheet.text(line, a4.left + contentWidth / 2, y + lineHeight(8), { ...style, align: 'center' });
}

function drawPracticeLine(sheet: Sheet, { t }: LayoutContext): void {
  const text = t(($) => $.prints.common.practice);
  const style = { size: type.text, bold: true };
  const width = sheet.widthOf(text, style) + 6;
  const x = a4.left + (contentWidth - width) / 2;
  sheet.box(x, 3.4, width, 5.2, stroke.strong);
  sheet.text(text, a4.left + contentWidth / 2, 3.9, { ...style, align: 'center' });
}

/** Outlined letters across the page: the text under them stays readable, also on a bad copy. */
function drawAnnulledStamp(sheet: Sheet, word: string): void {
  const { doc } = sheet;
  sheet.widthOf(word, { size: 78, bold: true });
  const text = sheet.clean(word);
  const half = doc.getTextWidth(text) / 2;
  const angle = 32;
  const radians = (angle * Math.PI) / 180;
  doc.setLineWidth(0.5);
  doc.text(text, 105 - half * Math.cos(radians), 160 + half * Math.sin(radians), {
    angle,
    renderingMode: 'stroke',
  });
  // jsPDF leaves the rendering mode on for the next text.
  doc.text(' ', 0, 0, { renderingMode: 'fill' });
}
