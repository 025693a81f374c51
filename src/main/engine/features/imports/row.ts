import { fieldType, type ImportKind } from '@shared/features/imports/fields';
import type { RowIssue } from '@shared/features/imports/model';
import type { IsoDate } from '@shared/kernel/dates';
import { foldText } from '@shared/kernel/folding';
import { type Cell, type CellRead, cellText, readCell } from '../../exchange/sheets/cells';
import type { TableRow } from '../../exchange/sheets/readTable';

type Params = RowIssue['params'];

interface Columns {
  kind: ImportKind;
  mapping: Readonly<Record<string, number>>;
  header: readonly string[];
  today: IsoDate;
}

/** One row of the file, read field by field; what is wrong is collected, so that all of it is told at once. */
export class ImportRow {
  readonly refusals: RowIssue[] = [];
  readonly warnings: RowIssue[] = [];

  constructor(
    private readonly row: TableRow,
    private readonly columns: Columns,
  ) {}

  get line(): number {
    return this.row.line;
  }

  has(field: string): boolean {
    return cellText(this.cell(field)).trim() !== '';
  }

  refuse(field: string | null, code: string, params: Params = {}): null {
    // A cell that is read twice is refused once.
    if (!this.refusals.some((one) => one.field === field && one.code === code))
      this.refusals.push(this.issue(field, code, params));
    return null;
  }

  warn(field: string | null, code: string, params: Params = {}): void {
    this.warnings.push(this.issue(field, code, params));
  }

  /** One line of text, or several where the field allows. */
  text(field: string, max: number, lines = false): string | null {
    const value = this.read(field).value;
    if (value === null) return null;
    const text = String(value);
    const tidy = (lines ? text.replace(/\r\n?/g, '\n') : text.replace(/[\s\p{Cc}]+/gu, ' ')).trim();
    if (tidy.length > max) return this.refuse(field, 'tooLong', { max, length: tidy.length });
    return tidy === '' ? null : tidy;
  }

  requiredText(field: string, max: number): string {
    const text = this.text(field, max);
    if (text === null && !this.refusals.some((one) => one.field === field)) this.refuse(field, 'required');
    return text ?? '';
  }

  /** A code, and whether Excel had made a number of it. */
  code(field: string, max: number): { text: string; wasNumber: boolean } | null {
    const { value, wasNumber = false } = this.read(field);
    if (value === null) return null;
    const text = String(value).replace(/\s+/g, ' ').trim();
    if (text.length > max) return this.refuse(field, 'tooLong', { max, length: text.length });
    return text === '' ? null : { text, wasNumber };
  }

  number(field: string, most: number): number | null {
    const { value } = this.read(field);
    if (value === null) return null;
    const number = Number(value);
    return number < 0 || number > most ? this.refuse(field, 'outOfRange') : number;
  }

  date(field: string): IsoDate | null {
    const { value } = this.read(field);
    return value === null ? null : String(value);
  }

  /** One of known words, folded; a word that is not known refuses the row, or only warns. */
  choice<T>(
    field: string,
    words: ReadonlyMap<string, T>,
    unknown: string,
    only: 'refuse' | 'warn',
  ): T | null {
    const text = this.text(field, 200);
    if (text === null) return null;
    const found = words.get(foldText(text));
    if (found !== undefined) return found;
    if (only === 'refuse') this.refuse(field, unknown);
    else this.warn(field, unknown);
    return null;
  }

  private cell(field: string): Cell {
    const column = this.columns.mapping[field];
    return column === undefined ? null : (this.row.cells[column] ?? null);
  }

  private read(field: string): Exclude<CellRead, { fault: unknown }> {
    const read = readCell(this.cell(field), fieldType(this.columns.kind, field), this.columns.today);
    if (!('fault' in read)) return read;
    this.refuse(field, read.fault);
    return { value: null };
  }

  private issue(field: string | null, code: string, params: Params): RowIssue {
    const column = field === null ? undefined : this.columns.mapping[field];
    return {
      field,
      column: column === undefined ? null : (this.columns.header[column] ?? null),
      code,
      params,
      value: field === null ? '' : cellText(this.cell(field)).slice(0, 80),
    };
  }
}

/** Folded words of a list in several languages. */
export function wordMap<T>(entries: readonly (readonly [T, ...string[]])[]): ReadonlyMap<string, T> {
  return new Map(
    entries.flatMap(([value, ...words]) => words.map((word) => [foldText(word), value] as const)),
  );
}
