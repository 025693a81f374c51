import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { CellKind, CellValue, TableColumn } from './tableColumn';

const formatOf: Readonly<Partial<Record<CellKind, string>>> = {
  integer: '0',
  money: '#,##0.00',
  quantity: '#,##0.###',
  percent: '0.00%',
  date: 'dd.mm.yyyy',
  dateTime: 'dd.mm.yyyy hh:mm',
};

/** Integers of the database per unit of the sheet: cents per euro, thousandths, basis points per 1. */
const unitOf: Readonly<Partial<Record<CellKind, number>>> = { money: 100, quantity: 1000, percent: 10_000 };

const widthOf: Readonly<Record<CellKind, number>> = {
  text: 32,
  code: 18,
  integer: 10,
  money: 14,
  quantity: 12,
  percent: 10,
  date: 12,
  dateTime: 18,
};

/** Excel's own limits. */
const MAX_TEXT = 32_767;
const MAX_SHEET_NAME = 31;

/** Writes a list as a workbook with one sheet: codes as text, money as numbers with two decimals (documents §2). */
export function writeXlsx(
  columns: readonly TableColumn[],
  rows: readonly (readonly CellValue[])[],
  sheetName: string,
): Promise<Buffer> {
  const header = columns.map(({ title }): CellObject => ({ value: title, type: String, fontWeight: 'bold' }));
  const data: SheetData = [
    header,
    ...rows.map((row) => columns.map(({ kind }, at) => cellOf(row[at] ?? null, kind))),
  ];
  return writeXlsxFile(data, {
    sheet: sheetNameOf(sheetName),
    stickyRowsCount: 1,
    columns: columns.map(({ kind }) => ({ width: widthOf[kind] })),
  }).toBuffer();
}

function cellOf(value: CellValue, kind: CellKind): CellObject | null {
  if (value === null || value === '') return null;
  const format = formatOf[kind];
  if (kind === 'date') return { value: new Date(`${value}T00:00:00Z`), type: Date, format };
  if (typeof value === 'string' || kind === 'text' || kind === 'code') {
    return { value: cleanText(String(value)), type: String };
  }
  if (kind === 'dateTime') return { value: sofiaWallClock(value), type: Date, format };
  return { value: value / (unitOf[kind] ?? 1), type: Number, format };
}

/** A sheet has no time zones: the instant is written as the workshop's clock showed it. */
function sofiaWallClock(instant: number): Date {
  const shown = wallClock.format(instant);
  return new Date(`${shown.replace(' ', 'T')}Z`);
}

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Sofia',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** XML has no place for control characters and lone surrogates: one of them makes the workbook unreadable. */
function cleanText(text: string): string {
  return text.replace(/[^\P{C}\n\t\p{Cf}]/gu, '').slice(0, MAX_TEXT);
}

function sheetNameOf(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/gu, ' ')
      .replace(/^'+|'+$/gu, '')
      .slice(0, MAX_SHEET_NAME)
      .trim() || 'Sheet1'
  );
}
