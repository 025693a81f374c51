import type { DayRecapPrint } from '@shared/features/printing/prints/dayRecap';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { drawHead, joined } from '../letterhead';
import { drawGrid } from '../pdf/grid';
import { a4, lineHeight, type Sheet, type } from '../pdf/page';
import { drawMoney, moneyHeight } from './money';
import { drawOrders, drawWorkers, foldRows, type TableScale, tablesHeight } from './work';

const smallest: TableScale = { size: 6, padding: 0.2 };
/** Roomy first; a day with more rows is set smaller, and the smallest folds the rest into one row. */
const scales: readonly TableScale[] = [
  { size: type.dense, padding: 0.8 },
  { size: type.label, padding: 0.55 },
  { size: 7, padding: 0.35 },
  { size: 6.4, padding: 0.2 },
  smallest,
];

/** „Дневна рекапитулация“ (reports D1), always on one page. */
export function layoutDayRecap(sheet: Sheet, print: DayRecapPrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.dayRecap.title),
      number: null,
      date: joined([formatDate(print.on), t(($) => $.prints.dayRecap.basis[print.dateBasis])]),
      identity: { kind: 'dayRecap', number: print.on.replaceAll('-', '') },
      barcode: null,
    },
    context,
  );
  drawFigures(sheet, print, context);
  const room = a4.bottom - moneyHeight(print) - sheet.y - 6.5;
  const scale = scales.find((candidate) => tablesHeight(print, candidate) <= room);
  const folded = scale ? print : foldRows(print, smallest, room, context);
  drawWorkers(sheet, folded, print.totals, scale ?? smallest, context);
  drawOrders(sheet, folded, print, scale ?? smallest, context);
  drawAgreement(sheet, print, context);
  drawMoney(sheet, print, context);
}

function drawFigures(sheet: Sheet, print: DayRecapPrint, { t }: LayoutContext): void {
  const documents = print.invoices.reduce((sum, row) => sum + row.count, 0);
  const documentCents = print.invoices.reduce((sum, row) => sum + row.totalCents, 0);
  const paidCents = print.payments.reduce((sum, row) => sum + row.amountCents, 0);
  drawGrid(sheet, [
    [
      { label: t(($) => $.prints.dayRecap.received), value: String(print.received), width: 16 },
      { label: t(($) => $.prints.dayRecap.finished), value: String(print.finished), width: 19 },
      { label: t(($) => $.prints.dayRecap.released), value: String(print.released), width: 19 },
      {
        label: t(($) => $.prints.dayRecap.hours),
        value: formatHours(print.totals.normSeconds),
        width: 23,
      },
      { label: t(($) => $.prints.dayRecap.labour), value: formatMoney(print.totals.labourCents), width: 28 },
      {
        label: t(($) => $.prints.dayRecap.earnings),
        value: formatMoney(print.totals.earningsCents),
        width: 25,
      },
      {
        label: t(($) => $.prints.dayRecap.invoices, { number: documents }),
        value: formatMoney(documentCents),
        width: 33,
      },
      { label: t(($) => $.prints.dayRecap.payments), value: formatMoney(paidCents), width: 25 },
    ],
  ]);
  sheet.y += sheet.gap;
}

/** The earnings by worker and by order are the same money (reports §5): the sheet says whether they agree. */
function drawAgreement(sheet: Sheet, print: DayRecapPrint, { t }: LayoutContext): void {
  const byWorker = print.workers.reduce((sum, row) => sum + row.earningsCents, 0);
  const byOrder = print.orders.reduce((sum, row) => sum + row.earningsCents, 0);
  const difference = byWorker - byOrder;
  const text =
    difference === 0
      ? t(($) => $.prints.dayRecap.equal, { amount: formatMoney(byWorker) })
      : t(($) => $.prints.dayRecap.different, { amount: formatMoney(difference) });
  sheet.text(text, a4.left, sheet.y - 1.6, { size: type.small, bold: difference !== 0 });
  sheet.y += lineHeight(type.small) + 0.8;
}
