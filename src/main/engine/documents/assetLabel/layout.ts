import type { AssetLabelPrint } from '@shared/features/printing/prints/assetLabel';
import { encodeDocumentCode } from '@shared/kernel/documentCode';
import { drawQr } from '../pdf/codes';
import { lineHeight, type Sheet, type } from '../pdf/page';

/** Width and height of the label, mm: fits the usual rolls and eight rows of an A4 sheet of stickers. */
export const labelSize = [62, 34] as const;

const margin = 3;
const qr = 22;
const gap = 2.5;

/** The code large enough for a scanner at arm's length, beside it what it stands for. */
export function layoutAssetLabel(sheet: Sheet, print: AssetLabelPrint): void {
  const code = encodeDocumentCode({ kind: 'asset', number: print.number });
  const [width, height] = labelSize;
  drawQr(sheet.doc, code, margin, margin, qr);
  sheet.text(code, margin + qr / 2, margin + qr + 0.8, { size: type.small, bold: true, align: 'center' });
  const x = margin + qr + gap;
  const room = width - margin - x;
  let y = margin - 0.6;
  if (print.mark !== null) {
    const style = { size: 15, bold: true };
    const size = sheet.sizeToFit(print.mark, room, style, 8);
    y += sheet.wrapped(print.mark, x, y, room, { ...style, size }) + 0.6;
  }
  const below = height - margin - 0.6 - lineHeight(type.label) * 2;
  for (const line of sheet.linesOf(print.description, room, { size: type.dense }).slice(0, 3)) {
    if (y + lineHeight(type.dense) > below) break;
    sheet.text(line, x, y, { size: type.dense });
    y += lineHeight(type.dense);
  }
  const [name = ''] = sheet.linesOf(print.letterhead.name, room, { size: type.label });
  sheet.text(name, x, below, { size: type.label, bold: true });
  if (print.letterhead.phone)
    sheet.text(print.letterhead.phone, x, below + lineHeight(type.label), { size: type.label });
}

/** All that the frame of a page says on a label: that it is none of a real workshop. */
export function drawLabelMark(
  sheet: Sheet,
  text: string,
  { x, y }: { x: number; y: number },
  [width, height]: readonly [number, number],
): void {
  sheet.text(text, x + width / 2, y + height - lineHeight(6) - 0.4, { size: 6, bold: true, align: 'center' });
}
