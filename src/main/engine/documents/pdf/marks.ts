import type { Sheet } from './page';

/** Drawn marks: the print face has no □ ☑ ✓ → ≥, and a drawn one survives a bad copy (documents §2). */
export const checkSize = 3.4;

const tick = 'M1.6 5.2 4 7.8 8.6 2.2';
const arrow = 'M1 5h8M6 2l3 3-3 3';
const atLeast = 'M2 1.5 8 4 2 6.5M2 9h6';

export function drawCheckbox(sheet: Sheet, x: number, y: number, checked: boolean, size = checkSize): void {
  sheet.box(x, y, size, size, 0.3);
  if (checked) drawTick(sheet, x + size * 0.06, y + size * 0.06, size * 0.88);
}

export function drawTick(sheet: Sheet, x: number, y: number, size: number): void {
  sheet.strokePaths([tick], { x, y, scale: size / 10 }, size * 0.18);
}

export function drawArrow(sheet: Sheet, x: number, y: number, size: number): void {
  sheet.strokePaths([arrow], { x, y, scale: size / 10 }, size * 0.11);
}

export function drawAtLeast(sheet: Sheet, x: number, y: number, size: number): void {
  sheet.strokePaths([atLeast], { x, y, scale: size / 10 }, size * 0.1);
}

/** White digits on a black disc: the number of a damage. */
export function drawNumberMark(sheet: Sheet, number: number, x: number, y: number, radius: number): void {
  sheet.doc.setFillColor('#111');
  sheet.doc.setDrawColor(255);
  sheet.doc.setLineWidth(radius * 0.18);
  sheet.doc.circle(x, y, radius, 'FD');
  const size = number > 9 ? 5.4 : 6.6;
  sheet.text(String(number), x, y - size * 0.2, { size, bold: true, align: 'center', inverse: true });
}
