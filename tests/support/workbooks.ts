import { xlsxWriter } from '@engine/exchange/csv/xlsxWriter';

/** A workbook with a row of headings and rows of texts. */
export function workbookOf([head = [], ...rows]: readonly (readonly string[])[]): Uint8Array {
  const writer = xlsxWriter(
    head.map((title) => ({ title, kind: 'code' as const })),
    'Лист1',
  );
  writer.add(rows);
  return writer.finish(null);
}
