import type { DifferenceKind } from '@shared/features/etka/model';

/** What is remembered of a part in an export: enough to say what changed. */
export interface KeptRow {
  brand: string;
  /** Compact number as it was exported. */
  number: string;
  quantityMilli: number;
  priceCents: number;
  /** Checksum of the record as written; rows of older programs have none. */
  record?: number | undefined;
}

/** A part that is not the same as in the export before; `null` where it was not there or is no more. */
export interface DifferentRow {
  kind: DifferenceKind;
  brand: string;
  number: string;
  before: KeptRow | null;
  after: KeptRow | null;
}

/**
 * Compares two exports part by part, in the order of the numbers (etka §4). A part with another quantity and another
 * price stands twice; `other` is a part of which something else in the record changed.
 */
export function compareExports(before: readonly KeptRow[], after: readonly KeptRow[]): DifferentRow[] {
  const left = new Map(before.map((row) => [keyOf(row), row]));
  const found: DifferentRow[] = [];
  for (const row of after) {
    const old = left.get(keyOf(row)) ?? null;
    left.delete(keyOf(row));
    for (const kind of kindsOf(old, row))
      found.push({ kind, brand: row.brand, number: row.number, before: old, after: row });
  }
  for (const row of left.values())
    found.push({ kind: 'gone', brand: row.brand, number: row.number, before: row, after: null });
  return found.sort(byNumber);
}

function kindsOf(old: KeptRow | null, row: KeptRow): DifferenceKind[] {
  if (old === null) return ['added'];
  const kinds: DifferenceKind[] = [];
  if (old.quantityMilli !== row.quantityMilli) kinds.push('quantity');
  if (old.priceCents !== row.priceCents) kinds.push('price');
  return kinds.length === 0 && !isSame(old, row) ? ['other'] : kinds;
}

/** How many parts of each kind. */
export function countsOf(rows: readonly DifferentRow[]): Record<DifferenceKind, number> {
  const counts = { added: 0, gone: 0, quantity: 0, price: 0, other: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

/** Finds a part of an export. */
export function lastRows(
  rows: readonly KeptRow[],
): (part: Pick<KeptRow, 'brand' | 'number'>) => KeptRow | undefined {
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  return (part) => known.get(keyOf(part));
}

/** Tells which rows differ from the last export; without one, all do. */
export function changedSince(last: readonly KeptRow[] | null): (row: KeptRow) => boolean {
  if (last === null) return () => true;
  const known = lastRows(last);
  return (row) => {
    const old = known(row);
    return old === undefined || !isSame(old, row);
  };
}

function keyOf({ number, brand }: Pick<KeptRow, 'number' | 'brand'>): string {
  return `${number}|${brand}`;
}

function isSame(a: KeptRow, b: KeptRow): boolean {
  const sameRecord = a.record === undefined || b.record === undefined || a.record === b.record;
  return a.quantityMilli === b.quantityMilli && a.priceCents === b.priceCents && sameRecord;
}

function byNumber(a: DifferentRow, b: DifferentRow): number {
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  return a.brand < b.brand ? -1 : a.brand > b.brand ? 1 : 0;
}
