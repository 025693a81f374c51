import { formatDateTime } from '@shared/kernel/dates';
import type { LayoutContext, PrintRun } from './context';
import { lineHeight, type Sheet, stroke, type } from './pdf/page';

/** From the lower edge of the paper, mm. */
const footerHeight = 13;

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
  const annulled = run.marks.includes('annulled') ? texts.annulled : null;
  const practice = run.marks.includes('practice') ? context.t(($) => $.prints.common.practice) : null;
  if (annulled) drawAnnulledStamp(sheet, annulled);
  const stamps = [annulled, practice].filter((text) => text !== null);
  if (stamps.length > 0) drawStampLine(sheet, stamps.join(' · '));
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
  const { left, right, height } = sheet.page;
  const footerTop = height - footerHeight;
  const middle = (left + right) / 2;
  const y = footerTop + 1.2;
  const copies = (run.firstCopy ?? 1) - 1 + run.copies;
  const printed = t(($) => $.prints.common.printed, {
    at: formatDateTime(run.printedAt),
    by: run.printedBy,
  });
  sheet.line(left, footerTop, right, footerTop);
  sheet.text(
    t(($) => $.prints.common.copyOf, { copy, copies }),
    left,
    y,
    style,
  );
  const centred = sheet.linesOf(printed, right - left - 70, style)[0] ?? '';
  sheet.text(centred, middle, y, { ...style, align: 'center' });
  sheet.text(
    t(($) => $.prints.common.page, { page, pages }),
    right,
    y,
    { ...style, align: 'right' },
  );
  if (!footer) return;
  const line = sheet.linesOf(footer, right - left, style)[0] ?? '';
  sheet.text(line, middle, y + lineHeight(8), { ...style, align: 'center' });
}

/** Framed in the top margin: black, so that no copy loses it. */
function drawStampLine(sheet: Sheet, text: string): void {
  const style = { size: type.text, bold: true };
  const width = sheet.widthOf(text, style) + 6;
  const middle = (sheet.page.left + sheet.page.right) / 2;
  sheet.box(middle - width / 2, 3.2, width, 5.4, stroke.strong);
  sheet.text(text, middle, 3.8, { ...style, align: 'center' });
}

/** Pale letters across the page; what is under them stays readable. */
function drawAnnulledStamp(sheet: Sheet, word: string): void {
  const { doc } = sheet;
  const text = sheet.clean(word);
  const half = sheet.widthOf(word, { size: 78, bold: true }) / 2;
  const angle = 32;
  const radians = (angle * Math.PI) / 180;
  doc.saveGraphicsState();
  doc.setGState(doc.GState({ opacity: 0.2 }));
  doc.text(text, 105 - half * Math.cos(radians), 160 + half * Math.sin(radians), { angle });
  doc.restoreGraphicsState();
}
