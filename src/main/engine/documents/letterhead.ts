import type { Letterhead } from '@shared/features/printing/prints/parts';
import { type DocumentCode, encodeDocumentCode } from '@shared/kernel/documentCode';
import type { LayoutContext } from './context';
import { drawBarcode, drawQr } from './pdf/codes';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from './pdf/page';

/** The head of a document: who issues it, what it is, how it is found again. */
export interface DocumentHead {
  letterhead: Letterhead;
  title: string;
  number: string | null;
  /** Shown right in the title bar. */
  date: string;
  /** What the QR stands for. */
  identity: DocumentCode;
  barcode: { code: DocumentCode; caption: string } | null;
  /** Draws more at the right end of the title bar from `right` leftwards and returns its new right edge. */
  drawRight?: (sheet: Sheet, right: number, centre: number) => number;
}

const logoSize = 11;
const qrSize = 17;
const barcodeSize = { width: 42, height: 9 };
const titleBar = 11;

const hexagon = ['M12 1.2 21.4 6.6v10.8L12 22.8 2.6 17.4V6.6Z'];
const letterM = ['M7.2 16.4V8.2L12 13.4l4.8-5.2v8.2'];

/** Draws the head of the first page and sets the running header of the following ones. */
export function drawHead(sheet: Sheet, head: DocumentHead, context: LayoutContext): void {
  const left = drawWorkshop(sheet, head, context);
  const codes = drawCodes(sheet, head);
  sheet.y = Math.max(left, codes, a4.top + qrSize) + 1.6;
  drawTitleBar(sheet, head, context);
  sheet.runningHeader = () => drawRunningHeader(sheet, head, context);
  sheet.continuationTop = a4.top + 10;
}

function drawWorkshop(sheet: Sheet, head: DocumentHead, context: LayoutContext): number {
  const indent = drawLogo(sheet, context.logo) + 3;
  const right = a4.right - qrSize - 6 - (head.barcode ? barcodeSize.width + 6 : 0);
  const x = a4.left + indent;
  const width = right - x;
  const size = sheet.sizeToFit(head.letterhead.name, width, { size: type.number, bold: true }, 9);
  let y = a4.top;
  y += sheet.wrapped(head.letterhead.name, x, y, width, { size, bold: true });
  for (const line of workshopLines(head.letterhead, context))
    y += sheet.wrapped(line, x, y, width, { size: 8.6 });
  return y;
}

function workshopLines(letterhead: Letterhead, { t }: LayoutContext): string[] {
  const phone = letterhead.phone && t(($) => $.prints.common.phone, { phone: letterhead.phone });
  const eik = letterhead.eik && t(($) => $.prints.common.eik, { eik: letterhead.eik });
  const vat = letterhead.vatNumber && t(($) => $.prints.common.vatNumber, { number: letterhead.vatNumber });
  return [
    joined([letterhead.address, phone]),
    joined([eik, vat]),
    joined([letterhead.email, letterhead.note]),
  ].filter((line) => line !== '');
}

/** Joins what is there with commas. */
export function joined(parts: readonly (string | null | undefined)[], separator = ', '): string {
  return parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(separator);
}

/** Draws the logo at the top left and returns its width in mm. */
function drawLogo(sheet: Sheet, logo: LayoutContext['logo']): number {
  if (!logo) {
    const at = { x: a4.left, y: a4.top, scale: logoSize / 24 };
    sheet.strokePaths(hexagon, at, 0.73);
    sheet.strokePaths(letterM, at, 0.92);
    return logoSize;
  }
  const image = sheet.doc.getImageProperties(logo.bytes);
  const scale = Math.min(30 / image.width, 14 / image.height);
  const width = image.width * scale;
  sheet.doc.addImage(
    logo.bytes,
    logo.format === 'png' ? 'PNG' : 'JPEG',
    a4.left,
    a4.top,
    width,
    image.height * scale,
    'logo',
    'FAST',
  );
  return width;
}

function drawCodes(sheet: Sheet, head: DocumentHead): number {
  drawQr(sheet.doc, encodeDocumentCode(head.identity), a4.right - qrSize, a4.top - 1, qrSize);
  if (!head.barcode) return a4.top;
  const x = a4.right - qrSize - 6 - barcodeSize.width;
  drawBarcode(
    sheet.doc,
    encodeDocumentCode(head.barcode.code),
    x,
    a4.top,
    barcodeSize.width,
    barcodeSize.height,
  );
  const caption = { size: 8.6, align: 'center' as const };
  sheet.text(head.barcode.caption, x + barcodeSize.width / 2, a4.top + barcodeSize.height + 0.6, caption);
  return a4.top + barcodeSize.height + lineHeight(8.6);
}

function drawTitleBar(sheet: Sheet, head: DocumentHead, { t }: LayoutContext): void {
  const top = sheet.y;
  const centre = top + titleBar / 2;
  sheet.line(a4.left, top, a4.right, top, stroke.strong);
  sheet.line(a4.left, top + titleBar, a4.right, top + titleBar);
  const textTop = (size: number) => centre - lineHeight(size) / 2;

  const right = head.drawRight?.(sheet, a4.right, centre) ?? a4.right;
  sheet.text(head.date, right, textTop(type.text), { align: 'right' });
  const dateLeft = right - sheet.widthOf(head.date) - 4;

  const number = head.number ? t(($) => $.prints.common.no, { number: head.number }) : '';
  const numberWidth = number ? sheet.widthOf(number, { size: type.number, bold: true }) + 4 : 0;
  const room = dateLeft - a4.left - numberWidth;
  const size = sheet.sizeToFit(head.title, room, { size: type.title, bold: true }, 9);
  sheet.text(head.title, a4.left, textTop(size), { size, bold: true });
  const numberLeft = a4.left + sheet.widthOf(head.title, { size, bold: true }) + 4;
  sheet.text(number, numberLeft, textTop(type.number), { size: type.number, bold: true });
  sheet.y = top + titleBar + 3.2;
}

function drawRunningHeader(sheet: Sheet, head: DocumentHead, { t }: LayoutContext): void {
  const number = head.number ? t(($) => $.prints.common.no, { number: head.number }) : '';
  const title = joined([head.title, number], ' ');
  const bold = { size: type.dense, bold: true };
  const room = contentWidth - sheet.widthOf(title, bold) - 6;
  const name = sheet.linesOf(head.letterhead.name, room, { size: type.dense })[0] ?? '';
  sheet.text(title, a4.left, a4.top, bold);
  sheet.text(name, a4.right, a4.top, { size: type.dense, align: 'right' });
  const y = a4.top + lineHeight(type.dense) + 1;
  sheet.line(a4.left, y, a4.right, y, stroke.strong);
}
