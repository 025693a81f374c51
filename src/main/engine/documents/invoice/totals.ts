import type { InvoicePrint } from '@shared/features/printing/prints/invoice';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { amountInWords } from '@shared/kernel/words';
import type { LayoutContext } from '../context';
import { joined } from '../letterhead';
import { a4, contentWidth, lineHeight, type Sheet, stroke, type } from '../pdf/page';

const sumsWidth = 84;
const gap = 8;

/** Sums at the right; words, grounds and bank account at the left. They stay together on one page. */
export function drawTotals(sheet: Sheet, print: InvoicePrint, context: LayoutContext): void {
  const rows = sumRows(print, context);
  const notes = noteLines(print, context);
  const notesWidth = contentWidth - sumsWidth - gap;
  const noteStyle = { size: type.dense };
  const wrappedNotes = notes.map((note) => sheet.linesOf(note, notesWidth, noteStyle));
  const step = lineHeight(type.text) + 0.6;
  const sumsHeight = rows.length * step + 11;
  const notesHeight = wrappedNotes.reduce((sum, lines) => sum + lines.length * lineHeight(type.dense) + 1, 0);
  // The signatures belong to the totals: a page with only signatures proves nothing.
  sheet.ensure(Math.max(sumsHeight, notesHeight) + 19);
  const top = sheet.y;

  let y = top;
  for (const lines of wrappedNotes) {
    for (const line of lines) {
      sheet.text(line, a4.left, y, noteStyle);
      y += lineHeight(type.dense);
    }
    y += 1;
  }

  const left = a4.right - sumsWidth;
  let sumY = top;
  for (const [label, cents] of rows) {
    sheet.text(label, left, sumY);
    sheet.text(formatMoney(cents), a4.right - 1, sumY, { align: 'right' });
    sumY += step;
  }
  drawGrandTotal(sheet, print, context, left, sumY + 0.6);
  sheet.y = Math.max(y, sumY + 10.5) + sheet.gap;
}

function drawGrandTotal(
  sheet: Sheet,
  print: InvoicePrint,
  { t }: LayoutContext,
  left: number,
  top: number,
): void {
  const height = 8;
  sheet.box(left - 2, top, sumsWidth + 2, height, stroke.strong);
  const middle = top + (height - lineHeight(type.number)) / 2;
  const amount = formatMoney(print.totalCents, { currency: true });
  const label = print.kind === 'invoice' ? t(($) => $.prints.invoice.toPay) : t(($) => $.prints.common.total);
  sheet.text(label, left, top + (height - lineHeight(type.text)) / 2, { bold: true });
  sheet.text(amount, a4.right - 1, middle, { size: type.number, bold: true, align: 'right' });
}

function sumRows(print: InvoicePrint, { t }: LayoutContext): [string, number][] {
  if (!print.vat.registered) return [];
  const several = print.vat.rates.length > 1;
  const rows: [string, number][] = print.vat.rates.flatMap((rate): [string, number][] => {
    const percent = formatPercent(rate.rateBp);
    const base = joined([t(($) => $.prints.invoice.taxBase), percent], ' ');
    return [
      [base, rate.baseCents],
      [t(($) => $.prints.invoice.taxOf, { rate: percent }), rate.vatCents],
    ];
  });
  if (several)
    rows.push(
      [joined([t(($) => $.prints.common.total), t(($) => $.prints.common.withoutVat)], ' '), print.baseCents],
      [joined([t(($) => $.prints.common.total), t(($) => $.prints.common.vat)], ' '), print.vatCents],
    );
  return rows;
}

function noteLines(print: InvoicePrint, { t, language }: LayoutContext): string[] {
  const { iban, bic, bank } = print.payment;
  const grounds = print.vat.registered
    ? print.vat.rates
        .filter((rate) => rate.ground)
        .map((rate) =>
          t(($) => $.prints.invoice.ground, { rate: formatPercent(rate.rateBp), ground: rate.ground ?? '' }),
        )
    : [
        print.vat.ground &&
          t(($) => $.prints.invoice.groundNoVat, { ground: print.vat.registered ? '' : print.vat.ground }),
      ];
  const amount = language === 'bg' ? print.words : amountInWords(print.totalCents, language);
  const words = print.words && amount ? t(($) => $.prints.invoice.words, { words: amount }) : '';
  const account = iban ? `${t(($) => $.prints.invoice.iban)}: ${iban}` : '';
  return [words, ...grounds, account, joined([bank, bic])].filter((line) => line !== '');
}
