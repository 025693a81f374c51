import { renderPrint } from '@engine/documents/render';
import {
  type LabelsPrint,
  labelFormatNames,
  labelFormats,
  labelsOnSheet,
} from '@shared/features/printing/prints/labels';
import { describe, expect, test } from 'vitest';
import { codesOnPdf } from '../support/barcodes';
import { pdfPages } from './pdfText';
import * as samples from './samples';

/** More labels than one sheet of any format has, among them the longest code that a card may get. */
const print = (format: LabelsPrint['format'], count: number, skip = 0): LabelsPrint => ({
  ...samples.labels,
  format,
  skip,
  labels: Array.from({ length: count }, (_, at) => ({
    code: `MR-${at === 0 ? 1_234_567 : at}`,
    mark: '8Z0 419 091 D 1KT',
    name: 'Въздуховод интеркулер горен с уплътнения, Volkswagen',
    aside: 'A-03-2',
  })),
});

describe.each(labelFormatNames)('labels on %s', (format) => {
  // Fault: bars that a decoder cannot tell apart at the printer's own dots, or that run into the next label.
  test('every code is read back from the picture at 203 dpi, as often as it was asked for', async () => {
    const count = labelFormats[format].sheet === null ? 3 : labelsOnSheet(format) + 2;
    const { bytes, pages, missingGlyphs } = renderPrint('labels', print(format, count), samples.run);
    const read = await codesOnPdf(bytes);
    expect(missingGlyphs).toEqual([]);
    expect(pages).toBe(labelFormats[format].sheet === null ? 3 : 2);
    const asked = print(format, count).labels.map(({ code }) => code);
    expect(read.map(({ text }) => text).sort()).toEqual(asked.sort());
    expect(new Set(read.map((one) => one.format))).toEqual(new Set(['Code128']));
  });
});

describe('a sheet that was begun', () => {
  // Fault: stickers that are gone get a label, or one too many sheets.
  test('is filled from its first free place', () => {
    const last = labelsOnSheet('sheet24') - 1;
    expect(renderPrint('labels', print('sheet24', 1, last), samples.run).pages).toBe(1);
    expect(renderPrint('labels', print('sheet24', 2, last), samples.run).pages).toBe(2);
  });

  test('shows number, name and place in words beside the code', () => {
    const [page = ''] = pdfPages(renderPrint('labels', samples.labels, samples.run).bytes);
    for (const word of ['1K0 615 301 AA', 'Спирачен диск преден, VW', 'A-03-2', 'MR-184', 'Централен склад'])
      expect(page).toContain(word);
  });
});

describe('codes on documents', () => {
  // Fault: a QR that stands for another document than the one it is printed on.
  test('the service order carries its number as barcode and as QR', async () => {
    const { bytes } = renderPrint('serviceOrder', samples.order, samples.run);
    const read = await codesOnPdf(bytes, 300);
    const code = `MO-${samples.order.number}`;
    expect(read.map(({ format, text }) => [format, text])).toEqual(
      expect.arrayContaining([
        ['Code128', code],
        ['QRCode', code],
      ]),
    );
  });
});
