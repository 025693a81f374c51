import type { HandoverPrint } from '@shared/features/printing/prints/handover';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { assetHeading, assetRows, fuelCell } from '../assetGrid';
import type { LayoutContext } from '../context';
import { drawHead } from '../letterhead';
import { drawChecks } from '../pdf/checks';
import {
  type Cell,
  drawGrid,
  drawHeading,
  drawSignatures,
  drawTerms,
  drawTextBox,
  signaturesHeight,
} from '../pdf/grid';
import { checkSize, drawCheckbox } from '../pdf/marks';
import { contentWidth, lineHeight, type Sheet, type } from '../pdf/page';
import { drawInside } from './condition';
import { drawDamages } from './damages';

interface Density {
  /** mm between blocks */
  gap: number;
  /** mm of the car's picture */
  pictureWidth: number;
  /** mm of room for remarks */
  remarks: number;
}

const roomy: Density = { gap: 3.2, pictureWidth: 117, remarks: 15 };
/** A protocol is signed on one page if it can be: less air first, then a smaller picture. */
const densities: readonly Density[] = [
  roomy,
  { gap: 2.8, pictureWidth: 117, remarks: 11 },
  { gap: 2.4, pictureWidth: 112, remarks: 10 },
  { gap: 1.9, pictureWidth: 100, remarks: 8 },
  { gap: 1.6, pictureWidth: 90, remarks: 6.4 },
];

/** „Приемо-предавателен протокол“ (S7): acceptance or release, vehicle or equipment. */
export function layoutHandover(sheet: Sheet, print: HandoverPrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.handover.title),
      number: print.number,
      date: formatDateTime(print.at),
      identity: { kind: 'handover', number: print.number },
      barcode: print.orderNumber
        ? {
            code: { kind: 'order', number: print.orderNumber },
            caption: t(($) => $.prints.common.order, { number: print.orderNumber }),
          }
        : null,
      drawRight: (target, right, centre) => drawDirection(target, print, context, right, centre),
    },
    context,
  );
  const fitting = densities.find((density) => {
    sheet.gap = density.gap;
    return sheet.pagesOf(() => drawBody(sheet, print, context, density)) === 1;
  });
  const density = fitting ?? roomy;
  sheet.gap = density.gap;
  drawBody(sheet, print, context, density);
}

function drawBody(sheet: Sheet, print: HandoverPrint, context: LayoutContext, density: Density): void {
  const { t } = context;
  drawSigners(sheet, print, context);
  drawAsset(sheet, print, context);
  if (print.release) drawRelease(sheet, print.release, context);
  drawEquipment(sheet, print, context);
  if (print.asset.kind === 'vehicle' || print.damages.length > 0)
    drawDamages(sheet, print, context, density.pictureWidth);
  drawInside(sheet, print, context);
  drawRemarks(sheet, print, context, density.remarks);
  drawConsents(sheet, print, context);
  drawTerms(sheet, print.terms, signaturesHeight + 1);
  sheet.y += 1;
  drawSignatures(sheet, [
    t(($) => $.prints.handover.signedHanded, { name: print.handedBy.name }),
    t(($) => $.prints.handover.signedAccepted, { name: print.acceptedBy.name }),
  ]);
}

/** Both directions with the box of this one ticked; returns the left edge. */
function drawDirection(
  sheet: Sheet,
  print: HandoverPrint,
  { t }: LayoutContext,
  right: number,
  centre: number,
): number {
  const choices = [
    { direction: 'release', text: t(($) => $.prints.handover.release) },
    { direction: 'acceptance', text: t(($) => $.prints.handover.acceptance) },
  ] as const;
  let x = right;
  for (const { direction, text } of choices) {
    const chosen = print.direction === direction;
    const style = { bold: chosen };
    x -= sheet.widthOf(text, style);
    sheet.text(text, x, centre - lineHeight(type.text) / 2, style);
    x -= checkSize + 1.2;
    drawCheckbox(sheet, x, centre - checkSize / 2, chosen);
    x -= 3;
  }
  return x - 1;
}

function drawSigners(sheet: Sheet, print: HandoverPrint, { t }: LayoutContext): void {
  const cell = (label: string, signer: HandoverPrint['handedBy']): Cell => ({
    label,
    value: signer.name,
    detail: signer.detail,
    width: 1,
  });
  const handed = cell(
    t(($) => $.prints.handover.handedBy),
    print.handedBy,
  );
  const accepted = cell(
    t(($) => $.prints.handover.acceptedBy),
    print.acceptedBy,
  );
  drawGrid(sheet, [[handed, accepted]]);
  sheet.y += sheet.gap;
}

function drawAsset(sheet: Sheet, print: HandoverPrint, context: LayoutContext): void {
  const { t } = context;
  const keys: Cell = { label: t(($) => $.prints.common.keys), value: print.keys, width: 53 };
  const documents: Cell = {
    label: t(($) => $.prints.handover.documents),
    value: print.documents,
    width: 53,
  };
  const last =
    print.asset.kind === 'vehicle'
      ? [fuelCell(sheet, print.fuelEighths, context, 80), keys, documents]
      : [keys, documents].filter((cell) => cell.value);
  drawHeading(sheet, assetHeading(print.asset, context));
  drawGrid(sheet, [...assetRows(print.asset, context), ...(last.length > 0 ? [last] : [])]);
  sheet.y += sheet.gap;
}

function drawRelease(
  sheet: Sheet,
  release: NonNullable<HandoverPrint['release']>,
  context: LayoutContext,
): void {
  const { t } = context;
  const oldParts = release.oldParts && t(($) => $.prints.common[release.oldParts ?? 'none']);
  const invoice =
    release.invoiceNumber &&
    (release.invoicedOn
      ? t(($) => $.prints.handover.invoiceOf, {
          number: release.invoiceNumber,
          on: formatDate(release.invoicedOn),
        })
      : t(($) => $.prints.common.no, { number: release.invoiceNumber }));
  if (release.workDone.length > 0) {
    drawHeading(
      sheet,
      t(($) => $.prints.handover.workDone),
    );
    drawTextBox(sheet, workText(sheet, release.workDone, context), 9);
    sheet.y += sheet.gap;
  }
  drawGrid(sheet, [
    [
      { label: t(($) => $.prints.handover.oldParts), value: oldParts, width: 50 },
      { label: t(($) => $.prints.handover.nextService), value: release.nextService, width: 78 },
      { label: t(($) => $.prints.handover.invoice), value: invoice, width: 58 },
    ],
    ...(release.recommendations.length > 0
      ? [
          [
            {
              label: t(($) => $.prints.handover.recommendations),
              value: release.recommendations.join('; '),
              plain: true,
              width: 1,
            },
          ],
        ]
      : []),
  ]);
  sheet.y += sheet.gap;
}

/** As much of the work as fits eight lines; the rest is on the invoice. */
function workText(sheet: Sheet, work: readonly string[], { t }: LayoutContext): string {
  const maxLines = 8;
  const width = contentWidth - 4;
  for (let shown = work.length; shown > 1; shown--) {
    const rest = work.length - shown;
    const more = rest > 0 ? `; ${t(($) => $.prints.handover.moreWork, { number: rest })}` : '';
    const text = work.slice(0, shown).join('; ') + more;
    if (sheet.linesOf(text, width).length <= maxLines) return text;
  }
  return work[0] ?? '';
}

function drawEquipment(sheet: Sheet, print: HandoverPrint, { t }: LayoutContext): void {
  if (print.equipment.length === 0) return;
  const vehicle = print.asset.kind === 'vehicle';
  drawHeading(
    sheet,
    vehicle ? t(($) => $.prints.handover.equipmentList) : t(($) => $.prints.handover.accessories),
  );
  drawChecks(sheet, print.equipment);
  sheet.y += sheet.gap;
}

function drawRemarks(sheet: Sheet, print: HandoverPrint, { t }: LayoutContext, height: number): void {
  const release = print.direction === 'release';
  drawHeading(
    sheet,
    release ? t(($) => $.prints.handover.remarksOut) : t(($) => $.prints.handover.remarksIn),
  );
  drawTextBox(sheet, print.remarks, height);
  sheet.y += sheet.gap;
}

function drawConsents(sheet: Sheet, print: HandoverPrint, { t }: LayoutContext): void {
  if (print.consents.length === 0) return;
  drawHeading(
    sheet,
    t(($) => $.prints.common.consents),
  );
  drawChecks(sheet, print.consents, { maxColumns: 3 });
  sheet.y += sheet.gap;
}
