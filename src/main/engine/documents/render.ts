import { createHash } from 'node:crypto';
import { type PrintKind, type PrintSnapshot, printSchemas } from '@shared/features/printing/prints/catalog';
import {
  type LabelFormatName,
  type LabelsPrint,
  labelFormats,
} from '@shared/features/printing/prints/labels';
import type { Letterhead } from '@shared/features/printing/prints/parts';
import { translator } from '@shared/i18n/translate';
import { drawLabelMark, labelSize, layoutAssetLabel } from './assetLabel/layout';
import type { LayoutContext, PrintRun } from './context';
import { layoutDayRecap } from './dayRecap/layout';
import { drawFrame } from './frame';
import { layoutHandover } from './handover/layout';
import { layoutInvoice } from './invoice/layout';
import { layoutLabels, placesOf } from './labels/layout';
import { layoutList } from './list/layout';
import { Sheet } from './pdf/page';
import { layoutPurchaseOrder } from './purchaseOrder/layout';
import { layoutServiceOrder } from './serviceOrder/layout';
import { layoutStockDocument } from './stockDocument/layout';
import { layoutTestPage } from './testPage/layout';
import { layoutTyreSlip } from './tyreSlip/layout';

export type { LogoImage, PrintRun } from './context';

export interface PrintResult {
  bytes: Uint8Array;
  pages: number;
  /** Characters that were printed as `?` because the face lacks them. */
  missingGlyphs: string[];
}

type Layout<K extends PrintKind> = (sheet: Sheet, snapshot: PrintSnapshot<K>, context: LayoutContext) => void;

const layouts: { [K in PrintKind]: Layout<K> } = {
  serviceOrder: layoutServiceOrder,
  handover: layoutHandover,
  invoice: layoutInvoice,
  dayRecap: layoutDayRecap,
  testPage: layoutTestPage,
  assetLabel: layoutAssetLabel,
  labels: layoutLabels,
  list: layoutList,
  tyreSlip: layoutTyreSlip,
  purchaseOrder: layoutPurchaseOrder,
  stockDocument: layoutStockDocument,
};

/**
 * Makes the PDF of one print run with all its copies; the same snapshot and run give the same bytes (documents §2).
 * Throws a ZodError when the snapshot does not fit its model and a RangeError for an absurd number of copies.
 */
export function renderPrint<K extends PrintKind>(
  kind: K,
  snapshot: PrintSnapshot<K>,
  run: PrintRun,
): PrintResult {
  if (!Number.isInteger(run.copies) || run.copies < 1 || run.copies > 20)
    throw new RangeError('A print run has 1 to 20 copies');
  const print = printSchemas[kind].parse(snapshot) as PrintSnapshot<K>;
  const t = translator(run.language);
  const sheet = new Sheet({
    title: titleOf(kind, print),
    fileId: fileIdOf(kind, print, run),
    createdAt: run.printedAt,
    ...sizeOf(kind, print),
    landscape: 'landscape' in print && print.landscape,
  });
  const texts = { footer: letterheadOf(print).footer, annulled: annulledWord(kind, print, t) };
  for (let i = 0; i < run.copies; i++) {
    const context: LayoutContext = {
      t,
      language: run.language,
      copy: (run.firstCopy ?? 1) + i,
      logo: run.logo ?? null,
    };
    sheet.beginCopy();
    layouts[kind](sheet, print, context);
    sheet.endCopy((page, pages) => {
      if (kind === 'assetLabel' || kind === 'labels') markLabels(sheet, print, page, run, t);
      else drawFrame(sheet, run, context, texts, page, pages);
    });
  }
  const pages = sheet.doc.getNumberOfPages();
  return { bytes: sheet.bytes(), pages, missingGlyphs: [...sheet.missingGlyphs] };
}

/** A label is its own page, but for those that come in sheets. */
function sizeOf(kind: PrintKind, print: object): { size?: readonly [number, number] } {
  if (kind === 'assetLabel') return { size: labelSize };
  const format =
    kind === 'labels' && 'format' in print ? labelFormats[print.format as LabelFormatName] : null;
  return format && format.sheet === null ? { size: [format.width, format.height] } : {};
}

/** A label has room for its code alone, and for the word that it comes from practice. */
function markLabels(sheet: Sheet, print: object, page: number, run: PrintRun, t: LayoutContext['t']): void {
  if (!run.marks.includes('practice')) return;
  const word = t(($) => $.prints.common.practice);
  if ('labels' in print) {
    const { width, height } = labelFormats[(print as LabelsPrint).format];
    for (const place of placesOf(print as LabelsPrint))
      if (place.page === page) drawLabelMark(sheet, word, place, [width, height]);
  } else drawLabelMark(sheet, word, { x: 0, y: 0 }, labelSize);
}

function letterheadOf(print: { letterhead: Letterhead }): Letterhead {
  return print.letterhead;
}

function titleOf(kind: PrintKind, print: object): string {
  if ('columns' in print && 'title' in print) return String(print.title);
  return 'number' in print ? `${kind} ${print.number}` : kind;
}

/** The word of the stamp, in the gender of the document. */
function annulledWord(kind: PrintKind, print: object, t: LayoutContext['t']): string | null {
  switch (kind) {
    case 'serviceOrder':
      return t(($) => $.prints.serviceOrder.annulled);
    case 'handover':
      return t(($) => $.prints.handover.annulled);
    case 'invoice': {
      const other = 'kind' in print && print.kind === 'internal';
      return other ? t(($) => $.prints.invoice.annulledOther) : t(($) => $.prints.invoice.annulled);
    }
    default:
      return null;
  }
}

/** PDF wants a file id: derived from what is printed, never from the clock or chance. */
function fileIdOf(kind: PrintKind, print: object, run: PrintRun): string {
  const { logo, ...rest } = run;
  const hash = createHash('sha256').update(JSON.stringify([kind, print, rest]));
  if (logo) hash.update(logo.bytes);
  return hash.digest('hex').slice(0, 32);
}
