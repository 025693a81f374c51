import type { TestPagePrint } from '@shared/features/printing/prints/testPage';
import type { LayoutContext } from '../context';
import { drawHead } from '../letterhead';
import { drawGrid, drawHeading } from '../pdf/grid';
import { drawArrow, drawAtLeast, drawCheckbox, drawNumberMark, drawTick } from '../pdf/marks';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from '../pdf/page';

/** The page that confirms a printer: letters, marks, lines, scale and edges, and a code to type back. */
export function layoutTestPage(sheet: Sheet, print: TestPagePrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.testPage.title),
      number: null,
      date: '',
      identity: { kind: 'testPage', number: print.confirmation },
      barcode: {
        code: { kind: 'testPage', number: print.confirmation },
        caption: print.confirmation,
      },
    },
    context,
  );
  drawGrid(sheet, [
    [
      { label: t(($) => $.prints.testPage.printer), value: print.printerName, width: 116 },
      { label: t(($) => $.prints.testPage.confirmation), value: print.confirmation, big: true, width: 70 },
    ],
    [{ value: t(($) => $.prints.testPage.howTo), plain: true, width: 1 }],
  ]);
  sheet.y += 2 * sheet.gap;
  drawLetters(sheet, context);
  drawMarks(sheet, context);
  drawLines(sheet, context);
  drawScale(sheet, context);
  drawCorners(sheet);
  sheet.y += sheet.wrapped(
    t(($) => $.prints.testPage.edges),
    a4.left,
    sheet.y,
    contentWidth,
  );
}

function drawLetters(sheet: Sheet, { t }: LayoutContext): void {
  drawHeading(
    sheet,
    t(($) => $.prints.testPage.letters),
  );
  for (const size of [type.label, type.text, type.number]) {
    for (const bold of [false, true])
      sheet.y += sheet.wrapped(
        t(($) => $.prints.testPage.sample),
        a4.left,
        sheet.y,
        contentWidth,
        { size, bold },
      );
    sheet.y += 1.6;
  }
  sheet.y += sheet.gap;
}

function drawMarks(sheet: Sheet, { t }: LayoutContext): void {
  drawHeading(
    sheet,
    t(($) => $.prints.testPage.marks),
  );
  const size = 5;
  const marks: [string, (x: number, y: number) => void][] = [
    [t(($) => $.prints.testPage.markNames.empty), (x, y) => drawCheckbox(sheet, x, y, false, size)],
    [t(($) => $.prints.testPage.markNames.checked), (x, y) => drawCheckbox(sheet, x, y, true, size)],
    [t(($) => $.prints.testPage.markNames.tick), (x, y) => drawTick(sheet, x, y, size)],
    [t(($) => $.prints.testPage.markNames.arrow), (x, y) => drawArrow(sheet, x, y, size)],
    [t(($) => $.prints.testPage.markNames.atLeast), (x, y) => drawAtLeast(sheet, x, y, size)],
    [
      t(($) => $.prints.testPage.markNames.number),
      (x, y) => drawNumberMark(sheet, 7, x + size / 2, y + size / 2, size / 2),
    ],
  ];
  marks.forEach(([name, draw], i) => {
    const x = a4.left + i * (contentWidth / marks.length);
    draw(x, sheet.y);
    sheet.text(name, x + size + 2, sheet.y + (size - lineHeight(type.dense)) / 2, { size: type.dense });
  });
  sheet.y += size + 2 * sheet.gap;
}

function drawLines(sheet: Sheet, { t }: LayoutContext): void {
  drawHeading(
    sheet,
    t(($) => $.prints.testPage.lines),
  );
  for (const weight of [stroke.thin, stroke.hair, stroke.strong]) {
    sheet.line(a4.left, sheet.y + 1.5, a4.right - 24, sheet.y + 1.5, weight);
    const label = `${String(weight).replace('.', ',')} mm`;
    sheet.text(label, a4.right, sheet.y, { size: type.label, align: 'right' });
    sheet.y += 4;
  }
  sheet.y += sheet.gap;
}

function drawScale(sheet: Sheet, { t }: LayoutContext): void {
  sheet.y +=
    sheet.wrapped(
      t(($) => $.prints.testPage.scale),
      a4.left,
      sheet.y,
      contentWidth,
    ) + 3;
  const y = sheet.y + 3;
  sheet.line(a4.left, y, a4.left + 100, y, stroke.hair);
  for (let mm = 0; mm <= 100; mm += 5) {
    const height = mm % 50 === 0 ? 3 : mm % 10 === 0 ? 2 : 1.2;
    sheet.line(a4.left + mm, y - height, a4.left + mm, y, stroke.hair);
  }
  for (const mm of [0, 50, 100])
    sheet.text(String(mm), a4.left + mm, y + 0.6, { size: type.label, align: 'center' });
  sheet.y = y + 8;
}

/** Corner marks 6 mm from the edge of the paper: most printers reach 4–5 mm. */
function drawCorners(sheet: Sheet): void {
  const inset = 6;
  const arm = 4;
  for (const [x, dx] of [
    [inset, 1],
    [a4.width - inset, -1],
  ] as const) {
    for (const [y, dy] of [
      [inset, 1],
      [a4.height - inset, -1],
    ] as const) {
      sheet.line(x, y, x + dx * arm, y, stroke.strong);
      sheet.line(x, y, x, y + dy * arm, stroke.strong);
    }
  }
}
