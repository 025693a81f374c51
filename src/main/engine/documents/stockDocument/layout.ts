import type { StockDocumentPrint } from '@shared/features/printing/prints/stockDocument';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { drawHead, joined } from '../letterhead';
import { type Cell, drawGrid, drawSignatures } from '../pdf/grid';
import type { Sheet } from '../pdf/page';
import { type Column, drawTable } from '../pdf/table';
import { unitName } from '../units';

type Line = StockDocumentPrint['lines'][number];

/** Складова разписка, искане, връщане or a protocol: what moved, from where to where, who gave and who took (documents §3.7). */
export function layoutStockDocument(sheet: Sheet, print: StockDocumentPrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.stockDocument.title[print.form]),
      number: print.number,
      date: formatDate(print.documentOn),
      identity: { kind: 'stockDocument', number: print.code },
      barcode: null,
    },
    context,
  );
  if (print.reverses) {
    const value = t(($) => $.prints.stockDocument.reverses, { number: print.reverses });
    drawGrid(sheet, [[{ value, width: 1 }]]);
    sheet.y += sheet.gap;
  }
  drawGrid(sheet, headRows(print, context));
  sheet.y += sheet.gap;
  drawTable(sheet, columnsOf(print, context), [{ heading: null, rows: print.lines }], {
    foot: footOf(print, context),
  });
  sheet.y += sheet.gap;
  if (print.form === 'scrap' || print.form === 'count' || print.form === 'stocktake')
    drawGrid(sheet, [
      [{ value: t(($) => $.prints.stockDocument.statement[statementOf(print)]), plain: true, width: 1 }],
    ]);
  sheet.y += 2 * sheet.gap;
  for (const [left, right] of signaturesOf(print, context)) drawSignatures(sheet, [left, right], false);
}

const statementOf = ({ form }: StockDocumentPrint): 'scrap' | 'count' =>
  form === 'scrap' ? 'scrap' : 'count';

function headRows(print: StockDocumentPrint, { t }: LayoutContext): Cell[][] {
  const { party, order, supplierDocument, supplierDocumentOn, toWarehouse, receivedBy, note } = print;
  const rows: Cell[][] = [];
  const warehouse: Cell = {
    label: toWarehouse ? t(($) => $.prints.stockDocument.from) : t(($) => $.prints.stockDocument.warehouse),
    value: print.warehouse,
    width: 62,
  };
  const first: Cell[] = [warehouse];
  if (toWarehouse) first.push({ label: t(($) => $.prints.stockDocument.to), value: toWarehouse, width: 62 });
  if (party)
    first.push({
      label: t(($) => $.prints.stockDocument.supplier),
      value: party.name,
      detail: party.eik && t(($) => $.prints.common.eik, { eik: party.eik }),
      width: 80,
    });
  if (supplierDocument)
    first.push({
      label: t(($) => $.prints.stockDocument.paper),
      value: supplierDocument,
      detail: supplierDocumentOn && formatDate(supplierDocumentOn),
      width: 44,
    });
  if (order) first.push({ label: t(($) => $.prints.stockDocument.order), value: order, width: 44 });
  if (receivedBy)
    first.push({ label: t(($) => $.prints.stockDocument.receivedBy), value: receivedBy, width: 80 });
  rows.push(first);
  if (note) {
    const why = print.form === 'scrap' || print.form === 'count' || print.reverses !== null;
    const label = why ? t(($) => $.prints.stockDocument.reason) : t(($) => $.prints.stockDocument.note);
    rows.push([{ label, value: note, plain: true, width: 1 }]);
  }
  return rows;
}

function columnsOf(print: StockDocumentPrint, { t, language }: LayoutContext): Column<Line>[] {
  const counts = print.lines.some((line) => line.countedMilli !== null);
  const bins = print.lines.some((line) => line.bin !== null);
  const toBins = print.lines.some((line) => line.toBin !== null);
  const costs = print.withValue && print.lines.some((line) => line.unitCostCents !== null);
  const amount = (cents: number | null) => (cents === null ? '' : formatMoney(cents));
  const columns: (Column<Line> | false)[] = [
    {
      title: t(($) => $.prints.invoice.position),
      width: 8,
      align: 'right',
      text: (_line, index) => String(index + 1),
    },
    { title: t(($) => $.prints.serviceOrder.partNumber), width: 36, text: (line) => line.number },
    {
      title: t(($) => $.prints.common.name),
      text: (line) => joined([line.name, serialsText(line, t)], '\n'),
    },
    bins && { title: t(($) => $.prints.stockDocument.bin), width: 20, text: (line) => line.bin ?? '' },
    toBins && { title: t(($) => $.prints.stockDocument.toBin), width: 20, text: (line) => line.toBin ?? '' },
    counts && {
      title: t(($) => $.prints.stockDocument.booked),
      width: 18,
      align: 'right',
      text: (line) => (line.bookedMilli === null ? '' : formatQuantity(line.bookedMilli)),
    },
    counts && {
      title: t(($) => $.prints.stockDocument.counted),
      width: 18,
      align: 'right',
      text: (line) => (line.countedMilli === null ? '' : formatQuantity(line.countedMilli)),
    },
    {
      title: counts ? t(($) => $.prints.stockDocument.difference) : t(($) => $.prints.common.quantity),
      width: 18,
      align: 'right',
      bold: true,
      text: (line) => `${counts && line.quantityMilli > 0 ? '+' : ''}${formatQuantity(line.quantityMilli)}`,
    },
    { title: t(($) => $.prints.common.unit), width: 13, text: (line) => unitName(line.unit, language) },
    costs && {
      title: t(($) => $.prints.stockDocument.unitCost),
      width: 22,
      align: 'right',
      text: (line) => amount(line.unitCostCents),
    },
    print.withValue && {
      title: t(($) => $.prints.stockDocument.value),
      width: 24,
      align: 'right',
      text: (line) => amount(line.valueCents),
    },
  ];
  return columns.filter((column) => column !== false);
}

const serialsText = ({ serials }: Line, t: LayoutContext['t']): string =>
  serials.length === 0 ? '' : t(($) => $.prints.stockDocument.serials, { serials: serials.join(', ') });

function footOf(print: StockDocumentPrint, context: LayoutContext): string[] | undefined {
  if (!print.withValue) return undefined;
  const total = print.lines.reduce((sum, line) => sum + (line.valueCents ?? 0), 0);
  const columns = columnsOf(print, context).length;
  return [context.t(($) => $.prints.common.totalEuro), ...Array(columns - 2).fill(''), formatMoney(total)];
}

/** Who signs: the giver on the left, the taker on the right; a protocol of scrap has a commission. */
function signaturesOf(print: StockDocumentPrint, { t }: LayoutContext): [string, string][] {
  const { user, receivedBy, party } = print;
  const sign = {
    gave: (name: string) => t(($) => $.prints.stockDocument.gave, { name }),
    took: (name: string) => t(($) => $.prints.stockDocument.took, { name }),
  };
  switch (print.form) {
    case 'receipt':
      return [[sign.gave(party?.name ?? ''), sign.took(user)]];
    case 'opening':
      return [[t(($) => $.prints.stockDocument.approved), sign.took(user)]];
    case 'internalIssue':
    case 'orderIssue':
      return [[sign.gave(user), sign.took(receivedBy ?? '')]];
    case 'orderReturn':
      return [[sign.gave(receivedBy ?? ''), sign.took(user)]];
    case 'supplierReturn':
      return [[sign.gave(user), sign.took(party?.name ?? '')]];
    case 'transfer':
      return [[sign.gave(user), sign.took('')]];
    case 'scrap':
      return [
        [t(($) => $.prints.stockDocument.chair), t(($) => $.prints.stockDocument.member)],
        [t(($) => $.prints.stockDocument.made, { name: user }), t(($) => $.prints.stockDocument.approved)],
      ];
    case 'count':
    case 'stocktake':
      return [
        [t(($) => $.prints.stockDocument.made, { name: user }), t(($) => $.prints.stockDocument.approved)],
      ];
  }
}
