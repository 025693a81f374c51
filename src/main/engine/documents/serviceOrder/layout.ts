import type { ServiceOrderPrint } from '@shared/features/printing/prints/serviceOrder';
import { formatDateTime } from '@shared/kernel/dates';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { assetHeading, assetRows, fuelCell } from '../assetGrid';
import type { LayoutContext } from '../context';
import { drawHead, joined } from '../letterhead';
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
import { a4, lineHeight, type Sheet, type } from '../pdf/page';
import { drawTearOff, tearOffHeight } from './tearOff';
import { drawWork } from './work';

/** „Поръчка за сервиз“ (S4, documents §3.1) with the client's slip at the foot of the last page. */
export function layoutServiceOrder(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.serviceOrder.title),
      number: print.number,
      date: formatDateTime(print.receivedAt),
      identity: { kind: 'order', number: print.number },
      barcode: {
        code: { kind: 'order', number: print.number },
        caption: t(($) => $.prints.common.order, { number: print.number }),
      },
    },
    context,
  );
  const fitting = densities.find((density) => {
    applyDensity(sheet, density);
    return sheet.pagesOf(() => drawBody(sheet, print, context)) === 1;
  });
  if (!fitting) applyDensity(sheet, roomy);
  drawBody(sheet, print, context);
}

/** An order that nearly fits one page is set closer; a long one keeps its air and takes more pages. */
interface Density {
  /** mm between blocks */
  gap: number;
  /** mm above and below the text of a row */
  rowPadding: number;
}

const roomy: Density = { gap: 3.2, rowPadding: 1 };
const densities: readonly Density[] = [
  roomy,
  { gap: 2.8, rowPadding: 0.8 },
  { gap: 2.4, rowPadding: 0.65 },
  { gap: 2, rowPadding: 0.5 },
  { gap: 1.6, rowPadding: 0.35 },
  { gap: 1.2, rowPadding: 0.25 },
];

function applyDensity(sheet: Sheet, density: Density): void {
  sheet.gap = density.gap;
  sheet.rowPadding = density.rowPadding;
}

function drawBody(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  drawClient(sheet, print, context);
  drawAsset(sheet, print, context);
  drawHeading(
    sheet,
    t(($) => $.prints.serviceOrder.complaint),
  );
  drawTextBox(sheet, print.complaint, 9);
  sheet.y += sheet.gap;
  drawWork(sheet, print, context);
  drawTechnicalNotes(sheet, print, context);
  if (print.note)
    drawGrid(sheet, [
      [{ label: t(($) => $.prints.serviceOrder.note), value: print.note, plain: true, width: 1 }],
    ]);
  if (print.note) sheet.y += sheet.gap;
  drawAgreement(sheet, print, context);
  drawFinalCheck(sheet, print, context);
  drawClosing(sheet, print, context);
}

/** Volumes and torques two in a row, under the work that needs them. */
function drawTechnicalNotes(sheet: Sheet, print: ServiceOrderPrint, { t }: LayoutContext): void {
  const notes = print.technicalNotes;
  if (notes.length === 0) return;
  drawHeading(
    sheet,
    t(($) => $.catalog.view.notes),
  );
  const cells = notes.map(
    ({ label, value, text }): Cell => ({
      label,
      value: value ?? text ?? '',
      ...(value !== null && text && { detail: text }),
      plain: value === null,
      width: 1,
    }),
  );
  const rows: Cell[][] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const row = cells.slice(at, at + 2);
    rows.push(row.length === 2 ? row : [...row, { label: '', value: '', width: 1 }]);
  }
  drawGrid(sheet, rows);
  sheet.y += sheet.gap;
}

function drawClient(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  const { client, contact } = print;
  const phone = client.phone && t(($) => $.prints.common.phone, { phone: client.phone });
  const eik = client.eik && t(($) => $.prints.common.eik, { eik: client.eik });
  const contactPhone = contact?.phone && t(($) => $.prints.common.phone, { phone: contact.phone });
  const promised = print.promisedAt === null ? '' : formatDateTime(print.promisedAt);
  drawGrid(sheet, [
    [
      {
        label: t(($) => $.prints.common.client),
        value: client.name,
        detail: joined([eik, client.address, phone, client.email]),
        width: 92,
      },
      {
        label: t(($) => $.prints.serviceOrder.type),
        value: print.typeName,
        detail: t(($) => $.prints.serviceOrder.signedAdvisor, { name: print.receivedBy }),
        width: 48,
      },
      { label: t(($) => $.prints.serviceOrder.promised), value: promised, big: true, width: 46 },
    ],
    ...(contact
      ? [
          [
            {
              label: t(($) => $.prints.serviceOrder.contact),
              value: joined([contact.name, contactPhone]),
              width: 1,
            },
          ],
        ]
      : []),
    ...payerRow(print, context),
  ]);
  sheet.y += sheet.gap;
}

/** Payers are named when somebody else than the client pays or there is a policy or a claim. */
function payerRow(print: ServiceOrderPrint, { t }: LayoutContext): Cell[][] {
  const texts = print.payers.map((payer) =>
    joined([
      payer.name,
      payer.shareBp === null ? null : formatPercent(payer.shareBp),
      payer.policyNumber && t(($) => $.prints.serviceOrder.policy, { number: payer.policyNumber }),
      payer.claimNumber && t(($) => $.prints.serviceOrder.claim, { number: payer.claimNumber }),
    ]),
  );
  const onlyClient =
    texts.length === 1 && print.payers[0]?.name === print.client.name && !texts[0]?.includes(',');
  if (texts.length === 0 || onlyClient) return [];
  return [
    [{ label: t(($) => $.prints.serviceOrder.payers), value: texts.join('; '), plain: true, width: 1 }],
  ];
}

function drawAsset(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  const rows = assetRows(print.asset, context);
  const keyTag: Cell = { label: t(($) => $.prints.serviceOrder.keyTag), value: print.keyTag, width: 106 };
  if (print.asset.kind === 'vehicle') rows.push([fuelCell(sheet, print.fuelEighths, context, 80), keyTag]);
  drawHeading(sheet, assetHeading(print.asset, context));
  drawGrid(sheet, rows);
  sheet.y += sheet.gap;
}

/** Estimate, limit without a call, old parts and the consents of the client. */
function drawAgreement(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  const { estimate } = print;
  const oldParts = print.oldParts && t(($) => $.prints.common[print.oldParts ?? 'returned']);
  const limit = print.callLimitCents === null ? '' : formatMoney(print.callLimitCents, { currency: true });
  const rows: Cell[][] = [];
  if (estimate) rows.push(estimateRow(estimate, context));
  if (limit || oldParts)
    rows.push([
      { label: t(($) => $.prints.serviceOrder.callLimit), value: limit, width: 1 },
      { label: t(($) => $.prints.serviceOrder.oldParts), value: oldParts, width: 1 },
    ]);
  if (rows.length > 0) {
    if (estimate)
      drawHeading(
        sheet,
        t(($) => $.prints.serviceOrder.estimate),
      );
    drawGrid(sheet, rows);
    sheet.y += sheet.gap;
  }
  if (print.consents.length > 0) {
    drawChecks(sheet, print.consents, { maxColumns: 3, lead: t(($) => $.prints.common.consents) });
    sheet.y += sheet.gap;
  }
}

function estimateRow(estimate: NonNullable<ServiceOrderPrint['estimate']>, { t }: LayoutContext): Cell[] {
  const sum = (label: string, cents: number, bold = false): Cell => ({
    label,
    value: formatMoney(cents),
    plain: !bold,
    width: 1,
  });
  return [
    sum(
      t(($) => $.prints.serviceOrder.labour),
      estimate.labourCents,
    ),
    sum(
      t(($) => $.prints.serviceOrder.parts),
      estimate.partsCents,
    ),
    sum(
      t(($) => $.prints.serviceOrder.others),
      estimate.otherCents,
    ),
    ...(estimate.vatCents === null
      ? []
      : [
          sum(
            t(($) => $.prints.common.vat),
            estimate.vatCents,
          ),
        ]),
    sum(
      t(($) => $.prints.common.total),
      estimate.totalCents,
      true,
    ),
  ];
}

function drawFinalCheck(sheet: Sheet, print: ServiceOrderPrint, { t }: LayoutContext): void {
  const { items, by, at } = print.finalCheck;
  if (items.length === 0) return;
  drawChecks(sheet, items, { maxColumns: 5, lead: t(($) => $.prints.serviceOrder.finalCheck) });
  if (by !== null) {
    const text = t(($) => $.prints.serviceOrder.checkedBy, {
      name: by,
      at: at === null ? '' : formatDateTime(at),
    });
    sheet.text(text, a4.left, sheet.y + 0.8, { size: type.dense });
    sheet.y += lineHeight(type.dense) + 0.8;
  }
  sheet.y += sheet.gap;
}

function drawClosing(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  const closing = signaturesHeight + tearOffHeight;
  drawTerms(sheet, print.terms, closing);
  sheet.ensure(closing);
  sheet.y = Math.max(sheet.y, a4.bottom - closing);
  drawSignatures(
    sheet,
    [
      t(($) => $.prints.serviceOrder.signedClient, { name: print.contact?.name ?? print.client.name }),
      t(($) => $.prints.serviceOrder.signedAdvisor, { name: print.receivedBy }),
    ],
    false,
  );
  drawTearOff(sheet, print, context);
}
