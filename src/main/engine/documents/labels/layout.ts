import { type LabelFormat, type LabelsPrint, labelFormats } from '@shared/features/printing/prints/labels';
import { barcodeModules, drawBarcode } from '../pdf/codes';
import { lineHeight, type Sheet, type } from '../pdf/page';

type Label = LabelsPrint['labels'][number];

const margin = 3;
/** A dot of the usual label printers (203 dpi), mm: bars of whole dots keep their widths. */
const dot = 0.125;
/** Modules that stay white on either side of a Code 128. */
const quiet = 10;

/** Where each label stands: on a sheet row by row from the first free place, on a roll each on a page. */
export function placesOf({ format, skip, labels }: LabelsPrint): { page: number; x: number; y: number }[] {
  const { sheet }: LabelFormat = labelFormats[format];
  if (sheet === null) return labels.map((_label, index) => ({ page: index + 1, x: 0, y: 0 }));
  const perSheet = sheet.columns * sheet.rows;
  return labels.map((_label, index) => {
    const place = (index + skip) % perSheet;
    return {
      page: Math.floor((index + skip) / perSheet) + 1,
      x: sheet.left + (place % sheet.columns) * sheet.stepX,
      y: sheet.top + Math.floor(place / sheet.columns) * sheet.stepY,
    };
  });
}

/** Sheets of stickers or a roll of labels, each with its code. */
export function layoutLabels(sheet: Sheet, print: LabelsPrint): void {
  const size = labelFormats[print.format];
  let page = 1;
  for (const [index, place] of placesOf(print).entries()) {
    const label = print.labels[index];
    if (place.page > page) sheet.doc.addPage();
    page = place.page;
    if (label) drawLabel(sheet, label, size, place, print.letterhead.name);
  }
}

/** The mark as large as it fits, the name, the barcode across the label, below it its text and the place. */
function drawLabel(
  sheet: Sheet,
  label: Label,
  { width, height }: Pick<LabelFormat, 'width' | 'height'>,
  { x, y }: { x: number; y: number },
  workshop: string,
): void {
  const left = x + margin;
  const right = x + width - margin;
  const room = right - left;
  const usual = height > 34 ? 16 : 13;
  // A place is read from the aisle.
  const style = { size: label.name === '' ? usual + 7 : usual, bold: true };
  const size = sheet.sizeToFit(label.mark, room, style, 7);
  sheet.text(label.mark, left, y + margin - 0.8, { size, bold: true });
  let below = y + margin - 0.8 + lineHeight(style.size);
  if (label.name !== '') {
    const [line = ''] = sheet.linesOf(label.name, room, { size: type.small });
    sheet.text(line, left, below, { size: type.small });
    below += lineHeight(type.small);
  }
  const foot = y + height - margin - 0.6 - lineHeight(type.small);
  drawCode(sheet, label.code, left, room, below + 0.8, foot - 0.6 - (below + 0.8));
  sheet.text(label.code, left, foot, { size: type.label });
  const aside = label.aside === '' ? workshop : label.aside;
  const asideRoom = room - 24;
  const bold = label.aside !== '';
  const asideSize = sheet.sizeToFit(aside, asideRoom, { size: bold ? type.text : type.label, bold }, 5.5);
  const [asideLine = ''] = sheet.linesOf(aside, asideRoom, { size: asideSize, bold });
  sheet.text(asideLine, right, foot, { size: asideSize, bold, align: 'right' });
}

function drawCode(sheet: Sheet, code: string, left: number, room: number, y: number, height: number): void {
  const modules = barcodeModules(code);
  const module = Math.max(dot, Math.floor(room / (modules + 2 * quiet) / dot) * dot);
  const width = module * modules;
  drawBarcode(sheet.doc, code, left + (room - width) / 2, y, width, height);
}
