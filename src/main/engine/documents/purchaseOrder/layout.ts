import type { PurchaseOrderPrint } from '@shared/features/printing/prints/purchaseOrder';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { drawHead, joined } from '../letterhead';
import { type Cell, drawGrid, drawSignatures } from '../pdf/grid';
import type { Sheet } from '../pdf/page';
import { type Column, drawTable } from '../pdf/table';
import { unitName } from '../units';

type Line = PurchaseOrderPrint['lines'][number];

/** „Поръчка към доставчик“: what is asked of whom, at what price and until when. */
export function layoutPurchaseOrder(sheet: Sheet, print: PurchaseOrderPrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.purchaseOrder.title),
      number: print.number,
      date: formatDate(print.orderedOn),
      identity: { kind: 'purchaseOrder', number: print.number },
      barcode: null,
    },
    context,
  );
  drawGrid(sheet, headRows(print, context));
  sheet.y += sheet.gap;
  const columns = columnsOf(print, context);
  const isPriced = print.lines.some((line) => line.netCents !== null);
  const foot = columns.map((_, at) => {
    if (at === columns.length - 1) return formatMoney(print.netCents, { currency: true });
    return at === 0 ? t(($) => $.prints.purchaseOrder.total) : '';
  });
  drawTable(sheet, columns, [{ heading: null, rows: print.lines }], isPriced ? { foot } : {});
  sheet.y += 2 * sheet.gap;
  drawSignatures(
    sheet,
    [
      t(($) => $.prints.purchaseOrder.signedOrdered, { name: print.orderedBy }),
      t(($) => $.prints.purchaseOrder.signedConfirmed, { name: print.supplier.name }),
    ],
    false,
  );
}

function headRows(print: PurchaseOrderPrint, { t }: LayoutContext): Cell[][] {
  const { supplier } = print;
  const eik = supplier.eik && t(($) => $.prints.common.eik, { eik: supplier.eik });
  const rows: Cell[][] = [
    [
      {
        label: t(($) => $.prints.purchaseOrder.supplier),
        value: supplier.name,
        detail: joined([eik, supplier.address, supplier.contact]) || null,
        width: 110,
      },
      {
        label: t(($) => $.prints.purchaseOrder.expectedOn),
        value: print.expectedOn && formatDate(print.expectedOn),
        width: 38,
      },
      { label: t(($) => $.prints.purchaseOrder.reference), value: print.reference, width: 38 },
    ],
    [
      {
        label: t(($) => $.prints.purchaseOrder.deliverTo),
        value: joined([print.warehouse, print.letterhead.address]),
        width: 1,
      },
    ],
  ];
  if (print.note)
    rows.push([{ label: t(($) => $.prints.purchaseOrder.note), value: print.note, plain: true, width: 1 }]);
  return rows;
}

function columnsOf(print: PurchaseOrderPrint, { t, language }: LayoutContext): Column<Line>[] {
  const hasOwnNumbers = print.lines.some((line) => line.supplierNumber !== null);
  const hasDays = print.lines.some(
    (line) => line.expectedOn !== null && line.expectedOn !== print.expectedOn,
  );
  const isPriced = print.lines.some((line) => line.unitCents !== null);
  const columns: (Column<Line> | false)[] = [
    {
      title: t(($) => $.prints.invoice.position),
      width: 8,
      align: 'right',
      text: (_line, at) => String(at + 1),
    },
    { title: t(($) => $.prints.purchaseOrder.number), width: 30, bold: true, text: (line) => line.number },
    hasOwnNumbers && {
      title: t(($) => $.prints.purchaseOrder.supplierNumber),
      width: 24,
      text: (line) => line.supplierNumber ?? '',
    },
    { title: t(($) => $.prints.invoice.item), text: (line) => line.name },
    hasDays && {
      title: t(($) => $.prints.purchaseOrder.expectedOn),
      width: 20,
      text: (line) => (line.expectedOn === null ? '' : formatDate(line.expectedOn)),
    },
    {
      title: t(($) => $.prints.common.quantity),
      width: 12,
      align: 'right',
      text: (line) => formatQuantity(line.quantityMilli),
    },
    { title: t(($) => $.prints.common.unit), width: 12, text: (line) => unitName(line.unit, language) },
    isPriced && {
      title: t(($) => $.prints.invoice.priceNoVat),
      width: 19,
      align: 'right',
      text: (line) => (line.unitCents === null ? '' : formatMoney(line.unitCents)),
    },
    isPriced && {
      title: t(($) => $.prints.invoice.amountNoVat),
      width: 22,
      align: 'right',
      text: (line) => (line.netCents === null ? '' : formatMoney(line.netCents)),
    },
  ];
  return columns.filter((column) => column !== false);
}
