import type { HandoverPrint } from '@shared/features/printing/prints/handover';
import { formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { joined } from '../letterhead';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from '../pdf/page';

const pad = { x: 2, y: 1.4 };
const textSize = type.dense;

interface Panel {
  width: number;
  title: string;
  /** Draws from `top` and returns the height used; draws nothing when `measure`. */
  body: (x: number, top: number, width: number) => number;
}

/** Interior, tyres and personal belongings side by side in one frame. */
export function drawInside(sheet: Sheet, print: HandoverPrint, { t }: LayoutContext): void {
  const paragraph = (text: string) => (x: number, top: number, width: number) =>
    sheet.wrapped(text, x, top, width, { size: textSize });
  const vehicle = print.asset.kind === 'vehicle';
  const photos = print.photos > 0 ? t(($) => $.prints.handover.photos, { number: print.photos }) : '';
  const belongings = joined([print.belongings, photos], ' ');
  const tyres = print.tyres;
  const panels: Panel[] = [
    {
      width: 64,
      title: vehicle ? t(($) => $.prints.handover.interior) : t(($) => $.prints.handover.condition),
      body: paragraph(print.interior ?? ''),
    },
    ...(tyres
      ? [
          {
            width: 58,
            title: t(($) => $.prints.handover.tyres),
            body: (x: number, top: number, width: number) =>
              drawTyres(
                sheet,
                tyres,
                [t(($) => $.prints.handover.tyreLeft), t(($) => $.prints.handover.tyreRight)],
                {
                  x,
                  top,
                  width,
                },
              ),
          },
        ]
      : []),
    { width: 64, title: t(($) => $.prints.handover.belongings), body: paragraph(belongings) },
  ];
  const shares = panels.reduce((sum, panel) => sum + panel.width, 0);
  const widths = panels.map((panel) => (contentWidth * panel.width) / shares);
  const texts = [print.interior ?? '', belongings];
  sheet.ensure(estimatedHeight(sheet, texts, Math.min(...widths) - 2 * pad.x, tyres?.axles.length ?? 0));

  const top = sheet.y;
  let x: number = a4.left;
  const heights = panels.map((panel, i) => {
    const width = widths[i] ?? 0;
    const left = x + pad.x;
    sheet.text(panel.title, left, top + pad.y, { size: type.heading, bold: true });
    const bodyTop = top + pad.y + lineHeight(type.heading) + 0.7;
    const used = panel.body(left, bodyTop, width - 2 * pad.x);
    x += width;
    return bodyTop - top + used + pad.y;
  });
  const height = Math.max(...heights);
  x = a4.left;
  for (const width of widths.slice(0, -1)) {
    x += width;
    sheet.line(x, top, x, top + height, stroke.thin);
  }
  sheet.box(a4.left, top, contentWidth, height);
  sheet.y = top + height + sheet.gap;
}

function estimatedHeight(sheet: Sheet, texts: readonly string[], width: number, axles: number): number {
  const lines = Math.max(...texts.map((text) => sheet.linesOf(text, width, { size: textSize }).length));
  return (
    2 * pad.y + lineHeight(type.heading) + 0.7 + Math.max(lines, axles + 2) * (lineHeight(textSize) + 0.5)
  );
}

function drawTyres(
  sheet: Sheet,
  tyres: NonNullable<HandoverPrint['tyres']>,
  [left, right]: readonly [string, string],
  at: { x: number; top: number; width: number },
): number {
  const style = { size: textSize };
  const step = lineHeight(textSize) + 0.4;
  const end = at.x + at.width;
  const middle = end - 18;
  let y = at.top;
  sheet.text(left, middle, y, { ...style, align: 'right' });
  sheet.text(right, end, y, { ...style, align: 'right' });
  for (const axle of tyres.axles) {
    y += step;
    sheet.line(at.x, y, end, y, stroke.thin);
    sheet.text(axle.name, at.x, y + 0.2, style);
    sheet.text(depth(axle.leftTenths), middle, y + 0.2, { ...style, align: 'right' });
    sheet.text(depth(axle.rightTenths), end, y + 0.2, { ...style, align: 'right' });
  }
  y += step + 0.5;
  if (tyres.note) y += sheet.wrapped(tyres.note, at.x, y, at.width, style);
  return y - at.top;
}

/** Tenths of a millimetre as `5,5`. */
function depth(tenths: number | null): string {
  return tenths === null ? '' : formatQuantity(tenths * 100, { decimals: 1 });
}
