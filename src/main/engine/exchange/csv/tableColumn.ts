/**
 * What a column of an exported list holds. `code` is text that looks like a number (ЕИК, phone, plate, document
 * number); money is in cents, quantity in thousandths, percent in basis points, dates `YYYY-MM-DD`, instants UTC ms.
 */
export type CellKind = 'text' | 'code' | 'integer' | 'money' | 'quantity' | 'percent' | 'date' | 'dateTime';

export interface TableColumn {
  title: string;
  kind: CellKind;
}

export type CellValue = string | number | null;
