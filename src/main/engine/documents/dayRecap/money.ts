import type { DayRecapPrint } from '@shared/features/printing/prints/dayRecap';
import { formatMoney } from '@shared/kernel/money';
import type { LayoutContext } from '../context';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from '../pdf/page';
import { drawTable } from '../pdf/table';

const gap = 6;
const documentsWidth = 80;
const paymentsWidth = 48;
const deskWidth = contentWidth - documentsWidth - paymentsWidth - 2 * gap;
const rowHeight = 4.77;
const headingHeight = lineHeight(type.heading) + 0.7;
const signatureHeight = 13;

/** Height of the money blocks and the signatures, mm. */
export function moneyHeight(print: DayRecapPrint): number {
  const documents = print.invoices.length + 2;
  const payments = print.payments.length + 2;
  const desk = print.cashDesk ? print.cashDesk.movements.length + 4 : 1;
  return headingHeight + Math.max(documents, payments, desk) * rowHeight + signatureHeight;
}

/** Issued documents, payments by kind and the cash desk side by side, signatures under them. */
export function drawMoney(sheet: Sheet, print: DayRecapPrint, context: LayoutContext): void {
  const { t } = context;
  const top = sheet.y;
  const paymentsX = a4.left + documentsWidth + gap;
  const deskX = paymentsX + paymentsWidth + gap;
  drawDocuments(sheet, print.invoices, context, top);
  drawPayments(sheet, print.payments, context, paymentsX, top);
  if (print.cashDesk) drawCashDesk(sheet, print.cashDesk, context, deskX, top);

  const y = a4.bottom - 4.6;
  const captions = [t(($) => $.prints.dayRecap.cashier), t(($) => $.prints.dayRecap.manager)];
  captions.forEach((caption, i) => {
    const x = a4.right - 60 - i * 70;
    sheet.line(x, y, x + 60, y, 0.3);
    sheet.text(caption, x + 30, y + 0.4, { size: type.small, align: 'center' });
  });
}

function heading(sheet: Sheet, text: string, x: number, top: number): number {
  sheet.text(text, x, top, { size: type.heading, bold: true });
  return top + headingHeight;
}

function drawDocuments(
  sheet: Sheet,
  rows: DayRecapPrint['invoices'],
  { t }: LayoutContext,
  top: number,
): void {
  sheet.y = heading(
    sheet,
    t(($) => $.prints.dayRecap.documents),
    a4.left,
    top,
  );
  if (rows.length === 0) {
    sheet.text(
      t(($) => $.prints.dayRecap.nothing),
      a4.left,
      sheet.y,
      { size: type.dense },
    );
    return;
  }
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  drawTable<(typeof rows)[number]>(
    sheet,
    [
      {
        title: t(($) => $.prints.dayRecap.document),
        text: (row) => t(($) => $.prints.dayRecap.kind[row.kind]),
      },
      {
        title: t(($) => $.prints.dayRecap.pieces),
        width: 9,
        align: 'right',
        text: (row) => String(row.count),
      },
      {
        title: t(($) => $.prints.dayRecap.base),
        width: 19,
        align: 'right',
        text: (row) => formatMoney(row.baseCents),
      },
      {
        title: t(($) => $.prints.dayRecap.tax),
        width: 16,
        align: 'right',
        text: (row) => formatMoney(row.vatCents),
      },
      {
        title: t(($) => $.prints.dayRecap.sum),
        width: 19,
        align: 'right',
        text: (row) => formatMoney(row.totalCents),
      },
    ],
    [{ heading: null, rows }],
    {
      size: type.label,
      padding: 0.8,
      x: a4.left,
      width: documentsWidth,
      singleLine: true,
      foot: [
        t(($) => $.prints.common.total),
        String(sum((row) => row.count)),
        formatMoney(sum((row) => row.baseCents)),
        formatMoney(sum((row) => row.vatCents)),
        formatMoney(sum((row) => row.totalCents)),
      ],
    },
  );
}

function drawPayments(
  sheet: Sheet,
  rows: DayRecapPrint['payments'],
  { t }: LayoutContext,
  x: number,
  top: number,
): void {
  sheet.y = heading(
    sheet,
    t(($) => $.prints.dayRecap.paid),
    x,
    top,
  );
  if (rows.length === 0) {
    sheet.text(
      t(($) => $.prints.dayRecap.nothing),
      x,
      sheet.y,
      { size: type.dense },
    );
    return;
  }
  drawTable<(typeof rows)[number]>(
    sheet,
    [
      {
        title: t(($) => $.prints.dayRecap.document),
        text: (row) => t(($) => $.prints.dayRecap.method[row.method]),
      },
      {
        title: t(($) => $.prints.dayRecap.pieces),
        width: 8,
        align: 'right',
        text: (row) => String(row.count),
      },
      {
        title: t(($) => $.prints.dayRecap.sum),
        width: 19,
        align: 'right',
        text: (row) => formatMoney(row.amountCents),
      },
    ],
    [{ heading: null, rows }],
    {
      size: type.label,
      padding: 0.8,
      x,
      width: paymentsWidth,
      singleLine: true,
      foot: [
        t(($) => $.prints.common.total),
        String(rows.reduce((total, row) => total + row.count, 0)),
        formatMoney(rows.reduce((total, row) => total + row.amountCents, 0)),
      ],
    },
  );
}

function drawCashDesk(
  sheet: Sheet,
  desk: NonNullable<DayRecapPrint['cashDesk']>,
  { t }: LayoutContext,
  x: number,
  top: number,
): void {
  const right = x + deskWidth;
  let y = heading(
    sheet,
    t(($) => $.prints.dayRecap.cashDesk),
    x,
    top,
  );
  const row = (label: string, value: string, bold = false) => {
    sheet.line(x, y, right, y, bold ? stroke.hair : stroke.thin * 0.6);
    sheet.text(label, x + 1, y + 0.7, { size: type.label, bold });
    sheet.text(value, right - 1, y + 0.7, { size: type.label, bold, align: 'right' });
    y += rowHeight;
  };
  row(
    t(($) => $.prints.dayRecap.opening),
    formatMoney(desk.openingCents),
  );
  for (const { kind, amountCents } of desk.movements)
    row(
      t(($) => $.prints.dayRecap.movement[kind]),
      formatMoney(amountCents),
    );
  row(
    t(($) => $.prints.dayRecap.expected),
    formatMoney(desk.expectedCents),
    true,
  );
  if (desk.countedCents !== null) {
    const difference = desk.countedCents - desk.expectedCents;
    row(
      t(($) => $.prints.dayRecap.counted),
      formatMoney(desk.countedCents),
    );
    row(
      t(($) => $.prints.dayRecap.difference),
      difference === 0 ? t(($) => $.prints.dayRecap.noDifference) : formatMoney(difference),
      difference !== 0,
    );
  }
  sheet.line(x, y, right, y);
}
