import { formatMoney, formatPercent, parseMoney, parsePercent } from '@shared/kernel/money';
import { formatHours, formatQuantity, parseHours, parseQuantity } from '@shared/kernel/quantity';
import type { ReactNode } from 'react';

export interface ColumnBase<T> {
  id: string;
  header: string;
  /** CSS pixels; without it the column grows. */
  width?: number;
  num?: boolean;
  className?: string;
  /** May stay empty: Enter passes it by. */
  optional?: boolean;
  /** What the cell shows at rest, when it is more than the value: a unit, a key, a colour. */
  display?: (row: T) => ReactNode;
  /** Cells of this column that nobody may change in this row. */
  locked?: (row: T) => boolean;
}

/** How a cell is edited: text in, change out. Typed values stay inside the builders below. */
export interface TextEditing<T> {
  kind: 'text';
  text: (row: T) => string;
  empty: (row: T) => boolean;
  /** Applies what was typed; answers with a complaint instead when it cannot be read. */
  apply: (row: T, text: string) => 'unreadable' | undefined;
  copy: (from: T, to: T) => void;
}

export interface PickerEditing<T, V = unknown> {
  kind: 'picker';
  text: (row: T) => string;
  empty: (row: T) => boolean;
  load: (query: string, row: T) => Promise<readonly V[]>;
  optionKey: (option: V) => string | number;
  optionText: (option: V) => string;
  renderOption?: (option: V) => ReactNode;
  pick: (row: T, option: V) => void;
  copy: (from: T, to: T) => void;
}

export type LineColumn<T> = ColumnBase<T> & { editing?: TextEditing<T> | PickerEditing<T> };

interface ValueSpec<T, V> extends ColumnBase<T> {
  value: (row: T) => V | null;
  change: (row: T, value: V | null) => void;
}

function parsedColumn<T, V>(
  { value, change, ...base }: ValueSpec<T, V>,
  format: (value: V) => string,
  parse: (text: string) => V | null,
): LineColumn<T> {
  return {
    ...base,
    editing: {
      kind: 'text',
      text: (row) => {
        const current = value(row);
        return current === null ? '' : format(current);
      },
      empty: (row) => value(row) === null,
      apply: (row, text) => {
        if (text.trim() === '') return void change(row, null);
        const read = parse(text);
        if (read === null) return 'unreadable';
        change(row, read);
        return undefined;
      },
      copy: (from, to) => change(to, value(from)),
    },
  };
}

/** A column that only shows. */
export const readColumn = <T>(base: ColumnBase<T> & { display: (row: T) => ReactNode }): LineColumn<T> =>
  base;

export const textColumn = <T>(spec: ValueSpec<T, string>): LineColumn<T> =>
  parsedColumn(
    { ...spec, value: (row) => spec.value(row) || null },
    (text) => text,
    (text) => text.trim(),
  );

const positive =
  (parse: (text: string) => number | null) =>
  (text: string): number | null => {
    const value = parse(text);
    return value !== null && value < 0 ? null : value;
  };

/** Quantity in thousandths; a negative one is not read. */
export const quantityColumn = <T>(spec: ValueSpec<T, number>): LineColumn<T> =>
  parsedColumn({ num: true, ...spec }, (milli) => formatQuantity(milli), positive(parseQuantity));

/** Money in cents; a negative amount is not read. */
export const moneyColumn = <T>(spec: ValueSpec<T, number>): LineColumn<T> =>
  parsedColumn({ num: true, ...spec }, (cents) => formatMoney(cents), positive(parseMoney));

/** Percent in basis points, 0 to 100 %. */
export const percentColumn = <T>(spec: ValueSpec<T, number>): LineColumn<T> =>
  parsedColumn(
    { num: true, ...spec },
    (bp) => formatPercent(bp),
    (text) => {
      const bp = positive(parsePercent)(text);
      return bp !== null && bp > 10_000 ? null : bp;
    },
  );

/** Norm time in seconds. */
export const hoursColumn = <T>(spec: ValueSpec<T, number>): LineColumn<T> =>
  parsedColumn({ num: true, ...spec }, (seconds) => formatHours(seconds), positive(parseHours));

interface PickerSpec<T, V> extends ColumnBase<T> {
  value: (row: T) => V | null;
  change: (row: T, value: V | null) => void;
  load: (query: string, row: T) => Promise<readonly V[]>;
  optionKey: (option: V) => string | number;
  optionText: (option: V) => string;
  renderOption?: (option: V) => ReactNode;
}

/** A cell filled from a list: team, part, operation. */
export function pickerColumn<T, V>({
  value,
  change,
  load,
  optionKey,
  optionText,
  renderOption,
  ...base
}: PickerSpec<T, V>): LineColumn<T> {
  const editing: PickerEditing<T, V> = {
    kind: 'picker',
    text: (row) => {
      const current = value(row);
      return current === null ? '' : optionText(current);
    },
    empty: (row) => value(row) === null,
    load,
    optionKey,
    optionText,
    renderOption,
    pick: change,
    copy: (from, to) => change(to, value(from)),
  };
  // the options come back only to the functions that made them, so their type may be forgotten here
  return { ...base, editing: editing as unknown as PickerEditing<T> };
}
