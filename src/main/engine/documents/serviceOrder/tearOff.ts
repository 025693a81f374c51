import type { ServiceOrderPrint } from '@shared/features/printing/prints/serviceOrder';
import { formatDateTime } from '@shared/kernel/dates';
import { encodeDocumentCode } from '@shared/kernel/documentCode';
import { assetMark } from '../assetGrid';
import type { LayoutContext } from '../context';
import { joined } from '../letterhead';
import { drawBarcode } from '../pdf/codes';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from '../pdf/page';

export const tearOffHeight = 27.5;
const barcode = { width: 42, height: 9 };

/** The client's slip under a dashed line at the foot of the page: number, item, promise, phone (documents §3.1). */
export function drawTearOff(sheet: Sheet, print: ServiceOrderPrint, { t }: LayoutContext): void {
  if (sheet.measuring) return;
  const top = a4.bottom - tearOffHeight + 2.2;
  sheet.doc.setLineDashPattern([1.6, 1.2], 0);
  sheet.line(0, top, a4.width, top, stroke.hair);
  sheet.doc.setLineDashPattern([], 0);
  sheet.text(
    t(($) => $.prints.serviceOrder.cutHere),
    a4.width / 2,
    top - 2.6,
    { size: 6.2, align: 'center' },
  );

  const right = a4.right - barcode.width;
  const width = contentWidth - barcode.width - 8;
  const y = top + 2.4;
  drawBarcode(
    sheet.doc,
    encodeDocumentCode({ kind: 'order', number: print.number }),
    right,
    y,
    barcode.width,
    barcode.height,
  );
  const caption = { size: type.number, bold: true, align: 'center' as const };
  sheet.text(
    t(($) => $.prints.common.no, { number: print.number }),
    right + barcode.width / 2,
    y + barcode.height + 0.8,
    caption,
  );

  const lines = [
    { text: print.letterhead.name, bold: true, size: type.text },
    {
      text: joined([t(($) => $.prints.serviceOrder.tearOff), formatDateTime(print.receivedAt)]),
      bold: false,
      size: type.dense,
    },
    { text: joined([assetMark(print.asset), descriptionOf(print)]), bold: true, size: type.text },
    { text: promiseOf(print, t), bold: false, size: type.dense },
    { text: phoneOf(print, t), bold: true, size: type.number },
  ];
  let lineTop = y - 0.8;
  for (const { text, bold, size } of lines) {
    if (text === '') continue;
    const fitted = sheet.sizeToFit(text, width, { size, bold }, 6.8);
    const first = sheet.linesOf(text, width, { size: fitted, bold })[0] ?? '';
    sheet.text(first, a4.left, lineTop, { size: fitted, bold });
    lineTop += lineHeight(size);
  }
}

function descriptionOf({ asset }: ServiceOrderPrint): string | null {
  const marked = asset.kind === 'vehicle' ? asset.plate : asset.serial;
  return marked ? asset.description : null;
}

function promiseOf(print: ServiceOrderPrint, t: LayoutContext['t']): string {
  if (print.promisedAt === null) return '';
  return `${t(($) => $.prints.serviceOrder.promised)}: ${formatDateTime(print.promisedAt)}`;
}

function phoneOf({ letterhead }: ServiceOrderPrint, t: LayoutContext['t']): string {
  return letterhead.phone ? `${t(($) => $.prints.serviceOrder.workshopPhone)}: ${letterhead.phone}` : '';
}
