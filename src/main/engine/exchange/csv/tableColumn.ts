/**
 * What a column of an exported list holds. `code` is text that looks like a number (ЕИК, phone, plate, document
 * number); money is in cents, quantity in thousandths, percent in basis points, hours in seconds, dates `YYYY-MM-DD`,
 * instants UTC ms.
 */
export type CellKind =
  | 'text'
  | 'code'
  | 'integer'
  | 'money'
  | 'quantity'
  | 'percent'
  | 'hours'
  | 'date'
  | 'dateTime';

export interface TableColumn {
  title: string;
  kind: CellKind;
}

export type CellValue = string | number | null;
export type CellRow = readonly CellValue[];

/** A file of a list that grows by chunks of rows, so that a long one never holds everybody up. */
export interface TableWriter {
  add(rows: readonly CellRow[]): void;
  /** Ends the file, with a row of sums under the list where it has one. */
  finish(totals: CellRow | null): Uint8Array;
}
