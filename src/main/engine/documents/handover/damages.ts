import type { HandoverPrint } from '@shared/features/printing/prints/handover';
import type { LayoutContext } from '../context';
import { drawHeading } from '../pdf/grid';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from '../pdf/page';
import { drawTable } from '../pdf/table';
import { carDrawingHeight, drawCar } from './carDrawing';

const padX = 2;
const headHeight = 6;
const roomyRow = 7.8;
const smallestRow = 6;

type Damage = HandoverPrint['damages'][number];

/** Outside damage: the numbered picture beside its table; more than fit beside it follow in a table below. */
export function drawDamages(
  sheet: Sheet,
  print: HandoverPrint,
  context: LayoutContext,
  pictureWidth: number,
): void {
  const { t } = context;
  if (print.asset.kind === 'equipment') {
    drawHeading(
      sheet,
      t(($) => $.prints.handover.damages),
    );
    drawDamageTable(sheet, print.damages, context);
    return;
  }
  const pictureHeight = carDrawingHeight(pictureWidth - 2 * padX);
  const height = pictureHeight + 2.5;
  drawHeading(
    sheet,
    t(($) => $.prints.handover.damages),
    height,
  );
  const top = sheet.y;
  sheet.box(a4.left, top, contentWidth, height);
  drawCar(sheet, print.damages, context, a4.left + padX, top + 1.5, pictureWidth - 2 * padX);
  const tableHeight = height - headHeight;
  const room = Math.floor(tableHeight / smallestRow);
  const shown = print.damages.slice(0, room);
  // The rows fill the frame evenly, empty ones are for damages written by hand.
  const rows = Math.max(shown.length, Math.floor(tableHeight / roomyRow));
  drawSideTable(sheet, shown, print.inspected, context, {
    left: a4.left + pictureWidth,
    top,
    height,
    rowHeight: tableHeight / rows,
  });
  sheet.y = top + height;
  const rest = print.damages.slice(room);
  if (rest.length > 0) drawDamageTable(sheet, rest, context);
  else sheet.y += sheet.gap;
}

function drawSideTable(
  sheet: Sheet,
  damages: readonly Damage[],
  inspected: boolean,
  { t }: LayoutContext,
  frame: { left: number; top: number; height: number; rowHeight: number },
): void {
  const { left, top, height, rowHeight } = frame;
  const partX = left + 7.6;
  const kindX = partX + (a4.right - partX) * 0.53;
  const middle = (y: number, boxHeight: number) => y + (boxHeight - lineHeight(type.dense)) / 2;
  sheet.line(left, top, left, top + height, stroke.thin);
  const bold = { size: type.dense, bold: true };
  const headTop = middle(top, headHeight);
  const none = inspected && damages.length === 0;
  sheet.text('№', left + 3, headTop, { ...bold, align: 'center' });
  sheet.text(
    none ? t(($) => $.prints.handover.noDamages) : t(($) => $.prints.handover.part),
    partX,
    headTop,
    bold,
  );
  if (!none)
    sheet.text(
      t(($) => $.prints.handover.kind),
      kindX,
      headTop,
      bold,
    );
  const bottom = top + height;
  for (let i = 0, y = top + headHeight; y < bottom - 2; i++, y += rowHeight) {
    sheet.line(left, y, a4.right, y, stroke.thin);
    const damage = damages[i];
    if (!damage) continue;
    sheet.text(String(damage.number), left + 3, middle(y, rowHeight), { ...bold, align: 'center' });
    drawFitted(sheet, damage.part, partX, y, kindX - partX - 1, rowHeight);
    drawFitted(sheet, damage.kind, kindX, y, a4.right - kindX - 1, rowHeight);
  }
}

/** One line, smaller if needed, else two lines of the smallest size. */
function drawFitted(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  rowHeight: number,
): void {
  const size = sheet.sizeToFit(text, width, { size: type.dense }, 6.8);
  const lines = sheet.linesOf(text, width, { size }).slice(0, 2);
  const step = lineHeight(size);
  const first = y + (rowHeight - lines.length * step) / 2;
  lines.forEach((line, i) => {
    sheet.text(line, x, first + i * step, { size });
  });
}

function drawDamageTable(sheet: Sheet, damages: readonly Damage[], { t }: LayoutContext): void {
  drawTable<Damage>(
    sheet,
    [
      { title: '№', width: 10, align: 'center', bold: true, text: (damage) => String(damage.number) },
      { title: t(($) => $.prints.handover.part), width: 76, text: (damage) => damage.part },
      { title: t(($) => $.prints.handover.kind), text: (damage) => damage.kind },
    ],
    [{ heading: null, rows: damages }],
  );
  sheet.y += sheet.gap;
}
