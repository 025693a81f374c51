import type { InvoicePrint, PrintedInvoiceLine } from '@shared/features/printing/prints/invoice';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import type { Sheet } from '../pdf/page';
import { type Band, type Column, drawTable } from '../pdf/table';

const sections = ['labour', 'parts', 'other'] as const;
type Section = (typeof sections)[number];

/** The lines of the document, under sub-headings or grouped to one line per section and rate. */
export function drawLines(sheet: Sheet, print: InvoicePrint, context: LayoutContext): void {
  const bands = print.lineStyle === 'grouped' ? groupedBands(print, context) : detailedBands(print, context);
  const rows = bands.flatMap((band) => band.rows);
  drawTable(sheet, columnsOf(print, rows, context), bands);
  sheet.y += 3;
}

function columnsOf(
  print: InvoicePrint,
  rows: readonly PrintedInvoiceLine[],
  { t }: LayoutContext,
): Column<PrintedInvoiceLine>[] {
  const positions = new Map(rows.map((row, i) => [row, i + 1]));
  const { registered } = print.vat;
  const columns: (Column<PrintedInvoiceLine> | false)[] = [
    {
      title: t(($) => $.prints.invoice.position),
      width: 8,
      align: 'right',
      text: (line) => String(positions.get(line)),
    },
    rows.some((line) => line.code !== null) && {
      title: t(($) => $.prints.common.code),
      width: 28,
      text: (line) => line.code ?? '',
    },
    { title: t(($) => $.prints.invoice.item), text: (line) => line.name },
    {
      title: t(($) => $.prints.common.quantity),
      width: 13,
      align: 'right',
      text: (line) => formatQuantity(line.quantityMilli),
    },
    { title: t(($) => $.prints.common.unit), width: 12, text: (line) => line.unit },
    {
      title: registered ? t(($) => $.prints.invoice.priceNoVat) : t(($) => $.prints.invoice.price),
      width: 22,
      align: 'right',
      text: (line) => formatMoney(line.unitPriceCents),
    },
    rows.some((line) => (line.discountBp ?? 0) !== 0) && {
      title: t(($) => $.prints.invoice.discount),
      width: 12,
      align: 'right',
      text: (line) => (line.discountBp ? formatPercent(line.discountBp) : ''),
    },
    registered && {
      title: t(($) => $.prints.invoice.rate),
      width: 12,
      align: 'right',
      text: (line) => (line.vatRateBp === null ? '' : formatPercent(line.vatRateBp)),
    },
    {
      title: registered ? t(($) => $.prints.invoice.amountNoVat) : t(($) => $.prints.invoice.amount),
      width: 24,
      align: 'right',
      text: (line) => formatMoney(line.netCents),
    },
  ];
  return columns.filter((column) => column !== false);
}

function detailedBands(print: InvoicePrint, { t }: LayoutContext): Band<PrintedInvoiceLine>[] {
  const present = sections.filter((section) => print.lines.some((line) => line.section === section));
  return present.map((section) => {
    const rows = print.lines.filter((line) => line.section === section);
    return {
      heading: present.length > 1 ? t(($) => $.prints.invoice[section]) : null,
      right: formatMoney(sumOf(rows)),
      rows,
    };
  });
}

function groupedBands(print: InvoicePrint, context: LayoutContext): Band<PrintedInvoiceLine>[] {
  const rows = sections.flatMap((section) => {
    const lines = print.lines.filter((line) => line.section === section);
    const rates = [...new Set(lines.map((line) => line.vatRateBp))];
    return rates.map((rate) =>
      groupedLine(
        print,
        section,
        lines.filter((line) => line.vatRateBp === rate),
        context,
      ),
    );
  });
  return [{ heading: null, rows }];
}

function groupedLine(
  print: InvoicePrint,
  section: Section,
  lines: readonly PrintedInvoiceLine[],
  { t }: LayoutContext,
): PrintedInvoiceLine {
  const orders = print.orders.map((order) => order.number).join(', ');
  const netCents = sumOf(lines);
  return {
    section,
    code: null,
    name: orders
      ? t(($) => $.prints.invoice[`${section}Of`], { orders })
      : t(($) => $.prints.invoice[section]),
    quantityMilli: 1000,
    unit: t(($) => $.prints.invoice.piece),
    unitPriceCents: netCents,
    discountBp: null,
    netCents,
    vatRateBp: lines[0]?.vatRateBp ?? null,
  };
}

function sumOf(lines: readonly PrintedInvoiceLine[]): number {
  return lines.reduce((sum, line) => sum + line.netCents, 0);
}
