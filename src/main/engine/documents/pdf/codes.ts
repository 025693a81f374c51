import bwipjs from 'bwip-js/node';
import type { jsPDF } from 'jspdf';

/** Draws a QR of `size` mm as filled modules in one path, so that no seams appear between rows. */
export function drawQr(doc: jsPDF, text: string, x: number, y: number, size: number): void {
  const symbol = bwipjs.raw({ bcid: 'qrcode', text })[0];
  if (!symbol || !('pixs' in symbol)) throw new Error('The QR encoder returned no modules');
  const module = size / symbol.pixx;
  for (let row = 0; row < symbol.pixy; row++) {
    for (let from = 0; from < symbol.pixx; ) {
      const length = darkRun(symbol.pixs, row * symbol.pixx + from, symbol.pixx - from);
      if (length > 0) doc.rect(x + from * module, y + row * module, length * module, module, null);
      from += length + 1;
    }
  }
  doc.setFillColor('#000');
  doc.fill();
}

/** The dark modules of a QR as an SVG path, one unit each, for the screen. */
export function qrPath(text: string): { size: number; path: string } {
  const symbol = bwipjs.raw({ bcid: 'qrcode', text })[0];
  if (!symbol || !('pixs' in symbol)) throw new Error('The QR encoder returned no modules');
  const runs: string[] = [];
  for (let row = 0; row < symbol.pixy; row++) {
    for (let from = 0; from < symbol.pixx; ) {
      const length = darkRun(symbol.pixs, row * symbol.pixx + from, symbol.pixx - from);
      if (length > 0) runs.push(`M${from} ${row}h${length}v1h-${length}z`);
      from += length + 1;
    }
  }
  return { size: symbol.pixx, path: runs.join('') };
}

function darkRun(pixels: readonly number[], start: number, limit: number): number {
  let length = 0;
  while (length < limit && pixels[start + length] === 1) length++;
  return length;
}

function barsOf(text: string): readonly number[] {
  const symbol = bwipjs.raw({ bcid: 'code128', text })[0];
  if (!symbol || !('sbs' in symbol)) throw new Error('The barcode encoder returned no bars');
  return symbol.sbs;
}

const sumOf = (bars: readonly number[]): number => bars.reduce((sum, bar) => sum + bar, 0);

/** How many modules wide the Code 128 of a text is, without the white beside it. */
export function barcodeModules(text: string): number {
  return sumOf(barsOf(text));
}

/** Draws a Code 128 of the given width in mm; the text is one of `encodeDocumentCode`. */
export function drawBarcode(
  doc: jsPDF,
  text: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const bars = barsOf(text);
  const module = width / sumOf(bars);
  let left = x;
  bars.forEach((bar, i) => {
    if (i % 2 === 0) doc.rect(left, y, bar * module, height, null);
    left += bar * module;
  });
  doc.setFillColor('#000');
  doc.fill();
}
