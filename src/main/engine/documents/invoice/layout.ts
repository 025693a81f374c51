import type { InvoicePrint, PrintedParty } from '@shared/features/printing/prints/invoice';
import { formatDate } from '@shared/kernel/dates';
import type { LayoutContext } from '../context';
import { drawHead, joined } from '../letterhead';
import { type Cell, drawGrid, drawSignatures } from '../pdf/grid';
import { lineHeight, type Sheet, stroke, type } from '../pdf/page';
import { drawLines } from './lines';
import { drawTotals } from './totals';

/** Invoice (чл. 114 ЗДДС, чл. 6 ЗСч; documents §3.5), internal document or sale record. */
export function layoutInvoice(sheet: Sheet, print: InvoicePrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: titleOf(print, context),
      number: print.number,
      date: formatDate(print.issuedOn),
      identity: { kind: print.kind === 'internal' ? 'internalDocument' : print.kind, number: print.number },
      barcode: null,
      drawRight: (target, right, centre) => drawOriginal(target, print, context, right, centre),
    },
    context,
  );
  if (print.kind !== 'invoice') drawNotTax(sheet, context);
  drawGrid(sheet, [
    [
      partyCell(
        t(($) => $.prints.invoice.recipient),
        print.recipient,
        context,
      ),
      partyCell(
        t(($) => $.prints.invoice.supplier),
        print.supplier,
        context,
      ),
    ],
    datesRow(print, context),
    ...ordersRows(print, context),
  ]);
  sheet.y += sheet.gap;
  drawLines(sheet, print, context);
  drawTotals(sheet, print, context);
  if (print.note) {
    drawGrid(sheet, [[{ value: print.note, plain: true, width: 1 }]]);
    sheet.y += sheet.gap;
  }
  drawSignatures(
    sheet,
    [
      t(($) => $.prints.invoice.receivedBy, {
        name: print.recipient.representative ?? (print.recipient.eik ? '' : print.recipient.name),
      }),
      t(($) => $.prints.invoice.issuedBy, { name: print.issuedBy }),
    ],
    false,
  );
}

function titleOf(print: InvoicePrint, { t }: LayoutContext): string {
  switch (print.kind) {
    case 'invoice':
      return t(($) => $.prints.invoice.title);
    case 'internal':
      return t(($) => $.prints.invoice.internal);
    case 'saleRecord':
      return t(($) => $.prints.invoice.saleRecord);
  }
}

/** „ОРИГИНАЛ“ in a frame, on the first copy of an invoice only (documents §3.5). */
function drawOriginal(
  sheet: Sheet,
  print: InvoicePrint,
  { t, copy }: LayoutContext,
  right: number,
  centre: number,
): number {
  if (print.kind !== 'invoice' || copy !== 1) return right;
  const text = t(($) => $.prints.invoice.original);
  const style = { size: type.text, bold: true };
  const width = sheet.widthOf(text, style) + 5;
  sheet.box(right - width, centre - 3.2, width, 6.4, stroke.strong);
  sheet.text(text, right - width / 2, centre - lineHeight(type.text) / 2, { ...style, align: 'center' });
  return right - width - 5;
}

function drawNotTax(sheet: Sheet, { t }: LayoutContext): void {
  drawGrid(sheet, [[{ value: t(($) => $.prints.invoice.notTax), width: 1 }]]);
  sheet.y += sheet.gap;
}

function partyCell(label: string, party: PrintedParty, { t }: LayoutContext): Cell {
  const numbers = joined([
    party.eik && t(($) => $.prints.common.eik, { eik: party.eik }),
    party.vatNumber && t(($) => $.prints.common.vatNumber, { number: party.vatNumber }),
    party.personalNumber && t(($) => $.prints.invoice.personalNumber, { number: party.personalNumber }),
  ]);
  const representative =
    party.representative && t(($) => $.prints.invoice.representative, { name: party.representative });
  return {
    label,
    value: party.name,
    detail: joined([party.address, numbers, representative], '\n'),
    width: 1,
  };
}

function datesRow(print: InvoicePrint, { t }: LayoutContext): Cell[] {
  const { method, dueOn } = print.payment;
  const cells: Cell[] = [
    { label: t(($) => $.prints.invoice.issuedOn), value: formatDate(print.issuedOn), width: 30 },
    {
      label: t(($) => $.prints.invoice.taxEventOn),
      value: print.taxEventOn && formatDate(print.taxEventOn),
      width: 42,
    },
    { label: t(($) => $.prints.invoice.place), value: print.place, width: 36 },
    {
      label: t(($) => $.prints.invoice.payment),
      value: method && t(($) => $.prints.invoice.method[method]),
      width: 42,
    },
    { label: t(($) => $.prints.invoice.due), value: dueOn && formatDate(dueOn), width: 36 },
  ];
  return cells.filter((cell) => cell.value);
}

function ordersRows(print: InvoicePrint, { t }: LayoutContext): Cell[][] {
  if (print.orders.length === 0) return [];
  const value = print.orders
    .map((order) => joined([order.number, order.mark, order.description, order.meter]))
    .join('\n');
  return [[{ label: t(($) => $.prints.invoice.orders), value, plain: true, width: 1 }]];
}
